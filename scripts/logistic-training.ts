/**
 * Trains the confidence estimate: logistic regression by gradient descent, every set counting alike, then a second
 * one over its single sum (Platt, 1999) that makes the result a probability of being right.
 */
import type { ConfidenceWeights } from '../src/engine/rank/confidence.js';

/** One question: what the estimate sees, whether the first candidate was right, and whether any note answers it. */
export interface Example {
  readonly row: Float32Array;
  readonly right: boolean;
  readonly covered: boolean;
}

/**
 * What a wrong answer to a covered question counts as, between wrong (0) and right (1), while the features are
 * weighed: it has more in common with right answers than what no note covers. Platt's step sees it as wrong.
 */
const NEARLY = 0.6;

interface Scaled {
  readonly x: Float64Array;
  readonly aim: number;
  readonly right: number;
}

/** The weights that fit the sets best, with a pull of `decay` towards zero. */
export function trainConfidence(
  sets: readonly (readonly Example[])[],
  { steps = 300, rate = 0.05, decay = 0.1 } = {},
): ConfidenceWeights {
  const rows = sets.flatMap((set) => set.map(({ row }) => row));
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, f) => rows.map((row) => row[f] ?? 0));
  const mean = columns.map(average);
  const spread = columns.map((values, f) =>
    Math.max(0.02, Math.sqrt(average(values.map((value) => (value - (mean[f] ?? 0)) ** 2)))),
  );
  const scaled = sets.map((set) =>
    set.map(({ row, right, covered }) => ({
      x: Float64Array.from(row, (v, f) => (v - mean[f]!) / spread[f]!),
      aim: right ? 1 : covered ? NEARLY : 0,
      right: right ? 1 : 0,
    })),
  );
  const weights = descend(scaled, width, { steps, rate, decay });
  const [slope, shift] = platt(scaled, weights);
  const round = (v: number): number => Number(v.toPrecision(5));
  return {
    mean: mean.map(round),
    spread: spread.map(round),
    weights: [...weights.subarray(0, width)].map((weight) => round(weight * slope)),
    bias: round(weights[width]! * slope + shift),
  };
}

/** Adam over all examples at once. */
function descend(
  sets: readonly (readonly Scaled[])[],
  width: number,
  { steps, rate, decay }: { steps: number; rate: number; decay: number },
): Float64Array {
  const weights = new Float64Array(width + 1);
  const first = new Float64Array(width + 1);
  const second = new Float64Array(width + 1);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(width + 1);
    for (const set of sets) {
      for (const { x, aim } of set) {
        const slope = (probability(sumOf(x, weights)) - aim) / set.length / sets.length;
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
  return weights;
}

/** Slope and shift that turn a sum into the logit of being right, by Newton's method. */
function platt(sets: readonly (readonly Scaled[])[], weights: Float64Array): [number, number] {
  let [slope, shift] = [1, 0];
  for (let round = 0; round < 40; round++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9];
    for (const set of sets) {
      for (const { x, right } of set) {
        const sum = sumOf(x, weights);
        const p = probability(slope * sum + shift);
        const curve = (p * (1 - p)) / set.length;
        g0 += ((p - right) * sum) / set.length;
        g1 += (p - right) / set.length;
        h00 += curve * sum * sum;
        h01 += curve * sum;
        h11 += curve;
      }
    }
    const determinant = h00 * h11 - h01 * h01;
    slope -= (g0 * h11 - g1 * h01) / determinant;
    shift -= (g1 * h00 - g0 * h01) / determinant;
  }
  return [slope, shift];
}

function sumOf(x: Float64Array, weights: Float64Array): number {
  let sum = weights[x.length]!;
  for (let f = 0; f < x.length; f++) sum += x[f]! * weights[f]!;
  return sum;
}

function probability(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
