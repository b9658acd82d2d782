/**
 * Trains the confidence estimate: small trees, each fitted to what those before it leave unexplained (gradient boosting,
 * Friedman 2001; one question for all cells of a level, as in CatBoost, Prokhorenkova and others 2018). Deterministic.
 */
import {
  CONFIDENCE_FEATURES,
  type ConfidenceWeights,
  type Tree,
} from '../src/engine/rank/confidence/confidence.js';
import { seeded } from '../bench/seeded.js';

/** One question: what the estimate sees, what it should say, and how much it counts. */
export interface Example {
  readonly row: Float32Array;
  readonly aim: number;
  readonly weight: number;
}

/** How to train. */
export interface ConfidenceTraining {
  /** Trees of a run. */
  readonly trees: number;
  /** So many times, each from the beginning and with other features to choose from; the mean of all is less a matter of chance. */
  readonly runs: number;
  /** Questions that a tree asks. */
  readonly depth: number;
  /** What a tree counts of what would fit best. */
  readonly rate: number;
  /** Strength of the pull towards zero, in examples. */
  readonly pull: number;
  /** Share of the features that a tree may ask for. */
  readonly features: number;
  readonly seed: number;
}

/** Thresholds that are tried of a feature. */
const BINS = 48;

/** The examples as columns: by feature and example, the bin of the value. */
interface Columns {
  readonly bins: readonly Uint8Array[];
  /** By feature: the value that a bin begins above. */
  readonly thresholds: readonly (readonly number[])[];
}

/** The weights that fit the examples best. */
export function trainConfidence(
  examples: readonly Example[],
  training: ConfidenceTraining,
): ConfidenceWeights {
  const columns = columnsOf(examples);
  const mean = examples.reduce((sum, { weight }) => sum + weight, 0) / examples.length;
  const weights = Float64Array.from(examples, ({ weight }) => weight / mean);
  const aims = Float64Array.from(examples, ({ aim }) => aim);
  const share = sumOf(aims.map((aim, at) => aim * weights[at]!)) / sumOf(weights);
  const bias = Number(Math.log(share / (1 - share)).toPrecision(4));
  const random = seeded(training.seed);
  const trees = Array.from({ length: training.runs }, () => {
    const scores = new Float64Array(examples.length).fill(bias);
    return Array.from({ length: training.trees }, () => {
      const tree = nextTree(columns, weights, aims, scores, training, random);
      return { ...tree, values: tree.values.map((value) => rounded(value / training.runs)) };
    });
  }).flat();
  return { features: CONFIDENCE_FEATURES, bias, trees };
}

/** Adds a tree: what it says is added to the scores. */
function nextTree(
  columns: Columns,
  weights: Float64Array,
  aims: Float64Array,
  scores: Float64Array,
  training: ConfidenceTraining,
  random: () => number,
): Tree {
  const slopes = scores.map((score, at) => weights[at]! * (aims[at]! - chanceOf(score)));
  const curves = scores.map((score, at) => weights[at]! * chanceOf(score) * (1 - chanceOf(score)));
  const asked = CONFIDENCE_FEATURES.map((_, at) => at).filter(() => random() < training.features);
  const { tree, cells } = treeOf(columns, asked, slopes, curves, training);
  cells.forEach((cell, at) => (scores[at]! += tree.values[cell]!));
  return tree;
}

/** The tree that explains most of the slopes, and the cell that each example falls into. */
function treeOf(
  { bins, thresholds }: Columns,
  asked: readonly number[],
  slopes: Float64Array,
  curves: Float64Array,
  { depth, rate, pull }: ConfidenceTraining,
): { tree: Tree; cells: Uint8Array } {
  const cells = new Uint8Array(slopes.length);
  const questions: [number, number][] = [];
  for (let level = 0; level < depth; level++) {
    let best = { gain: -Infinity, feature: 0, bin: 0 };
    for (const feature of asked) {
      const found = bestSplit(bins[feature]!, cells, 1 << level, slopes, curves, pull);
      if (found.gain > best.gain) best = { ...found, feature };
    }
    const column = bins[best.feature]!;
    for (let at = 0; at < cells.length; at++) if (column[at]! > best.bin) cells[at]! |= 1 << level;
    questions.push([best.feature, thresholds[best.feature]![best.bin] ?? Infinity]);
  }
  const [sums, masses] = [new Float64Array(1 << depth), new Float64Array(1 << depth)];
  cells.forEach((cell, at) => {
    sums[cell]! += slopes[at]!;
    masses[cell]! += curves[at]!;
  });
  const values = Array.from(sums, (sum, cell) => (rate * sum) / (masses[cell]! + pull));
  return { tree: { questions, values }, cells };
}

/** The bin after which to split all cells of a level. */
function bestSplit(
  column: Uint8Array,
  cells: Uint8Array,
  count: number,
  slopes: Float64Array,
  curves: Float64Array,
  pull: number,
): { gain: number; bin: number } {
  const sums = new Float64Array(count * BINS);
  const masses = new Float64Array(count * BINS);
  for (let at = 0; at < column.length; at++) {
    const place = cells[at]! * BINS + column[at]!;
    sums[place]! += slopes[at]!;
    masses[place]! += curves[at]!;
  }
  const gains = new Float64Array(BINS - 1);
  for (let cell = 0; cell < count; cell++) {
    const from = cell * BINS;
    const all = sumOf(sums.subarray(from, from + BINS));
    const mass = sumOf(masses.subarray(from, from + BINS));
    let [left, leftMass] = [0, 0];
    for (let bin = 0; bin < BINS - 1; bin++) {
      left += sums[from + bin]!;
      leftMass += masses[from + bin]!;
      gains[bin]! += left ** 2 / (leftMass + pull) + (all - left) ** 2 / (mass - leftMass + pull);
    }
  }
  let bin = 0;
  for (let at = 1; at < gains.length; at++) if (gains[at]! > gains[bin]!) bin = at;
  return { gain: gains[bin]!, bin };
}

/** Cuts each feature's values into bins of about as many examples. */
function columnsOf(examples: readonly Example[]): Columns {
  const thresholds = CONFIDENCE_FEATURES.map((_, feature) => {
    const values = Float32Array.from(examples, ({ row }) => row[feature]!).sort();
    const cuts = Array.from({ length: BINS - 1 }, (_, at) =>
      Number(values[Math.floor(((at + 1) * values.length) / BINS)]!.toPrecision(4)),
    );
    return [...new Set(cuts)];
  });
  const bins = thresholds.map((cuts, feature) =>
    Uint8Array.from(examples, ({ row }) => {
      let bin = 0;
      while (bin < cuts.length && row[feature]! > cuts[bin]!) bin++;
      return bin;
    }),
  );
  return { bins, thresholds };
}

const rounded = (value: number): number => Number(value.toPrecision(3));
const chanceOf = (score: number): number => 1 / (1 + Math.exp(-score));

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
