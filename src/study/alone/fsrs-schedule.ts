/**
 * When a card is asked next: FSRS-6, a model of memory fitted to hundreds of millions of reviews
 * (github.com/open-spaced-repetition/awesome-fsrs), with the parameters that hold for people at large. Pure: the time is
 * handed in, and nothing is left to chance, so that two replicas come to the same.
 */
import { createEmptyCard, fsrs, Rating, State, type Card, type Grade as Rated } from 'ts-fsrs';
import {
  GRADES,
  type Grade,
  type Schedule,
  type ScheduleState,
} from '../../core/records/study/study.js';

/** The rest is `ts-fsrs`'s own: 90 % are to be remembered, and steps of a minute and ten before the first day. */
const scheduler = fsrs({ enable_fuzz: false });

const RATINGS: Readonly<Record<Grade, Rated>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

const STATES: Readonly<Record<ScheduleState, State>> = {
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};

/**
 * The schedule after a review.
 * @param before - `null`: the card is new
 * @param at - when it was reviewed, in milliseconds since 1970
 */
export function afterReview(before: Schedule | null, grade: Grade, at: number): Schedule {
  const card = before === null ? createEmptyCard(at) : toCard(before);
  return toSchedule(scheduler.next(card, at, RATINGS[grade]).card, at);
}

/** When each grade would have it asked next, in milliseconds since 1970. */
export function dueByGrade(before: Schedule | null, at: number): Readonly<Record<Grade, number>> {
  const dues = GRADES.map((grade) => [grade, afterReview(before, grade, at).due] as const);
  return Object.fromEntries(dues) as Record<Grade, number>;
}

/** How probable it is that a card is remembered, from 0 to 1. */
export function recallOf(schedule: Schedule, at: number): number {
  return scheduler.get_retrievability(toCard(schedule), at, false);
}

function toCard(schedule: Schedule): Card {
  return {
    due: new Date(schedule.due),
    last_review: new Date(schedule.lastReview),
    stability: schedule.stability,
    difficulty: schedule.difficulty,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type wants it still; it is found from `last_review`
    elapsed_days: 0,
    scheduled_days: schedule.scheduledDays,
    learning_steps: schedule.learningSteps,
    reps: schedule.reps,
    lapses: schedule.lapses,
    state: STATES[schedule.state],
  };
}

function toSchedule(card: Card, at: number): Schedule {
  return {
    state: stateOf(card.state),
    due: card.due.getTime(),
    lastReview: at,
    stability: card.stability,
    difficulty: card.difficulty,
    scheduledDays: card.scheduled_days,
    learningSteps: card.learning_steps,
    reps: card.reps,
    lapses: card.lapses,
  };
}

function stateOf(state: State): ScheduleState {
  switch (state) {
    case State.Review:
      return 'review';
    case State.Relearning:
      return 'relearning';
    case State.New: // none is new once it was reviewed
    case State.Learning:
      return 'learning';
  }
}
