import { describe, expect, test } from '@jest/globals';
import type { Learner, Schedule } from '../../../src/core/records/study/study.js';
import { afterReview } from '../../../src/study/alone/fsrs-schedule.js';
import { forecast } from '../../../src/study/alone/forecast.js';
import { ask, grade, pause, resume } from '../../../src/study/alone/session.js';
import { DAY, deskOf, knownSince, learner, MINUTE, MORNING } from './study-sample.js';

/** Asked once; the card waits. */
const asking = ask(learner(), deskOf({}, ['a', 'b']), MORNING);
const waiting = asking.learner;

/** Counts a review that is there to be counted. */
function counted(of: Learner, known: Readonly<Record<string, Schedule>>, ...given: Given) {
  const graded = grade(of, new Map(Object.entries(known)), ...given);
  if (graded.kind === 'late') throw new Error('late');
  return graded;
}
type Given = [turn: number | null, grade: 'again' | 'hard' | 'good' | 'easy', now: number];

describe('asking', () => {
  test('the card that waits is asked again under its turn, whenever and wherever', () => {
    expect(asking).toMatchObject({ card: { id: 'a' }, turn: 1, isFresh: true });
    expect(ask(waiting, deskOf({}, ['b', 'a']), MORNING + 9 * DAY)).toMatchObject({
      card: { id: 'a' },
      turn: 1,
    });
  });

  test('a card that waits and is gone makes room for the next, under a turn of its own', () => {
    expect(ask(waiting, deskOf({}, ['b']), MORNING)).toMatchObject({ card: { id: 'b' }, turn: 2 });
    expect(ask(waiting, deskOf({}, []), MORNING).learner.asked).toBeNull();
  });
});

describe('a review', () => {
  test('counts once, however often it is said', () => {
    const first = counted(waiting, {}, 1, 'good', MORNING + MINUTE);
    expect(first).toMatchObject({ kind: 'counted', learner: { asked: null, day: { fresh: 1 } } });
    const again = counted(first.learner, { a: first.schedule }, 1, 'good', MORNING + 2 * MINUTE);
    expect(again).toMatchObject({ kind: 'same', schedule: first.schedule });
    expect(again.learner.day).toEqual(first.learner.day);
  });

  test('that was counted last can be counted otherwise, as if it had been at once', () => {
    const first = counted(waiting, {}, 1, 'again', MORNING);
    const changed = counted(first.learner, { a: first.schedule }, 1, 'easy', MORNING + 5 * MINUTE);
    expect(changed.kind).toBe('changed');
    expect(changed.schedule).toEqual(afterReview(null, 'easy', MORNING));
    expect(changed.learner.day.fresh).toBe(1);
  });

  test('of a card from before is late', () => {
    const first = counted(waiting, {}, 1, 'good', MORNING);
    const desk = deskOf({ a: first.schedule }, ['a', 'b', 'c']);
    const second = counted(ask(first.learner, desk, MORNING).learner, {}, 2, 'good', MORNING);
    expect(grade(second.learner, new Map(), 1, 'easy', MORNING)).toEqual({ kind: 'late' });
    expect(grade(learner(), new Map(), null, 'easy', MORNING)).toEqual({ kind: 'late' });
  });

  test('of something known counts as a review, on the learner’s own day', () => {
    const known = knownSince(MORNING - 30 * DAY);
    const of = learner({ asked: { turn: 4, card: 'k' }, catchUp: 3 });
    const { learner: after } = counted(of, { k: known }, null, 'hard', MORNING + DAY);
    expect(after).toMatchObject({
      day: { date: '2026-12-01', fresh: 0, reviews: 1 },
      catchUp: 2,
    });
  });
});

describe('a pause', () => {
  const known = knownSince(MORNING - 5 * DAY);

  test('shifts what is due by its length, and nothing else', () => {
    const paused = pause(waiting, MORNING);
    expect(pause(paused, MORNING + DAY).pausedAt).toBe(MORNING);
    const { learner: back, changed } = resume(paused, new Map([['k', known]]), MORNING + 7 * DAY);
    expect(back.pausedAt).toBeNull();
    expect(changed.get('k')).toEqual({ ...known, due: known.due + 7 * DAY });
  });

  test('that was none changes nothing', () => {
    expect(resume(learner(), new Map([['k', known]]), MORNING).changed.size).toBe(0);
  });
});

describe('what is coming', () => {
  test('is counted by day, what is overdue today, with what is probably remembered', () => {
    const soon = afterReview(null, 'again', MORNING);
    const coming = forecast(
      learner(),
      [knownSince(MORNING - 30 * DAY), knownSince(MORNING - 5 * DAY), soon],
      MORNING,
    );
    expect(coming.days).toHaveLength(14);
    expect(coming.days.filter(({ count }) => count > 0)).toEqual([
      { date: '2026-11-30', count: 2 },
      { date: '2026-12-03', count: 1 },
    ]);
    expect(coming).toMatchObject({ cards: 3, known: 2 });
    expect(coming.remembered).toBeGreaterThan(0.7);
    expect(coming.remembered).toBeLessThan(0.95);
  });

  test('waits as long as a pause does', () => {
    const paused = learner({ pausedAt: MORNING - 3 * DAY });
    const { days } = forecast(paused, [knownSince(MORNING - 5 * DAY)], MORNING);
    expect(days.find(({ count }) => count > 0)?.date).toBe('2026-12-06');
  });
});
