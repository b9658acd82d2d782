/** The numbers of the first score: BM25 of a note as one bag of words, and of its best unit. */

/** Saturation and length normalisation (Robertson's usual values, a little less length for short notes). */
export const K1 = 1.2;
export const B_NOTE = 0.5;
export const B_UNIT = 0.4;

/** A higher frequency within a unit says no more: saturation has flattened long before. */
export const MOST_TIMES = 15;

/** Share of the best unit's score in a note's first score. */
export const UNIT_SHARE = 0.7;

/** What BM25 makes of a frequency, before it is weighted: 0 to `K1 + 1`. */
export const saturated = (times: number, norm: number): number =>
  (times * (K1 + 1)) / (times + norm);

/** The norm of a text of some length where texts have a mean length. */
export const normOf = (length: number, mean: number, b: number): number =>
  K1 * (1 - b) + ((K1 * b) / mean) * length;
