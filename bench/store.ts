/**
 * The embedded store: how long it takes to open, how many writes it takes, its memory, and whether it keeps what it
 * acknowledged when its process is killed. Beside it the same driver (libsql) without the bot's layer, and Node's own
 * `node:sqlite` where there is one (22.5 and newer), with the same table and settings.
 *
 *     npm run bench:store -- [KILLS] [ROWS] [OPENINGS]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { Store } from '../src/core/records/store.js';
import { openPostgresStore } from '../src/store/postgres/postgres-store.js';
import { openSqliteStore } from '../src/store/sqlite/sqlite-store.js';
import { createQuietLog } from '../test/delivery/quiet-log.js';
import { delivery } from '../test/store/delivery-sample.js';
import { killWriters } from '../test/store/killed-writers.js';
import { findPostgres, startPostgresServer } from '../test/servers/postgres-server.js';
import { percentile } from './percentile.js';
import { seeded } from './seeded.js';

const [kills = 200, rows = 100_000, openings = 20] = process.argv.slice(2).map(Number);
/** As many deliveries as the queue handles at a time. */
const AT_ONCE = 32;
/** Writes of the peers, and of the store one after another. */
const SINGLES = 20_000;
const BODY = JSON.stringify({ text: 'how big is an image of a container? '.repeat(20) });

const folder = mkdtempSync(join(tmpdir(), 'quaymaster-store-'));
try {
  await measureOpening('empty', join(folder, 'empty.db'));
  await measureWrites();
  await measurePeers();
  await measureKills();
} finally {
  rmSync(folder, { recursive: true });
}

async function measureOpening(title: string, file: string): Promise<void> {
  await (await openSqliteStore({ file })).close();
  for (const what of ['store', 'driver'] as const) {
    const runs: Opening[] = [];
    for (let n = 0; n < openings; n++) runs.push(await openInProcess(what, file));
    const of = (key: 'load' | 'open' | 'rss', share: number) =>
      percentile(
        runs.map((run) => run[key]),
        share,
      ).toFixed(1);
    console.log(
      `${title}, ${what === 'store' ? 'the store' : 'libsql alone'}, cold process: open p50 ${of('open', 0.5)}, ` +
        `p95 ${of('open', 0.95)} ms; loading its code before (from sources, by tsx) p50 ${of('load', 0.5)} ms; ${of('rss', 0.5)} MB more`,
    );
  }
}

/** Milliseconds, and megabytes. */
type Opening = Readonly<Record<'load' | 'open' | 'rss', number>>;

async function openInProcess(what: 'store' | 'driver', file: string): Promise<Opening> {
  const opener = join(import.meta.dirname, 'store-opener.ts');
  const child = fork(opener, [what, file], { execArgv: ['--import', 'tsx'] });
  const [told] = (await once(child, 'message')) as [Opening];
  await once(child, 'close');
  return told;
}

async function measureWrites(): Promise<void> {
  const file = join(folder, 'rows.db');
  const store = await openSqliteStore({ file });
  const before = process.memoryUsage().rss;
  const single = await perSecond(SINGLES, async () => {
    for (let n = 0; n < SINGLES; n++) await accept(store, n);
  });
  const deliveries = rows - SINGLES;
  const batched = await perSecond(deliveries, async () => {
    for (let n = SINGLES; n < rows; n += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, rows - n) }, (_, i) => accept(store, n + i)),
      );
  });
  const handled = await perSecond(SINGLES, () => handle(store, SINGLES));
  const more = (process.memoryUsage().rss - before) / 1_048_576;
  await store.close();
  const size = statSync(file).size / 1_048_576;
  console.log(
    `acknowledged a second: ${single} one by one, ${batched} with ${AT_ONCE} at once; taken and settled ${handled} a second, ` +
      `as the queue does; ${more.toFixed(0)} MB more memory, file of ${rows} deliveries ${size.toFixed(0)} MB`,
  );
  await measureOpening(`${rows} deliveries`, file);
}

async function accept(store: Store, n: number): Promise<void> {
  await store.outbox.accept(delivery({ key: `k${n}`, body: BODY }));
}

/** Takes and settles, as the queue does. */
async function handle(store: Store, many: number): Promise<void> {
  for (let done = 0; done < many;) {
    const taken = await store.outbox.take('slack', 'bench', 60_000, AT_ONCE);
    await Promise.all(taken.map(({ key }) => store.outbox.done(key, `answer ${key}`)));
    done += taken.length;
  }
}

async function perSecond(many: number, work: () => Promise<void> | void): Promise<number> {
  const started = performance.now();
  await work();
  return Math.round((many * 1000) / (performance.now() - started));
}

/** A statement of either driver. */
interface Statement {
  run(...values: unknown[]): unknown;
}

async function measurePeers(): Promise<void> {
  const libsql = new Database(join(folder, 'libsql.db'));
  await measurePeer('libsql alone', (text) => libsql.prepare(text));
  libsql.close();
  const builtin = process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined;
  if (!builtin) {
    console.log(`left out: node:sqlite, which Node ${process.versions.node} does not have`);
    return;
  }
  const own = new builtin.DatabaseSync(join(folder, 'node.db'));
  await measurePeer('node:sqlite', (text) => own.prepare(text));
  own.close();
}

/** The part of `node:sqlite` that is used; the types of Node 20 do not know it. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => {
    prepare(text: string): Statement;
    close(): void;
  };
}

async function measurePeer(name: string, prepare: (text: string) => Statement): Promise<void> {
  for (const text of ['pragma journal_mode = WAL', 'pragma synchronous = NORMAL'])
    (prepare(text) as Statement & { get(): unknown }).get();
  prepare('create table d (seq integer primary key, key text unique, body text, at integer)').run();
  const insert = prepare('insert into d (key, body, at) values (?, ?, ?) on conflict do nothing');
  const written = await perSecond(SINGLES, () => {
    for (let n = 0; n < SINGLES; n++) insert.run(`k${n}`, BODY, n);
  });
  console.log(`${name}: ${written} single inserts a second into a table of four columns`);
}

async function measureKills(): Promise<void> {
  const home = join(folder, 'killed.db');
  await reportKills('embedded', home, () => openSqliteStore({ file: home }));
  if (findPostgres() === null) {
    console.log('left out: the same on PostgreSQL, which is not installed');
    return;
  }
  const server = await startPostgresServer();
  await server.createDatabase('quaymaster');
  const url = server.url('bot', 'quaymaster');
  const ownerUrl = server.url('owner', 'quaymaster');
  const open = () => openPostgresStore({ url, ownerUrl, secretKey: 'key', log: createQuietLog() });
  await (await open()).close();
  await reportKills('PostgreSQL', url, open);
  await server.stop();
}

async function reportKills(title: string, home: string, open: () => Promise<Store>): Promise<void> {
  const { acknowledged, missing, doubled } = await killWriters({
    home,
    kills,
    random: seeded(1),
    open,
  });
  console.log(
    `${title}, process killed ${kills} times: ${acknowledged} writes acknowledged, ${missing.length} missing, ${doubled} doubled`,
  );
  if (missing.length > 0) console.log(missing.slice(0, 10));
}
