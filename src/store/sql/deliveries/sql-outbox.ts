/** The outbox on a SQL database. */
import type { Kysely, RawBuilder, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { AdapterName } from '../../../core/adapters.js';
import type { Outbox, Seal, TakenDelivery } from '../../../core/records/store.js';
import type { Join } from '../batching.js';
import { ANSWERED_BEFORE, createAcceptance } from './sql-acceptance.js';
import type { People } from '../people.js';
import type { Row, RowsForm } from '../rows-form.js';
import type { DeliveriesTable, Schema } from '../../schema.js';
import { createDeliveryLookups, parseReply } from './delivery-lookups.js';

/** What the outbox works with besides the database. */
export interface OutboxOptions {
  readonly people: People;
  /** Encrypts conversations: they are often named after people. */
  readonly seal: Seal;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** How the database is given lists of rows. */
  readonly rowsForm: RowsForm;
  /** How pieces of work on the database are done together. */
  readonly join: Join;
  /** Ends the query for due deliveries `d` where another process may be taking them at the same moment. */
  readonly skipTaken?: RawBuilder<unknown> | undefined;
}

/**
 * Creates the outbox.
 * @param db - the migrated database
 */
export function createSqlOutbox(db: Kysely<Schema>, options: OutboxOptions): Outbox {
  const { people, seal, now, rowsForm, join, skipTaken = sql`` } = options;
  const accept = createAcceptance(db, options);
  const settleAnswered = join((answered: readonly Answered[]) =>
    settleAllAnswered(db, rowsForm, answered),
  );
  const settle = (key: string, values: Updateable<DeliveriesTable>) =>
    db
      .updateTable('deliveries')
      .set({ body: '', owner: null, settled_at: now(), ...values })
      .where('key', '=', key)
      .execute();
  const held = (owner: string) =>
    db.updateTable('deliveries').where('state', '=', 'open').where('owner', '=', owner);

  return {
    accept: async (delivery) => (await accept({ delivery, taker: null })) !== false,
    acceptAndTake: (delivery, owner, lease) => accept({ delivery, taker: { owner, lease } }),
    take: (adapter, owner, lease, limit) =>
      take({ db, now: now(), skipTaken, adapter, owner, lease, limit }),
    async renew(keys, owner, lease) {
      await held(owner)
        .where('key', 'in', keys)
        .set({ due_at: now() + lease })
        .execute();
    },
    async done(key, answer, keptReply) {
      const reply = keptReply === undefined ? null : JSON.stringify(keptReply);
      return settleAnswered({ key, answer, reply, settled_at: now() });
    },
    async putOff(key, delay, { maybePosted, reply }) {
      await db
        .updateTable('deliveries')
        .set({
          due_at: now() + delay,
          owner: null,
          ...(!maybePosted && { unsure: 0 }),
          ...(reply && { reply: JSON.stringify(reply) }),
        })
        .where('key', '=', key)
        .execute();
    },
    async fail(key, reason) {
      await settle(key, { state: 'failed', error: reason, reply: null });
    },
    async giveUp(age) {
      const given = await db
        .updateTable('deliveries')
        .set({ ...GIVEN_UP, settled_at: now() })
        .where('state', '=', 'open')
        .where('accepted_at', '<', now() - age)
        .where((where) => where.or([where('owner', 'is', null), where('due_at', '<=', now())]))
        .returning('seq')
        .execute();
      return given.length;
    },
    async backlog() {
      const rows = await db
        .selectFrom('deliveries')
        .select(({ fn }) => [
          'adapter',
          sql<number>`count(*)`.as('open'),
          fn.min('accepted_at').as('oldestAt'),
        ])
        .where('state', '=', 'open')
        .groupBy('adapter')
        .execute();
      // Written by `accept` only.
      return rows.map(({ adapter, ...row }) => ({ ...row, adapter: adapter as AdapterName }));
    },
    async release(adapter, owner) {
      await held(owner)
        .where('adapter', '=', adapter)
        .set({ owner: null, due_at: now() })
        .execute();
    },
    async forgetAnswer(adapter, answer) {
      await db
        .updateTable('deliveries')
        .set({ answer: null, reply: null })
        .where('adapter', '=', adapter)
        .where('answer', '=', answer)
        .execute();
    },
    ...createDeliveryLookups(db, people, seal),
  };
}

const GIVEN_UP = {
  state: 'failed',
  body: '',
  owner: null,
  reply: null,
  error: 'not answered in time',
} as const;
const TAKEN = [
  'seq',
  'key',
  'workspace',
  'question',
  'body',
  'attempts',
  'unsure',
  'reply',
  'accepted_at',
] as const;

/** What is known of an answer that was posted. */
interface Answered extends Row {
  readonly key: string;
  readonly answer: string | null;
  readonly reply: string | null;
  readonly settled_at: number;
}

/** @returns of each, whether another of its lane was waiting for it */
async function settleAllAnswered(
  db: Kysely<Schema>,
  rowsForm: RowsForm,
  answered: readonly Answered[],
): Promise<boolean[]> {
  const columns = { key: 'text', answer: 'text', reply: 'text', settled_at: 'bigint' } as const;
  const { rows } = await sql<{ key: string; freed: number }>`
    update deliveries
    set state = 'done', body = '', owner = null,
        answer = r.answer, reply = r.reply, settled_at = r.settled_at
    from ${rowsForm<Answered>(columns, answered)}
    where deliveries.key = r.key
    returning deliveries.key, case when exists (
      select 1 from deliveries as next
      where next.lane = deliveries.lane and next.state = 'open' and next.seq > deliveries.seq
    ) then 1 else 0 end as freed`.execute(db);
  const freeing = new Set(rows.filter(({ freed }) => freed === 1).map(({ key }) => key));
  return answered.map(({ key }) => freeing.has(key));
}

/** What is to be taken, by whom. */
interface Taking {
  readonly db: Kysely<Schema>;
  readonly now: number;
  readonly skipTaken: RawBuilder<unknown>;
  readonly adapter: AdapterName;
  readonly owner: string;
  readonly lease: number;
  readonly limit: number;
}

/**
 * One statement, so that two owners never take the same row: the second sees the first one's lease, which is
 * `due_at` moved into the future, or steps over the row while the first one holds it.
 */
async function take(taking: Taking): Promise<TakenDelivery[]> {
  const { db, now, skipTaken, adapter, owner, lease, limit } = taking;
  const rows = await db
    .updateTable('deliveries')
    .set((expression) => ({
      owner,
      due_at: now + lease,
      attempts: expression('attempts', '+', 1),
      unsure: expression('unsure', '+', 1),
    }))
    .where('seq', 'in', (due) =>
      due
        .selectFrom('deliveries as d')
        .select('d.seq')
        .where('d.state', '=', 'open')
        .where('d.adapter', '=', adapter)
        .where('d.due_at', '<=', now)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('deliveries as earlier')
                .select('earlier.seq')
                .where('earlier.state', '=', 'open')
                .whereRef('earlier.lane', '=', 'd.lane')
                .whereRef('earlier.seq', '<', 'd.seq'),
            ),
          ),
        )
        .orderBy('d.due_at')
        .orderBy('d.seq')
        .limit(limit)
        .modifyEnd(skipTaken),
    )
    .returning([...TAKEN, ANSWERED_BEFORE.as('answered')])
    .execute();
  return rows
    .sort((a, b) => a.seq - b.seq)
    .map(({ seq: _seq, reply, unsure, accepted_at: acceptedAt, ...row }) => ({
      ...row,
      adapter,
      acceptedAt,
      interrupted: unsure > 1,
      reply: parseReply(reply),
    }));
}
