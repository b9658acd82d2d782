/** How far away something is, in words: "in 3 days". */
import type { Messages } from '../messages/messages.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30.44 * DAY_MS;
const YEAR_MS = 365.25 * DAY_MS;

/** The largest unit of which there are two or so; what is past is a minute away. */
export function sayWhen(at: number, now: number, messages: Messages): string {
  const away = Math.max(at - now, MINUTE_MS);
  const say = (unit: 'minutes' | 'hours' | 'days' | 'months' | 'years', length: number): string =>
    messages.say(`study.when.${unit}`, { count: Math.max(1, Math.round(away / length)) });
  if (away < 59.5 * MINUTE_MS) return say('minutes', MINUTE_MS);
  if (away < 23.5 * HOUR_MS) return say('hours', HOUR_MS);
  if (away < 60 * DAY_MS) return say('days', DAY_MS);
  return away < 2 * YEAR_MS ? say('months', MONTH_MS) : say('years', YEAR_MS);
}
