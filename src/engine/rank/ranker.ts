/**
 * The learned ranker: from the rows of a question's candidates to a score each. Two small nets are added up, each a
 * weighted sum with a hidden layer that knows combinations ("a rare word found, but only far from the others"). The
 * second net sees every feature once more, multiplied by the candidates' shape: where notes are lists of short lines,
 * other things tell the right one than where they are long texts.
 */
import { FEATURES, FEATURE_COUNT, PLACE } from './features/features.js';
import { placesIn } from './places-in.js';

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
  /** What the columns below are of, by name. */
  readonly features: readonly string[];
  /** Mean and spread of each feature over the training data, for scaling. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly shape: Scale;
  readonly nets: readonly NetWeights[];
}

/** Scores the rows of one question's candidates: higher is better; comparable within the question. */
export type Ranker = (rows: readonly Float32Array[]) => Float64Array;

const FEW_UNITS = PLACE.fewUnits;
/** A shape beyond what was trained on says no more than the farthest of it. */
const FARTHEST = 2;

/** What the notes of a question's candidates are like, in the mean: few long units (towards 1) or many lines. */
export function shapeOf(rows: readonly Float32Array[], { mean, spread }: Scale): number {
  let sum = 0;
  for (const row of rows) sum += row[FEW_UNITS]!;
  const shape = (sum / Math.max(1, rows.length) - mean) / spread;
  return Math.max(-FARTHEST, Math.min(FARTHEST, shape));
}

/**
 * A ranker with the given weights.
 * @throws Error when they are of other features
 */
export function createRanker(given: RankerWeights): Ranker {
  const weights = inOrder(given);
  const sums = createSums(weights);
  const values = new Float64Array(FEATURE_COUNT);
  return (rows) => {
    sums.open(shapeOf(rows, weights.shape));
    const scores = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      for (let feature = 0; feature < FEATURE_COUNT; feature++)
        values[feature] = row[feature]! - weights.mean[feature]!;
      scores[at] = sums.score(values);
    }
    return scores;
  };
}

/** The weights in the order of `FEATURES`. */
function inOrder(given: RankerWeights): RankerWeights {
  const places = placesIn(given.features, FEATURES, 'the ranker');
  const column = (of: readonly number[]): number[] => [
    ...places.map((place) => of[place]!),
    ...(of.length < 2 * FEATURE_COUNT ? [] : places.map((place) => of[FEATURE_COUNT + place]!)),
    ...of.slice(of.length - (of.length % FEATURE_COUNT)),
  ];
  return {
    ...given,
    features: FEATURES,
    mean: column(given.mean),
    spread: column(given.spread),
    nets: given.nets.map(({ linear, hidden, output }) => ({
      linear: column(linear),
      hidden: hidden.map(column),
      output,
    })),
  };
}

/** The sums of all nets: one for each net's straight part, one for each hidden cell. */
interface Sums {
  /** Takes in the shape of a question's candidates. */
  open(shape: number): void;
  /** The score of one candidate, whose features lack their means. */
  score(values: Float64Array): number;
}

/** So many sums are added up side by side: one alone waits for each of its additions. */
const ABREAST = 4;

/**
 * All candidates of a question have the same shape, so the weights of features times the shape are added to those of
 * the features once a question, and so is the scaling.
 */
function createSums({ spread, nets }: RankerWeights): Sums {
  const columns = nets.flatMap(({ linear, hidden }) => [linear, ...hidden]);
  /** By column: the weight of the cell; nothing for a straight part, which counts as it is. */
  const outputs = nets.flatMap(({ output }): (number | undefined)[] => [undefined, ...output]);
  const groups = Math.ceil(columns.length / ABREAST);
  const length = groups * FEATURE_COUNT * ABREAST;
  /** By group, feature and column of the group. */
  const [plain, shaped, now] = [length, length, length].map((n) => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const biases = new Float64Array(groups * ABREAST);
  columns.forEach((weights, column) => {
    const seesShape = weights.length >= 2 * FEATURE_COUNT;
    const width = seesShape ? 2 * FEATURE_COUNT : FEATURE_COUNT;
    biases[column] = weights[width] ?? 0;
    const group = Math.floor(column / ABREAST) * FEATURE_COUNT * ABREAST;
    for (let feature = 0; feature < FEATURE_COUNT; feature++) {
      const place = group + feature * ABREAST + (column % ABREAST);
      plain[place] = weights[feature]! / spread[feature]!;
      if (seesShape) shaped[place] = weights[FEATURE_COUNT + feature]! / spread[feature]!;
    }
  });
  const outcome = (sum: number, column: number): number => {
    const output = outputs[column];
    return output === undefined ? sum : output * tanh(sum);
  };
  return {
    open(shape) {
      for (let at = 0; at < length; at++) now[at] = plain[at]! + shape * shaped[at]!;
    },
    score(values) {
      let score = 0;
      for (let group = 0, at = 0; group < groups; group++) {
        const column = group * ABREAST;
        let a = biases[column]!;
        let b = biases[column + 1]!;
        let c = biases[column + 2]!;
        let d = biases[column + 3]!;
        for (let feature = 0; feature < FEATURE_COUNT; feature++, at += ABREAST) {
          const value = values[feature]!;
          a += value * now[at]!;
          b += value * now[at + 1]!;
          c += value * now[at + 2]!;
          d += value * now[at + 3]!;
        }
        score +=
          outcome(a, column) +
          outcome(b, column + 1) +
          outcome(c, column + 2) +
          outcome(d, column + 3);
      }
      return score / nets.length;
    },
  };
}

/** The hyperbolic tangent, by one exponential. */
const tanh = (value: number): number => 1 - 2 / (Math.exp(2 * value) + 1);
