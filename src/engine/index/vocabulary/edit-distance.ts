/**
 * How far one spelling is from another, in typing mistakes: a letter left out, put in, exchanged for another, or
 * two neighbours swapped (the restricted Damerau-Levenshtein distance). Some mistakes are likelier than others:
 * a neighbouring key, a swap, a doubled letter.
 */

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** A cheaper mistake: a neighbouring key, a swap, one letter of a double. */
const LIKELY = 0.7;
const ORDINARY = 1;

/** Pairs of letters that lie side by side on a QWERTY keyboard: 1 at `a * 128 + b`. */
const NEIGHBOURS = neighbourPairs();

/** Longer words are not compared. */
export const LONGEST_COMPARED = 62;

/** Working rows, reused so that a look-up allocates nothing. */
const ROW_LENGTH = LONGEST_COMPARED + 2;
const rows = [0, 1, 2].map(() => new Float32Array(ROW_LENGTH)) as [
  Float32Array,
  Float32Array,
  Float32Array,
];

/**
 * The cost of taking a typed word for another. Words are runs of UTF-16 units within an array.
 *
 * Only cells near the diagonal are filled in: a word that is reached by way of a cell further off takes more
 * letters put in or left out than `limit` pays for.
 * @param typed the question's word, folded, at most `LONGEST_COMPARED` units
 * @param units holds the word of the vocabulary
 * @param start where in `units` it starts
 * @param n its length
 * @param limit the most mistakes that matter
 * @returns the sum of the mistakes' costs (0.7 for a likely one, 1 for another), or infinity above `limit`
 */
export function typingCost(
  typed: Uint16Array,
  units: Uint16Array,
  start: number,
  n: number,
  limit: number,
): number {
  const m = typed.length;
  if (Math.abs(m - n) > limit || n > LONGEST_COMPARED) return Infinity;
  const band = Math.floor(limit / LIKELY);
  let [older, old, now] = rows;
  for (let j = 0; j <= Math.min(n, band); j++) old[j] = j;
  if (band < n) old[band + 1] = Infinity;
  for (let i = 1; i <= m; i++) {
    const a = typed[i - 1]!;
    const before = i > 1 ? typed[i - 2]! : 0;
    const from = Math.max(1, i - band);
    const to = Math.min(n, i + band);
    let least = (now[from - 1] = from === 1 ? i : Infinity);
    let last = from > 1 ? units[start + from - 2]! : 0;
    for (let j = from; j <= to; j++) {
      const b = units[start + j - 1]!;
      let cost = old[j - 1]! + (a === b ? 0 : areNeighbours(a, b) ? LIKELY : ORDINARY);
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
      last = b;
    }
    if (least > limit) return Infinity;
    now[to + 1] = Infinity;
    [older, old, now] = [old, now, older];
  }
  return old[n]! <= limit ? old[n]! : Infinity;
}

function areNeighbours(a: number, b: number): boolean {
  return a < 128 && b < 128 && NEIGHBOURS[a * 128 + b] === 1;
}

function neighbourPairs(): Uint8Array {
  const pairs = new Uint8Array(128 * 128);
  const join = (a: string | undefined, b: string | undefined): void => {
    if (a === undefined || b === undefined) return;
    pairs[a.charCodeAt(0) * 128 + b.charCodeAt(0)] = 1;
    pairs[b.charCodeAt(0) * 128 + a.charCodeAt(0)] = 1;
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
