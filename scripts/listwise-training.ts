/**
 * Trains the ranker: for each question, the probability (softmax over its candidates) of a right note is raised
 * by gradient descent (Adam), with weights kept small. Deterministic: seeded start, fixed order, no shuffling.
 */
import { FEATURE_COUNT, FEATURES } from '../src/engine/rank/features.js';
import { seeded } from '../bench/seeded.js';
import type { RankerWeights } from '../src/engine/rank/ranker.js';
import type { Group } from './training-data.js';

/** Candidates of a question that training looks at. */
const HARDEST = 14;

/** How to train. */
export interface TrainingOptions {
  readonly cells: number;
  readonly steps: number;
  readonly rate: number;
  /** Strength of the pull towards zero. */
  readonly decay: number;
  readonly seed: number;
}

/** Groups of one set, whatever their number, with how much they count together. */
export interface TrainingSet {
  readonly groups: readonly Group[];
  readonly share: number;
}

/** The weights that fit the sets best. */
export function trainRanker(sets: readonly TrainingSet[], options: TrainingOptions): RankerWeights {
  const { mean, spread } = scaleOf(sets);
  const random = seeded(options.seed);
  const { cells } = options;
  const F = FEATURE_COUNT;
  const size = F + cells * (F + 1) + cells;
  const weights = Float64Array.from({ length: size }, (_, at) =>
    at < F ? 0 : (random() - 0.5) * 0.3,
  );
  const batches = sets.map((set) => batchOf(set, mean, spread));
  const shares = batches.reduce((sum, { share }) => sum + share, 0);
  const gradient = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  for (let step = 1; step <= options.steps; step++) {
    gradient.fill(0);
    for (const batch of batches) addGradient(batch, weights, cells, gradient);
    const rate = options.rate * (1 - step / (options.steps + 1));
    for (let at = 0; at < size; at++) {
      const slope = gradient[at]! / shares + options.decay * weights[at]!;
      first[at] = 0.9 * first[at]! + 0.1 * slope;
      second[at] = 0.999 * second[at]! + 0.001 * slope * slope;
      const corrected = first[at]! / (1 - 0.9 ** step);
      weights[at]! -= (rate * corrected) / (Math.sqrt(second[at]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return toRankerWeights(weights, cells, mean, spread);
}

interface Batch {
  readonly share: number;
  readonly groups: readonly { readonly start: number; readonly end: number }[];
  readonly rows: Float64Array;
  readonly right: Uint8Array;
}

function batchOf(set: TrainingSet, mean: number[], spread: number[]): Batch {
  const usable = set.groups
    .filter((group) => group.right.includes(true) && group.right.includes(false))
    .map(withHardest);
  const count = usable.reduce((sum, group) => sum + group.rows.length, 0);
  const rows = new Float64Array(count * FEATURE_COUNT);
  const right = new Uint8Array(count);
  let at = 0;
  const groups = usable.map((group) => {
    const start = at;
    group.rows.forEach((row, position) => {
      for (let f = 0; f < FEATURE_COUNT; f++) {
        rows[at * FEATURE_COUNT + f] = (row[f]! - mean[f]!) / spread[f]!;
      }
      right[at++] = group.right[position] === true ? 1 : 0;
    });
    return { start, end: at };
  });
  return { share: set.share, groups, rows, right };
}

/** Only the candidates that are hard to tell apart: those of the highest first scores, and the right ones. */
function withHardest(group: Group): Group {
  const [bag, unit, dice] = ['bagAgainstBest', 'unitAgainstBest', 'diceAgainstBest'].map((name) =>
    FEATURES.findIndex((feature) => feature === name),
  );
  const order = group.rows
    .map((row, at) => ({ at, first: row[bag!]! + row[unit!]! + row[dice!]! }))
    .sort((a, b) => b.first - a.first)
    .filter(({ at }, position) => position < HARDEST || group.right[at] === true);
  return {
    ...group,
    rows: order.map(({ at }) => group.rows[at]!),
    right: order.map(({ at }) => group.right[at]!),
  };
}

function addGradient(
  batch: Batch,
  weights: Float64Array,
  cells: number,
  gradient: Float64Array,
): void {
  const F = FEATURE_COUNT;
  const outAt = F + cells * (F + 1);
  const { rows, right, groups } = batch;
  const scale = batch.share / groups.length;
  const activations = new Float64Array(cells * 64);
  const scores = new Float64Array(64);
  for (const { start, end } of groups) {
    let highest = -Infinity;
    for (let row = start; row < end; row++) {
      let score = 0;
      const base = row * F;
      for (let f = 0; f < F; f++) score += rows[base + f]! * weights[f]!;
      for (let cell = 0; cell < cells; cell++) {
        const w = F + cell * (F + 1);
        let sum = weights[w + F]!;
        for (let f = 0; f < F; f++) sum += rows[base + f]! * weights[w + f]!;
        const activation = Math.tanh(sum);
        activations[(row - start) * cells + cell] = activation;
        score += activation * weights[outAt + cell]!;
      }
      scores[row - start] = score;
      if (score > highest) highest = score;
    }
    let total = 0;
    let totalRight = 0;
    for (let row = start; row < end; row++) {
      const e = Math.exp(scores[row - start]! - highest);
      scores[row - start] = e;
      total += e;
      if (right[row] === 1) totalRight += e;
    }
    for (let row = start; row < end; row++) {
      const e = scores[row - start]!;
      const slope = scale * (e / total - (right[row] === 1 ? e / totalRight : 0));
      const base = row * F;
      for (let f = 0; f < F; f++) gradient[f]! += slope * rows[base + f]!;
      for (let cell = 0; cell < cells; cell++) {
        const w = F + cell * (F + 1);
        const activation = activations[(row - start) * cells + cell]!;
        gradient[outAt + cell]! += slope * activation;
        const inner = slope * weights[outAt + cell]! * (1 - activation * activation);
        for (let f = 0; f < F; f++) gradient[w + f]! += inner * rows[base + f]!;
        gradient[w + F]! += inner;
      }
    }
  }
}

function scaleOf(sets: readonly TrainingSet[]): { mean: number[]; spread: number[] } {
  const rows = sets.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const mean = Array.from({ length: FEATURE_COUNT }, (_, f) => average(rows.map((row) => row[f]!)));
  const spread = mean.map((m, f) =>
    Math.max(0.02, Math.sqrt(average(rows.map((row) => (row[f]! - m) ** 2)))),
  );
  return { mean, spread };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function toRankerWeights(
  w: Float64Array,
  cells: number,
  mean: number[],
  spread: number[],
): RankerWeights {
  const F = FEATURE_COUNT;
  const round = (values: Iterable<number>): number[] =>
    [...values].map((v) => Number(v.toPrecision(5)));
  return {
    mean: round(mean),
    spread: round(spread),
    linear: round(w.subarray(0, F)),
    hidden: Array.from({ length: cells }, (_, c) =>
      round(w.subarray(F + c * (F + 1), F + (c + 1) * (F + 1))),
    ),
    output: round(w.subarray(F + cells * (F + 1))),
  };
}
