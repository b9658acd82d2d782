/**
 * Trains the ranker: for each question, the probability (softmax over its candidates) of a right note is raised
 * by gradient descent (Adam), with weights kept small. Deterministic: seeded start, fixed order, no shuffling.
 */
import { seeded } from '../bench/seeded.js';
import { FEATURES, FEATURE_COUNT, PLACE } from '../src/engine/rank/features/features.js';
import {
  shapeOf,
  type NetWeights,
  type RankerWeights,
  type Scale,
} from '../src/engine/rank/ranker.js';
import type { DescribedGroup as Group } from './described-groups.js';

/** Candidates of a question that training looks at. */
const HARDEST = 10;
/** Questions of a set that training looks at, spread evenly: more of one kind teach little, and cost time. */
const MOST_GROUPS = 700;
/** How the gradient's mean and square are smoothed (Kingma and Ba, 2015). */
const [MOMENTUM, SQUARES] = [0.9, 0.999];

const FIRST_SCORES = (['bagAgainstBest', 'unitAgainstBest', 'diceAgainstBest'] as const).map(
  (name) => PLACE[name],
);

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

/** The groups of one set as flat columns. */
interface Batch {
  readonly share: number;
  /** By group: where its rows begin; one more at the end. */
  readonly starts: Uint32Array;
  /** By group: its candidates' shape. */
  readonly shapes: Float64Array;
  /** `FEATURE_COUNT` scaled features a row. */
  readonly rows: Float64Array;
  readonly right: Uint8Array;
}

/** The weights that fit the sets best: a net that sees the features, and one that sees them by shape too. */
export function trainRanker(sets: readonly TrainingSet[], options: TrainingOptions): RankerWeights {
  const chosen = sets.map(({ groups, share }) => ({ share, groups: telling(groups) }));
  const rows = chosen.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const scales = Array.from({ length: FEATURE_COUNT }, (_, f) =>
    scaleOf(rows.map((row) => row[f]!)),
  );
  const plain = { mean: 0, spread: 1 };
  const shape = scaleOf(
    chosen.flatMap(({ groups }) => groups.map((group) => shapeOf(group.rows, plain))),
  );
  const batches = chosen.map((set) => batchOf(set, scales, shape));
  return {
    features: FEATURES,
    mean: scales.map(({ mean }) => mean),
    spread: scales.map(({ spread }) => spread),
    shape,
    nets: [FEATURE_COUNT, 2 * FEATURE_COUNT].map((width) => trainNet(batches, width, options)),
  };
}

function trainNet(
  batches: readonly Batch[],
  width: number,
  { cells, steps, rate, decay, seed }: TrainingOptions,
): NetWeights {
  const random = seeded(seed);
  const size = width + cells * (width + 1) + cells;
  const weights = Float64Array.from({ length: size }, (_, at) =>
    at < width ? 0 : (random() - 0.5) * 0.3,
  );
  const shares = batches.reduce((sum, { share }) => sum + share, 0);
  const [first, second] = [new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(size);
    for (const batch of batches) addGradient(batch, weights, width, cells, gradient);
    const pace = rate * (1 - step / (steps + 1));
    for (let at = 0; at < size; at++) {
      const slope = gradient[at]! / shares + decay * weights[at]!;
      first[at] = MOMENTUM * first[at]! + (1 - MOMENTUM) * slope;
      second[at] = SQUARES * second[at]! + (1 - SQUARES) * slope * slope;
      const spread = Math.sqrt(second[at]! / (1 - SQUARES ** step)) + 1e-8;
      weights[at]! -= (pace * first[at]!) / (1 - MOMENTUM ** step) / spread;
    }
  }
  const from = width + cells * (width + 1);
  return {
    linear: rounded(weights.subarray(0, width)),
    hidden: Array.from({ length: cells }, (_, cell) =>
      rounded(weights.subarray(width + cell * (width + 1), width + (cell + 1) * (width + 1))),
    ),
    output: rounded(weights.subarray(from)),
  };
}

/** Of the groups that have something to tell, at most `MOST_GROUPS`, each with its hardest candidates. */
function telling(groups: readonly Group[]): Group[] {
  const usable = groups.filter(({ right }) => right.includes(true) && right.includes(false));
  const step = Math.max(1, usable.length / MOST_GROUPS);
  return Array.from({ length: Math.floor(usable.length / step) }, (_, at) =>
    withHardest(usable[Math.floor(at * step)]!),
  );
}

/** Only the candidates that are hard to tell apart: those of the highest first scores, and the right ones. */
function withHardest(group: Group): Group {
  const order = group.rows
    .map((row, at) => ({ at, first: FIRST_SCORES.reduce((sum, place) => sum + row[place]!, 0) }))
    .sort((a, b) => b.first - a.first)
    .filter(({ at }, position) => position < HARDEST || group.right[at] === true);
  return {
    ...group,
    rows: order.map(({ at }) => group.rows[at]!),
    right: order.map(({ at }) => group.right[at]!),
  };
}

function batchOf({ groups, share }: TrainingSet, scales: readonly Scale[], shape: Scale): Batch {
  const starts = new Uint32Array(groups.length + 1);
  groups.forEach(({ rows }, at) => (starts[at + 1] = starts[at]! + rows.length));
  return {
    share,
    starts,
    shapes: Float64Array.from(groups, ({ rows }) => shapeOf(rows, shape)),
    rows: Float64Array.from(
      groups.flatMap(({ rows }) =>
        rows.flatMap((row) => scales.map(({ mean, spread }, f) => (row[f]! - mean) / spread)),
      ),
    ),
    right: Uint8Array.from(groups.flatMap(({ right }) => right.map(Number))),
  };
}

/** Adds the slope of a batch's loss at the given weights. */
function addGradient(
  { share, starts, shapes, rows, right }: Batch,
  weights: Float64Array,
  width: number,
  cells: number,
  gradient: Float64Array,
): void {
  const outAt = width + cells * (width + 1);
  const groups = starts.length - 1;
  const activations = new Float64Array(cells * 64);
  const scores = new Float64Array(64);
  const inputs = new Float64Array(width * 64);
  for (let group = 0; group < groups; group++) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    let highest = -Infinity;
    for (let row = start, at = 0; row < end; row++, at++) {
      const base = at * width;
      for (let f = 0; f < FEATURE_COUNT; f++) inputs[base + f] = rows[row * FEATURE_COUNT + f]!;
      for (let f = FEATURE_COUNT; f < width; f++)
        inputs[base + f] = inputs[base + f - FEATURE_COUNT]! * shapes[group]!;
      let score = 0;
      for (let f = 0; f < width; f++) score += inputs[base + f]! * weights[f]!;
      for (let cell = 0; cell < cells; cell++) {
        const w = width + cell * (width + 1);
        let sum = weights[w + width]!;
        for (let f = 0; f < width; f++) sum += inputs[base + f]! * weights[w + f]!;
        const activation = Math.tanh(sum);
        activations[at * cells + cell] = activation;
        score += activation * weights[outAt + cell]!;
      }
      scores[at] = score;
      if (score > highest) highest = score;
    }
    let [total, totalRight] = [0, 0];
    for (let row = start, at = 0; row < end; row++, at++) {
      const e = Math.exp(scores[at]! - highest);
      scores[at] = e;
      total += e;
      if (right[row] === 1) totalRight += e;
    }
    for (let row = start, at = 0; row < end; row++, at++) {
      const e = scores[at]!;
      const slope = (share / groups) * (e / total - (right[row] === 1 ? e / totalRight : 0));
      const base = at * width;
      for (let f = 0; f < width; f++) gradient[f]! += slope * inputs[base + f]!;
      for (let cell = 0; cell < cells; cell++) {
        const w = width + cell * (width + 1);
        const activation = activations[at * cells + cell]!;
        gradient[outAt + cell]! += slope * activation;
        const inner = slope * weights[outAt + cell]! * (1 - activation * activation);
        for (let f = 0; f < width; f++) gradient[w + f]! += inner * inputs[base + f]!;
        gradient[w + width]! += inner;
      }
    }
  }
}

/** Mean and spread of some numbers, rounded as they are written. */
function scaleOf(values: readonly number[]): Scale {
  const mean = average(values);
  const spread = Math.max(0.02, Math.sqrt(average(values.map((value) => (value - mean) ** 2))));
  return { mean: roundedOne(mean), spread: roundedOne(spread) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function rounded(values: Iterable<number>): number[] {
  return Array.from(values, roundedOne);
}

const roundedOne = (value: number): number => Number(value.toPrecision(4));
