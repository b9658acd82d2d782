/** Accepting deliveries on a SQL database, and taking them in the same statement where nothing is in their way. */
import { sql, type Kysely } from 'kysely';
import type { NewDelivery, Seal, TakenDelivery } from '../../../core/records/store.js';
import type { Join } from '../batching.js';
import type { People } from '../people.js';
import type { Row, RowsForm } from '../rows-form.js';
import type { Schema } from '../../schema.js';

/** What a sealed conversation belongs to. */
export const ADDRESS = 'conversation of a delivery';

/**
 * The latest answer that stands of the question of a row of `deliveries`. The additions keep PostgreSQL, while it knows
 * little of a young table, from reading all rows of the adapter, or all in their order, for the one of that question.
 */
export const ANSWERED_BEFORE = sql<string | null>`(
  select same.answer from deliveries as same
  where same.question = deliveries.question and same.adapter || '' = deliveries.adapter
    and same.answer is not null
  order by same.seq + 0 desc limit 1
)`;

/** Something that came in, and who would handle it at once; `null`: nobody has a free hand. */
interface Arrival {
  readonly delivery: NewDelivery;
  readonly taker: { readonly owner: string; readonly lease: number } | null;
}

/** What accepting works with. */
interface AcceptanceOptions {
  readonly people: People;
  readonly seal: Seal;
  readonly now: () => number;
  readonly rowsForm: RowsForm;
  readonly join: Join;
}

/**
 * Creates the way in.
 * @returns what `Outbox.acceptAndTake` returns
 */
export function createAcceptance(
  db: Kysely<Schema>,
  { people, seal, now, rowsForm, join }: AcceptanceOptions,
): (arrival: Arrival) => Promise<TakenDelivery | boolean> {
  const insertOne = join((rows: readonly Arriving[]) => insertAll(db, rowsForm, rows));
  return async ({ delivery, taker }) => {
    const at = now();
    const row = {
      n: 0,
      key: delivery.key,
      adapter: delivery.adapter,
      workspace: delivery.workspace,
      lane: people.markPlace(delivery.lane),
      author: people.mark(delivery, delivery.author),
      address: seal.close(delivery.lane, ADDRESS),
      question: delivery.question,
      body: delivery.body,
      owner: taker?.owner ?? null,
      held_until: at + (taker?.lease ?? 0),
      accepted_at: at,
    };
    const inserted = await insertOne(row);
    if (inserted === undefined) return false;
    const isTaken = inserted.owner !== null && inserted.owner === row.owner;
    return isTaken ? taken(delivery, at, inserted.answered) : true;
  };
}

/**
 * Inserts what came together, in the order in which it came. A second one under a key is a repetition; a second one of a
 * conversation waits for the first.
 */
async function insertAll(
  db: Kysely<Schema>,
  rowsForm: RowsForm,
  arriving: readonly Arriving[],
): Promise<(Inserted | undefined)[]> {
  const busy = new Set<unknown>();
  const firsts = new Map<unknown, Arriving>();
  for (const [n, row] of arriving.entries()) {
    if (firsts.has(row.key)) continue;
    firsts.set(row.key, { ...row, n, owner: busy.has(row.lane) ? null : row.owner });
    busy.add(row.lane);
  }
  const rows = await insert(db, rowsForm, [...firsts.values()]);
  // Not by key: the database may not be able to hold every character of it.
  const inserted = new Map<unknown, Inserted>(rows.map((row) => [row.address, row]));
  return arriving.map(({ address }) => inserted.get(address));
}

const COLUMNS = {
  n: 'bigint',
  key: 'text',
  adapter: 'text',
  workspace: 'text',
  lane: 'text',
  author: 'text',
  address: 'text',
  question: 'text',
  body: 'text',
  owner: 'text',
  held_until: 'bigint',
  accepted_at: 'bigint',
} as const;

/** A delivery as it is to be inserted. */
type Arriving = Row & {
  readonly [Name in keyof typeof COLUMNS]: string | number | null;
};

interface Inserted {
  readonly address: string;
  /** `null` where it was not taken. */
  readonly owner: string | null;
  readonly answered: string | null;
}

/**
 * A statement whose answer was lost with its connection is sent again, and finds its own row, known by the sealed
 * address, which is never the same twice. Two deliveries of one lane that are inserted by two replicas at the same moment may both be taken at once: neither
 * replica sees the other's row yet. That is so, too, where taking is a statement of its own.
 */
async function insert(
  db: Kysely<Schema>,
  rowsForm: RowsForm,
  arriving: readonly Arriving[],
): Promise<Inserted[]> {
  const { rows } = await sql<Inserted>`
    with arriving as materialized (
      select r.*, case when r.owner is null or exists (
               select 1 from deliveries as earlier
               where earlier.lane = r.lane and earlier.state = 'open'
             ) then 0 else 1 end as free
      from ${rowsForm<Arriving>(COLUMNS, arriving)}
    )
    insert into deliveries (
      key, adapter, workspace, lane, author, address, question, body, accepted_at,
      state, owner, due_at, attempts, unsure
    )
    select key, adapter, workspace, lane, author, address, question, body, accepted_at,
           'open', case when free = 1 then owner end,
           case when free = 1 then held_until else accepted_at end, free, free
    from arriving
    where true
    order by n
    on conflict (key) do update set key = excluded.key where deliveries.address = excluded.address
    returning address, owner, ${ANSWERED_BEFORE} as answered`.execute(db);
  return rows;
}

function taken(
  { key, adapter, workspace, question, body }: NewDelivery,
  acceptedAt: number,
  answered: string | null,
): TakenDelivery {
  return {
    key,
    adapter,
    workspace,
    question,
    body,
    attempts: 1,
    interrupted: false,
    acceptedAt,
    reply: null,
    answered,
  };
}
