/**
 * The learned ranker: from the rows of a question's candidates to a score each. Two small nets are added up, each a
 * weighted sum with a hidden layer that knows combinations ("a rare word found, but only far from the others"). The
 * second net sees every feature once more, multiplied by the candidates' shape: where notes are lists of short lines,
 * other things tell the right one than where they are long texts.
 */
import { FEATURE_COUNT, placeOf } from './features.js';

/** The weights of one net. */
export interface NetWeights {
  /** One weight an input: the features, and for a net that sees the shape as well, the features times the shape. */
  readonly linear: readonly number[];
  /** By hidden cell: one weight an input, then a bias. */
  readonly hidden: readonly (readonly number[])[];
  /** One weight a hidden cell. */
  readonly output: readonly number[];
}

/** How a number is scaled: by its mean and spread over the training data. */
export interface Scale {
  readonly mean: number;
  readonly spread: number;
}

/** The ranker's numbers, as `scripts/train.ts` writes them. */
export interface RankerWeights {
  /** Mean and spread of each feature over the training data, for scaling. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly shape: Scale;
  readonly nets: readonly NetWeights[];
}

/** Scores the rows of one question's candidates: higher is better; comparable within the question. */
export type Ranker = (rows: readonly Float32Array[]) => Float64Array;

const FEW_UNITS = placeOf('fewUnits');
/** A shape beyond what was trained on says no more than the farthest of it. */
const FARTHEST = 2;

/** What the notes of a question's candidates are like, in the mean: few long units (towards 1) or many lines. */
export function shapeOf(rows: readonly Float32Array[], { mean, spread }: Scale): number {
  let sum = 0;
  for (const row of rows) sum += row[FEW_UNITS]!;
  const shape = (sum / Math.max(1, rows.length) - mean) / spread;
  return Math.max(-FARTHEST, Math.min(FARTHEST, shape));
}

/** A ranker with the given weights. */
export function createRanker(weights: RankerWeights): Ranker {
  const mean = Float64Array.from(weights.mean);
  const factor = Float64Array.from(weights.spread, (value) => 1 / value);
  const nets = weights.nets.map(createNet);
  const inputs = new Float64Array(2 * FEATURE_COUNT);
  return (rows) => {
    const shape = shapeOf(rows, weights.shape);
    return Float64Array.from(rows, (row) => {
      for (let at = 0; at < FEATURE_COUNT; at++) {
        const value = (row[at]! - mean[at]!) * factor[at]!;
        inputs[at] = value;
        inputs[FEATURE_COUNT + at] = value * shape;
      }
      let score = 0;
      for (const net of nets) score += net(inputs);
      return score / nets.length;
    });
  };
}

function createNet({ linear, hidden, output }: NetWeights): (inputs: Float64Array) => number {
  const straight = Float64Array.from(linear);
  const cells = hidden.map((cell) => Float64Array.from(cell));
  const width = straight.length;
  return (inputs) => {
    let score = 0;
    for (let at = 0; at < width; at++) score += inputs[at]! * straight[at]!;
    for (let place = 0; place < cells.length; place++) {
      const cell = cells[place]!;
      let sum = cell[width]!;
      for (let at = 0; at < width; at++) sum += inputs[at]! * cell[at]!;
      score += output[place]! * Math.tanh(sum);
    }
    return score;
  };
}
