/**
 * A session: a card is asked, what is answered counts once, and it goes on wherever it was left. All of it is data that goes in
 * and comes out; who keeps it is another's business. Times in milliseconds since 1970.
 */
import {
  DEFAULT_STUDY_SETTINGS,
  type Grade,
  type LastReview,
  type Learner,
  type Schedule,
} from '../../core/records/study/study.js';
import type { StudyCard } from '../study-card.js';
import { afterReview } from './fsrs-schedule.js';
import { onDay } from './learner-day.js';
import { nextCard, type NothingNow, type StudyDesk } from './next-card.js';

/** Whoever has never studied. */
export const NEW_LEARNER: Learner = {
  settings: DEFAULT_STUDY_SETTINGS,
  topic: null,
  catchUp: null,
  asked: null,
  last: null,
  turns: 0,
  day: { date: '', fresh: 0, reviews: 0 },
  pausedAt: null,
};

/** A learner with what they are asked. */
export type Asking = { readonly learner: Learner } & (
  | { readonly card: StudyCard; readonly turn: number; readonly isFresh: boolean }
  | (NothingNow & { readonly card: null })
);

/** Asks: the card that waits, if there still is one, or the next. */
export function ask(before: Learner, desk: StudyDesk, now: number): Asking {
  const learner = onDay(before, now);
  const { asked, turns } = learner;
  const waiting =
    asked !== null && learner.pausedAt === null && desk.isWanted(asked.card)
      ? desk.find(asked.card)
      : null;
  if (asked !== null && waiting !== null) {
    const isFresh = !desk.schedules.has(asked.card);
    return { learner, card: waiting, turn: asked.turn, isFresh };
  }
  const next = nextCard(learner, desk, now);
  if (next.card === null) {
    // With nothing (more) to catch up with, the next session is one like any other.
    return { learner: { ...learner, asked: null, catchUp: null }, ...next };
  }
  const turn = turns + 1;
  const asking = { turn, card: next.card.id };
  return { learner: { ...learner, asked: asking, turns: turn }, ...next, turn };
}

/** What became of a grade. */
export type Graded =
  /** `changed`: of the review that was counted last, it was counted otherwise; `same`: it was counted so before. */
  | {
      readonly kind: 'counted' | 'changed' | 'same';
      readonly learner: Learner;
      readonly review: LastReview;
      readonly schedule: Schedule;
    }
  /** It is for a card that was asked long ago, or for none. */
  | { readonly kind: 'late' };

/**
 * Counts a review: once, however often it is said.
 * @param turn - which card is meant; `null`: the one that waits, or the one before
 */
export function grade(
  before: Learner,
  schedules: ReadonlyMap<string, Schedule>,
  turn: number | null,
  given: Grade,
  now: number,
): Graded {
  const learner = onDay(before, now);
  const { asked, last } = learner;
  if (asked !== null && (turn === null || turn === asked.turn)) {
    const known = schedules.get(asked.card) ?? null;
    const review = { ...asked, grade: given, before: known, at: now };
    return {
      kind: 'counted',
      learner: counted(learner, review),
      review,
      schedule: afterReview(known, given, now),
    };
  }
  if (last === null || (turn !== null && turn !== last.turn)) return { kind: 'late' };
  const review = { ...last, grade: given };
  const kind = given === last.grade ? 'same' : 'changed';
  return {
    kind,
    learner: { ...learner, last: review },
    review,
    schedule: afterReview(last.before, given, last.at),
  };
}

function counted(learner: Learner, review: LastReview): Learner {
  const { day, catchUp } = learner;
  const isFresh = review.before === null;
  const isReview = review.before?.state === 'review';
  return {
    ...learner,
    asked: null,
    last: review,
    catchUp: catchUp === null ? null : catchUp - 1,
    day: {
      ...day,
      fresh: day.fresh + (isFresh ? 1 : 0),
      reviews: day.reviews + (isReview ? 1 : 0),
    },
  };
}

/** Nothing comes due from now on. */
export function pause(learner: Learner, now: number): Learner {
  return { ...learner, asked: null, catchUp: null, pausedAt: learner.pausedAt ?? now };
}

/** Goes on: what was due then is due now, and so on. @returns the schedules as they are then */
export function resume(
  learner: Learner,
  schedules: ReadonlyMap<string, Schedule>,
  now: number,
): { readonly learner: Learner; readonly changed: ReadonlyMap<string, Schedule> } {
  const away = now - (learner.pausedAt ?? now);
  const shifted = [...schedules].map(
    ([id, schedule]) => [id, { ...schedule, due: schedule.due + away }] as const,
  );
  return {
    learner: { ...learner, pausedAt: null },
    changed: new Map(away === 0 ? [] : shifted),
  };
}
