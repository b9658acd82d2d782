/** Up and Down in an empty message box: what was sent before. */
import { useState } from 'preact/hooks';

/** Steps through what was sent. */
export interface SentHistory {
  /**
   * @param key - the key that was pressed
   * @param draft - what stands in the box; the arrows move the cursor there unless it is empty or recalled itself
   * @returns what to write into the box; `undefined` where the key means something else
   */
  recall(key: string, draft: string): string | undefined;
  /** Back to the present: something was typed or sent. */
  reset(): void;
}

/** @param sent - oldest first */
export function useSentHistory(sent: readonly string[]): SentHistory {
  const [back, setBack] = useState(0);
  return {
    recall(key, draft) {
      const step = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0;
      const next = back + step;
      if (step === 0 || next < 0 || next > sent.length) return undefined;
      if (back === 0 && draft !== '') return undefined;
      setBack(next);
      return next === 0 ? '' : sent.at(-next);
    },
    reset() {
      setBack(0);
    },
  };
}
