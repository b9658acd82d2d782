/** Remembers what was asked of Slack for a while, so that the same is not asked with every message. */
import { remember } from '../../core/remember.js';

/** How much is remembered, and how long. */
export interface RememberingOptions {
  /** In milliseconds. */
  readonly lifetime: number;
  /** At most this many answers; the oldest goes first. */
  readonly most: number;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Wraps a question to Slack. Who asks the same while it is under way gets the same answer; a failure is not remembered.
 */
export function remembering<T>({
  lifetime,
  most,
  now,
}: RememberingOptions): (key: string, ask: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (key, ask) => {
    const before = known.get(key);
    if (before !== undefined && before.until > now()) return before.answer;
    const answer = ask();
    remember(known, key, { answer, until: now() + lifetime }, most);
    answer.catch(() => {
      if (known.get(key)?.answer === answer) known.delete(key);
    });
    return answer;
  };
}
