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

/** Rows that are worked on side by side: each weight is read once for all of them. */
const ABREAST = 4;
/** A question's candidates at most, filled up to a multiple of `ABREAST`. */
const MOST_ROWS = 64;

/** Adds the slope of a batch's loss at the given weights. */
function addGradient(
  batch: Batch,
  weights: Float64Array,
  width: number,
  cells: number,
  gradient: Float64Array,
): void {
  const { share, starts, right } = batch;
  const outAt = width + cells * (width + 1);
  const groups = starts.length - 1;
  const inputs = new Float64Array(width * MOST_ROWS);
  const activations = new Float64Array(cells * MOST_ROWS);
  const scores = new Float64Array(MOST_ROWS);
  const slopes = new Float64Array(MOST_ROWS);
  for (let group = 0; group < groups; group++) {
    const [start, end] = [starts[group]!, starts[group + 1]!];
    const rows = Math.ceil((end - start) / ABREAST) * ABREAST;
    inputs.fill(0, 0, rows * width);
    takeIn(batch, group, width, inputs);
    sumUp(inputs, rows, width, weights, 0, scores, 0);
    for (let cell = 0; cell < cells; cell++) {
      const from = width + cell * (width + 1);
      const own = cell * MOST_ROWS;
      sumUp(inputs, rows, width, weights, from, activations, own);
      for (let at = own; at < own + rows; at++) {
        const activation = Math.tanh(activations[at]! + weights[from + width]!);
        activations[at] = activation;
        scores[at - own]! += activation * weights[outAt + cell]!;
      }
    }
    slopes.fill(0, 0, rows);
    fillSlopes(scores, right, start, end, share / groups, slopes);
    addProducts(inputs, rows, width, slopes, gradient, 0);
    for (let cell = 0; cell < cells; cell++) {
      const from = width + cell * (width + 1);
      for (let at = 0; at < rows; at++) {
        const activation = activations[cell * MOST_ROWS + at]!;
        gradient[outAt + cell]! += slopes[at]! * activation;
        const inner = slopes[at]! * weights[outAt + cell]! * (1 - activation * activation);
        scores[at] = inner;
        gradient[from + width]! += inner;
      }
      addProducts(inputs, rows, width, scores, gradient, from);
    }
  }
}

/** The features of a group's rows, and behind them, for a net that sees the shape, the features times the shape. */
function takeIn(
  { starts, shapes, rows }: Batch,
  group: number,
  width: number,
  inputs: Float64Array,
): void {
  const start = starts[group]!;
  for (let row = start; row < starts[group + 1]!; row++) {
    const base = (row - start) * width;
    for (let f = 0; f < width; f++)
      inputs[base + f] =
        f < FEATURE_COUNT
          ? rows[row * FEATURE_COUNT + f]!
          : inputs[base + f - FEATURE_COUNT]! * shapes[group]!;
  }
}

/** The slope of the loss by each score: what a candidate's probability is above that among the right ones. */
function fillSlopes(
  scores: Float64Array,
  right: Uint8Array,
  start: number,
  end: number,
  share: number,
  slopes: Float64Array,
): void {
  let highest = -Infinity;
  for (let at = 0; at < end - start; at++) highest = Math.max(highest, scores[at]!);
  let [total, totalRight] = [0, 0];
  for (let at = 0; at < end - start; at++) {
    const e = Math.exp(scores[at]! - highest);
    slopes[at] = e;
    total += e;
    if (right[start + at] === 1) totalRight += e;
  }
  for (let at = 0; at < end - start; at++) {
    const e = slopes[at]!;
    slopes[at] = share * (e / total - (right[start + at] === 1 ? e / totalRight : 0));
  }
}

/** By row: the sum of its inputs times the weights from a place on. */
function sumUp(
  inputs: Float64Array,
  rows: number,
  width: number,
  weights: Float64Array,
  from: number,
  sums: Float64Array,
  to: number,
): void {
  for (let row = 0; row < rows; row += ABREAST) {
    const a = row * width;
    const [b, c, d] = [a + width, a + 2 * width, a + 3 * width];
    let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
    for (let f = 0; f < width; f++) {
      const weight = weights[from + f]!;
      sumA += inputs[a + f]! * weight;
      sumB += inputs[b + f]! * weight;
      sumC += inputs[c + f]! * weight;
      sumD += inputs[d + f]! * weight;
    }
    sums[to + row] = sumA;
    sums[to + row + 1] = sumB;
    sums[to + row + 2] = sumC;
    sums[to + row + 3] = sumD;
  }
}

/** Adds to sums, from a place on, each row's inputs times its factor. */
function addProducts(
  inputs: Float64Array,
  rows: number,
  width: number,
  factors: Float64Array,
  sums: Float64Array,
  from: number,
): void {
  for (let row = 0; row < rows; row += ABREAST) {
    const a = row * width;
    const [b, c, d] = [a + width, a + 2 * width, a + 3 * width];
    const [factorA, factorB] = [factors[row]!, factors[row + 1]!];
    const [factorC, factorD] = [factors[row + 2]!, factors[row + 3]!];
    for (let f = 0; f < width; f++)
      sums[from + f]! +=
        factorA * inputs[a + f]! +
        factorB * inputs[b + f]! +
        factorC * inputs[c + f]! +
        factorD * inputs[d + f]!;
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
