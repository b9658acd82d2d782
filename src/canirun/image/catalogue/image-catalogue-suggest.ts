/** Names near a misspelt one. */

/**
 * Finds the nearest name: at most one slip for short names, two for longer ones. A slip is a letter too many, too
 * few, wrong, or two neighbours swapped.
 *
 * @param typed - the name that was not found
 * @param names - names to choose from, more popular ones first; of equally near ones the first is taken
 * @returns the nearest name, or `null` when none is near or the name is among them
 */
export function suggestName(typed: string, names: readonly string[]): string | null {
  const allowed = typed.length < 5 ? 1 : 2;
  let best: string | null = null;
  let least = allowed + 1;
  for (const name of names) {
    if (Math.abs(name.length - typed.length) >= least) continue;
    const distance = slips(typed, name);
    if (distance === 0) return null;
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/** Optimal string alignment distance; three rows are enough because a swap looks back two. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const costs = [
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwap ? [(before[j - 2] ?? 0) + 1] : []),
      ];
      row.push(Math.min(...costs));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
