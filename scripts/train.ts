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
import { FEATURES } from '../src/engine/rank/features.js';
import { createRanker, type Ranker, type RankerWeights } from '../src/engine/rank/ranker.js';
import { setsOfLines } from './lines-as-questions.js';
import { trainRanker } from './listwise-training.js';
import { trainConfidence, type Example } from './logistic-training.js';
import { groupsOf, type Group } from './training-data.js';

/** How the shipped ranker is trained; chosen by leaving one set out (scripts/cross-validate.ts). */
const RANKER_TRAINING = { cells: 6, steps: 150, rate: 0.05, decay: 0.015, seed: 7 };

/** How much a quarter of a set's own lines, asked as questions, counts against the set's questions. */
const LINES_SHARE = 0.15;

/** Examples for the confidence estimate: each question with the ranker's order. */
function examplesOf(groups: readonly Group[], ranker: Ranker): Example[] {
  const content = FEATURES.indexOf('contentCoverage');
  return groups.flatMap(({ rows, right, slots, covered }) => {
    const ranked = rows
      .map((row, at) => ({ row, score: ranker(row), right: right[at] === true }))
      .filter(({ row }) => row[content]! > 0)
      .sort((a, b) => b.score - a.score);
    if (ranked.length === 0) return [];
    return [{ row: confidenceRow(slots, ranked), right: ranked[0]?.right === true, covered }];
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
