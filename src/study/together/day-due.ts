/** When a channel's question of the day is due. Pure. */
import { localTime } from './local-time.js';

/** When it is wanted, and when the last one was. */
export interface DailyHour {
  /** Minutes after midnight, by the clock on the wall. */
  readonly minute: number;
  /** IANA name of the time zone. */
  readonly zone: string;
  /** The channel's day of the last one; `null`: there was none. */
  readonly lastDay: string | null;
}

/**
 * The day whose question is to be asked now; `null`: none. One is due from its time on until the day ends, so that what was
 * missed while nobody ran is asked once and never made up for. A time that the clock leaps over in spring counts from the
 * leap on; one that comes twice in autumn counts the first time.
 * @param now - milliseconds since 1970
 */
export function dayDue({ minute, zone, lastDay }: DailyHour, now: number): string | null {
  const { day, minute: onTheWall } = localTime(now, zone);
  const isAsked = lastDay !== null && lastDay >= day;
  return !isAsked && onTheWall >= minute ? day : null;
}
