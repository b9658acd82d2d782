/**
 * Streaks: on how many days in a row somebody answered, by their own days. A few days off a week break nothing, and neither
 * does travelling: a day counts as missed only where the clock and the calendar both say so. Pure.
 */
import { daysBetween } from './local-time.js';

/** Days that may be left out within any seven: a weekend. */
export const REST_DAYS = 2;
const WEEK = 7;
const DAY_MS = 24 * 60 * 60_000;

/** A day on which somebody answered. */
export interface ActiveDay {
  /** Their own, `2026-11-30`, as it was when they answered. */
  readonly day: string;
  /** The last answer of it, in milliseconds since 1970. */
  readonly at: number;
}

/** How far somebody has come. */
export interface Streak {
  /** Days with an answer, none counted twice. */
  readonly days: number;
  /** Days off that are left of this week. */
  readonly restLeft: number;
  /** Whether today is among the days. */
  readonly isToday: boolean;
}

/**
 * Counts a streak.
 * @param active - the days in any order
 * @param now - today where they are, and the time in milliseconds since 1970
 */
export function streakOf(active: readonly ActiveDay[], now: ActiveDay): Streak {
  const days = newestFirst(active);
  const isToday = days[0]?.day === now.day;
  const rested: number[] = [];
  let count = 0;
  /** Days back from now. */
  let back = isToday ? -1 : 0;
  let later = now;
  for (const one of days) {
    const missed = missedBetween(one, later);
    if (missed > REST_DAYS) break;
    for (let off = 1; off <= missed; off += 1) rested.push(back + off);
    if (isTooMuch(rested)) break;
    back += missed + 1;
    later = one;
    count += 1;
  }
  const lately = rested.filter((off) => off < WEEK).length;
  return { days: count, restLeft: Math.max(0, REST_DAYS - lately), isToday };
}

/** Whether some seven days hold more days off than they may. @param rested - days back, the latest first */
function isTooMuch(rested: readonly number[]): boolean {
  return rested.some((off, n) => (rested[n + REST_DAYS] ?? Infinity) - off < WEEK);
}

/** Each day once, with its last answer. */
function newestFirst(active: readonly ActiveDay[]): readonly ActiveDay[] {
  const byTime = active.toSorted((a, b) => a.at - b.at);
  return [...new Map(byTime.map((one) => [one.day, one])).values()].toSorted((a, b) => b.at - a.at);
}

/**
 * Days left out between two active ones: by the calendar, but never more than the hours between them hold. Whoever flies
 * east, or sets another zone, skips a date and misses nothing.
 */
function missedBetween(first: ActiveDay, second: ActiveDay): number {
  const byCalendar = daysBetween(first.day, second.day) - 1;
  const byClock = Math.floor((second.at - first.at) / DAY_MS);
  return Math.max(0, Math.min(byCalendar, byClock));
}
