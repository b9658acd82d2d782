import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'libsql';
import { StoreAway } from '../../../src/core/errors.js';
import { openSqliteHome } from '../../../src/store/sqlite/sqlite-store.js';

let folder: string;
let home: Awaited<ReturnType<typeof openSqliteHome>>;
let other: Database.Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-held-'));
  const file = join(folder, 'kept.sqlite');
  home = await openSqliteHome(file);
  other = new Database(file);
});
afterEach(async () => {
  other.close();
  await home.close();
  await rm(folder, { recursive: true });
});

const names = async () => {
  const rows = await home.db.selectFrom('own_secrets').select('name').execute();
  return rows.map(({ name }) => name);
};
const insert = (db: typeof home.db, name: string) =>
  db.insertInto('own_secrets').values({ name, value: '' });

/** Ways to write: each ends otherwise in libSQL. */
const WAYS: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  'a write': (name) => insert(home.db, name).execute(),
  'a write that returns rows': (name) => insert(home.db, name).returning('name').execute(),
  'a transaction that writes': (name) => home.everywhere((db) => insert(db, name).execute()),
  'a transaction that reads before': (name) =>
    home.everywhere(async (db) => {
      await db.selectFrom('own_secrets').select('name').execute();
      await insert(db, name).execute();
    }),
};

test.each(Object.entries(WAYS))(
  'while another program writes, %s is an outage, and none of them is hurt by it after',
  async (_, writeInVain) => {
    other.exec('begin immediate');
    await expect(writeInVain('in vain')).rejects.toThrow(StoreAway);
    expect(await names()).toEqual([]);
    other.exec('rollback');
    for (const [way, write] of Object.entries(WAYS)) await write(way);
    expect(await names()).toEqual(Object.keys(WAYS).sort());
    other.exec("insert into own_secrets (name, value) values ('the other', '')");
  },
);

test('who reads for long keeps nobody from writing', async () => {
  await home.everywhere(async (db) => {
    await db.selectFrom('own_secrets').select('name').execute();
    other.exec("insert into own_secrets (name, value) values ('the other', '')");
  });
  expect(await names()).toEqual(['the other']);
});
