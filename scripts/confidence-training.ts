/**
 * Trains the confidence estimate: a net with one hidden layer, by gradient descent on the log loss (Adam). Every folder
 * counts alike, whatever its number of questions. Deterministic.
 */
import { seeded } from '../bench/seeded.js';
import {
  CONFIDENCE_FEATURES,
  type ConfidenceWeights,
} from '../src/engine/rank/confidence/confidence.js';

/** One question: what the estimate sees, what it should say, and how much it counts. */
export interface Example {
  readonly row: Float32Array;
  readonly aim: number;
  readonly weight: number;
}

/** How to train. */
export interface ConfidenceTraining {
  readonly cells: number;
  readonly steps: number;
  readonly rate: number;
  /** Strength of the pull towards zero. */
  readonly decay: number;
  readonly seed: number;
}

/** How the gradient's mean and square are smoothed (Kingma and Ba, 2015). */
const [MOMENTUM, SQUARES] = [0.9, 0.999];

/** The weights that fit the examples best. */
export function trainConfidence(
  examples: readonly Example[],
  { cells, steps, rate, decay, seed }: ConfidenceTraining,
): ConfidenceWeights {
  const width = CONFIDENCE_FEATURES.length;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = momentsOf(examples, total, (value) => value);
  const spread = momentsOf(examples, total, (value, at) => (value - mean[at]!) ** 2).map((square) =>
    Math.max(0.02, Math.sqrt(square)),
  );
  const scaled = examples.map(({ row }) =>
    Float64Array.from(row, (value, at) => (value - mean[at]!) / spread[at]!),
  );
  const random = seeded(seed);
  const cellsAt = width + 1;
  const outputAt = cellsAt + cells * (width + 1);
  const weights = Float64Array.from({ length: outputAt + cells }, (_, at) =>
    at < cellsAt ? 0 : (random() - 0.5) * 0.3,
  );
  const isBias = (at: number): boolean =>
    at === width || (at >= cellsAt && at < outputAt && (at - cellsAt) % (width + 1) === width);
  const [first, second] = [new Float64Array(weights.length), new Float64Array(weights.length)];
  const gradient = new Float64Array(weights.length);
  const active = new Float64Array(cells);
  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    examples.forEach(({ aim, weight }, example) => {
      const x = scaled[example]!;
      let sum = weights[width]!;
      for (let f = 0; f < width; f++) sum += x[f]! * weights[f]!;
      for (let cell = 0; cell < cells; cell++) {
        const from = cellsAt + cell * (width + 1);
        let inner = weights[from + width]!;
        for (let f = 0; f < width; f++) inner += x[f]! * weights[from + f]!;
        active[cell] = Math.tanh(inner);
        sum += active[cell]! * weights[outputAt + cell]!;
      }
      const slope = ((1 / (1 + Math.exp(-sum)) - aim) * weight) / total;
      for (let f = 0; f < width; f++) gradient[f]! += slope * x[f]!;
      gradient[width]! += slope;
      for (let cell = 0; cell < cells; cell++) {
        const from = cellsAt + cell * (width + 1);
        gradient[outputAt + cell]! += slope * active[cell]!;
        const inner = slope * weights[outputAt + cell]! * (1 - active[cell]! ** 2);
        for (let f = 0; f < width; f++) gradient[from + f]! += inner * x[f]!;
        gradient[from + width]! += inner;
      }
    });
    const pace = rate * (1 - step / (steps + 1));
    for (let at = 0; at < weights.length; at++) {
      const slope = gradient[at]! + (isBias(at) ? 0 : decay * weights[at]!);
      first[at] = MOMENTUM * first[at]! + (1 - MOMENTUM) * slope;
      second[at] = SQUARES * second[at]! + (1 - SQUARES) * slope * slope;
      weights[at]! -=
        (pace * first[at]!) /
        (1 - MOMENTUM ** step) /
        (Math.sqrt(second[at]! / (1 - SQUARES ** step)) + 1e-8);
    }
  }
  const rounded = (values: Iterable<number>): number[] =>
    Array.from(values, (value) => Number(value.toPrecision(4)));
  return {
    features: CONFIDENCE_FEATURES,
    mean: rounded(mean),
    spread: rounded(spread),
    linear: rounded(weights.subarray(0, width)),
    bias: weights[width]!,
    hidden: Array.from({ length: cells }, (_, cell) =>
      rounded(weights.subarray(cellsAt + cell * (width + 1), cellsAt + (cell + 1) * (width + 1))),
    ),
    output: rounded(weights.subarray(outputAt)),
  };
}

/** By feature: the weighted mean of what a function makes of it. */
function momentsOf(
  examples: readonly Example[],
  total: number,
  of: (value: number, at: number) => number,
): number[] {
  const sums = new Array<number>(CONFIDENCE_FEATURES.length).fill(0);
  for (const { row, weight } of examples)
    for (let at = 0; at < sums.length; at++) sums[at]! += (of(row[at]!, at) * weight) / total;
  return sums;
}
