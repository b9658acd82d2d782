import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { outboxMeanwhile } from '../../../src/app/outage/outbox-meanwhile.js';
import { outliveOutages, type WatchedStore } from '../../../src/app/outage/store-outage.js';
import { StoreAway } from '../../../src/core/errors.js';
import type { Incoming } from '../../../src/core/records/incoming.js';
import type { Store } from '../../../src/core/records/store.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import type { Poster } from '../../../src/delivery/poster.js';
import { createQueue, type Queue } from '../../../src/delivery/queue.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../../delivery/echo-bot.js';
import { delivery } from '../../store/delivery-sample.js';
import { createQuietLog, type QuietLog } from '../../delivery/quiet-log.js';
import { faulty, OUTAGES, type Outage } from './faulty-store.js';

let kept: Store;
let outage: Outage | null;
let watched: WatchedStore;
let log: QuietLog;
let posts: string[];
let queue: Queue<string>;
let returns: Promise<void>;

beforeEach(async () => {
  kept = await openMemoryStore();
  outage = null;
  posts = [];
  log = createQuietLog();
  const pace = { patience: 50, lookEvery: 5 };
  watched = outliveOutages(
    faulty(kept, () => outage),
    log,
    openMemoryStore,
    pace,
  );
  const { store } = watched;
  returns = new Promise((resolve) => {
    watched.onReturn(resolve);
  });
  queue = createQueue({
    adapter: 'slack',
    bot: createEchoBot(),
    store,
    poster,
    log,
    settings: createSettingsService({ store: store.settings }),
    lookEvery: 10,
  });
  await queue.start();
});
afterEach(async () => {
  await queue.stop();
  await watched.close();
  await kept.close();
});

const poster: Poster<string> = {
  reach: () => 'C1',
  post: (_target, { summary }) =>
    Promise.resolve({ kind: 'posted', id: `m${posts.push(summary)}` }),
  update: (_target, id) => Promise.resolve({ kind: 'posted', id }),
  remove: () => Promise.resolve({ kind: 'posted', id: null }),
  below: () => Promise.resolve(null),
  find: () => Promise.resolve(null),
};

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't1' } as const;

function saying(text: string, edited = false): Incoming<string> {
  const message = { id: `id ${text} ${edited}`, text, author: 'ann', addressed: true };
  return {
    message: { ...message, place: { ...PLACE, thread: text } },
    target: 'C1',
    question: `q ${text}`,
    edited,
    sentAt: Date.now(),
    fromBot: false,
    inThread: false,
    forOthers: false,
  };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

const isKnown = async (text: string): Promise<boolean> =>
  (await kept.outbox.find(saying(text).message.id))?.state === 'done';

describe.each([...OUTAGES])('while the store %s', (_, how) => {
  test('each question is answered once, however often it is delivered, and known afterwards', async () => {
    outage = how;
    const questions = ['one', 'two', 'three'];
    for (const text of questions) expect(await queue.accept(saying(text))).toBe(true);
    await until(() => posts.length === 3);
    for (const text of questions) expect(await queue.accept(saying(text))).toBe(false);
    outage = null;
    await returns;
    for (const text of questions) await until(() => isKnown(text));
    for (const text of questions) expect(await queue.accept(saying(text))).toBe(false);
    await queue.accept(saying('four'));
    await until(() => posts.length === 4);
    expect(posts.sort()).toEqual(
      ['four', 'one', 'three', 'two'].map((text) => `You said: ${text}`),
    );
    expect(await kept.outbox.findAnswer('slack', 'm1')).toMatchObject({ workspace: 'T1' });
    expect(await kept.outbox.askedIn({ ...PLACE, thread: 'one' }, 'ann')).toBe('author');
    expect(await kept.outbox.backlog()).toEqual([]);
    expect(log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  test('an edit is left to be delivered again: only the store knows its answer', async () => {
    outage = how;
    await queue.accept(saying('one'));
    await expect(queue.accept(saying('one', true))).rejects.toThrow(StoreAway);
    await until(() => posts.length === 1);
  });
});

test('what the store accepted before the outage and is delivered again is not answered again', async () => {
  await queue.accept(saying('one'));
  await until(() => posts.length === 1);
  outage = OUTAGES.get('fails') ?? null;
  expect(await queue.accept(saying('two'))).toBe(true);
  expect(await queue.accept(saying('one'))).toBe(false);
  await until(() => posts.length === 2);
  expect(posts).toEqual(['You said: one', 'You said: two']);
});

test('what was handed out before the outage is settled after it, and not answered again', async () => {
  const post = poster.post.bind(poster);
  let goOn: () => void = () => undefined;
  const posting = new Promise<void>((resolve) => {
    Object.assign(poster, {
      post: async (...given: Parameters<typeof post>) => {
        const outcome = await post(...given);
        resolve();
        await new Promise<void>((proceed) => (goOn = proceed));
        return outcome;
      },
    });
  });
  await queue.accept(saying('one'));
  await posting;
  Object.assign(poster, { post });
  outage = OUTAGES.get('fails') ?? null;
  goOn();
  await queue.accept(saying('two'));
  await until(() => posts.length === 2);
  outage = null;
  await returns;
  await until(() => isKnown('one'));
  await until(() => isKnown('two'));
  expect(posts).toEqual(['You said: one', 'You said: two']);
});

test('an error that is no outage leaves a delivery to be handed out again', async () => {
  const broken = { ...kept.outbox, done: () => Promise.reject(new Error('a bug of ours')) };
  const { outbox } = outboxMeanwhile(broken, openMemoryStore);
  await outbox.accept(delivery({ key: 'one', adapter: 'discord' }));
  await outbox.take('discord', 'first', 0, 10);
  await expect(outbox.done('one', null)).rejects.toThrow('a bug of ours');
  expect(await outbox.take('discord', 'second', 0, 10)).toMatchObject([{ key: 'one' }]);
});
