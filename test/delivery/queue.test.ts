import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Message } from '../../src/core/message.js';
import type { Reply } from '../../src/core/reply.js';
import type { Store } from '../../src/core/records/store.js';
import { createQueue, type Queue, type QueueOptions } from '../../src/delivery/queue.js';
import type { Incoming, OwnPost } from '../../src/core/records/incoming.js';
import {
  createSettingsService,
  type SettingsService,
} from '../../src/bot/settings/settings-service.js';
import type { SettingName } from '../../src/core/records/settings.js';
import { EDIT_WINDOW_MS } from '../../src/delivery/response-policy.js';
import type { Poster, PostOutcome } from '../../src/delivery/poster.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { delivery } from '../store/delivery-sample.js';
import { createEchoBot, type EchoBot } from './echo-bot.js';
import { createQuietLog, type QuietLog } from './quiet-log.js';

/** A platform's channel as the poster sees it: what stands there now, by id. */
interface Wall {
  readonly posts: Map<string, { summary: string; key: string }>;
  /** How many posts were tried, by whichever queue. */
  tries: number;
  /** Outcomes to report instead of posting, in order; with `taken` the post is made all the same. */
  readonly trouble: { outcome: PostOutcome; taken: boolean }[];
}

let clock: number;
let store: Store;
let bot: EchoBot;
let log: QuietLog;
let wall: Wall;
let queue: Queue<string>;
let settings: SettingsService;

beforeEach(async () => {
  clock = 50_000_000;
  store = await openMemoryStore(() => clock);
  settings = createSettingsService({ store: store.settings });
  bot = createEchoBot();
  log = createQuietLog();
  wall = { posts: new Map(), tries: 0, trouble: [] };
  queue = openQueue();
  await queue.start();
});
afterEach(async () => {
  await queue.stop(0);
  await store.close();
});

function openQueue(options: Partial<QueueOptions<string>> = {}): Queue<string> {
  return createQueue({
    adapter: 'slack',
    bot,
    store,
    poster: posterOn(wall),
    log,
    settings,
    now: () => clock,
    ...options,
  });
}

function set(name: SettingName, value: string): Promise<void> {
  const { adapter, workspace } = channel;
  const scope = { adapter, workspace, channel: channel.channel };
  return settings.change([{ scope, name, value, author: 'boss' }]);
}

function posterOn(target: Wall): Poster<string> {
  const { posts, trouble } = target;
  const put = (id: string, reply: Reply, key: string): Promise<PostOutcome> => {
    const problem = trouble.shift();
    if (!problem || problem.taken) posts.set(id, { summary: reply.summary, key });
    return Promise.resolve(problem?.outcome ?? { kind: 'posted', id });
  };
  return {
    reach: ({ author }) => author,
    post: (_target, reply, key) => put(`m${++target.tries}`, reply, key),
    update: (_target, answer, reply, key) => put(answer, reply, key),
    remove: (_target, answer) => {
      posts.delete(answer);
      return Promise.resolve({ kind: 'posted', id: null });
    },
    below: (_target, answer) => Promise.resolve({ target: 'C1', thread: answer }),
    find: (_target, key) =>
      Promise.resolve([...posts].find(([, post]) => post.key === key)?.[0] ?? null),
  };
}

type Said = Partial<Omit<Incoming<string>, 'message'>> & Partial<Message>;
let said = 0;

/** A message said in the thread `t1` of channel `C1`, addressed to the bot unless told otherwise. */
function saying(text: string, values: Said = {}): Incoming<string> {
  const { id = `id${++said}`, author = 'ann', addressed = true, place, ...rest } = values;
  const home = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't1' } as const;
  return {
    message: { id, text, author, addressed, place: place ?? home },
    target: 'C1',
    question: id,
    edited: false,
    sentAt: clock,
    fromBot: false,
    inThread: false,
    forOthers: false,
    ...rest,
  };
}

/** Waits until all that is due is handled. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function say(text: string, values: Said = {}): Promise<void> {
  await queue.accept(saying(text, values));
  await settled();
}

const onTheWall = () => [...wall.posts.values()].map(({ summary }) => summary);
const elsewhere = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't2' } as const;
const channel = { adapter: 'slack', workspace: 'T1', channel: 'C1' } as const;

test('who addresses the bot is answered once, however often the platform delivers it', async () => {
  const message = saying('hello', { id: 'same' });
  const accepted = await Promise.all([queue.accept(message), queue.accept(message)]);
  await settled();
  expect(await queue.accept(message)).toBe(false);
  await settled();
  expect(accepted).toEqual([true, false]);
  expect(onTheWall()).toEqual(['You said: hello']);
});

test('a bot, itself included, is never answered and nothing is kept of it', async () => {
  await say('hello', { id: 'from a bot', fromBot: true });
  expect(bot.asked).toEqual([]);
  expect(await store.outbox.find('from a bot')).toBeNull();
});

test('what is overheard is ignored until the channel allows it', async () => {
  await say('what is a layer?', { addressed: false });
  expect(bot.asked).toEqual([]);
  await set('speak', 'sure');
  await say('what is a layer?', { addressed: false });
  await say('I like layers', { addressed: false });
  expect(onTheWall()).toEqual(['You said: what is a layer?']);
});

test('a channel that wants silence is overheard nowhere, not even by who was answered in a thread', async () => {
  await set('speak', 'off');
  await say('what is a layer?', { addressed: false });
  expect(bot.asked).toEqual([]);
});

test('a channel without a cool-down is told the same as often as it asks', async () => {
  await set('speak', 'sure');
  await set('cooldown', '0');
  await say('what is a layer?', { addressed: false });
  await say('so what is a layer?', { addressed: false });
  expect(onTheWall()).toHaveLength(2);
});

test('the same note is not offered again in a channel until it has cooled down', async () => {
  await set('speak', 'sure');
  const overheard = { addressed: false };
  await say('what is a layer?', overheard);
  await say('so what is a layer?', { ...overheard, place: elsewhere });
  await say('what is a registry?', { ...overheard, place: elsewhere });
  expect(onTheWall()).toEqual(['You said: what is a layer?', 'You said: what is a registry?']);
  await say('tell me, a layer?', { place: elsewhere });
  clock += 10 * 60_000;
  await say('once more: a layer?', overheard);
  expect(onTheWall()).toHaveLength(4);
});

test('in its own thread people go on without a mention, where the answer is sure and it is not for others', async () => {
  await say('what is a layer?');
  const inThread = { addressed: false, inThread: true };
  await say('and the size?', inThread);
  await say('thanks', inThread);
  await say('I think so too', { ...inThread, author: 'bob' });
  await say('what is a tag?', { ...inThread, author: 'bob' });
  await say('@bob do you know?', { ...inThread, forOthers: true });
  await say('and the size?', { ...inThread, place: elsewhere });
  expect(onTheWall()).toEqual([
    'You said: what is a layer?',
    'You said: and the size?',
    'You said: what is a tag?',
  ]);
});

test('an edited question edits its answer, also when the edit is delivered twice', async () => {
  await say('what is a leyer?', { id: 'q' });
  const edit = { id: 'q edited', question: 'q', edited: true };
  await say('what is a layer?', edit);
  await say('what is a layer?', edit);
  expect(onTheWall()).toEqual(['You said: what is a layer?']);
});

test('an edit that arrives before its question is answered, and the question then is not', async () => {
  await say('what is a layer?', { id: 'q edited', question: 'q', edited: true });
  await say('what is a leyer?', { id: 'q' });
  expect(onTheWall()).toEqual(['You said: what is a layer?']);
});

test('an edit of an overheard question to something unsure takes the answer back', async () => {
  await set('speak', 'sure');
  await say('what is a layer?', { id: 'q', addressed: false });
  await say('never mind', { id: 'q2', question: 'q', edited: true, addressed: false });
  expect(onTheWall()).toEqual([]);
});

test('a deleted question takes its answer with it', async () => {
  await say('what is a layer?', { id: 'q' });
  await queue.retract('C1', 'q');
  await queue.retract('C1', 'q');
  await settled();
  expect(onTheWall()).toEqual([]);
  expect(await store.outbox.findAnswer('slack', 'm1')).toBeNull();
});

test('a question that is deleted while its answer waits is not answered', async () => {
  wall.trouble.push({ outcome: { kind: 'later', after: 5_000, maybePosted: false }, taken: false });
  await say('what is a layer?', { id: 'q' });
  await queue.retract('C1', 'q');
  await settled();
  clock += 6_000;
  await queue.stop(0);
  await queue.start();
  await settled();
  expect(onTheWall()).toEqual([]);
  expect(wall.tries).toBe(1);
});

test('the removal of what was no question is not kept', async () => {
  await queue.retract('C1', 'unheard');
  await settled();
  expect(await store.outbox.find('slack/deleted/unheard')).toBeNull();
});

test('an edit whose answer is for the asker alone does not show it where all saw the first one', async () => {
  await say('what is a layer?', { id: 'q' });
  const [shownToAll] = wall.posts.keys();
  await say('oops', { id: 'q2', question: 'q', edited: true });
  expect(onTheWall()).toEqual(['You said: oops']);
  expect([...wall.posts.keys()]).not.toContain(shownToAll);
  await say('what is a tag?', { id: 'q3', question: 'q', edited: true });
  expect(onTheWall()).toContain('You said: what is a tag?');
});

test('an edit of an old question is answered to the asker alone even when that has to wait', async () => {
  await say('what is a layer?', { id: 'q' });
  clock += EDIT_WINDOW_MS + 1;
  const busy: PostOutcome = { kind: 'later', after: 20, maybePosted: false };
  wall.trouble.push({ outcome: busy, taken: false });
  await say('oops', { id: 'q2', question: 'q', edited: true, sentAt: 50_000_000 });
  expect(onTheWall()).toEqual([]);
  await waitUntil(() => {
    clock += 20;
    return wall.posts.size > 0;
  });
  expect(onTheWall()).toEqual(['You said: oops']);
});

test('tidying up an old message that was never answered gets no answer', async () => {
  const sentAt = clock - EDIT_WINDOW_MS - 1;
  await say('what is a layer?', { question: 'old', edited: true, sentAt });
  expect(onTheWall()).toEqual([]);
});

test('a rate limit is waited out and nothing is lost', async () => {
  const busy: PostOutcome = { kind: 'later', after: 20, maybePosted: false };
  wall.trouble.push({ outcome: busy, taken: false }, { outcome: busy, taken: false });
  await say('hello');
  expect(onTheWall()).toEqual([]);
  await waitUntil(() => {
    clock += 20;
    return wall.posts.size > 0;
  });
  expect(onTheWall()).toEqual(['You said: hello']);
  expect(bot.asked).toHaveLength(1);
});

test('a post whose confirmation was lost is found again instead of being made twice', async () => {
  const lost: PostOutcome = { kind: 'later', after: 20, maybePosted: true };
  wall.trouble.push({ outcome: lost, taken: true });
  await say('hello', { id: 'k' });
  await waitUntil(async () => {
    clock += 20;
    return (await store.outbox.find('k'))?.state === 'done';
  });
  expect(onTheWall()).toEqual(['You said: hello']);
  expect(await store.outbox.find('k')).toMatchObject({ answer: 'm1' });
});

test('what is refused for good is logged and not tried again', async () => {
  wall.trouble.push({ outcome: { kind: 'refused', reason: 'is_archived' }, taken: false });
  await say('hello', { id: 'k' });
  expect(await store.outbox.find('k')).toMatchObject({ state: 'failed' });
  expect(log.lines).toEqual([expect.stringContaining('refused')]);
});

test('what an earlier process accepted is answered by the next', async () => {
  await queue.stop();
  await queue.accept(saying('hello'));
  await settled();
  expect(onTheWall()).toEqual([]);
  queue = openQueue();
  await queue.start();
  await settled();
  expect(onTheWall()).toEqual(['You said: hello']);
});

test('a conversation that an earlier process left is worked through at once, in order', async () => {
  await queue.stop();
  for (const text of ['one', 'two', 'three', 'four']) await queue.accept(saying(text));
  queue = openQueue();
  await queue.start();
  await settled();
  expect(bot.asked.map(({ text }) => text)).toEqual(['one', 'two', 'three', 'four']);
});

test('what had to wait for a put-off answer follows as soon as that is posted', async () => {
  wall.trouble.push({ outcome: { kind: 'later', after: 20, maybePosted: false }, taken: false });
  for (const text of ['one', 'two', 'three', 'four']) await say(text);
  expect(onTheWall()).toEqual([]);
  clock += 20;
  await waitUntil(() => wall.posts.size === 4);
});

test('an attempt that breaks off is made again, and does not post twice', async () => {
  const poster = posterOn(wall);
  let reachable = false;
  await queue.stop();
  await queue.accept(saying('hello', { id: 'k' }));
  await store.outbox.take('slack', 'local', 60_000, 1);
  wall.posts.set('m0', { summary: 'You said: hello', key: 'k' });
  const find: Poster<string>['find'] = (target, key) =>
    reachable ? poster.find(target, key) : Promise.reject(new Error('made-up outage'));
  queue = openQueue({ poster: { ...poster, find } });
  await queue.start();
  await settled();
  expect(log.lines).toEqual([expect.stringContaining('made-up outage')]);
  reachable = true;
  await waitUntil(async () => {
    clock += 1_000;
    return (await store.outbox.find('k'))?.state === 'done';
  });
  expect(onTheWall()).toEqual(['You said: hello']);
});

test('an answer that was posted but could not be settled is looked for when its lease ends', async () => {
  const { outbox } = store;
  let broken = true;
  const done: Store['outbox']['done'] = (...what) => {
    if (!broken) return outbox.done(...what);
    broken = false;
    return Promise.reject(new Error('made-up disk'));
  };
  await queue.stop();
  queue = openQueue({ store: { ...store, outbox: { ...outbox, done } }, lookEvery: 1 });
  await queue.start();
  await say('hello', { id: 'k' });
  expect(await outbox.find('k')).toMatchObject({ state: 'open' });
  await waitUntil(async () => {
    clock += 1;
    return (await outbox.find('k'))?.state === 'done';
  });
  expect(onTheWall()).toEqual(['You said: hello']);
});

test('what an earlier process had posted but not settled is not posted again', async () => {
  await queue.stop();
  await queue.accept(saying('hello', { id: 'k' }));
  await store.outbox.take('slack', 'local', 60_000, 1);
  wall.posts.set('m0', { summary: 'You said: hello', key: 'k' });
  queue = openQueue();
  await queue.start();
  await settled();
  expect(onTheWall()).toEqual(['You said: hello']);
  expect(await store.outbox.find('k')).toMatchObject({ state: 'done', answer: 'm0' });
});

test('stopping answers first what was accepted', async () => {
  for (let n = 0; n < 100; n++) await queue.accept(saying(`question ${n}`, { place: placed(n) }));
  await queue.stop();
  expect(wall.posts.size).toBe(100);
});

test('stopping answers first what a put-off answer was holding back', async () => {
  wall.trouble.push({ outcome: { kind: 'later', after: 20, maybePosted: false }, taken: false });
  for (const text of ['one', 'two', 'three', 'four']) await say(text);
  const stopped = queue.stop();
  clock += 20;
  await stopped;
  expect(wall.posts.size).toBe(4);
});

test('what is put off for longer than stopping waits is answered after the next start', async () => {
  wall.trouble.push({
    outcome: { kind: 'later', after: 60_000, maybePosted: false },
    taken: false,
  });
  await say('one');
  await say('two');
  await queue.stop();
  expect(onTheWall()).toEqual([]);
  clock += 60_000;
  queue = openQueue();
  await queue.start();
  await settled();
  expect(onTheWall()).toEqual(['You said: one', 'You said: two']);
});

test('stopping gives up an attempt that hangs, which the next start looks into', async () => {
  const hanging: Poster<string> = { ...posterOn(wall), post: () => new Promise(() => undefined) };
  await queue.stop();
  queue = openQueue({ poster: hanging });
  await queue.start();
  await say('hello');
  const stopped = queue.stop(100);
  clock += 100;
  await stopped;
  queue = openQueue();
  await queue.start();
  await settled();
  expect(onTheWall()).toEqual(['You said: hello']);
});

test('a long attempt is nobody else’s to make, a dead process’s is', async () => {
  let looks = 0;
  const { outbox } = store;
  const renew: Store['outbox']['renew'] = async (...which) => {
    await outbox.renew(...which);
    looks++;
  };
  const watched = { ...store, outbox: { ...outbox, renew } };
  const pass = async (duration: number) => {
    for (const end = clock + duration; clock < end; clock += 1) {
      const seen = looks;
      await waitUntil(() => looks >= seen + 4);
    }
  };
  const slow = holdUp();
  await queue.stop();
  await outbox.accept(delivery({ key: 'left', body: JSON.stringify(saying('left')) }));
  await outbox.take('slack', 'dead', 25, 1);
  queue = openQueue({ owner: 'a', bot: slow.bot, store: watched, lookEvery: 1 });
  const other = openQueue({ owner: 'b', store: watched, lookEvery: 1 });
  await queue.start();
  await say('takes its time', { place: elsewhere });
  await other.start();
  await pass(20);
  expect(bot.asked).toEqual([]);
  await pass(10);
  slow.goOn();
  await settled();
  await other.stop();
  expect(onTheWall().sort()).toEqual(['You said: left', 'You said: takes its time']);
  expect(bot.asked).toHaveLength(2);
});

test('the start of another platform’s queue leaves attempts of this one alone', async () => {
  const slow = holdUp();
  await queue.stop();
  queue = openQueue({ bot: slow.bot });
  await queue.start();
  await say('one');
  const other = openQueue({ adapter: 'discord' });
  await other.start();
  await say('two', { place: elsewhere });
  slow.goOn();
  await settled();
  await other.stop();
  expect(bot.asked.map(({ text }) => text)).toEqual(['one', 'two']);
});

test('a bug in the bot gives an apology to who asked, and silence to who did not', async () => {
  await set('speak', 'sure');
  await say('crash', { addressed: false });
  expect(onTheWall()).toEqual([]);
  await say('crash');
  expect(onTheWall()).toEqual([expect.stringMatching(/went wrong on my side/)]);
  expect(log.lines.filter((line) => line.includes('made-up bug'))).toHaveLength(2);
});

test('the asker or staff may dismiss an answer, nobody else', async () => {
  const by = (author: string, isStaff: boolean) => ({
    author,
    isStaff,
    place: { ...channel, thread: 't' },
  });
  await say('hello', { id: 'q' });
  expect(await queue.dismiss('C1', 'm1', by('bob', false))).toBe('not-yours');
  expect(await queue.dismiss('C1', 'm1', by('ann', false))).toBe('removed');
  await say('hello there', { id: 'q2' });
  expect(await queue.dismiss('C1', 'm2', by('the boss', true))).toBe('removed');
  expect(onTheWall()).toEqual([]);
});

test('a reply is kept only where the poster will want it again', async () => {
  wall.trouble.push({ outcome: { kind: 'posted', id: 'm', keepReply: true }, taken: true });
  await say('hello', { id: 'kept' });
  await say('hello', { id: 'not kept' });
  expect((await store.outbox.find('kept'))?.reply?.summary).toBe('You said: hello');
  expect((await store.outbox.find('not kept'))?.reply).toBeNull();
});

test('a share posts the reply as it was', async () => {
  const reply: Reply = { summary: 'As it was.', blocks: [], tone: 'plain', audience: 'everyone' };
  await say('hello', { reply });
  expect(onTheWall()).toEqual(['As it was.']);
  expect(bot.asked).toEqual([]);
});

/** The bot, answering nothing until it may go on. */
function holdUp(): { bot: EchoBot; goOn: () => void } {
  let goOn: () => void = () => undefined;
  const free = new Promise<void>((resolve) => (goOn = resolve));
  const handle: EchoBot['handle'] = (message) => free.then(() => bot.handle(message));
  return { bot: { ...bot, handle }, goOn };
}

const placed = (n: number) => ({ ...elsewhere, thread: `t${n}` });

/** Waits for as long as it takes; what never comes ends the test. */
async function waitUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What the bot says by itself. */
const own = (key: string, rest: Partial<OwnPost> = {}) =>
  saying('', { id: key, question: null, own: { subject: key, ...rest } });

test('what the bot says by itself is drawn when it is its turn, and posted once', async () => {
  await queue.accept(own('first'));
  expect(await queue.accept(own('first'))).toBe(false);
  await queue.accept(own('nothing'));
  await settled();
  expect(onTheWall()).toEqual(['first in t1']);
});

test('it comes in the place of an earlier post, which keeps its name', async () => {
  await queue.accept(own('first'));
  await queue.accept(own('edit', { replaces: 'first' }));
  await queue.accept(own('other edit', { replaces: 'first' }));
  await settled();
  expect(onTheWall()).toEqual(['other edit in t1']);
  expect(await store.outbox.findAnswer('slack', 'm1')).toMatchObject({ key: 'first' });
});

test('in the place of what nobody posted, or what is gone, nothing comes', async () => {
  await queue.accept(own('edit', { replaces: 'never' }));
  await queue.accept(own('first'));
  await settled();
  await queue.dismiss('C1', 'm1', { author: 'boss', place: elsewhere, isStaff: true });
  await queue.accept(own('late edit', { replaces: 'first' }));
  await settled();
  expect(onTheWall()).toEqual([]);
});

test('it stands in the thread below another post, and is drawn for that thread', async () => {
  await queue.accept(own('first'));
  await queue.accept(own('below', { below: { key: 'first', title: 'A quiz' } }));
  await settled();
  expect(onTheWall()).toEqual(['first in t1', 'below in m1']);
});

test('what may be posted already is looked for before it is posted again', async () => {
  wall.trouble.push({ outcome: { kind: 'later', after: 1, maybePosted: true }, taken: true });
  await queue.accept(own('first'));
  await settled();
  clock += 60_000;
  await queue.stop();
  queue = openQueue();
  await queue.start();
  await settled();
  expect(wall.tries).toBe(1);
  expect(onTheWall()).toEqual(['first in t1']);
});
