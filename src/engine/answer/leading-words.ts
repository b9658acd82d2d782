/**
 * How many of a name's words a line begins with, articles aside.
 * @param stems the line's words
 * @param has for a stem, whether it may stand for a word of the name
 * @param isFunction for a stem, whether it is that of a function word
 */
export function leadingWords(
  stems: readonly number[],
  has: (stem: number) => boolean,
  isFunction: (stem: number) => boolean,
): number {
  let count = 0;
  for (const stem of stems) {
    if (has(stem)) count++;
    else if (count > 0 || !isFunction(stem)) return count;
  }
  return count;
}
