import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { outliveOutages, type WatchedStore } from '../../src/app/store-outage.js';
import { StoreAway } from '../../src/core/errors.js';
import type { Place } from '../../src/core/message.js';
import type { Store } from '../../src/core/records/store.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';

const place: Place = { adapter: 'web', workspace: 'local', channel: 'c', thread: 't' };
const about = { question: 'what is a kernel', note: null, at: 1 } as never;
const log = {
  debug: jest.fn(),
  info: jest.fn(),
  warn: jest.fn(),
  error: jest.fn<(fields: object) => void>(),
};

let kept: Store;
let fault: (() => Promise<never>) | null = null;
let watched: WatchedStore;

beforeEach(async () => {
  kept = await openMemoryStore();
  fault = null;
  for (const said of Object.values(log)) said.mockClear();
  watched = outliveOutages(faulty(kept), log, { patience: 100, lookEvery: 5 });
});
afterEach(async () => {
  watched.close();
  await kept.close();
});

/** The real store, whose calls meet `fault` while there is one. */
function faulty(store: Store): Store {
  const parts = Object.entries(store).map(([name, part]: [string, unknown]) => {
    if (typeof part !== 'object' || part === null) return [name, part];
    const calls: [string, unknown][] = Object.entries(part).map(
      ([call, work]: [string, unknown]) => [
        call,
        (...given: unknown[]): unknown =>
          fault === null ? Reflect.apply(work as () => unknown, part, given) : fault(),
      ],
    );
    return [name, Object.fromEntries(calls)];
  });
  return Object.fromEntries(parts) as Store;
}

const full = () => Promise.reject(new StoreAway('database or disk is full'));
const never = () => new Promise<never>(() => undefined);

test.each([
  ['fails', full, /disk is full/],
  ['keeps one waiting', never, /has not answered/],
])('a store that %s costs no answer, and is said once', async (_, how, why) => {
  fault = how;
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
  fault = full;
  expect(await watched.look()).toMatch(/full/);
  const returned = new Promise<void>((resolve) => {
    watched.onReturn(resolve);
  });
  fault = null;
  await returned;
  expect(await watched.look()).toBeNull();
  expect(log.info).toHaveBeenCalledTimes(1);
  await watched.store.conversations.remember(place, about, 'U1');
  expect(await kept.conversations.recall(place)).not.toBeNull();
});

test('a mistake is no outage: it is handed on', async () => {
  fault = () => Promise.reject(new TypeError('a mistake'));
  await expect(watched.store.conversations.recall(place)).rejects.toThrow('a mistake');
  expect(log.error).not.toHaveBeenCalled();
});
