/**
 * Keeps a store as this version writes it, for the test that opens it in later versions: `npx tsx scripts/keep-release.ts
 * VERSION` writes `test/kept/VERSION/store.sql`, with a row of each kind that people would miss.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import Database from 'libsql';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.js';

const [version] = process.argv.slice(2);
if (version === undefined) throw new Error('Which version? npx tsx scripts/keep-release.ts 0.1.0');

const folder = mkdtempSync(join(tmpdir(), 'quaymaster-keep-'));
const file = join(folder, 'store.sqlite');
const store = await openSqliteStore({
  file,
  secretKey: 'the key of kept releases',
  now: () => Date.UTC(2026, 10, 30),
});
const team = { adapter: 'slack', workspace: 'T1' } as const;
const place = { ...team, channel: 'C1', thread: '1.2' };
await store.settings.change({
  scope: { ...team, channel: null },
  name: 'language',
  value: 'de',
  author: 'U1',
});
await store.hosts.put(team, { name: 'build-server', description: 'ubuntu 24.04 arm64' });
await store.installations.put('slack', 'T1', '{"token":"made up"}');
await store.inbox.record({
  ...{ id: 'slack/T1/C1/1', place, author: 'U1', question: 'how do i reset the vpn token' },
  ...{ stems: ['reset', 'token', 'vpn'], status: 'not-found', answer: null },
});
await store.conversations.remember(
  place,
  { question: 'what is a kernel', noteId: null, at: Date.UTC(2026, 10, 30) },
  'U1',
);
await store.outbox.accept({
  ...{ key: 'slack/T1/C1/2', adapter: 'slack', workspace: 'T1', lane: 'C1' },
  ...{ author: 'U1', question: '1.3', body: '{"text":"still to be answered"}' },
});
await store.close();

const target = join(import.meta.dirname, '..', 'test', 'kept', version);
mkdirSync(target, { recursive: true });
writeFileSync(join(target, 'store.sql'), dump(file));
rmSync(folder, { recursive: true });

/** The database as statements, so that a change of it can be read. */
function dump(path: string): string {
  const database = new Database(path);
  const objects = database
    .prepare(
      "select name, type, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by type desc, name",
    )
    .all() as { readonly name: string; readonly type: string; readonly sql: string }[];
  const lines = objects.flatMap(({ name, type, sql }) => [
    `${sql};`,
    ...(type === 'table' ? rowsOf(database, name) : []),
  ]);
  database.close();
  return `${lines.join('\n')}\n`;
}

function rowsOf(database: Database.Database, table: string): string[] {
  const rows = database.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
  return rows.map(
    (row) =>
      `insert into "${table}" (${Object.keys(row)
        .map((name) => `"${name}"`)
        .join(', ')}) values (${Object.values(row).map(literal).join(', ')});`,
  );
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'number' || typeof value === 'bigint'
    ? String(value)
    : `'${(value as string).replaceAll("'", "''")}'`;
}
