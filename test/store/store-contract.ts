/** What every home of the store keeps to. Each home's test calls this once. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { conversationKey } from '../../src/core/conversation.js';
import type { Place } from '../../src/core/message.js';
import type { Reply } from '../../src/core/reply.js';
import { DEFAULT_RETENTION } from '../../src/core/records/retention.js';
import type { Store } from '../../src/core/records/store.js';
import { delivery } from './delivery-sample.js';
import { escalationsContract } from './escalations-contract.js';
import { hostProfilesContract } from './host-profiles-contract.js';
import { studyContract } from './study-contract.js';
import { quizzesContract } from './quizzes-contract.js';
import { proposersContract } from './proposers-contract.js';
import { watchesContract } from './watches-contract.js';
import { answeredContract } from './answered-contract.js';
import { selectionsContract } from './selections-contract.js';
import { taughtContract } from './taught-contract.js';
import { settingsContract } from './settings-contract.js';

const REPLY: Reply = { summary: 'Yes.', blocks: [], tone: 'good', audience: 'everyone' };
const LEASE = 60_000;
const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const THREAD: Place = { ...TEAM, channel: 'C1', thread: '1.2' };

/**
 * Runs the contract.
 * @param open - opens an empty store with a clock that the contract moves
 */
export function storeContract(open: (now: () => number) => Promise<Store>): void {
  let clock = 1_000_000;
  let store: Store;
  const take = (limit = 10, owner = 'a') => store.outbox.take('slack', owner, LEASE, limit);
  const takenKeys = async (limit?: number, owner?: string) =>
    (await take(limit, owner)).map(({ key }) => key);

  settingsContract(() => store);
  hostProfilesContract(() => store);
  watchesContract(() => store);
  proposersContract(() => store);
  quizzesContract(() => store);
  escalationsContract(
    () => store,
    (by) => (clock += by),
  );
  selectionsContract(
    () => store,
    (by) => (clock += by),
  );
  answeredContract(() => store);
  studyContract(() => store);
  taughtContract(() => store);

  beforeEach(async () => {
    clock = 1_000_000;
    store = await open(() => clock);
  });
  afterEach(async () => {
    await store.close();
  });

  test('a delivery is accepted once, also when it arrives twice at the same moment', async () => {
    const accepted = await Promise.all(
      [1, 2, 3].map(() => store.outbox.accept(delivery({ key: 'k' }))),
    );
    expect(accepted.filter(Boolean)).toHaveLength(1);
    await store.outbox.done('k', null);
    expect(await store.outbox.accept(delivery({ key: 'k' }))).toBe(false);
  });

  test('what was accepted comes out oldest first with what its handler needs', async () => {
    await store.outbox.accept(delivery({ key: 'first', body: '{"n":1}', question: 'q1' }));
    await store.outbox.accept(delivery({ key: 'second' }));
    const [first, second] = await take();
    expect(first).toEqual({
      key: 'first',
      adapter: 'slack',
      workspace: 'T1',
      body: '{"n":1}',
      question: 'q1',
      attempts: 1,
      interrupted: false,
      acceptedAt: 1_000_000,
      reply: null,
      answered: null,
    });
    expect(second?.key).toBe('second');
  });

  test('what one owner took is not taken by another until the lease ends', async () => {
    await store.outbox.accept(delivery({ key: 'k' }));
    expect(await takenKeys(10, 'a')).toEqual(['k']);
    expect(await takenKeys(10, 'b')).toEqual([]);
    clock += LEASE;
    expect((await take(10, 'b'))[0]).toMatchObject({ key: 'k', attempts: 2 });
  });

  test('an owner that gives signs of life keeps what it works on, and only that', async () => {
    for (const key of ['kept', 'dropped', 'theirs']) await store.outbox.accept(delivery({ key }));
    await takenKeys(2, 'a');
    await takenKeys(1, 'b');
    clock += LEASE - 1;
    await store.outbox.renew(['kept', 'theirs'], 'a', LEASE);
    clock += 1;
    expect(await takenKeys(10, 'c')).toEqual(['dropped', 'theirs']);
    clock += LEASE - 1;
    expect(await takenKeys(10, 'd')).toContain('kept');
  });

  test('an owner that starts anew frees what it had taken, and nobody else’s', async () => {
    await store.outbox.accept(delivery({ key: 'mine' }));
    await takenKeys(1, 'a');
    await store.outbox.accept(delivery({ key: 'theirs' }));
    await takenKeys(1, 'b');
    await store.outbox.release('slack', 'a');
    await store.outbox.release('discord', 'b');
    expect(await takenKeys(10, 'c')).toEqual(['mine']);
  });

  test('adapters take their own deliveries only, and no more than asked for', async () => {
    await store.outbox.accept(delivery({ key: 'd', adapter: 'discord' }));
    await store.outbox.accept(delivery({ key: 's1' }));
    await store.outbox.accept(delivery({ key: 's2' }));
    expect(await takenKeys(1)).toEqual(['s1']);
    expect(await takenKeys()).toEqual(['s2']);
    expect(await store.outbox.take('discord', 'a', LEASE, 10)).toHaveLength(1);
  });

  test('deliveries of one lane are taken one after another', async () => {
    for (const key of ['one', 'two']) await store.outbox.accept(delivery({ key, lane: 'thread' }));
    expect(await takenKeys()).toEqual(['one']);
    await store.outbox.putOff('one', 500, { maybePosted: false });
    expect(await takenKeys()).toEqual([]);
    clock += 500;
    expect(await takenKeys()).toEqual(['one']);
    await store.outbox.done('one', 'm1');
    expect(await takenKeys()).toEqual(['two']);
  });

  test('what is accepted with a free hand is taken in the same step', async () => {
    const first = delivery({ key: 'one', lane: 'thread', question: 'q' });
    const taken = await store.outbox.acceptAndTake(first, 'a', LEASE);
    expect(taken).toEqual({
      key: 'one',
      adapter: 'slack',
      workspace: 'T1',
      body: '{}',
      question: 'q',
      attempts: 1,
      interrupted: false,
      acceptedAt: clock,
      reply: null,
      answered: null,
    });
    expect(await store.outbox.acceptAndTake(first, 'b', LEASE)).toBe(false);
    expect(await takenKeys(10, 'b')).toEqual([]);
    clock += LEASE;
    expect(await take(10, 'b')).toMatchObject([{ key: 'one', attempts: 2, interrupted: true }]);
  });

  test('what arrives in a busy conversation waits, and its predecessor is told so when it is settled', async () => {
    const say = (key: string) =>
      store.outbox.acceptAndTake(delivery({ key, lane: 'thread', question: 'q' }), 'a', LEASE);
    expect(await say('one')).toMatchObject({ key: 'one' });
    expect(await say('two')).toBe(true);
    expect(await takenKeys()).toEqual([]);
    expect(await store.outbox.done('one', 'm1')).toBe(true);
    expect(await take()).toMatchObject([{ key: 'two', answered: 'm1' }]);
    expect(await store.outbox.done('two', 'm2')).toBe(false);
    expect(await say('three')).toMatchObject({ key: 'three', answered: 'm2' });
  });

  test('of the same delivery in many hands at the same moment, one takes it', async () => {
    const hands = ['a', 'b', 'c', 'd'];
    const accepted = await Promise.all(
      hands.map((owner) => store.outbox.acceptAndTake(delivery({ key: 'k' }), owner, LEASE)),
    );
    expect(accepted.filter((one) => one !== false)).toHaveLength(1);
    expect(accepted.find((one) => one !== false)).toMatchObject({ key: 'k' });
  });

  test('what was put off comes back when due, with the reply that waited', async () => {
    await store.outbox.accept(delivery({ key: 'k' }));
    await take();
    await store.outbox.putOff('k', 2_000, { maybePosted: false, reply: REPLY });
    clock += 1_999;
    expect(await take()).toEqual([]);
    clock += 1;
    expect(await take()).toMatchObject([{ key: 'k', attempts: 2, reply: REPLY }]);
    await store.outbox.putOff('k', 0, { maybePosted: false });
    expect(await take()).toMatchObject([{ attempts: 3, reply: REPLY }]);
  });

  test('an attempt that may have posted is known to the next one, a sure failure is not', async () => {
    await store.outbox.accept(delivery({ key: 'k' }));
    const interrupted = async () => (await take())[0]?.interrupted;
    expect(await interrupted()).toBe(false);
    await store.outbox.putOff('k', 0, { maybePosted: false });
    expect(await interrupted()).toBe(false);
    await store.outbox.putOff('k', 0, { maybePosted: true });
    expect(await interrupted()).toBe(true);
    await store.outbox.putOff('k', 0, { maybePosted: false });
    expect(await interrupted()).toBe(false);
    await store.outbox.release('slack', 'a');
    expect(await interrupted()).toBe(true);
  });

  test('a settled delivery is not taken again and is found by key and by answer', async () => {
    await store.outbox.accept(delivery({ key: 'k', question: 'q' }));
    expect(await take()).toMatchObject([{ key: 'k', answered: null }]);
    await store.outbox.done('k', 'm', REPLY);
    clock += LEASE;
    expect(await take()).toEqual([]);
    const known = {
      key: 'k',
      workspace: 'T1',
      lane: 'k',
      state: 'done',
      answer: 'm',
      reply: REPLY,
    };
    expect(await store.outbox.find('k')).toEqual(known);
    expect(await store.outbox.findAnswer('slack', 'm')).toEqual(known);
    expect(await store.outbox.findAnswer('discord', 'm')).toBeNull();
  });

  test('a question that was met with silence has no answer', async () => {
    await store.outbox.accept(delivery({ key: 'k', question: 'q' }));
    await store.outbox.done('k', null);
    await store.outbox.accept(delivery({ key: 'k edited', question: 'q' }));
    expect(await take()).toMatchObject([{ key: 'k edited', answered: null }]);
    expect(await store.outbox.find('k')).toMatchObject({ state: 'done', answer: null });
  });

  test('an edit is taken with the latest answer to its question, and nobody else’s', async () => {
    await store.outbox.accept(delivery({ key: 'k', question: 'q' }));
    await store.outbox.done('k', 'm');
    await store.outbox.accept(delivery({ key: 'k2', question: 'q' }));
    await store.outbox.done('k2', 'm2');
    await store.outbox.accept(delivery({ key: 'k edited', question: 'q' }));
    await store.outbox.accept(delivery({ key: 'other', question: 'another' }));
    await store.outbox.accept(delivery({ key: 'command' }));
    expect(await take()).toMatchObject([
      { key: 'k edited', answered: 'm2' },
      { key: 'other', answered: null },
      { key: 'command', answered: null },
    ]);
  });

  test('a dismissed answer is found no more', async () => {
    await store.outbox.accept(delivery({ key: 'k', question: 'q' }));
    await store.outbox.done('k', 'm', REPLY);
    await store.outbox.forgetAnswer('slack', 'm');
    expect(await store.outbox.findAnswer('slack', 'm')).toBeNull();
    await store.outbox.accept(delivery({ key: 'k edited', question: 'q' }));
    expect(await take()).toMatchObject([{ key: 'k edited', answered: null }]);
    expect(await store.outbox.find('k')).toMatchObject({ state: 'done', reply: null });
  });

  test('a delivery that was given up stays given up', async () => {
    await store.outbox.accept(delivery({ key: 'k' }));
    await store.outbox.fail('k', 'channel is archived');
    clock += LEASE;
    expect(await take()).toEqual([]);
    expect(await store.outbox.find('k')).toMatchObject({ state: 'failed' });
    expect(await store.outbox.accept(delivery({ key: 'k' }))).toBe(false);
  });

  test('those who asked in a place are those who were answered or wait for an answer', async () => {
    const lane = conversationKey(THREAD);
    const asked = (author: string) => store.outbox.askedIn(THREAD, author);
    await store.outbox.accept(delivery({ key: 'b', lane, author: 'met with silence' }));
    await store.outbox.done('b', null);
    expect(await asked('met with silence')).toBe('nobody');
    await store.outbox.accept(delivery({ key: 'a', lane, author: 'answered' }));
    await store.outbox.done('a', 'm');
    await store.outbox.accept(delivery({ key: 'c', lane, author: 'waiting' }));
    await store.outbox.accept(delivery({ key: 'd', lane: 'other', author: 'elsewhere' }));
    expect(await asked('answered')).toBe('author');
    expect(await asked('waiting')).toBe('author');
    expect(await asked('met with silence')).toBe('others');
    expect(await asked('elsewhere')).toBe('others');
  });

  test('who asked is known again, and nobody else is taken for them', async () => {
    await store.outbox.accept(delivery({ key: 'k', author: 'U1' }));
    expect(await store.outbox.isAuthor('k', 'U1')).toBe(true);
    expect(await store.outbox.isAuthor('k', 'U2')).toBe(false);
    expect(await store.outbox.isAuthor('nothing', 'U1')).toBe(false);
  });

  test('what is too old is given up, its words forgotten, unless somebody has it in hand', async () => {
    for (const key of ['taken', 'left', 'waiting'])
      await store.outbox.accept(delivery({ key, lane: key, body: '{"text":"my words"}' }));
    await store.outbox.take('slack', 'me', 20_000, 1);
    await store.outbox.take('slack', 'a killed process', 5_000, 1);
    clock += 10_000;
    await store.outbox.accept(delivery({ key: 'young', lane: 'young' }));
    expect(await store.outbox.giveUp(10_000)).toBe(0);
    expect(await store.outbox.giveUp(9_999)).toBe(2);
    const state = async (key: string) => (await store.outbox.find(key))?.state;
    expect(await Promise.all(['taken', 'left', 'waiting', 'young'].map(state))).toEqual([
      'open',
      'failed',
      'failed',
      'open',
    ]);
  });

  test('how much is open is told, adapter by adapter, with the age of the oldest', async () => {
    expect(await store.outbox.backlog()).toEqual([]);
    const accepted = clock;
    for (const key of ['a', 'b', 'settled']) await store.outbox.accept(delivery({ key }));
    clock += 5;
    await store.outbox.accept(delivery({ key: 'c', adapter: 'discord' }));
    await store.outbox.done('settled', null);
    const backlog = [...(await store.outbox.backlog())];
    expect(backlog.sort((a, b) => a.open - b.open)).toEqual([
      { adapter: 'discord', open: 1, oldestAt: accepted + 5 },
      { adapter: 'slack', open: 2, oldestAt: accepted },
    ]);
  });

  test('what is still open is never swept', async () => {
    await store.outbox.accept(delivery({ key: 'open' }));
    clock += 10_000 * 24 * 60 * 60_000;
    await store.sweep(DEFAULT_RETENTION);
    expect(await store.outbox.find('open')).toMatchObject({ state: 'open' });
  });

  test('credentials come back as they were put, per adapter and workspace', async () => {
    await store.installations.put('slack', 'T1', 'secret one');
    await store.installations.put('slack', 'T2', 'secret two');
    await store.installations.put('slack', 'T1', 'newer');
    expect(await store.installations.get('slack', 'T1')).toBe('newer');
    expect(await store.installations.get('slack', 'T2')).toBe('secret two');
    expect(await store.installations.get('discord', 'T1')).toBeNull();
    await store.installations.remove('slack', 'T1');
    expect(await store.installations.get('slack', 'T1')).toBeNull();
  });

  test('a cool-down starts once and again only when it has ended', async () => {
    expect(await store.coolDowns.start(TEAM, 'note in channel', 1_000)).toBe(true);
    clock += 999;
    expect(await store.coolDowns.start(TEAM, 'note in channel', 1_000)).toBe(false);
    expect(await store.coolDowns.start(TEAM, 'other note', 1_000)).toBe(true);
    expect(await store.coolDowns.start(OTHER_TEAM, 'note in channel', 1_000)).toBe(true);
    expect(await store.coolDowns.running(TEAM, 'note')).toEqual(['note in channel']);
    expect(await store.coolDowns.running(TEAM, '')).toEqual(['note in channel', 'other note']);
    clock += 1;
    expect(await store.coolDowns.running(TEAM, 'note')).toEqual([]);
    expect(await store.coolDowns.start(TEAM, 'note in channel', 1_000)).toBe(true);
  });

  test('a conversation is remembered until it is forgotten', async () => {
    expect(await store.conversations.recall(THREAD)).toBeNull();
    await store.conversations.remember(
      THREAD,
      { question: 'size of images', noteId: 'n1', at: 1 },
      'U1',
    );
    await store.conversations.remember(
      THREAD,
      { question: 'and speed', noteId: 'n2', at: 1 },
      'U2',
    );
    expect(await store.conversations.recall(THREAD)).toEqual({
      question: 'and speed',
      noteId: 'n2',
      at: 1,
    });
    await store.conversations.forget(THREAD);
    expect(await store.conversations.recall(THREAD)).toBeNull();
  });

  test('feedback counts each person once, by the latest word', async () => {
    const one = { ...TEAM, delivery: 'k' };
    await store.feedback.record({ ...one, author: 'U1', helpful: true });
    await store.feedback.record({ ...one, author: 'U1', helpful: false });
    await store.feedback.record({ ...one, author: 'U2', helpful: true });
    expect(await store.feedback.count(TEAM, 'k')).toEqual({ helpful: 1, unhelpful: 1 });
    expect(await store.feedback.count(OTHER_TEAM, 'k')).toEqual({ helpful: 0, unhelpful: 0 });
    expect(await store.feedback.count(TEAM, 'other')).toEqual({ helpful: 0, unhelpful: 0 });
  });

  test('feedback says what the same person said before, and can be taken back', async () => {
    const mine = { ...TEAM, delivery: 'k', author: 'U1' };
    expect(await store.feedback.record({ ...mine, helpful: true })).toBeNull();
    expect(await store.feedback.record({ ...mine, helpful: false })).toBe(true);
    expect(await store.feedback.record({ ...mine, helpful: false, comment: 'no' })).toBe(false);
    await store.feedback.record({ ...mine, author: 'U2', helpful: false });
    for (const other of [{ helpful: true }, { author: 'U3' }, OTHER_TEAM])
      expect(await store.feedback.withdraw({ ...mine, helpful: false, ...other })).toBe(false);
    expect(await store.feedback.withdraw({ ...mine, helpful: false })).toBe(true);
    expect(await store.feedback.withdraw({ ...mine, helpful: false })).toBe(false);
    expect(await store.feedback.count(TEAM, 'k')).toEqual({ helpful: 0, unhelpful: 1 });
  });
}
