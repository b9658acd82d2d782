/** What every home of the store forgets, and when. Each home's test calls this once. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Place } from '../../src/core/message.js';
import type { Retention } from '../../src/core/records/retention.js';
import type { Store } from '../../src/core/records/store.js';
import { delivery } from './delivery-sample.js';
import { LEARNER, SCHEDULE } from './study-contract.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const PLACE: Place = { ...TEAM, channel: 'C1', thread: '1.2' };
const SOURCE = { note: 'a.md#vms', topic: 'VMs', passage: 'a.md#vms:1', version: 'v1' };
const CLOSER = { through: 'web', author: 'U9' } as const;
const ALL = { state: 'all', limit: 50 } as const;
const DAY_MS = 24 * 60 * 60_000;

/** No two alike, so that none can stand for another. */
const TIMES: Retention = {
  answers: 2,
  conversations: 4,
  questions: 6,
  counts: 30,
  feedback: 10,
  audit: 12,
  openEntries: 20,
  closedEntries: 16,
  askers: 8,
  study: 40,
  mostOpenEntries: 3,
};
const NOTHING = {
  ...Object.fromEntries(Object.keys(TIMES).map((name) => [name, 0])),
  mostOpenEntries: undefined,
  coolDowns: 0,
  crowdedOut: 0,
};

/** Something that is kept, and whether it still is. */
interface Kept {
  readonly field: Exclude<keyof Retention, 'mostOpenEntries'>;
  leave(store: Store): Promise<unknown>;
  isThere(store: Store): Promise<boolean>;
  /** So many are kept together; absent: one. */
  readonly rows?: number;
}

const ask = (store: Store, word: string, author = 'U1', place = PLACE) =>
  store.inbox.record({
    id: `${word} ${author}`,
    place,
    author,
    question: word,
    stems: [word],
    status: 'not-found',
    answer: null,
  });
const entries = async (store: Store, team: Pick<Place, 'adapter' | 'workspace'> = TEAM) =>
  (await store.inbox.list(team, ALL)).map(({ question }) => question).sort();

const CARD = { card: 'a', shown: '{}' };
const QUIZ = { place: PLACE, starter: 'U1', topic: 'tea', minutes: null, cards: [CARD] };

const KEPT: readonly Kept[] = [
  {
    field: 'answers',
    async leave(store) {
      await store.outbox.accept(delivery({ key: 'k' }));
      await store.outbox.done('k', 'm');
    },
    isThere: async (store) => (await store.outbox.find('k')) !== null,
  },
  {
    field: 'conversations',
    leave: (store) =>
      store.conversations.remember(PLACE, { question: 'q', noteId: null, at: 1 }, 'U1'),
    isThere: async (store) => (await store.conversations.recall(PLACE)) !== null,
  },
  {
    field: 'questions',
    leave: (store) => ask(store, 'vpn'),
    isThere: async (store) =>
      (await store.personal.show(TEAM, 'U1')).some(({ kind }) => kind === 'questions'),
  },
  {
    field: 'counts',
    leave: (store) =>
      store.inbox.record({
        id: 'k',
        place: PLACE,
        author: 'U1',
        question: 'vms?',
        stems: ['vm'],
        status: 'answered',
        answer: SOURCE,
      }),
    isThere: async (store) => (await store.use.count(TEAM, 0)).days.length > 0,
  },
  {
    field: 'feedback',
    leave: (store) =>
      store.feedback.record({ ...TEAM, delivery: 'k', author: 'U1', helpful: true }),
    isThere: async (store) => (await store.feedback.count(TEAM, 'k')).helpful > 0,
  },
  {
    field: 'audit',
    leave: (store) =>
      store.settings.change({
        scope: { ...TEAM, channel: null },
        name: 'speak',
        value: 'sure',
        author: 'U1',
      }),
    isThere: async (store) => (await store.settings.log(TEAM, 1)).length > 0,
  },
  {
    field: 'openEntries',
    leave: (store) => ask(store, 'vpn'),
    isThere: async (store) => (await entries(store)).length > 0,
  },
  {
    field: 'closedEntries',
    async leave(store) {
      await ask(store, 'vpn');
      const [entry] = await store.inbox.list(TEAM, ALL);
      await store.inbox.close(TEAM, entry?.id ?? 0, { kind: 'reason', text: 'No.' }, CLOSER);
    },
    isThere: async (store) => (await entries(store)).length > 0,
  },
  {
    field: 'study',
    leave: (store) => store.study.save(TEAM, 'U1', LEARNER, null, new Map()),
    isThere: async (store) => (await store.study.find(TEAM, 'U1')) !== null,
  },
  {
    field: 'study',
    leave: (store) => store.vetoes.cast(TEAM, { card: 'a', wording: 'w', person: 'U1' }),
    isThere: async (store) => (await store.vetoes.list(TEAM)).length > 0,
  },
  {
    field: 'study',
    leave: (store) => store.quizzes.begin(QUIZ),
    isThere: async (store) => (await store.quizzes.runningIn(PLACE)) !== null,
    rows: 2,
  },
  {
    field: 'study',
    leave: (store) => store.quizzes.askDaily(PLACE, 1, CARD),
    isThere: async (store) => (await store.quizzes.dailyOf(PLACE, 1)).length > 0,
  },
  {
    field: 'askers',
    leave: (store) => ask(store, 'vpn'),
    async isThere(store) {
      const [entry] = await store.inbox.list(TEAM, ALL);
      return (await store.inbox.waiting(TEAM, entry?.id ?? 0)).length > 0;
    },
  },
];

/**
 * Runs the contract.
 * @param open - opens an empty store with a clock that the contract moves
 */
export function retentionContract(open: (now: () => number) => Promise<Store>): void {
  const start = 100 * DAY_MS;
  let clock = start;
  let store: Store;
  beforeEach(async () => {
    clock = start;
    store = await open(() => clock);
  });
  afterEach(async () => {
    await store.close();
  });

  test.each(KEPT)('$field are kept as long as configured', async ({ field, ...kept }) => {
    await kept.leave(store);
    clock = start + TIMES[field] * DAY_MS;
    await store.sweep(TIMES);
    expect(await kept.isThere(store)).toBe(true);
    clock++;
    expect(await store.sweep(TIMES)).toEqual({ ...NOTHING, [field]: kept.rows ?? 1 });
    expect(await kept.isThere(store)).toBe(false);
  });

  test('what is remembered goes as a whole, and only of whoever studies no longer', async () => {
    for (const person of ['U1', 'U2'])
      await store.study.save(TEAM, person, LEARNER, null, new Map([['a', SCHEDULE]]));
    clock += 30 * DAY_MS;
    await store.study.save(TEAM, 'U2', LEARNER, 1, new Map());
    clock += 11 * DAY_MS;
    expect(await store.sweep(TIMES)).toEqual({ ...NOTHING, study: 2 });
    expect((await store.study.schedules(TEAM, 'U1')).size).toBe(0);
    expect((await store.study.schedules(TEAM, 'U2')).size).toBe(1);
  });

  test('what was answered in a quiz is forgotten by its own age, whoever answers others', async () => {
    const { quiz } = await store.quizzes.begin(QUIZ);
    const [asked] = await store.quizzes.questionsOf(TEAM, quiz.id);
    const question = asked?.id ?? 0;
    const answer = { question, choice: 0, grade: 'right', day: '2026-11-30' } as const;
    await store.quizzes.answer(TEAM, { ...answer, person: 'U1' });
    clock += 30 * DAY_MS;
    await store.quizzes.answer(TEAM, { ...answer, person: 'U2' });
    clock += 11 * DAY_MS;
    await store.sweep(TIMES);
    expect(await store.quizzes.answerOf(TEAM, question, 'U1')).toBeNull();
    expect(await store.quizzes.daysOf(TEAM, 'U2', 0)).toHaveLength(1);
  });

  test('settings stay when it is forgotten who set them, and cool-downs end by themselves', async () => {
    const scope = { ...TEAM, channel: null };
    await store.settings.change({ scope, name: 'speak', value: 'off', author: 'U1' });
    await store.coolDowns.start(TEAM, 'k', 1_000);
    clock += 13 * DAY_MS;
    expect(await store.sweep(TIMES)).toEqual({ ...NOTHING, audit: 1, coolDowns: 1 });
    expect((await store.settings.all(TEAM)).workspace).toEqual({ speak: 'off' });
  });

  test('more than one batch goes, and others have their turn meanwhile', async () => {
    const many = Array.from({ length: 2_300 }, (_, n) => `k${n}`);
    for (const key of many) await store.coolDowns.start(TEAM, key, 1_000);
    clock += 2_000;
    await store.coolDowns.start(TEAM, 'new', 1_000);
    let turns = 0;
    let swept = false;
    const count = () => {
      turns++;
      if (!swept) setImmediate(count);
    };
    setImmediate(count);
    expect(await store.sweep(TIMES)).toEqual({ ...NOTHING, coolDowns: many.length });
    swept = true;
    expect(turns).toBeGreaterThanOrEqual(2);
    expect(await store.coolDowns.start(TEAM, 'new', 1_000)).toBe(false);
  });

  test('words are forgotten before the count, and what was asked again is kept anew', async () => {
    await ask(store, 'vpn');
    clock += 15 * DAY_MS;
    await ask(store, 'vpn', 'U2');
    clock += 15 * DAY_MS;
    expect(await store.sweep(TIMES)).toMatchObject({ questions: 2, counts: 0, openEntries: 0 });
    expect((await store.use.count(TEAM, 0)).days).toHaveLength(2);
    expect(await entries(store)).toEqual(['vpn']);
  });

  test('a full inbox loses what was asked once, the oldest first, and no other team’s', async () => {
    for (const word of ['alpha', 'bravo', 'charlie', 'delta', 'echo']) {
      clock++;
      await ask(store, word);
    }
    await ask(store, 'alpha', 'U2');
    for (const word of ['kilo', 'lima', 'mike'])
      await ask(store, word, 'U1', { ...PLACE, ...OTHER_TEAM });
    expect(await store.sweep(TIMES)).toEqual({ ...NOTHING, crowdedOut: 2 });
    expect(await entries(store)).toEqual(['alpha', 'delta', 'echo']);
    expect(await entries(store, OTHER_TEAM)).toHaveLength(3);
    expect(await store.sweep(TIMES)).toEqual(NOTHING);
  });

  test('what was asked again makes no room before what was asked once, even when it is forgotten who asked', async () => {
    await ask(store, 'alpha');
    await ask(store, 'alpha', 'U2');
    clock += (TIMES.askers + 1) * DAY_MS;
    for (const word of ['bravo', 'charlie', 'delta']) await ask(store, word);
    expect(await store.sweep(TIMES)).toMatchObject({ askers: 2, crowdedOut: 1 });
    expect(await entries(store)).toEqual(['alpha', 'charlie', 'delta']);
  });

  test('where everything was asked again, the oldest makes room', async () => {
    for (const word of ['alpha', 'bravo', 'charlie', 'delta']) {
      clock++;
      await ask(store, word);
      await ask(store, word, 'U2');
    }
    await store.sweep(TIMES);
    expect(await entries(store)).toEqual(['bravo', 'charlie', 'delta']);
  });

  test('closed entries take no room from open ones', async () => {
    for (const word of ['alpha', 'bravo', 'charlie', 'delta']) await ask(store, word);
    const [first] = await store.inbox.list(TEAM, ALL);
    await store.inbox.close(TEAM, first?.id ?? 0, { kind: 'reason', text: 'No.' }, CLOSER);
    expect(await store.sweep(TIMES)).toEqual(NOTHING);
  });
}
