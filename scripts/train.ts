/**
 * Trains the ranker and the confidence estimate on the sets of a folder and writes their weights into the engine.
 *
 *     npx tsx scripts/train.ts DIR
 *
 * Deterministic: the same sets give the same file. The sets count alike, whatever their size.
 */
import { writeFileSync } from 'node:fs';
import { readSets, type RetrievalSet } from '../bench/retrieval-sets.js';
import { confidenceRow, type ConfidenceWeights } from '../src/engine/rank/confidence.js';
import { createRanker, type Ranker, type RankerWeights } from '../src/engine/rank/ranker.js';
import { setsOfLines } from './lines-as-questions.js';
import { trainRanker } from './listwise-training.js';
import { trainConfidence, type Example } from './logistic-training.js';
import { groupsOf, type Group } from './training-data.js';

/** How the shipped ranker is trained; chosen by leaving one set out (scripts/cross-validate.ts). */
const RANKER_TRAINING = { cells: 6, steps: 70, rate: 0.08, decay: 0.02, seed: 7 };

/** How much a quarter of a set's own lines, asked as questions, counts against the set's questions. */
const LINES_SHARE = 0.15;

/** A question's candidates, best first by a ranker. */
export function rankedOf(
  { rows, ids, right }: Group,
  ranker: Ranker,
): { row: Float32Array; score: number; id: string; right: boolean }[] {
  const scores = ranker(rows);
  return rows
    .map((row, at) => ({
      row,
      score: scores[at]!,
      id: ids[at] ?? '',
      right: right[at] === true,
    }))
    .sort((a, b) => b.score - a.score);
}

/** Examples for the confidence estimate: each question with the ranker's order. */
function examplesOf(groups: readonly Group[], ranker: Ranker): Example[] {
  return groups.flatMap((group) => {
    const ranked = rankedOf(group, ranker);
    const first = ranked[0];
    if (first === undefined) return [];
    const { slots, covered } = group;
    return [{ row: confidenceRow(slots, ranked), right: first.right, covered }];
  });
}

/** The weights as a module: Node 20 warns of modules in JSON. */
function sourceOf(ranker: RankerWeights, confidence: ConfidenceWeights): string {
  return `/** The ranker's and the confidence estimate's weights. Written by scripts/train.ts; not for editing. */
import type { ConfidenceWeights } from './confidence.js';
import type { RankerWeights } from './ranker.js';

// prettier-ignore
export const RANKER_WEIGHTS: RankerWeights = ${JSON.stringify(ranker)};

// prettier-ignore
export const CONFIDENCE_WEIGHTS: ConfidenceWeights = ${JSON.stringify(confidence)};
`;
}

/** A set, described: its questions, and its own lines asked as questions. */
export interface Described {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly ofLines: readonly (readonly Group[])[];
}

/** The sets of a folder, described. */
export function describedSets(folder: string): Described[] {
  return readSets(folder).map((set) => ({
    name: set.name,
    groups: groupsOfBoth(set),
    ofLines: setsOfLines(set).map(groupsOfBoth),
  }));
}

/** The weights that fit the sets best. */
export function trainOn(sets: readonly Described[]): {
  ranker: RankerWeights;
  confidence: ConfidenceWeights;
} {
  const ranker = trainRanker(
    sets.flatMap(({ groups, ofLines }) => [
      { groups, share: 1 },
      ...ofLines.map((lines) => ({ groups: lines, share: LINES_SHARE })),
    ]),
    RANKER_TRAINING,
  );
  // What is asked of squad2's uncovered questions is beyond words: they differ from covered ones by one fact.
  const lexical = sets.filter(({ name }) => !name.startsWith('squad'));
  const confidence = trainConfidence(
    lexical.map(({ groups }) => examplesOf(groups, createRanker(ranker))),
  );
  return { ranker, confidence };
}

function main(folder: string): void {
  const { ranker, confidence } = trainOn(describedSets(folder));
  writeFileSync('src/engine/rank/weights.ts', sourceOf(ranker, confidence));
}

/** Plain questions first, then the same mistyped. */
function groupsOfBoth(set: RetrievalSet): Group[] {
  return [...groupsOf(set, set.clean), ...groupsOf(set, set.typo)];
}

if (process.argv[1]?.endsWith('train.ts') === true) main(process.argv[2] ?? '');
