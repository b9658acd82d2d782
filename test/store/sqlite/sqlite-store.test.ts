import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore, openSqliteStore } from '../../../src/store/sqlite/sqlite-store.js';
import { changesContract } from '../changes-contract.js';
import { delivery } from '../delivery-sample.js';
import { inboxContract } from '../inbox-contract.js';
import { leaveTraces, PERSON, privacyContract } from '../privacy-contract.js';
import { retentionContract } from '../retention-contract.js';
import { storeContract } from '../store-contract.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quaymaster-store-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A file with empty tables. Making them takes longer than most of what is tried in them, so that each test gets a copy. */
let empty: string;
beforeAll(async () => {
  empty = join(folder, 'empty.db');
  await (await openSqliteStore({ file: empty, secretKey: 'key' })).close();
});

let count = 0;
async function openEmpty(now: () => number = Date.now): Promise<Store> {
  const file = join(folder, `${++count}.db`);
  await copyFile(empty, file);
  return openSqliteStore({ file, secretKey: 'key', now });
}

describe('in a file', () => {
  storeContract(openEmpty);
  inboxContract(openEmpty);
  privacyContract(openEmpty);
  retentionContract(openEmpty);
  changesContract(async () => {
    const store = await openEmpty();
    return [store, store];
  });
});

test('a store in memory is empty at each opening, and forgets all when it is closed', async () => {
  const isAccepted = async () => {
    const store = await openMemoryStore();
    try {
      return await store.outbox.accept(delivery({ key: 'k' }));
    } finally {
      await store.close();
    }
  };
  expect([await isAccepted(), await isAccepted()]).toEqual([true, true]);
});

test('what was accepted is there when the file is opened again', async () => {
  const file = join(folder, 'again.db');
  const before = await openSqliteStore({ file, secretKey: 'key' });
  await before.outbox.accept(delivery({ key: 'k', body: '{"text":"hello"}' }));
  await before.installations.put('slack', 'T1', 'xoxb-made-up-token');
  await before.close();

  const after = await openSqliteStore({ file, secretKey: 'key' });
  expect(await after.outbox.accept(delivery({ key: 'k' }))).toBe(false);
  expect(await after.outbox.take('slack', 'a', 1_000, 10)).toMatchObject([
    { key: 'k', body: '{"text":"hello"}' },
  ]);
  expect(await after.installations.get('slack', 'T1')).toBe('xoxb-made-up-token');
  await after.close();
  expect(readFileSync(file, 'latin1')).not.toContain('xoxb-made-up-token');
});

test('only its owner may read the file, what lies beside it and the folder that was made for it', async () => {
  const home = join(folder, 'new', 'deep', 'private.db');
  const store = await openSqliteStore({ file: home, secretKey: 'key' });
  await store.outbox.accept(delivery({ key: 'k' }));
  const modes = [dirname(home), home, `${home}-wal`].map((path) => statSync(path).mode & 0o777);
  await store.close();
  expect(modes).toEqual([0o700, 0o600, 0o600]);

  chmodSync(home, 0o644);
  await (await openSqliteStore({ file: home, secretKey: 'key' })).close();
  expect(statSync(home).mode & 0o777).toBe(0o600);
});

test('a file that is no database is refused with what to do', async () => {
  const file = join(folder, 'note.txt');
  await writeFile(file, 'this is a note, not a database, and long enough to be read as a header');
  await expect(openSqliteStore({ file })).rejects.toThrow(/can't be opened.*DATA_DIR/s);
});

test('nothing in the file names a person, a personal conversation or who waits', async () => {
  const file = join(folder, 'people.db');
  const store = await openSqliteStore({ file, secretKey: 'key' });
  await leaveTraces(store);
  await store.close();
  const tables = new Database(file);
  const names = tables.prepare("select name from sqlite_master where type = 'table'").all();
  for (const { name } of names as { name: string }[]) {
    const rows = JSON.stringify(tables.prepare(`select * from "${name}"`).all());
    expect({ table: name, names: rows.includes(PERSON) }).toEqual({ table: name, names: false });
  }
  tables.close();
});
