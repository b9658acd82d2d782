/** A learner's day: it begins at midnight where they are, and what was done on it counts for that day alone. */
import type { Learner, StudySettings } from '../../core/records/study/study.js';
import { localTime } from '../together/local-time.js';

/** The day of a moment, as `2026-11-30`. @param at - milliseconds since 1970 */
export function dayOf(at: number, { zone }: Pick<StudySettings, 'zone'>): string {
  return localTime(at, zone ?? 'UTC').day;
}

/** The learner on the day of a moment. */
export function onDay(learner: Learner, at: number): Learner {
  const date = dayOf(at, learner.settings);
  return learner.day.date === date ? learner : { ...learner, day: { date, fresh: 0, reviews: 0 } };
}

/** The days from one on, that one included. */
export function daysFrom(date: string, count: number): readonly string[] {
  const first = Date.parse(date);
  return Array.from({ length: count }, (_, at) =>
    new Date(first + at * DAY_MS).toISOString().slice(0, 10),
  );
}

const DAY_MS = 24 * 60 * 60_000;
