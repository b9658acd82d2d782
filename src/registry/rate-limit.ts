/** What registries say about their limits, remembered so that nobody asks in vain. */

/** A registry's limit as it was last stated. */
export interface RateLimitState {
  /** Requests left, where the registry counts them down. */
  readonly remaining?: number;
  /** Milliseconds since 1970 before which nothing should be asked. */
  readonly blockedUntil?: number;
}

/** Remembers limits by registry. */
export interface RateLimits {
  /** Takes note of an answer. */
  note(origin: string, status: number, header: (name: string) => string | undefined): void;
  /** What is known of a registry; empty when nothing is. */
  state(origin: string): RateLimitState;
}

/** Milliseconds to wait after a refusal that does not say how long. */
const DEFAULT_WAIT = 60_000;

/** Milliseconds to wait once nothing is left: the window slides, so some of it comes back before its end. */
const EMPTY_WAIT = 15 * 60_000;

/** No registry's window is longer: Docker Hub counts over six hours. */
const MAX_WAIT = 6 * 3_600_000;

/**
 * Makes the memory. Reads `retry-after` (RFC 9110 section 10.2.3) and Docker Hub's `ratelimit-remaining: 98;w=21600`
 * (docs.docker.com/docker-hub/usage/pulls).
 *
 * @param now - milliseconds since 1970
 */
export function createRateLimits(now: () => number): RateLimits {
  const states = new Map<string, RateLimitState>();
  return {
    note(origin, status, header) {
      const remaining = readRemaining(header('ratelimit-remaining'));
      const left = remaining === undefined ? {} : { remaining };
      if (status === 429) {
        const wait = readRetryAfter(header('retry-after'), now()) ?? DEFAULT_WAIT;
        states.set(origin, { ...left, blockedUntil: now() + Math.min(wait, MAX_WAIT) });
      } else if (remaining === 0) {
        states.set(origin, { remaining, blockedUntil: now() + EMPTY_WAIT });
      } else if (remaining !== undefined) {
        states.set(origin, left);
      }
    },
    state(origin) {
      const state = states.get(origin) ?? {};
      if (state.blockedUntil === undefined || state.blockedUntil > now()) return state;
      states.delete(origin);
      return {};
    },
  };
}

function readRemaining(value: string | undefined): number | undefined {
  const digits = /^(\d{1,9})(?:;|$)/.exec(value?.trim() ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Seconds or a date; in milliseconds from now. */
function readRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
