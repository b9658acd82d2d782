/** Schedules are `ts-fsrs`'s own, whatever was answered when, and come back from the store to the last bit. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating, State, type Card } from 'ts-fsrs';
import { GRADES, type Schedule } from '../../../src/core/records/study/study.js';
import { afterReview, dueByGrade, recallOf } from '../../../src/study/alone/fsrs-schedule.js';

const theirs = fsrs({ enable_fuzz: false });
const RATED = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const;
const START = Date.UTC(2026, 10, 30, 9);
const YEARS = 3 * 365 * 24 * 60 * 60_000;

/** A grade, and how long after the review before, in milliseconds: soon after, or anywhen within years. */
const review = fc.record({
  grade: fc.constantFrom(...GRADES),
  wait: fc.oneof(fc.nat({ max: 30 * 60_000 }), fc.nat({ max: YEARS })),
});

/** As the store does. */
const kept = (schedule: Schedule): Schedule => JSON.parse(JSON.stringify(schedule)) as Schedule;

test('random reviews: every number is the one that ts-fsrs comes to', () => {
  fc.assert(
    fc.property(fc.array(review, { minLength: 1, maxLength: 25 }), (reviews) => {
      let at = START;
      let ours: Schedule | null = null;
      let card: Card = createEmptyCard(at);
      for (const { grade, wait } of reviews) {
        at += wait;
        ours = kept(afterReview(ours, grade, at));
        card = theirs.next(card, at, RATED[grade]).card;
        expect({
          ...ours,
          state: ours.state.replace(/^./, (first) => first.toUpperCase()),
        }).toEqual({
          state: State[card.state],
          due: card.due.getTime(),
          lastReview: card.last_review?.getTime(),
          stability: card.stability,
          difficulty: card.difficulty,
          scheduledDays: card.scheduled_days,
          learningSteps: card.learning_steps,
          reps: card.reps,
          lapses: card.lapses,
        });
        const later = at + wait;
        expect(recallOf(ours, later)).toBe(theirs.get_retrievability(card, later, false));
      }
    }),
    { numRuns: 80 },
  );
});

test('better known, later asked', () => {
  for (const before of [null, afterReview(null, 'easy', START)]) {
    const due = dueByGrade(before, START + YEARS / 10);
    const inOrder = GRADES.map((grade) => due[grade]);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  }
});
