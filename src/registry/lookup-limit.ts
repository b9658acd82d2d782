/** How much one person may make the bot ask: so that nobody uses it to scan, or spends everybody's pulls. */
import type { LookupLimit } from '../canirun/image/image-ports.js';
import { remember } from '../core/remember.js';

/** How to make a limit. */
export interface LookupLimitOptions {
  /** New images that one person may ask about at once. */
  readonly burst: number;
  /** Milliseconds after which one more is allowed. */
  readonly refill: number;
  readonly now: () => number;
}

/** Generous for people, tight for scripts: thirty at once, then one every twenty seconds. */
export const DEFAULT_LOOKUP_LIMIT = { burst: 30, refill: 20_000 } as const;

/** People remembered at once; whoever asked longest ago is forgotten. */
const MAX_ASKERS = 10_000;

/** Makes a token bucket per person. */
export function createLookupLimit({ burst, refill, now }: LookupLimitOptions): LookupLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  return {
    take(asker) {
      const time = now();
      const bucket = buckets.get(asker) ?? { left: burst, at: time };
      const left = Math.min(burst, bucket.left + (time - bucket.at) / refill);
      const isAllowed = left >= 1;
      remember(buckets, asker, { left: isAllowed ? left - 1 : left, at: time }, MAX_ASKERS);
      return isAllowed;
    },
  };
}
