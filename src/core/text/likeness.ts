/** How alike two questions are, by what they are about. */

/**
 * From here on two questions count as the same: two of three stems shared (`vm size`, `size of a virtual machine`), not
 * one of two (`docker size`, `docker speed`).
 */
export const SAME_QUESTION = 0.6;

/**
 * The share of stems that two questions have in common (Jaccard's coefficient); a slip of the pen does not count.
 * @param a - distinct stems
 * @param b - distinct stems
 * @returns 0 to 1; the same whichever comes first
 */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const exact = new Set(a.filter((stem) => b.includes(stem)));
  const left = a.filter((stem) => !exact.has(stem)).sort();
  const right = b.filter((stem) => !exact.has(stem)).sort();
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const slips = few.filter((stem) => many.some((other) => isSlip(stem, other))).length;
  const shared = exact.size + slips;
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}

/** Shorter words are often one letter apart and mean something else. */
const SHORTEST_SLIP = 5;

/** Whether one letter was added, left out, exchanged, or two neighbours swapped. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_SLIP || Math.abs(a.length - b.length) > 1)
    return false;
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charAt(start) === b.charAt(start)) start++;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (/\d/.test(x + y)) return false;
  const swapped = x.length === 2 && x === y.charAt(1) + y.charAt(0);
  return swapped || (x.length <= 1 && y.length <= 1);
}
