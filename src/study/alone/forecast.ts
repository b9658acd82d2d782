/** What is coming, and how much of it is remembered: counted from schedules alone. Pure. */
import type { Learner, Schedule } from '../../core/records/study/study.js';
import { recallOf } from './fsrs-schedule.js';
import { dayOf, daysFrom } from './learner-day.js';

/** What is coming. */
export interface Forecast {
  /** Cards due on each day; on the first one, with all that was due before. */
  readonly days: readonly { readonly date: string; readonly count: number }[];
  /** Cards that are known, and how many of them are probably remembered today, from 0 to 1; `null`: none is known. */
  readonly known: number;
  readonly remembered: number | null;
  /** Cards that were asked at all. */
  readonly cards: number;
}

/** Two weeks: as far as anybody plans. */
const DAYS = 14;

/** Counts. @param schedules - those that count */
export function forecast(
  { settings, pausedAt }: Learner,
  schedules: readonly Schedule[],
  now: number,
): Forecast {
  const dates = daysFrom(dayOf(now, settings), DAYS);
  const [today = ''] = dates;
  const away = pausedAt === null ? 0 : now - pausedAt;
  const counts = new Map(dates.map((date) => [date, 0]));
  for (const { due } of schedules) {
    const date = dayOf(due + away, settings);
    const counted = date < today ? today : date;
    const count = counts.get(counted);
    if (count !== undefined) counts.set(counted, count + 1);
  }
  const known = schedules.filter(({ state }) => state === 'review');
  const recalls = known.map((schedule) => recallOf(schedule, now));
  return {
    days: [...counts].map(([date, count]) => ({ date, count })),
    known: known.length,
    remembered:
      known.length === 0 ? null : recalls.reduce((sum, one) => sum + one, 0) / known.length,
    cards: schedules.length,
  };
}
