/**
 * How sure the answer is: the probability that the first candidate is right, estimated by logistic regression
 * from what speaks for it, what speaks for the second, and what of the question nothing explains.
 */
import type { Slot } from '../query/slots.js';
import { FEATURE_COUNT, FEATURES } from './features.js';

/** What the estimate looks at: the first candidate's features, then these. */
export const CONFIDENCE_FEATURES = [
  ...FEATURES,
  'probability', // of the first candidate among all, by the ranker's scores
  'margin', // between the first two candidates' probabilities
  'scoreGap', // between their scores, squeezed
  'unknown', // share of the question's weight in words that no note knows
  'misspelt', // share of it in words that matched by another spelling only
  'contentWords', // how many words of substance there are, squeezed
  'words', // how many words, squeezed
  'unmatchedContent', // how many words of substance the first candidate lacks, squeezed
] as const;

/** A logistic regression over scaled features. */
export interface ConfidenceWeights {
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
}

/** What of a ranked candidate the estimate needs. */
export interface Scored {
  readonly row: Float32Array;
  readonly score: number;
}

/**
 * The row of numbers that the estimate is made from.
 * @param slots the question's words
 * @param ranked candidates, best first; at least one
 */
export function confidenceRow(slots: readonly Slot[], ranked: readonly Scored[]): Float32Array {
  const first = ranked[0]!;
  const second = ranked[1];
  const sum = ranked.reduce((total, { score }) => total + Math.exp(score - first.score), 0);
  const gap = second === undefined ? 10 : first.score - second.score;
  const probability = 1 / sum;
  const content = slots.filter((slot) => !slot.isFunction);
  const total = Math.max(
    1e-6,
    slots.reduce((weight, slot) => weight + slot.weight, 0),
  );
  const share = (counts: (slot: Slot) => boolean): number =>
    slots.reduce((weight, slot) => weight + (counts(slot) ? slot.weight : 0), 0) / total;
  const row = new Float32Array(CONFIDENCE_FEATURES.length);
  row.set(first.row);
  row.set(
    [
      probability,
      probability * (1 - Math.exp(-gap)),
      1 - Math.exp(-gap / 2),
      share((slot) => slot.alternatives.length === 0),
      share(
        (slot) =>
          slot.alternatives.length > 0 && slot.alternatives.every(({ by }) => by === 'typo'),
      ),
      1 / (1 + content.length),
      1 / (1 + slots.length),
      1 / (1 + content.length * (1 - first.row[FEATURES.indexOf('contentCoverage')]!)),
    ],
    FEATURE_COUNT,
  );
  return row;
}

/** Estimates the probability, 0 to 1, that the first candidate is right. */
export function confidenceOf(row: Float32Array, weights: ConfidenceWeights): number {
  let sum = weights.bias;
  for (let at = 0; at < row.length; at++) {
    sum += ((row[at]! - weights.mean[at]!) / weights.spread[at]!) * weights.weights[at]!;
  }
  return 1 / (1 + Math.exp(-sum));
}
