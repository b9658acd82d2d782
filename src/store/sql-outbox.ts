/** The outbox on a SQL database. */
import type { Kysely, RawBuilder, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { AdapterName } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { DeliveryRecord, Outbox, TakenDelivery } from '../core/store.js';
import type { DeliveriesTable, Schema } from './schema.js';

/**
 * Creates the outbox.
 * @param db - the migrated database
 * @param now - the clock, in milliseconds since 1970
 * @param skipTaken - ends the query for due deliveries `d` where another process may be taking them at the same moment
 */
export function createSqlOutbox(
  db: Kysely<Schema>,
  now: () => number,
  skipTaken: RawBuilder<unknown> = sql``,
): Outbox {
  const settle = (key: string, values: Updateable<DeliveriesTable>) =>
    db
      .updateTable('deliveries')
      .set({ body: '', owner: null, settled_at: now(), ...values })
      .where('key', '=', key)
      .execute();
  const held = (owner: string) =>
    db.updateTable('deliveries').where('state', '=', 'open').where('owner', '=', owner);
  const records = () => db.selectFrom('deliveries').select(RECORD);

  return {
    async accept(delivery) {
      const inserted = await db
        .insertInto('deliveries')
        .values({ ...delivery, ...NEW, due_at: now(), accepted_at: now() })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('seq')
        .executeTakeFirst();
      return inserted !== undefined;
    },
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
      await settle(key, { state: 'done', answer, reply });
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
    async release(adapter, owner) {
      await held(owner)
        .where('adapter', '=', adapter)
        .set({ owner: null, due_at: now() })
        .execute();
    },
    async find(key) {
      return toRecord(await records().where('key', '=', key).executeTakeFirst());
    },
    async findQuestion(adapter, question) {
      const row = await records()
        .where('adapter', '=', adapter)
        .where('question', '=', question)
        .where((where) => where.or([where('answer', 'is not', null), where('state', '=', 'open')]))
        .orderBy(sql`answer is null`)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return toRecord(row);
    },
    async findAnswer(adapter, answer) {
      const row = await records()
        .where('adapter', '=', adapter)
        .where('answer', '=', answer)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return toRecord(row);
    },
    async forgetAnswer(adapter, answer) {
      await db
        .updateTable('deliveries')
        .set({ answer: null, reply: null })
        .where('adapter', '=', adapter)
        .where('answer', '=', answer)
        .execute();
    },
    async askers(lane) {
      const rows = await db
        .selectFrom('deliveries')
        .select('author')
        .distinct()
        .where('lane', '=', lane)
        .where((where) => where.or([where('answer', 'is not', null), where('state', '=', 'open')]))
        .execute();
      return rows.map((row) => row.author);
    },
  };
}

const NEW = { state: 'open', attempts: 0, unsure: 0 } as const;
const TAKEN = [
  'seq',
  'key',
  'workspace',
  'lane',
  'author',
  'question',
  'body',
  'attempts',
  'unsure',
  'reply',
  'accepted_at',
] as const;
const RECORD = ['key', 'author', 'state', 'answer', 'reply'] as const;

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
    .returning(TAKEN)
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

type RecordRow = Pick<Selectable<DeliveriesTable>, (typeof RECORD)[number]>;

function toRecord(row: RecordRow | undefined): DeliveryRecord | null {
  return row ? { ...row, reply: parseReply(row.reply) } : null;
}

/** Replies are written by this file only, so their form is known. */
function parseReply(json: string | null): Reply | null {
  return json === null ? null : (JSON.parse(json) as Reply);
}
