/** Words that stand for each other, found by any of them. */

/**
 * By word: the words that may stand for it.
 * @param rows words that stand for each other
 */
export function shorthandOf(
  rows: readonly (readonly string[])[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const words of rows)
    for (const word of words) {
      const others = words.filter((other) => other !== word);
      found.set(word, [...(found.get(word) ?? []), ...others]);
    }
  return found;
}
