import { afterEach, expect, test } from '@jest/globals';
import type { ImageRegistry } from '../../src/canirun/image/image-ports.js';
import { StoreAway, UserError } from '../../src/core/errors.js';
import type { Store } from '../../src/core/records/store.js';
import { createMetrics, type Metrics } from '../../src/metrics/create-metrics.js';
import { startMetricsServer, type MetricsServer } from '../../src/metrics/metrics-server.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { delivery } from '../store/delivery-sample.js';
import { parseExposition, valueOf } from './exposition.js';

const HOST = '127.0.0.1';
const TOKEN = 'made-up-token-of-metrics';
const PLACE = { adapter: 'slack', workspace: 'T0TEAM', channel: 'C0ROOM', thread: '1.2' } as const;

let server: MetricsServer | undefined;
let store: Store | undefined;
afterEach(async () => {
  await server?.stop();
  await store?.close();
  server = store = undefined;
});

async function serve(
  metrics: Pick<Metrics, 'read' | 'contentType'>,
  token?: string,
  log = createQuietLog(),
) {
  server = await startMetricsServer(metrics, {
    host: HOST,
    port: 0,
    log,
    ...(token !== undefined && { token }),
  });
  const { port } = server;
  return (path = '/metrics', options: RequestInit = {}) =>
    fetch(`http://${HOST}:${port}${path}`, options);
}

const read = async (metrics: Metrics) => parseExposition(await metrics.read());
const OLDEST = 'quaymaster_deliveries_oldest_seconds';
const NO_MEMORY = {
  notes: () => ({ notes: 3, passages: 9 }),
  library: () => ({ workspaces: 2, bytes: 100, sharedBytes: 50 }),
};

test('what is served parses, with the process’s own numbers and the version', async () => {
  const get = await serve(createMetrics('1.2.3'));
  const response = await get();
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const samples = parseExposition(await response.text());
  expect(valueOf(samples, 'process_cpu_seconds_total')).toBeGreaterThan(0);
  expect(valueOf(samples, 'nodejs_heap_size_used_bytes')).toBeGreaterThan(0);
  expect(valueOf(samples, 'quaymaster_info', { version: '1.2.3' })).toBe(1);
});

test('with a token, nobody reads without it', async () => {
  const get = await serve(createMetrics('1'), TOKEN);
  const as = (authorization: string) => get('/metrics', { headers: { authorization } });
  const refused = [
    await get(),
    await as(TOKEN),
    await as('Bearer wrong'),
    await as(`Basic ${TOKEN}`),
  ];
  expect(refused.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  for (const response of refused) expect(await response.text()).not.toMatch(/quaymaster_|made-up/);
  expect((await as(`Bearer ${TOKEN}`)).status).toBe(200);
});

test('there is nothing else, and nothing can be changed', async () => {
  const get = await serve(createMetrics('1'));
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics/../api')).status).toBe(404);
  expect((await get('/metrics', { method: 'POST', body: 'x' })).status).toBe(405);
  const head = await get('/metrics?x=y', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('numbers that can’t be read are answered with an error, and the log says why', async () => {
  const lines: object[] = [];
  const log = { ...createQuietLog(), error: (fields: object) => void lines.push(fields) };
  const cause = new Error('made-up fault');
  const get = await serve({ read: () => Promise.reject(cause), contentType: 'x' }, TOKEN, log);
  const response = await get('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
  expect([response.status, await response.text()]).toEqual([
    500,
    'The numbers could not be read; the log says why.\n',
  ]);
  expect(lines).toEqual([{ err: cause }]);
});

test('a port that is taken is answered with the variable', async () => {
  await serve(createMetrics('1'));
  const again = startMetricsServer(createMetrics('1'), {
    host: HOST,
    port: server?.port ?? 0,
    log: createQuietLog(),
  });
  await expect(again).rejects.toThrow(UserError);
  await expect(again).rejects.toThrow(/METRICS_PORT/);
});

test('deliveries are counted from acceptance to the end, by adapter and outcome', async () => {
  const metrics = createMetrics('1');
  store = metrics.store(await openMemoryStore());
  const { outbox } = store;
  metrics.watch({ outbox, ...NO_MEMORY });
  const keys = ['answered', 'silent', 'later', 'refused', 'waits', 'waits too'];
  for (const key of keys) await outbox.accept(delivery({ key, lane: key }));
  await outbox.accept(delivery({ key: 'waits', lane: 'waits' }));
  await outbox.take('slack', 'me', 60_000, 4);
  await outbox.done('answered', 'm1');
  await outbox.done('silent', null);
  await outbox.putOff('later', 60_000, { maybePosted: false });
  await outbox.fail('refused', 'no such channel');
  const samples = await read(metrics);
  const slack = { adapter: 'slack' };
  const settled = (outcome: string) =>
    valueOf(samples, 'quaymaster_deliveries_settled_total', { ...slack, outcome });
  expect(valueOf(samples, 'quaymaster_deliveries_accepted_total', slack)).toBe(6);
  expect(valueOf(samples, 'quaymaster_deliveries_repeated_total', slack)).toBe(1);
  expect(['answered', 'done', 'put-off', 'failed'].map(settled)).toEqual([1, 1, 1, 1]);
  expect(valueOf(samples, 'quaymaster_delivery_seconds_count', slack)).toBe(1);
  expect(valueOf(samples, 'quaymaster_deliveries_open', slack)).toBe(3);
  expect(valueOf(samples, 'quaymaster_notes')).toBe(3);
  expect(valueOf(samples, 'quaymaster_index_bytes', { of: 'shared' })).toBe(50);
});

test('the age of the oldest that waits is told, and 0 once none does', async () => {
  const metrics = createMetrics('1');
  const accepted = Date.now() - 90_000;
  store = metrics.store(await openMemoryStore(() => accepted));
  metrics.watch({ outbox: store.outbox, ...NO_MEMORY });
  await store.outbox.accept(delivery({ key: 'k' }));
  const oldest = async () => {
    const lines = (await metrics.read()).split('\n');
    const line = lines.find((text) => text.startsWith(`${OLDEST}{adapter="slack"}`));
    return line === undefined ? null : Number(line.split(' ')[1]);
  };
  expect(await oldest()).toBeGreaterThanOrEqual(90);
  await store.outbox.done('k', null);
  expect(await oldest()).toBe(0);
  metrics.watch({ outbox: { backlog: () => Promise.reject(new StoreAway('away')) }, ...NO_MEMORY });
  expect(await oldest()).toBeNull();
});

test('a store that is away is counted, and does not keep the other numbers back', async () => {
  const metrics = createMetrics('1');
  const away = () => Promise.reject(new StoreAway('away'));
  store = await openMemoryStore();
  const broken = metrics.store({
    ...store,
    outbox: { ...store.outbox, backlog: away, find: away },
  });
  metrics.watch({ outbox: broken.outbox, ...NO_MEMORY });
  await expect(broken.outbox.find('k')).rejects.toThrow(StoreAway);
  metrics.retried();
  const samples = await read(metrics);
  // The look at the backlog failed as well.
  const errors = { part: 'outbox', kind: 'away' };
  expect(valueOf(samples, 'quaymaster_store_errors_total', errors)).toBe(2);
  expect(valueOf(samples, 'quaymaster_store_retries_total')).toBe(1);
  expect(valueOf(samples, 'quaymaster_notes')).toBe(3);
});

test('a store that hangs does not hold up a reading', async () => {
  const metrics = createMetrics('1');
  metrics.watch({ outbox: { backlog: () => new Promise(() => undefined) }, ...NO_MEMORY });
  expect(valueOf(await read(metrics), 'quaymaster_passages')).toBe(9);
});

test('messages, jobs and questions to registries are counted by how they ended', async () => {
  const metrics = createMetrics('1');
  const bot = metrics.bot(createEchoBot());
  const message = { id: 'm', place: PLACE, author: 'U0PERSON', text: 'a secret', addressed: true };
  await bot.handle(message);
  const registry = metrics.registry<ImageRegistry>({
    look: () => Promise.resolve({ ok: false, why: 'rate-limited', message: 'Later.' } as const),
    digest: () => Promise.resolve({ ok: true, digest: 'sha256:0' } as const),
    tags: () => Promise.resolve({ ok: true, tags: ['1'] } as const),
    inspect: () => Promise.resolve({ ok: false, why: 'denied', message: 'No.' } as const),
  });
  const reference = { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' };
  await registry.look(reference);
  await registry.digest(reference);
  store = metrics.store(await openMemoryStore());
  let ran = false;
  const run = () => {
    ran = true;
    return Promise.resolve();
  };
  await store.jobs.start([{ name: 'retention', schedule: '0 0 1 1 *', run }], createQuietLog());
  await store.jobs.stop();
  expect(ran).toBe(true);
  const text = await metrics.read();
  const samples = parseExposition(text);
  const slack = { adapter: 'slack', outcome: 'replied' };
  expect(valueOf(samples, 'quaymaster_messages_total', slack)).toBe(1);
  expect(valueOf(samples, 'quaymaster_reply_seconds_count', { adapter: 'slack' })).toBe(1);
  const limited = { kind: 'image', outcome: 'rate-limited' };
  expect(valueOf(samples, 'quaymaster_registry_lookups_total', limited)).toBe(1);
  const confirmed = { kind: 'digest', outcome: 'ok' };
  expect(valueOf(samples, 'quaymaster_registry_lookups_total', confirmed)).toBe(1);
  const done = { job: 'retention', outcome: 'done' };
  expect(valueOf(samples, 'quaymaster_jobs_total', done)).toBe(1);
  expect(text).not.toMatch(/T0TEAM|C0ROOM|U0PERSON|secret|nginx/);
});
