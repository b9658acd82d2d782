import { expect, test } from '@jest/globals';
import { afterReview } from '../../../src/study/alone/fsrs-schedule.js';
import { dueCards, nextCard } from '../../../src/study/alone/next-card.js';
import { DAY, deskOf, HOUR, knownSince, learner, MINUTE, MORNING } from './study-sample.js';

const SETTINGS = learner().settings;
/** Known, and due for days. */
const old = knownSince(MORNING - 30 * DAY);
const older = knownSince(MORNING - 60 * DAY);
/** A step of a minute, taken some minutes ago. */
const step = afterReview(null, 'again', MORNING - 5 * MINUTE);

const nextId = (...given: Parameters<typeof nextCard>) => nextCard(...given).card?.id ?? null;

test('steps within the day come first, then what is forgotten first, then what is new', () => {
  const desk = deskOf({ old, older, step }, ['old', 'older', 'step', 'fresh']);
  expect(nextId(learner(), desk, MORNING)).toBe('step');
  expect(nextId(learner(), deskOf({ old, older }, ['old', 'older', 'fresh']), MORNING)).toBe(
    'older',
  );
  expect(nextCard(learner(), deskOf({}, ['fresh']), MORNING)).toMatchObject({
    card: { id: 'fresh' },
    isFresh: true,
  });
});

test('a vanished card is passed by in silence', () => {
  expect(nextId(learner(), deskOf({ old, older }, ['old']), MORNING)).toBe('old');
  expect(nextCard(learner(), deskOf({ old }, []), MORNING)).toMatchObject({ why: 'done' });
});

test('what was known is due for the whole of its day, where the learner is', () => {
  const due = knownSince(MORNING - 8 * DAY + 10 * HOUR);
  expect(new Date(due.due).toISOString()).toBe('2026-11-30T19:00:00.000Z');
  const desk = deskOf({ due }, ['due']);
  expect(dueCards(learner(), desk, MORNING).reviews).toEqual(['due']);
  const auckland = learner({ settings: { ...SETTINGS, zone: 'Pacific/Auckland' } });
  expect(dueCards(auckland, desk, MORNING).reviews).toEqual([]);
  expect(dueCards(auckland, desk, MORNING).next).toBe(due.due);
});

test('a day has as many new cards and reviews as somebody wants', () => {
  const desk = deskOf({ old, older }, ['old', 'older', 'fresh']);
  const many = learner({ day: { date: '2026-11-30', fresh: 0, reviews: 100 } });
  expect(nextId(many, desk, MORNING)).toBe('fresh');
  const all = learner({ day: { date: '2026-11-30', fresh: 10, reviews: 100 } });
  expect(nextCard(all, desk, MORNING)).toEqual({ card: null, why: 'enough', more: 2 });
  const noMore = deskOf({}, ['fresh']);
  expect(nextCard(all, noMore, MORNING)).toEqual({ card: null, why: 'enough', more: 0 });
});

test('a step that is due in minutes is taken at once where nothing else is due', () => {
  const soon = afterReview(null, 'good', MORNING);
  expect(nextId(learner(), deskOf({ soon }, ['soon']), MORNING + MINUTE)).toBe('soon');
  expect(nextId(learner(), deskOf({ soon }, ['soon', 'fresh']), MORNING + MINUTE)).toBe('fresh');
});

test('catching up takes the most at risk, whatever was done that day, and ends', () => {
  const desk = deskOf({ old, older }, ['old', 'older', 'fresh']);
  const day = { date: '2026-11-30', fresh: 0, reviews: 100 };
  expect(nextId(learner({ day, catchUp: 2 }), desk, MORNING)).toBe('older');
  expect(nextCard(learner({ day, catchUp: 0 }), desk, MORNING)).toMatchObject({ why: 'caught-up' });
  expect(nextCard(learner({ catchUp: 5 }), deskOf({}, ['fresh']), MORNING)).toMatchObject({
    why: 'caught-up',
  });
});

test('nothing is asked while somebody pauses, and nothing when all is done', () => {
  const paused = learner({ pausedAt: MORNING - DAY });
  expect(nextCard(paused, deskOf({ old }, ['old']), MORNING)).toEqual({
    card: null,
    why: 'paused',
    since: MORNING - DAY,
  });
  const later = knownSince(MORNING);
  expect(nextCard(learner(), deskOf({ later }, ['later']), MORNING)).toEqual({
    card: null,
    why: 'done',
    next: later.due,
  });
});
