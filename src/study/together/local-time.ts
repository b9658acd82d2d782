/** Days and hours where people are. Zones are IANA's, with the rules that the runtime's ICU has. Pure. */

/** A moment as a clock on the wall shows it. */
export interface LocalTime {
  /** `2026-11-30`. */
  readonly day: string;
  /** Minutes after midnight, by the clock: at a change of the clock one is missing or comes twice. */
  readonly minute: number;
}

const known = new Map<string, Intl.DateTimeFormat>();
/** As many as there are zones, about. */
const MOST_KNOWN = 600;

/**
 * The time on the wall.
 * @param at - milliseconds since 1970
 * @param zone - as {@link readZone} gives it
 * @throws RangeError for what is no zone
 */
export function localTime(at: number, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

/** The zone that somebody means; `null` for what is none. */
export function readZone(typed: string): string | null {
  if (!/^[A-Za-z][\w+/-]{1,40}$/.test(typed)) return null;
  try {
    return formatOf(typed).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Days from one to another, both as `2026-11-30`; negative where the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / DAY_MS);
}

const DAY_MS = 24 * 60 * 60_000;

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    known.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(zone, format);
  return format;
}
