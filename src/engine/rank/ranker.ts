/**
 * The learned ranker: from a row of features to one score. A weighted sum, plus a small hidden layer that
 * knows combinations ("a rare word found, but only far from the others").
 */
import { FEATURE_COUNT } from './features.js';

/** The ranker's numbers, as `scripts/train-ranker.ts` writes them. */
export interface RankerWeights {
  /** Mean and spread of each feature over the training data, for scaling. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  /** One weight a feature. */
  readonly linear: readonly number[];
  /** By hidden cell: one weight a feature, then a bias. */
  readonly hidden: readonly (readonly number[])[];
  /** One weight a hidden cell. */
  readonly output: readonly number[];
}

/** Scores a row: higher is better; comparable within one question. */
export type Ranker = (row: Float32Array) => number;

/** A ranker with the given weights. */
export function createRanker({ mean, spread, linear, hidden, output }: RankerWeights): Ranker {
  const means = Float64Array.from(mean);
  const scales = Float64Array.from(spread, (value) => 1 / value);
  const straight = Float64Array.from(linear);
  const cells = hidden.map((cell) => Float64Array.from(cell));
  const outputs = Float64Array.from(output);
  const scaled = new Float64Array(FEATURE_COUNT);
  return (row) => {
    let score = 0;
    for (let at = 0; at < FEATURE_COUNT; at++) {
      const value = (row[at]! - means[at]!) * scales[at]!;
      scaled[at] = value;
      score += value * straight[at]!;
    }
    for (let place = 0; place < cells.length; place++) {
      const cell = cells[place]!;
      let sum = cell[FEATURE_COUNT]!;
      for (let at = 0; at < FEATURE_COUNT; at++) sum += scaled[at]! * cell[at]!;
      score += outputs[place]! * Math.tanh(sum);
    }
    return score;
  };
}
