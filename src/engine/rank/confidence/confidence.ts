/**
 * How sure the answer is: the probability that the first candidate is right, estimated by a small net from what speaks
 * for it, how it stands among the others, and what of the question nothing explains.
 */
import { FEATURES, PLACE, type Feature } from '../features/features.js';
import { placesIn } from '../places-in.js';
import type { AskedShape } from './asked-shape.js';
import type { Standing } from './standing.js';

/** Of these, the first candidate's lead over its best rival is looked at, too. */
const LEADS = [
  'contentCoverage',
  'dice',
  'topicCoverage',
  'alignedFound',
  'textCoverage',
] as const satisfies readonly Feature[];

/** What the estimate looks at, in the order of a row: the first candidate's features, then these. */
export const CONFIDENCE_FEATURES = [
  ...FEATURES,
  ...LEADS.map((name) => `${name}Lead` as const),
  'probability',
  'lead', // squeezed, as is the next
  'leadOverOtherNotes',
  'evidence', // how much of its words was found, in words and not as a share
  'unknownWord', // from here on: asked-shape.ts
  'unknownOther',
  'respeltWord',
  'respeltOther',
  'functionShare',
  'rarestWord',
  'rarityOfWords',
  'contentWords', // how many there are, squeezed, as is the next
  'words',
  'noContent', // whether it has function words alone
] as const;

/** A net with one hidden layer over scaled features. */
export interface ConfidenceWeights {
  readonly features: readonly string[];
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly linear: readonly number[];
  readonly bias: number;
  /** By hidden cell: one weight a feature, then a bias. */
  readonly hidden: readonly (readonly number[])[];
  readonly output: readonly number[];
}

/** The row of numbers that the estimate is made from. */
export function confidenceRow(shape: AskedShape, standing: Standing): Float32Array {
  const { first, rival } = standing;
  const row = new Float32Array(CONFIDENCE_FEATURES.length);
  row.set(first);
  let at = first.length;
  for (const name of LEADS) row[at++] = first[PLACE[name]]! - (rival?.[PLACE[name]] ?? 0);
  for (const value of [
    standing.probability,
    squeezed(standing.lead),
    squeezed(standing.leadOverOtherNotes),
    first[PLACE.bag]! * shape.contentWords,
    shape.unknownWord,
    shape.unknownOther,
    shape.respeltWord,
    shape.respeltOther,
    shape.functionShare,
    shape.rarestWord,
    shape.rarityOfWords,
    1 / (1 + shape.contentWords),
    1 / (1 + shape.words),
    shape.contentWords === 0 ? 1 : 0,
  ])
    row[at++] = value;
  return row;
}

/** Estimates the probability, 0 to 1, that the first candidate is right. */
export type Estimate = (row: Float32Array) => number;

/**
 * An estimate with the given weights.
 * @throws Error when they are of other features
 */
export function createEstimate(weights: ConfidenceWeights): Estimate {
  const places = placesIn(weights.features, CONFIDENCE_FEATURES, 'the confidence');
  const inOrder = (of: readonly number[]): number[] => places.map((place) => of[place]!);
  const [mean, spread, linear] = [weights.mean, weights.spread, weights.linear].map(inOrder) as [
    number[],
    number[],
    number[],
  ];
  const cells = weights.hidden.map(inOrder);
  const biases = weights.hidden.map((cell) => cell[places.length]!);
  const values = new Float64Array(places.length);
  return (row) => {
    let sum = weights.bias;
    for (let at = 0; at < values.length; at++) {
      values[at] = (row[at]! - mean[at]!) / spread[at]!;
      sum += values[at]! * linear[at]!;
    }
    for (let cell = 0; cell < cells.length; cell++) {
      const own = cells[cell]!;
      let inner = biases[cell]!;
      for (let at = 0; at < values.length; at++) inner += values[at]! * own[at]!;
      sum += weights.output[cell]! * Math.tanh(inner);
    }
    return 1 / (1 + Math.exp(-sum));
  };
}

/** A lead into 0 to 1. */
const squeezed = (lead: number): number => 1 - Math.exp(-Math.max(0, lead) / 2);
