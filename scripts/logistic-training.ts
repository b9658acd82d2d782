/** Trains the confidence estimate: logistic regression by gradient descent, every set counting alike. */
import type { ConfidenceWeights } from '../src/engine/rank/confidence.js';

/** One question: what the estimate sees, and whether the first candidate was right. */
export interface Example {
  readonly row: Float32Array;
  readonly right: boolean;
}

/** The weights that fit the sets best, with a pull of `decay` towards zero. */
export function trainConfidence(
  sets: readonly (readonly Example[])[],
  { steps = 400, rate = 0.05, decay = 0.003 } = {},
): ConfidenceWeights {
  const rows = sets.flatMap((set) => set.map(({ row }) => row));
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, f) => rows.map((row) => row[f] ?? 0));
  const mean = columns.map(average);
  const spread = columns.map((values, f) =>
    Math.max(0.02, Math.sqrt(average(values.map((value) => (value - (mean[f] ?? 0)) ** 2)))),
  );
  const scaled = sets.map((set) =>
    set.map(({ row, right }) => ({
      right,
      x: Float64Array.from(row, (v, f) => (v - mean[f]!) / spread[f]!),
    })),
  );
  const weights = new Float64Array(width + 1);
  const first = new Float64Array(width + 1);
  const second = new Float64Array(width + 1);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(width + 1);
    for (const set of scaled) {
      for (const { x, right } of set) {
        let sum = weights[width]!;
        for (let f = 0; f < width; f++) sum += x[f]! * weights[f]!;
        const slope = (1 / (1 + Math.exp(-sum)) - (right ? 1 : 0)) / set.length / scaled.length;
        for (let f = 0; f < width; f++) gradient[f]! += slope * x[f]!;
        gradient[width]! += slope;
      }
    }
    for (let f = 0; f <= width; f++) {
      const slope = gradient[f]! + (f < width ? decay * weights[f]! : 0);
      first[f] = 0.9 * first[f]! + 0.1 * slope;
      second[f] = 0.999 * second[f]! + 0.001 * slope * slope;
      weights[f]! -=
        (rate * (first[f]! / (1 - 0.9 ** step))) /
        (Math.sqrt(second[f]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  const round = (v: number): number => Number(v.toPrecision(5));
  return {
    mean: mean.map(round),
    spread: spread.map(round),
    weights: [...weights.subarray(0, width)].map(round),
    bias: round(weights[width]!),
  };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
