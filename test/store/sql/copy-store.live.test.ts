import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { copyStore, tablesOf, type OpenHome } from '../../../src/store/sql/copy-store.js';
import { openPostgresHome } from '../../../src/store/postgres/postgres-store.js';
import { openSqliteHome } from '../../../src/store/sqlite/sqlite-store.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { describeOnPostgres } from '../postgres-database.js';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-copy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
const openFile = () => openSqliteHome(join(folder, `${++count}.db`));

/** Puts made-up rows into every table there is, so that a new one is copied and compared like the others. */
async function fillEveryTable({ db }: OpenHome, rows: number): Promise<void> {
  for (const { name, columns } of await tablesOf(db))
    for (let n = 1; n <= rows; n++) {
      const values = columns.map(({ dataType }) => (/int/i.test(dataType) ? n : `O'Hara ${n} ✓`));
      await sql`insert into ${sql.table(name)} values (${sql.join(values)})`.execute(db);
    }
}

/** All rows of all tables. */
function dump({ everywhere }: OpenHome): Promise<Record<string, unknown>> {
  return everywhere(async (all) => {
    const tables = await tablesOf(all);
    const contents: [string, unknown][] = [];
    for (const { name, columns } of tables) {
      const list = sql.join(columns.map((column) => sql.ref(column.name)).slice(0, 3));
      const { rows } = await sql`select * from ${sql.table(name)} order by ${list}`.execute(all);
      contents.push([name, rows]);
    }
    return Object.fromEntries(contents.sort(([a], [b]) => a.localeCompare(b)));
  });
}

test('every row of every table is in the copy, over many batches', async () => {
  const [from, to] = [await openFile(), await openFile()];
  await fillEveryTable(from, 1_200);
  const tables = await tablesOf(from.db);
  expect(await copyStore(from, to)).toBe(tables.length * 1_200);
  expect(await dump(to)).toEqual(await dump(from));
  await Promise.all([from.close(), to.close()]);
});

test('a target that holds anything is refused and stays as it is', async () => {
  const [from, to] = [await openFile(), await openFile()];
  await fillEveryTable(from, 1);
  await fillEveryTable(to, 2);
  const before = await dump(to);
  await expect(copyStore(from, to)).rejects.toThrow(/not empty.*nothing was copied/);
  expect(await dump(to)).toEqual(before);
  await Promise.all([from.close(), to.close()]);
});

describeOnPostgres('moving to PostgreSQL and back', (database) => {
  test('nothing is lost on the way, and numbers count on from the last one', async () => {
    await (await database().open()).close();
    const { botUrl: url } = database();
    const between = await openPostgresHome({ url, log: createQuietLog() });
    const [from, back] = [await openFile(), await openFile()];
    await fillEveryTable(from, 600);
    await copyStore(from, between);
    await copyStore(between, back);
    expect(await dump(back)).toEqual(await dump(from));

    const store = await database().open();
    const fresh = {
      adapter: 'slack',
      workspace: 'T1',
      lane: 'l',
      author: 'U',
      question: null,
      body: '',
    } as const;
    expect(await store.outbox.accept({ key: 'fresh', ...fresh })).toBe(true);
    await Promise.all([store.close(), between.close(), from.close(), back.close()]);
  });
});
