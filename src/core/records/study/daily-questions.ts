/** Questions of the day: which channels want one, when, and about what. */
import type { Place } from '../../message.js';

/** A channel's wish, and how it goes. */
export interface DailyQuestion {
  /** The channel. */
  readonly place: Place;
  /** Minutes after midnight. */
  readonly minute: number;
  /** IANA name of the time zone. */
  readonly zone: string;
  /** In anybody's words; empty: anything. */
  readonly topic: string;
  /** The channel's day of the last question, `2026-11-30`; `null`: there was none. */
  readonly lastDay: string | null;
  /** How many questions there were. */
  readonly count: number;
  /** Since when it is wanted as it is, in milliseconds since 1970. */
  readonly since: number;
  /** When it stopped because nobody answered any more, in milliseconds since 1970; `null`: it goes on. */
  readonly stoppedAt: number | null;
}

/** What somebody can wish of it. */
export type DailyWish = Pick<DailyQuestion, 'minute' | 'zone' | 'topic'>;

/** A wish as somebody would type it: `09:00 Europe/Berlin containers`. */
export function formatDaily({ minute, zone, topic }: DailyWish): string {
  return [formatMinute(minute), zone, topic].filter((word) => word !== '').join(' ');
}

/** `09:00`. @param minute - of the day */
export function formatMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The port that keeps them. */
export interface DailyQuestions {
  find(place: Place): Promise<DailyQuestion | null>;
  /**
   * Wants one from now on, or otherwise than before; what has stopped goes on. It is logged beside the settings, both or neither.
   * @param author - opaque id of who wants it; kept as a mark that names nobody
   */
  want(wish: DailyWish & Pick<DailyQuestion, 'place'>, author: string): Promise<void>;
  /** Wants none any more, which is logged as well. @returns false when none was wanted */
  remove(place: Place, author: string): Promise<boolean>;
  /** All that go on, of all workspaces. */
  all(): Promise<readonly DailyQuestion[]>;
  /** Keeps that a day's question was asked, unless it was already. @returns whether it was kept by this call */
  asked(daily: DailyQuestion, day: string): Promise<boolean>;
  /** Keeps that it stopped. */
  stop(daily: DailyQuestion): Promise<void>;
}
