import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { outliveOutages, type WatchedStore } from '../../../src/app/outage/store-outage.js';
import { StoreAway } from '../../../src/core/errors.js';
import type { Place } from '../../../src/core/message.js';
import type { Store } from '../../../src/core/records/store.js';
import { faulty, OUTAGES, type Outage } from './faulty-store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';

const place: Place = { adapter: 'web', workspace: 'local', channel: 'c', thread: 't' };
const about = { question: 'what is a kernel', note: null, at: 1 } as never;
const log = {
  debug: jest.fn(),
  info: jest.fn(),
  warn: jest.fn(),
  error: jest.fn<(fields: object) => void>(),
};

let kept: Store;
let outage: Outage | null = null;
let watched: WatchedStore;

beforeEach(async () => {
  kept = await openMemoryStore();
  outage = null;
  for (const said of Object.values(log)) said.mockClear();
  watched = outliveOutages(
    faulty(kept, () => outage),
    log,
    openMemoryStore,
    { patience: 100, lookEvery: 5 },
  );
});
afterEach(async () => {
  await watched.close();
  await kept.close();
});

test.each([
  ['fails', /disk is full/],
  ['never answers', /has not answered/],
])('a store that %s costs no answer, and is said once', async (how, why) => {
  outage = OUTAGES.get(how) ?? null;
  const { store } = watched;
  for (let n = 0; n < 5; n++) {
    expect(await store.conversations.recall(place)).toBeNull();
    await store.conversations.remember(place, about, 'U1');
    expect((await store.settings.all(place)).workspace).toEqual({ outsiders: 'no' });
  }
  expect(log.error).toHaveBeenCalledTimes(1);
  expect(JSON.stringify(log.error.mock.calls[0])).toMatch(why);
  expect(await watched.look()).toMatch(why);
});

test('when the store is back, that is noticed, said, and everything is kept again', async () => {
  outage = OUTAGES.get('fails') ?? null;
  expect(await watched.look()).toMatch(/full/);
  const returned = new Promise<void>((resolve) => {
    watched.onReturn(resolve);
  });
  outage = null;
  await returned;
  expect(await watched.look()).toBeNull();
  expect(log.info).toHaveBeenCalledTimes(1);
  await watched.store.conversations.remember(place, about, 'U1');
  expect(await kept.conversations.recall(place)).not.toBeNull();
});

test('a mistake is no outage: it is handed on', async () => {
  outage = () => Promise.reject(new TypeError('a mistake'));
  await expect(watched.store.conversations.recall(place)).rejects.toThrow('a mistake');
  expect(log.error).not.toHaveBeenCalled();
});

test('what needs the store is refused at once during an outage, and soon where one begins', async () => {
  outage = OUTAGES.get('never answers') ?? null;
  const { store } = watched;
  const filter = { state: 'all', limit: 5 } as const;
  await expect(store.inbox.list(place, filter)).rejects.toThrow(StoreAway);
  // No call reaches a store that is known to be away.
  outage = () => Promise.resolve([]);
  await expect(store.inbox.list(place, filter)).rejects.toThrow(StoreAway);
  await expect(store.personal.show(place, 'U1')).rejects.toThrow(StoreAway);
});

test('no port is forgotten: of none a call reaches a store that is known to be away', async () => {
  let asked = 0;
  const patient = { patience: 100, lookEvery: 60_000 };
  const counting: Outage = (call) => {
    asked++;
    return outage === null ? call() : outage(call);
  };
  const watching = outliveOutages(
    faulty(kept, () => counting),
    log,
    openMemoryStore,
    patient,
  );
  outage = OUTAGES.get('fails') ?? null;
  expect(await watching.look()).toMatch(/full/);
  asked = 0;
  // Changes and jobs have lives of their own; the outbox goes on in memory.
  const living = new Set(['changes', 'jobs', 'outbox']);
  for (const [name, port] of Object.entries(watching.store) as [string, unknown][]) {
    if (typeof port !== 'object' || port === null || living.has(name)) continue;
    for (const [call, work] of Object.entries(port) as [
      string,
      (...given: unknown[]) => unknown,
    ][]) {
      const ended: unknown = await Promise.resolve(work(place, 'name')).catch(
        (error: unknown) => error,
      );
      if (ended instanceof Error && !(ended instanceof StoreAway)) throw ended;
      expect({ name, call, asked }).toEqual({ name, call, asked: 0 });
    }
  }
  await watching.close();
});

test('what takes long is waited for while the store answers something else', async () => {
  let finish: (rows: unknown) => void = () => undefined;
  const slow = new Promise((resolve) => (finish = resolve));
  let looked: () => void = () => undefined;
  const look = new Promise<void>((resolve) => (looked = resolve));
  let calls = 0;
  outage = (call) => {
    calls += 1;
    if (calls === 1) return slow;
    looked();
    return call();
  };
  const listed = watched.store.inbox.list(place, { state: 'all', limit: 5 });
  await look;
  finish(['late']);
  expect(await listed).toEqual(['late']);
  expect(log.error).not.toHaveBeenCalled();
});
