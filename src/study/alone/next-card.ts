/**
 * Which card somebody is asked next: what they are learning right now, then what they would forget first, then what they have
 * never seen; as much of it a day as they want. Pure.
 */
import type { Learner, Schedule } from '../../core/records/study/study.js';
import type { StudyCard } from '../study-card.js';
import { recallOf } from './fsrs-schedule.js';
import { dayOf } from './learner-day.js';

/** What can be asked of somebody. */
export interface StudyDesk {
  /** What they remember, by the card's id. */
  readonly schedules: ReadonlyMap<string, Schedule>;
  /** A card by its id; `null`: its note is gone, not theirs to see, or no longer makes it, or people called it unfair. */
  find(id: string): StudyCard | null;
  /** Whether its note is there, and about what they study. Its card may be gone all the same. */
  isWanted(id: string): boolean;
  /** A card that they have never seen; `null`: there is none. */
  drawFresh(): StudyCard | null;
}

/** Why nobody is asked anything now. */
export type NothingNow =
  /** Nothing is due, and there is nothing new. `next`: when something is due, in milliseconds since 1970. */
  | { readonly why: 'done'; readonly next: number | null }
  /** What they want of a day is done; so much more is due. */
  | { readonly why: 'enough'; readonly more: number }
  | { readonly why: 'caught-up' }
  | { readonly why: 'paused'; readonly since: number };

/** What comes next. */
export type NextCard =
  { readonly card: StudyCard; readonly isFresh: boolean } | (NothingNow & { readonly card: null });

/** So many cards bring somebody back who has been away. */
export const CATCH_UP = 10;

/** Steps within the day that are so near are taken at once where nothing else is due: nobody waits for minutes. */
const AHEAD_MS = 20 * 60_000;

/** Finds it. @param learner - on the day of `now`, in milliseconds since 1970 */
export function nextCard(learner: Learner, desk: StudyDesk, now: number): NextCard {
  const { settings, day, catchUp, pausedAt } = learner;
  if (pausedAt !== null) return { card: null, why: 'paused', since: pausedAt };
  if (catchUp !== null && catchUp <= 0) return { card: null, why: 'caught-up' };
  const due = dueCards(learner, desk, now);
  const step = firstOf(due.steps, desk);
  if (step !== null) return { card: step, isFresh: false };
  const mayReview = catchUp !== null || day.reviews < settings.reviewsADay;
  const review = mayReview ? firstOf(due.reviews, desk) : null;
  if (review !== null) return { card: review, isFresh: false };
  if (catchUp !== null)
    return catchUp < CATCH_UP
      ? { card: null, why: 'caught-up' }
      : { card: null, why: 'done', next: due.next };
  const mayLearn = day.fresh < settings.newADay;
  const fresh = mayLearn ? desk.drawFresh() : null;
  if (fresh !== null) return { card: fresh, isFresh: true };
  const ahead = firstOf(due.ahead, desk);
  if (ahead !== null) return { card: ahead, isFresh: false };
  const more = mayReview ? 0 : due.reviews.length;
  if (more > 0 || (!mayLearn && desk.drawFresh() !== null))
    return { card: null, why: 'enough', more };
  return { card: null, why: 'done', next: due.next };
}

/** What is due, by the cards' ids. */
export interface DueCards {
  /** Steps within the day, the longest due first. */
  readonly steps: readonly string[];
  /** What was known, what is forgotten first, first. */
  readonly reviews: readonly string[];
  /** Steps that are due soon. */
  readonly ahead: readonly string[];
  /** When anything is due after that. */
  readonly next: number | null;
}

/** Finds what is due. What was known is due for all of its day. */
export function dueCards({ settings }: Learner, desk: StudyDesk, now: number): DueCards {
  const today = dayOf(now, settings);
  const wanted = [...desk.schedules].filter(([id]) => desk.isWanted(id));
  const byDue = wanted.toSorted(([, a], [, b]) => a.due - b.due);
  const steps = byDue.filter(([, { state }]) => state !== 'review');
  const known = byDue.filter(([, { state }]) => state === 'review');
  const isDue = ([, { due }]: Scheduled) => due <= now || dayOf(due, settings) <= today;
  const later = [
    ...steps.filter(([, { due }]) => due > now + AHEAD_MS),
    ...known.filter((one) => !isDue(one)),
  ];
  return {
    steps: idsOf(steps.filter(([, { due }]) => due <= now)),
    reviews: mostAtRisk(known.filter(isDue), now),
    ahead: idsOf(steps.filter(([, { due }]) => due > now && due <= now + AHEAD_MS)),
    next: later.length === 0 ? null : Math.min(...later.map(([, { due }]) => due)),
  };
}

type Scheduled = readonly [string, Schedule];

function mostAtRisk(known: readonly Scheduled[], now: number): readonly string[] {
  return known
    .map(([id, schedule]) => ({ id, recall: recallOf(schedule, now) }))
    .sort((a, b) => a.recall - b.recall)
    .map(({ id }) => id);
}

function idsOf(scheduled: readonly Scheduled[]): readonly string[] {
  return scheduled.map(([id]) => id);
}

/** The first whose card is still made: the others stay as they are, and are asked when it is made again. */
function firstOf(ids: readonly string[], desk: StudyDesk): StudyCard | null {
  for (const id of ids) {
    const card = desk.find(id);
    if (card !== null) return card;
  }
  return null;
}
