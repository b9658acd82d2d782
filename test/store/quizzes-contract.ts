/** What every home of the store keeps to about questions that are asked together. Part of the store's contract. */
import { expect, test } from '@jest/globals';
import type { Store } from '../../src/core/records/store.js';
import type { NewQuiz, Quiz } from '../../src/core/records/study/quizzes.js';

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const OTHER_TEAM = { adapter: 'slack', workspace: 'T2' } as const;
const CHANNEL = { ...TEAM, channel: 'C1', thread: 'C1' };
const THREAD = { ...TEAM, channel: 'C1', thread: '1.2' };
const CARDS = ['one', 'two'].map((card) => ({ card, shown: `{"id":"${card}"}` }));
const RIGHT = { choice: 0, grade: 'right', day: '2026-11-30' } as const;

/** Runs the contract. @param current - the store that the test at hand has open */
export function quizzesContract(current: () => Store): void {
  const begin = async (more: Partial<NewQuiz> = {}): Promise<Quiz> => {
    const wish = { place: THREAD, starter: 'ann', topic: 'tea', minutes: null, cards: CARDS };
    return (await current().quizzes.begin({ ...wish, ...more })).quiz;
  };
  const questionIds = async ({ place, id }: Quiz) =>
    (await current().quizzes.questionsOf(place, id)).map((one) => one.id);
  const answer = (question: number, person: string, more: Partial<typeof RIGHT> | object = {}) =>
    current().quizzes.answer(TEAM, { question, person, ...RIGHT, ...more });

  test('a quiz runs in its place with its questions in order, and another one does not begin there', async () => {
    const quiz = await begin();
    expect(quiz).toMatchObject({
      place: THREAD,
      topic: 'tea',
      total: 2,
      position: 1,
      isRunning: true,
    });
    expect(await current().quizzes.begin({ ...quiz, starter: 'bob', cards: CARDS })).toEqual({
      kind: 'running',
      quiz,
    });
    expect(await current().quizzes.runningIn(THREAD)).toEqual(quiz);
    expect(await current().quizzes.runningIn({ ...THREAD, thread: '9.9' })).toBeNull();
    expect(await current().quizzes.questionsOf(TEAM, quiz.id)).toMatchObject([
      {
        quiz: quiz.id,
        position: 1,
        place: CHANNEL,
        card: 'one',
        shown: CARDS[0]?.shown,
        askedAt: 1_000_000,
        closedAt: null,
      },
      { position: 2, card: 'two', askedAt: null, closedAt: null },
    ]);
  });

  test('of several that begin in a place at the same moment one does', async () => {
    const wish = { place: THREAD, starter: 'ann', topic: '', minutes: null, cards: CARDS };
    const all = await Promise.all([1, 2, 3].map(() => current().quizzes.begin(wish)));
    expect(all.filter(({ kind }) => kind === 'begun')).toHaveLength(1);
    expect(new Set(all.map(({ quiz }) => quiz.id)).size).toBe(1);
  });

  test('who began it is known again, and nothing of it is seen from another workspace', async () => {
    const { id } = await begin();
    expect(await current().quizzes.isStarter(TEAM, id, 'ann')).toBe(true);
    expect(await current().quizzes.isStarter(TEAM, id, 'bob')).toBe(false);
    expect(await current().quizzes.find(OTHER_TEAM, id)).toBeNull();
    expect(await current().quizzes.questionsOf(OTHER_TEAM, id)).toEqual([]);
    expect(await current().quizzes.advance(OTHER_TEAM, id, 1)).toBe(false);
    expect(await current().quizzes.stop(OTHER_TEAM, id)).toBe(false);
  });

  test('it goes on once from each question, by whoever is quickest, and ends behind the last', async () => {
    const { id } = await begin();
    const steps = await Promise.all([1, 2, 3].map(() => current().quizzes.advance(TEAM, id, 1)));
    expect(steps.filter(Boolean)).toHaveLength(1);
    expect(await current().quizzes.find(TEAM, id)).toMatchObject({ position: 2, isRunning: true });
    expect(await current().quizzes.questionsOf(TEAM, id)).toMatchObject([
      { closedAt: 1_000_000 },
      { askedAt: 1_000_000, closedAt: null },
    ]);
    expect(await current().quizzes.advance(TEAM, id, 2)).toBe(true);
    expect(await current().quizzes.find(TEAM, id)).toMatchObject({ position: 3, isRunning: false });
    expect(await current().quizzes.advance(TEAM, id, 3)).toBe(false);
    expect(await current().quizzes.stop(TEAM, id)).toBe(false);
  });

  test('everybody answers an open question once, however often they try at the same moment', async () => {
    const quiz = await begin();
    const [first = 0, second = 0] = await questionIds(quiz);
    const tries = await Promise.all([0, 1, 2].map((choice) => answer(first, 'bob', { choice })));
    expect(tries.filter(({ kind }) => kind === 'taken')).toHaveLength(1);
    expect(tries.filter(({ kind }) => kind === 'before')).toHaveLength(2);
    expect(await current().quizzes.answers(TEAM, first)).toHaveLength(1);
    expect(await answer(second, 'bob')).toEqual({ kind: 'closed' });
    await current().quizzes.advance(TEAM, quiz.id, 1);
    expect(await answer(first, 'cat')).toEqual({ kind: 'closed' });
    expect(await answer(first, 'bob')).toMatchObject({ kind: 'before' });
    expect(await current().quizzes.answerOf(TEAM, first, 'cat')).toBeNull();
  });

  test('who took part and is missing is counted', async () => {
    const quiz = await begin();
    const [first = 0, second = 0] = await questionIds(quiz);
    await answer(first, 'bob');
    await answer(first, 'cat');
    await current().quizzes.advance(TEAM, quiz.id, 1);
    await answer(second, 'bob');
    await answer(second, 'dan');
    const question = await current().quizzes.question(TEAM, second);
    if (question === null) throw new Error('gone');
    expect(await current().quizzes.taking(TEAM, question)).toEqual({ people: 2, missing: 1 });
  });

  test('the thread that a quiz came to be in is kept', async () => {
    const { id } = await begin({ place: CHANNEL });
    await current().quizzes.settle(id, THREAD);
    expect(await current().quizzes.runningIn(THREAD)).toMatchObject({ id, place: THREAD });
    expect(await current().quizzes.runningIn(CHANNEL)).toBeNull();
  });

  test('those that nobody touched for long, and those over time, are due', async () => {
    const { id } = await begin();
    await begin({ place: { ...THREAD, thread: '3.4' }, minutes: 2 });
    const due = async (idle: number, now: number) =>
      (await current().quizzes.due(idle, now)).map((one) => one.id);
    expect(await due(999_999, 1_119_999)).toEqual([]);
    expect(await due(999_999, 1_120_000)).toEqual([id + 1]);
    expect(await due(1_000_000, 1_000_000)).toEqual([id, id + 1]);
  });

  test('results, days and how a card fares are counted, of whoever wants to be listed', async () => {
    const [first = 0] = await questionIds(await begin());
    await answer(first, 'bob');
    await answer(first, 'cat', { grade: 'wrong', choice: 1 });
    expect(await current().quizzes.scores(CHANNEL, 0)).toEqual([
      { person: 'bob', right: 1, half: 0, answers: 1 },
      { person: 'cat', right: 0, half: 0, answers: 1 },
    ]);
    await current().quizzes.list(TEAM, 'bob', false);
    expect(await current().quizzes.isListed(TEAM, 'bob')).toBe(false);
    expect(await current().quizzes.scores(THREAD, 0)).toMatchObject([{ person: 'cat' }]);
    await current().quizzes.list(TEAM, 'bob', true);
    expect(await current().quizzes.scores(THREAD, 1_000_001)).toEqual([]);
    expect(await current().quizzes.daysOf(TEAM, 'bob', 0)).toEqual([
      { day: '2026-11-30', at: 1_000_000 },
    ]);
    expect(await current().quizzes.fares(TEAM, 'one', 0)).toEqual({
      answers: 2,
      wrong: 1,
      people: 2,
    });
    expect(await current().quizzes.lastAsked(THREAD)).toEqual(new Map([['one', 1_000_000]]));
  });

  test('a day’s question is asked once for each number of its channel', async () => {
    const [card = { card: '', shown: '' }, other = card] = CARDS;
    const asked = await Promise.all(
      [card, other].map((one) => current().quizzes.askDaily(THREAD, 1, one)),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const next = await current().quizzes.askDaily(CHANNEL, 2, other);
    expect(next).toMatchObject({ quiz: null, position: 2, place: CHANNEL, askedAt: 1_000_000 });
    expect((await current().quizzes.dailyOf(CHANNEL, 5)).map(({ position }) => position)).toEqual([
      2, 1,
    ]);
    await current().quizzes.close(TEAM, next.id);
    expect(await answer(next.id, 'bob')).toEqual({ kind: 'closed' });
  });

  test('a channel’s wish for a question a day is kept, counted once for each, and ends', async () => {
    const { dailyQuestions } = current();
    await dailyQuestions.want(
      { place: CHANNEL, minute: 540, zone: 'Europe/Berlin', topic: '' },
      'ann',
    );
    const daily = await dailyQuestions.find(THREAD);
    if (daily === null) throw new Error('not kept');
    expect(daily).toMatchObject({ place: CHANNEL, lastDay: null, count: 0, since: 1_000_000 });
    const kept = await Promise.all([1, 2].map(() => dailyQuestions.asked(daily, '2026-11-30')));
    expect(kept.filter(Boolean)).toHaveLength(1);
    await dailyQuestions.want({ place: CHANNEL, minute: 600, zone: 'UTC', topic: 'tea' }, 'bob');
    expect(await dailyQuestions.all()).toMatchObject([
      { minute: 600, count: 1, lastDay: '2026-11-30' },
    ]);
    expect(await dailyQuestions.find({ ...CHANNEL, ...OTHER_TEAM })).toBeNull();
    expect(await dailyQuestions.remove(CHANNEL, 'ann')).toBe(true);
    expect(await dailyQuestions.remove(CHANNEL, 'ann')).toBe(false);
    expect(await dailyQuestions.all()).toEqual([]);
    const log = await current().settings.log(TEAM, 9);
    expect(log.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['daily', '10:00 UTC tea', null],
      ['daily', '09:00 Europe/Berlin', '10:00 UTC tea'],
      ['daily', null, '09:00 Europe/Berlin'],
    ]);
    expect(log[0]?.who).toBe(log[2]?.who);
    expect(log[1]?.who).not.toBe(log[2]?.who);
    expect(await current().settings.log(OTHER_TEAM, 9)).toEqual([]);
  });
}
