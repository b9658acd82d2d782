/** Cards and desks for tests of studying alone. */
import { text } from '../../../src/core/inline.js';
import type { Learner, Schedule } from '../../../src/core/records/study/study.js';
import { afterReview } from '../../../src/study/alone/fsrs-schedule.js';
import type { StudyDesk } from '../../../src/study/alone/next-card.js';
import { NEW_LEARNER } from '../../../src/study/alone/session.js';
import type { StudyCard } from '../../../src/study/study-card.js';

/** Nine in the morning. */
export const MORNING = Date.UTC(2026, 10, 30, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A card by its id. */
export function cardOf(id: string): StudyCard {
  return {
    id,
    kind: 'term',
    noteId: 'a.md',
    topic: 'A',
    prompt: { words: [text(`what ${id} means`)], about: [] },
    answer: [text(id)],
    accepted: [],
    choices: null,
    source: { file: 'a.md', line: 1 },
    explanation: [],
    isMarked: false,
  };
}

/** What is known of a card that was easy, and asked again each time when it was due; last at `at`. */
export function knownSince(at: number, times = 1): Schedule {
  let schedule = afterReview(null, 'easy', at);
  for (let time = 1; time < times; time += 1)
    schedule = afterReview(schedule, 'easy', schedule.due);
  return schedule;
}

/** A desk. @param made - cards that the notes make, new ones in this order */
export function deskOf(
  schedules: Readonly<Record<string, Schedule>>,
  made: readonly string[],
): StudyDesk {
  const known = new Map(Object.entries(schedules));
  return {
    schedules: known,
    find: (id) => (made.includes(id) ? cardOf(id) : null),
    isWanted: () => true,
    drawFresh: () => {
      const fresh = made.find((id) => !known.has(id));
      return fresh === undefined ? null : cardOf(fresh);
    },
  };
}

/** A learner. */
export function learner(more: Partial<Learner> = {}): Learner {
  return { ...NEW_LEARNER, day: { date: '2026-11-30', fresh: 0, reviews: 0 }, ...more };
}
