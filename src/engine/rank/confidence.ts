/**
 * How sure the answer is: the probability that the first candidate is right, estimated by logistic regression
 * from what speaks for it, what speaks for the second, and what of the question nothing explains.
 */
import type { Slot } from '../query/slots.js';
import { wordVectors } from '../words/word-vectors.js';
import { FEATURES } from './features/features.js';

/**
 * What of the first candidate's row is looked at: how much of the question it covers. What tells a kind of knowledge
 * base (how long notes are, how many lines they have) is left out: it would learn how often each training set was
 * asked what it doesn't cover, and be wrong about any other.
 */
const FROM_ROW = [
  'contentCoverage',
  'localCoverage',
  'plainDice',
  'contentDice',
  'aligned',
  'alignedFound',
  'meaning',
] as const satisfies readonly (typeof FEATURES)[number][];

/**
 * What the estimate looks at. A word that no note has tells most when it is known to be one ("router"): then it is no
 * misspelling, whatever it is near to, and the notes say nothing of it.
 */
export const CONFIDENCE_FEATURES = [
  ...FROM_ROW,
  'probability', // of the first candidate among all, by the ranker's scores
  'scoreGap', // between the first two candidates' scores, squeezed
  'unknownWord', // share of the question's weight in common words that no note has
  'unknownOther', // likewise in names, rare words and what cannot be read
  'respeltWord', // share of it in common words that matched by another spelling only
  'respeltOther', // likewise in what is no common word: surely misspelt
  'contentWords', // how many words of substance there are, squeezed
  'words', // how many words, squeezed
] as const;

const PLACES = FROM_ROW.map((name) => FEATURES.indexOf(name));

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
  const { unknownWord, unknownOther, respeltWord, respeltOther, content } = sharesOf(slots);
  const row = new Float32Array(CONFIDENCE_FEATURES.length);
  let at = 0;
  for (const place of PLACES) row[at++] = first.row[place]!;
  row[at++] = 1 / sum;
  row[at++] = 1 - Math.exp(-gap / 2);
  row[at++] = unknownWord;
  row[at++] = unknownOther;
  row[at++] = respeltWord;
  row[at++] = respeltOther;
  row[at++] = 1 / (1 + content);
  row[at] = 1 / (1 + slots.length);
  return row;
}

/** Shares of the question's weight in content words that no note has as they are spelt; how many content words there are. */
function sharesOf(slots: readonly Slot[]) {
  const shares = { unknownWord: 0, unknownOther: 0, respeltWord: 0, respeltOther: 0, content: 0 };
  let total = 1e-6;
  for (const { weight } of slots) total += weight;
  for (const { asked, weight, isFunction, alternatives } of slots) {
    if (isFunction) continue;
    shares.content++;
    const first = alternatives[0];
    if (first !== undefined && first.by !== 'typo') continue;
    const isWord = wordVectors().rowOf(asked) >= 0;
    const share = weight / total;
    if (first === undefined) shares[isWord ? 'unknownWord' : 'unknownOther'] += share;
    else shares[isWord ? 'respeltWord' : 'respeltOther'] += share;
  }
  return shares;
}

/** Estimates the probability, 0 to 1, that the first candidate is right. */
export function confidenceOf(row: Float32Array, weights: ConfidenceWeights): number {
  let sum = weights.bias;
  for (let at = 0; at < row.length; at++) {
    sum += ((row[at]! - weights.mean[at]!) / weights.spread[at]!) * weights.weights[at]!;
  }
  return 1 / (1 + Math.exp(-sum));
}
