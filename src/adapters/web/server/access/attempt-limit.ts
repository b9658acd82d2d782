/** Slows down guessing of the token: a few wrong tries a minute from one address, then a pause. */
import { remember } from '../../../../core/remember.js';

const WINDOW_MS = 60_000;
const MAX_ATTEMPTS = 10;
/** Addresses remembered at once; the oldest is forgotten first, so that memory stays bounded. */
const MAX_ADDRESSES = 1_000;

/** Counts wrong tokens by address. */
export class AttemptLimit {
  readonly #failures = new Map<string, { count: number; readonly since: number }>();
  readonly #now: () => number;

  /** @param now - milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** True when this address tried too often within the last minute. */
  isExhausted(address: string): boolean {
    return (this.#current(address)?.count ?? 0) >= MAX_ATTEMPTS;
  }

  /** Notes one wrong token. */
  fail(address: string): void {
    const entry = this.#current(address);
    if (entry) {
      entry.count += 1;
      return;
    }
    remember(this.#failures, address, { count: 1, since: this.#now() }, MAX_ADDRESSES);
  }

  #current(address: string): { count: number; readonly since: number } | undefined {
    const entry = this.#failures.get(address);
    return entry && this.#now() - entry.since < WINDOW_MS ? entry : undefined;
  }
}
