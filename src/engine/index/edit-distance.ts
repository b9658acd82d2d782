/**
 * How far one spelling is from another, in typing mistakes: a letter left out, put in, exchanged for another, or
 * two neighbours swapped (the restricted Damerau-Levenshtein distance). Some mistakes are likelier than others:
 * a neighbouring key, a swap, a doubled letter.
 */

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** Pairs of letters that lie side by side on a QWERTY keyboard, as `a * 128 + b`. */
const NEIGHBOURS: ReadonlySet<number> = neighbourPairs();

/** A cheaper mistake: a neighbouring key, a swap, one letter of a double. */
const LIKELY = 0.7;
const ORDINARY = 1;

/** Working rows, one longer than the longest word; reused, so that a look-up allocates nothing. */
let rows = [new Float32Array(64), new Float32Array(64), new Float32Array(64)];

/**
 * The cost of taking `typed` for `word`.
 * @param typed the question's word, folded
 * @param word a word of the vocabulary, folded
 * @param limit the most mistakes that matter
 * @returns the sum of the mistakes' costs (0.7 for a likely one, 1 for another), or infinity above `limit`
 */
export function typingCost(typed: string, word: string, limit: number): number {
  const m = typed.length;
  const n = word.length;
  if (Math.abs(m - n) > limit) return Infinity;
  if (n + 1 > rows[0]!.length) rows = rows.map(() => new Float32Array((n + 1) * 2));
  let [older, old, now] = rows as [Float32Array, Float32Array, Float32Array];
  for (let j = 0; j <= n; j++) old[j] = j;
  for (let i = 1; i <= m; i++) {
    const a = typed.charCodeAt(i - 1);
    const before = i > 1 ? typed.charCodeAt(i - 2) : 0;
    let least = (now[0] = i);
    for (let j = 1; j <= n; j++) {
      const b = word.charCodeAt(j - 1);
      const last = j > 1 ? word.charCodeAt(j - 2) : 0;
      let cost = old[j - 1]! + (a === b ? 0 : NEIGHBOURS.has(a * 128 + b) ? LIKELY : ORDINARY);
      const extra = old[j]! + (a === before || a === b ? LIKELY : ORDINARY);
      const missing = now[j - 1]! + (b === last || b === a ? LIKELY : ORDINARY);
      if (extra < cost) cost = extra;
      if (missing < cost) cost = missing;
      if (i > 1 && j > 1 && a === last && before === b && a !== b) {
        const swapped = older[j - 2]! + LIKELY;
        if (swapped < cost) cost = swapped;
      }
      now[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    [older, old, now] = [old, now, older];
  }
  return old[n]! <= limit ? old[n]! : Infinity;
}

function neighbourPairs(): Set<number> {
  const pairs = new Set<number>();
  const join = (a: string | undefined, b: string | undefined): void => {
    if (a === undefined || b === undefined) return;
    pairs.add(a.charCodeAt(0) * 128 + b.charCodeAt(0));
    pairs.add(b.charCodeAt(0) * 128 + a.charCodeAt(0));
  };
  ROWS.forEach((row, r) => {
    Array.from(row).forEach((key, c) => {
      join(key, row[c + 1]);
      join(key, ROWS[r + 1]?.[c]);
      join(key, ROWS[r + 1]?.[c - 1]);
    });
  });
  return pairs;
}
