/** Copies everything from one home to another: moving, backing up and restoring are the same work. */
import { SqliteAdapter, sql, type Kysely, type RawBuilder, type TableMetadata } from 'kysely';
import { UserError } from '../../core/errors.js';
import type { Schema } from '../schema.js';
import type { Everywhere } from './within.js';

/** A home whose tables are up to date. */
export interface OpenHome {
  readonly db: Kysely<Schema>;
  readonly everywhere: Everywhere;
  /** Lets go of the database. */
  close(): Promise<void>;
}

/** Tells of progress: so many rows of a table were copied, of so many. */
export type Progress = (table: string, copied: number, total: number) => void;

/** Rows that are read and written at a time. SQLite takes 32,766 values in a statement, tables have about 20 columns. */
const BATCH = 500;

/** A home may have made these for itself when it was opened first; the source's take their place. */
const MADE_BY_ITSELF: readonly string[] = ['own_secrets'];

/**
 * Copies every table that the source has, whatever it is called, and counts the rows on both sides; all or nothing.
 * Nobody may write to the source meanwhile.
 * @returns how many rows were copied
 * @throws UserError when the target holds anything already
 */
export async function copyStore(
  from: OpenHome,
  to: OpenHome,
  progress: Progress = () => undefined,
): Promise<number> {
  const tables = await tablesOf(from.db);
  return from.everywhere((source) =>
    to.everywhere(async (target) => {
      await expectEmpty(target, tables);
      let rows = 0;
      for (const table of tables) rows += await copyTable(source, target, table, progress);
      return rows;
    }),
  );
}

/** All tables but the migrator's. */
export async function tablesOf(db: Kysely<Schema>): Promise<readonly TableMetadata[]> {
  const tables = await db.introspection.getTables();
  return tables.filter(({ isView, schema = 'public' }) => !isView && schema === 'public');
}

async function expectEmpty(db: Kysely<Schema>, tables: readonly TableMetadata[]): Promise<void> {
  for (const { name } of tables) {
    if (MADE_BY_ITSELF.includes(name)) await sql`delete from ${sql.table(name)}`.execute(db);
    else if ((await countRows(db, name)) > 0)
      throw new UserError(
        'bad-input',
        `The target is not empty: its table ${name} holds rows. Take a new database or file; nothing was copied.`,
      );
  }
}

async function copyTable(
  source: Kysely<Schema>,
  target: Kysely<Schema>,
  { name, columns }: TableMetadata,
  progress: Progress,
): Promise<number> {
  const total = await countRows(source, name);
  const names = columns.map((column) => column.name);
  const list = sql.join(names.map((column) => sql.ref(column)));
  const key = await keyOf(source, name);
  let last: Row | undefined;
  for (let copied = 0; copied < total; copied += BATCH) {
    const rows = await readBehind(source, name, list, key, last);
    last = rows.at(-1);
    if (last === undefined) break; // the counts below tell what is missing
    const values = rows.map((row) => sql`(${sql.join(names.map((column) => row[column]))})`);
    await sql`insert into ${sql.table(name)} (${list}) values ${sql.join(values)}`.execute(target);
    progress(name, copied + rows.length, total);
  }
  const kept = await countRows(target, name);
  if (kept !== total)
    throw new Error(`${name} has ${total} rows in the source and ${kept} in the target`);
  for (const column of columns)
    if (column.isAutoIncrementing) await countOn(target, name, column.name);
  return total;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * The rows behind one, in the order of the table's key, so that each batch is found by its index, however far along.
 * @param last - absent: from the first row on
 */
async function readBehind(
  db: Kysely<Schema>,
  table: string,
  list: RawBuilder<unknown>,
  key: readonly string[],
  last: Row | undefined,
): Promise<readonly Row[]> {
  const order = sql.join(key.map((column) => sql.ref(column)));
  const behind = last && sql`where (${order}) > (${sql.join(key.map((column) => last[column]))})`;
  const { rows } = await sql<Row>`
    select ${list} from ${sql.table(table)} ${behind ?? sql``} order by ${order} limit ${BATCH}`.execute(
    db,
  );
  return rows;
}

/** The columns of a table's primary key, in their order. Every table has one. */
async function keyOf(db: Kysely<Schema>, table: string): Promise<readonly string[]> {
  const query = isSqlite(db)
    ? sql<{ name: string }>`select name from pragma_table_info(${table}) where pk > 0 order by pk`
    : sql<{ name: string }>`
        select a.attname as name from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indisprimary and i.indrelid = ${table}::regclass
        order by array_position(i.indkey::int2[], a.attnum)`;
  const { rows } = await query.execute(db);
  if (rows.length === 0) throw new Error(`the table ${table} has no primary key to copy it by`);
  return rows.map(({ name }) => name);
}

function isSqlite(db: Kysely<Schema>): boolean {
  return db.getExecutor().adapter instanceof SqliteAdapter;
}

async function countRows(db: Kysely<Schema>, table: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ${sql.table(table)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Lets PostgreSQL count on from the highest number that was copied; SQLite does so by itself. */
async function countOn(db: Kysely<Schema>, table: string, column: string): Promise<void> {
  if (isSqlite(db)) return;
  await sql`
    select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)}))
    from ${sql.table(table)} having max(${sql.ref(column)}) is not null`.execute(db);
}
