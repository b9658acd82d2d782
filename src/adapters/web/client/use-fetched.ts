/** Data from the server as state: being fetched, there, or failed with a way to try again. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { ApiError } from './api.js';
import { words } from './words/shown-words.js';

/** What is known of the data. */
export type Fetched<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly data: T }
  | { readonly state: 'failed'; readonly message: string; readonly retry: () => void };

/**
 * Fetches once per key, and again when the key changes or a failed fetch is retried. What was fetched last stays
 * until the next is there.
 * @param key - what `load` depends on
 * @param load - the call; aborted when its result is no longer wanted
 */
export function useFetched<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Fetched<T> {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => {
    setFetched({ state: 'loading' });
    setAttempt((count) => count + 1);
  }, []);
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (data) => {
        if (!abort.signal.aborted) setFetched({ state: 'loaded', data });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setFetched({ state: 'failed', message: sentence(error), retry });
      },
    );
    return () => {
      abort.abort();
    };
  }, [key, attempt]);
  return fetched;
}

/** The sentence of an expected failure; anything else is a bug and says so. */
export function sentence(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return words().failure.bug(String(error));
}
