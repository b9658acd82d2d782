/** Stores and settings files of earlier versions open in this one, and what a newer one added does not keep this one out. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { readSettingsFile } from '../../src/app/config/settings-file.js';

const KEPT = import.meta.dirname;
const RELEASES = readdirSync(KEPT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PLACE = { ...TEAM, channel: 'C1', thread: '1.2' };
const HOUR = 60 * 60_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quaymaster-kept-'));
  file = join(folder, 'store.sqlite');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = () =>
  openSqliteStore({
    file,
    secretKey: 'the key of kept releases',
    now: () => Date.UTC(2026, 10, 30),
  });

function run(statements: string): void {
  const database = new Database(file);
  database.exec(statements);
  database.close();
}

test.each(RELEASES)('%s: nothing that was kept is lost', async (name) => {
  run(readFileSync(join(KEPT, name, 'store.sql'), 'utf8'));
  const store = await open();
  expect(await store.settings.all(TEAM)).toMatchObject({ workspace: { language: 'de' } });
  expect(await store.hosts.find(TEAM, 'build-server')).toMatchObject({
    description: 'ubuntu 24.04 arm64',
  });
  expect(await store.installations.get('slack', 'T1')).toBe('{"token":"made up"}');
  const [entry] = await store.inbox.list(TEAM, { state: 'open', limit: 5 });
  expect(entry).toMatchObject({ question: 'how do i reset the vpn token' });
  expect(await store.inbox.waiting(TEAM, entry?.id ?? 0)).toEqual([
    { place: PLACE, authors: ['U1'], complained: false },
  ]);
  expect(await store.conversations.recall(PLACE)).toMatchObject({ question: 'what is a kernel' });
  expect(await store.outbox.take('slack', 'test', HOUR, 5)).toMatchObject([
    { body: '{"text":"still to be answered"}' },
  ]);
  await store.close();
});

test.each(RELEASES)('%s: the settings file still means what it meant', (name) => {
  const { sets, settings } = readSettingsFile(join(KEPT, name, 'settings.yaml'), '/notes');
  expect(sets.map((set) => set.name)).toEqual(['public', 'staff', 'own']);
  expect(settings).toMatchObject({ defaults: { cooldown: '15' } });
  expect(settings.workspaces.get('slack/T0123')).toMatchObject({
    workspace: { speak: 'mentions', language: 'de' },
  });
});

test('a store that the next version added to still opens', async () => {
  await (await open()).close();
  run(`
    create table "from_the_future" ("id" integer primary key);
    alter table "host_profiles" add column "colour" text;
    insert into "kysely_migration" ("name", "timestamp") values ('0099-colours', '2027-01-01');`);
  const store = await open();
  expect(await store.hosts.put(TEAM, { name: 'nas', description: 'debian 12' })).toBe('added');
  await store.close();
  // Opening does not forget what the newer version did.
  await (await open()).close();
});

test('one that began a new generation is refused, with what to do', async () => {
  await (await open()).close();
  run(`insert into "kysely_migration" ("name", "timestamp") values ('0100-anew', '2027-01-01');`);
  await expect(open()).rejects.toThrow(/written by a newer version/);
});
