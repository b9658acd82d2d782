/**
 * How sure the answer is: the probability that the first candidate is right, estimated by logistic regression
 * from what speaks for it, what speaks for the second, and what of the question nothing explains.
 */
import type { Slot } from '../query/slots.js';
import { FEATURES } from './features.js';

/**
 * What of the first candidate's row is looked at: how much of the question it covers. What tells a kind of knowledge
 * base (how long notes are, how many lines they have) is left out: it would learn how often each training set was
 * asked what it doesn't cover, and be wrong about any other.
 */
const FROM_ROW = [
  'contentCoverage',
  'exact',
  'localCoverage',
  'plainDice',
  'contentDice',
  'meaningOfThree',
  'alignedFound',
] as const satisfies readonly (typeof FEATURES)[number][];

/** What the estimate looks at. */
export const CONFIDENCE_FEATURES = [
  ...FROM_ROW,
  'probability', // of the first candidate among all, by the ranker's scores
  'margin', // between the first two candidates' probabilities
  'scoreGap', // between their scores, squeezed
  'unknown', // share of the question's weight in words that no note knows
  'misspelt', // share of it in words that matched by another spelling only
  'contentWords', // how many words of substance there are, squeezed
  'words', // how many words, squeezed
  'unmatchedContent', // how many words of substance the first candidate lacks, squeezed
] as const;

const PLACES = FROM_ROW.map((name) => FEATURES.indexOf(name));
const CONTENT_COVERAGE = FEATURES.indexOf('contentCoverage');

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
  const second = ranked.length > 1 ? ranked[1] : undefined;
  let sum = 0;
  for (const { score } of ranked) sum += Math.exp(score - first.score);
  const gap = second === undefined ? 10 : first.score - second.score;
  const probability = 1 / sum;
  const { unknown, misspelt, content } = sharesOf(slots);
  const row = new Float32Array(CONFIDENCE_FEATURES.length);
  let at = 0;
  for (const place of PLACES) row[at++] = first.row[place]!;
  row[at++] = probability;
  row[at++] = probability * (1 - Math.exp(-gap));
  row[at++] = 1 - Math.exp(-gap / 2);
  row[at++] = unknown;
  row[at++] = misspelt;
  row[at++] = 1 / (1 + content);
  row[at++] = 1 / (1 + slots.length);
  row[at] = 1 / (1 + content * (1 - first.row[CONTENT_COVERAGE]!));
  return row;
}

/** Shares of the question's weight in words unknown and misspelt, and how many words of substance it has. */
function sharesOf(slots: readonly Slot[]): { unknown: number; misspelt: number; content: number } {
  let [total, unknown, misspelt, content] = [1e-6, 0, 0, 0];
  for (const { weight, isFunction, alternatives } of slots) {
    total += weight;
    if (!isFunction) content++;
    if (alternatives.length === 0) unknown += weight;
    else if (alternatives.every(({ by }) => by === 'typo')) misspelt += weight;
  }
  return { unknown: unknown / total, misspelt: misspelt / total, content };
}

/** Estimates the probability, 0 to 1, that the first candidate is right. */
export function confidenceOf(row: Float32Array, weights: ConfidenceWeights): number {
  let sum = weights.bias;
  for (let at = 0; at < row.length; at++) {
    sum += ((row[at]! - weights.mean[at]!) / weights.spread[at]!) * weights.weights[at]!;
  }
  return 1 / (1 + Math.exp(-sum));
}
