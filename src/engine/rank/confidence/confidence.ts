/**
 * How sure the answer is: the probability that the first candidate is right, estimated by small trees from what speaks
 * for it, how it stands among the others, and what of the question nothing explains.
 */
import { FEATURES, PLACE, type Feature } from '../features/features.js';
import { placesIn } from '../places-in.js';
import type { AskedShape } from './asked-shape.js';
import type { Standing } from './standing.js';

/** Of these, the first candidate's lead over its best rival is looked at, too. */
const LEADS = [
  'contentCoverage',
  'dice',
  'topicCoverage',
  'alignedFound',
  'textCoverage',
] as const satisfies readonly Feature[];

/** What the estimate looks at, in the order of a row: the first candidate's features, then these. */
export const CONFIDENCE_FEATURES = [
  ...FEATURES,
  ...LEADS.map((name) => `${name}Lead` as const),
  'probability',
  'lead', // squeezed, as is the next
  'leadOverOtherNotes',
  'evidence', // how much of its words was found, in words and not as a share
  'unknownWord', // from here on: asked-shape.ts
  'unknownOther',
  'respeltWord',
  'respeltOther',
  'functionShare',
  'rarestWord',
  'rarityOfWords',
  'contentWords', // how many there are, squeezed, as is the next
  'words',
  'noContent', // whether it has function words alone
] as const;

/** A small tree: the same questions for all, and a value for each row of answers. */
export interface Tree {
  /** Pairs of a feature, by its place in the list of names, and the value that it must exceed. */
  readonly questions: readonly (readonly [feature: number, above: number])[];
  /** What it adds, by the answers read as a number: the first question is the lowest bit. */
  readonly values: readonly number[];
}

/** The estimate's numbers, as `scripts/train.ts` writes them: the log-odds are the bias and what all trees add. */
export interface ConfidenceWeights {
  /** What the trees' features are, by name. */
  readonly features: readonly string[];
  readonly bias: number;
  readonly trees: readonly Tree[];
}

/** The row of numbers that the estimate is made from. */
export function confidenceRow(shape: AskedShape, standing: Standing): Float32Array {
  const { first, rival } = standing;
  const row = new Float32Array(CONFIDENCE_FEATURES.length);
  row.set(first);
  let at = first.length;
  for (const name of LEADS) row[at++] = first[PLACE[name]]! - (rival?.[PLACE[name]] ?? 0);
  for (const value of [
    standing.probability,
    squeezed(standing.lead),
    squeezed(standing.leadOverOtherNotes),
    first[PLACE.bag]! * shape.contentWords,
    shape.unknownWord,
    shape.unknownOther,
    shape.respeltWord,
    shape.respeltOther,
    shape.functionShare,
    shape.rarestWord,
    shape.rarityOfWords,
    1 / (1 + shape.contentWords),
    1 / (1 + shape.words),
    shape.contentWords === 0 ? 1 : 0,
  ])
    row[at++] = value;
  return row;
}

/** Estimates the probability, 0 to 1, that the first candidate is right. */
export type Estimate = (row: Float32Array) => number;

/**
 * An estimate with the given weights.
 * @throws Error when they are of other features
 */
export function createEstimate({ features, bias, trees }: ConfidenceWeights): Estimate {
  const own = placesIn(features, CONFIDENCE_FEATURES, 'the confidence');
  const places = features.map((_, given) => own.indexOf(given));
  const placed = trees.map(({ questions, values }) => ({
    questions: questions.map(([feature, above]) => ({ place: places[feature]!, above })),
    values,
  }));
  return (row) => {
    let sum = bias;
    for (const { questions, values } of placed) {
      let cell = 0;
      questions.forEach(({ place, above }, at) => {
        if (row[place]! > above) cell |= 1 << at;
      });
      sum += values[cell]!;
    }
    return 1 / (1 + Math.exp(-sum));
  };
}

/** A lead into 0 to 1. */
const squeezed = (lead: number): number => 1 - Math.exp(-Math.max(0, lead) / 2);
