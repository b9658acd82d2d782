/**
 * Trains the ranker and the confidence estimate on described questions and writes their weights.
 *
 *     npx tsx scripts/describe.ts SETS FOLDERS OUT
 *     npx tsx scripts/train.ts OUT
 *
 * Deterministic: the same questions give the same file. Folders count alike, whatever their size.
 */
import { writeFileSync } from 'node:fs';
import { confidenceRow, type ConfidenceWeights } from '../src/engine/rank/confidence/confidence.js';
import { standingOf, type Contender } from '../src/engine/rank/confidence/standing.js';
import { createRanker, type Ranker, type RankerWeights } from '../src/engine/rank/ranker.js';
import { trainConfidence, type Example } from './confidence-training.js';
import { readGroups, type DescribedGroup } from './described-groups.js';
import { trainRanker, type TrainingSet } from './listwise-training.js';

/** How the shipped weights are trained; chosen by leaving folders out (scripts/cross-validate.ts). */
const RANKER_TRAINING = { cells: 16, steps: 100, rate: 0.08, decay: 0.01, seed: 7 };
const CONFIDENCE_TRAINING = {
  runs: 3,
  trees: 150,
  depth: 4,
  rate: 0.08,
  pull: 10,
  features: 0.4,
  seed: 3,
};

/** What a set counts against a folder: there are few of them, and people asked their questions. */
const SET_SHARE_OF_RANKER = 12;
const SET_SHARE_OF_CONFIDENCE = 4.8;
/** A quarter of a set's own lines, asked as questions. */
const LINES_SHARE = 1.8;

/** What a question of a kind counts for the ranker, and for the confidence. */
const RANKER_KINDS: Readonly<Record<string, number>> = { hidden: 0.35, asked: 6 };
const CONFIDENCE_KINDS: Readonly<Record<string, number>> = {
  hidden: 0.35,
  far: 1,
  everyday: 1.5,
  chatter: 2.5,
  asked: 4,
  'asked-none': 2.5,
  'asked-far': 1.5,
  'asked-taken': 1.5,
  'set-typo': 0.6,
  line: 0,
  'line-typo': 0,
};
/**
 * What a wrong answer to a covered question of a set is to be taken for, between wrong (0) and right (1): it has more in
 * common with right answers than what no note covers.
 */
const NEARLY = 0.4;
/** Parts of the folders that are left out in turn, so that the estimate sees scores as they are on folders not seen. */
const PARTS = 3;

/** A candidate of a described question, scored. */
export interface Judged extends Contender {
  readonly right: boolean;
}

/** A question's candidates, best first by a ranker. */
export function judgedBy(ranker: Ranker, group: DescribedGroup): Judged[] {
  const scores = ranker(group.rows);
  return group.rows
    .map((row, at) => ({
      row,
      score: scores[at]!,
      note: group.notes[at]!,
      opening: group.openings[at]!,
      right: group.right[at]!,
    }))
    .sort((a, b) => b.score - a.score);
}

/** The ranker that fits some questions best. */
export function rankerFor(groups: readonly DescribedGroup[]): RankerWeights {
  return trainRanker(setsIn(groups), RANKER_TRAINING);
}

/** The confidence that fits some questions best, each ranked by a ranker that has not seen its folder. */
export function confidenceFor(groups: readonly DescribedGroup[]): ConfidenceWeights {
  const part = partsOf(groups);
  return confidenceWith(groups, (left) =>
    createRanker(rankerFor(groups.filter((group) => part(group) !== left))),
  );
}

/**
 * The same with rankers that are at hand.
 * @param rankerWithout the ranker that has not seen a part of the questions, by its number
 */
export function confidenceWith(
  groups: readonly DescribedGroup[],
  rankerWithout: (part: number) => Ranker,
): ConfidenceWeights {
  const part = partsOf(groups);
  const examples = Array.from({ length: PARTS }, (_, at) => {
    const ranker = rankerWithout(at);
    return groups.flatMap((group) => (part(group) === at ? exampleOf(group, ranker) : []));
  }).flat();
  return trainConfidence(alike(examples), CONFIDENCE_TRAINING);
}

/** The part that a question belongs to: that of its folder; a set's questions are dealt out. */
export function partsOf(groups: readonly DescribedGroup[]): (group: DescribedGroup) => number {
  const names = [...new Set(groups.map(({ of }) => folderOf(of)))];
  const dealt = new Map(groups.map((group, at) => [group, at]));
  const question = new Map<string, number>();
  return (group) => {
    if (!isSet(group)) return names.indexOf(folderOf(group.of)) % PARTS;
    const key = `${group.of} ${group.question}`;
    const known = question.get(key) ?? (dealt.get(group) ?? 0) % PARTS;
    question.set(key, known);
    return known;
  };
}

/** What the confidence sees of a question; nothing where nothing was found. */
function exampleOf(group: DescribedGroup, ranker: Ranker): (Example & { of: string })[] {
  const ranked = judgedBy(ranker, group);
  const [first] = ranked;
  if (first === undefined) return [];
  const nearly = group.covered && isSet(group) ? NEARLY : 0;
  return [
    {
      of: isSet(group) ? group.of : folderOf(group.of),
      row: confidenceRow(group.shape, standingOf(ranked)),
      aim: first.right ? 1 : nearly,
      weight: CONFIDENCE_KINDS[group.kind] ?? 1,
    },
  ];
}

/** Examples whose weights are made to sum up alike in each folder; a set's to its share. */
function alike(examples: readonly (Example & { of: string })[]): Example[] {
  const sums = new Map<string, number>();
  for (const { of, weight } of examples) sums.set(of, (sums.get(of) ?? 0) + weight);
  return examples.flatMap(({ of, weight, ...rest }) =>
    weight === 0 ? [] : [{ ...rest, weight: (shareOf(of) * weight) / sums.get(of)! }],
  );
}

/** What a folder counts; of squad2's uncovered questions each differs from a covered one by one fact, beyond words. */
function shareOf(of: string): number {
  if (of === 'set:squad2') return 0.6;
  return of.startsWith('set:') ? SET_SHARE_OF_CONFIDENCE : 1;
}

/** Groups by folder and kind, each with its share. */
function setsIn(groups: readonly DescribedGroup[]): TrainingSet[] {
  const byFolder = groupedBy(
    groups.filter(({ right }) => right.includes(true) && right.includes(false)),
    ({ of }) => (of.startsWith('set:') ? of : folderOf(of)),
  );
  return [...byFolder].flatMap(([of, own]) => {
    const byKind = [...groupedBy(own, ({ kind }) => kind.replace('-typo', ''))];
    const share = (kind: string): number => RANKER_KINDS[kind] ?? 1;
    const all = byKind.reduce((sum, [kind, some]) => sum + share(kind) * some.length, 0);
    return byKind.map(([kind, some]) => ({
      groups: some,
      share: !of.startsWith('set:')
        ? (share(kind) * some.length) / all
        : kind === 'line'
          ? LINES_SHARE
          : SET_SHARE_OF_RANKER,
    }));
  });
}

function groupedBy<T>(of: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of of) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

const isSet = ({ of }: DescribedGroup): boolean => of.startsWith('set:');
/** A small folder counts to the one that it was cut out of. */
const folderOf = (name: string): string => name.split('~')[0]!;

function main(file: string): void {
  const groups = readGroups(file);
  const weights = { ranker: rankerFor(groups), confidence: confidenceFor(groups) };
  // The schema tells readers of notes that this file is none.
  const marked = { schema: 'quaymaster/weights/v1', ...weights };
  writeFileSync('knowledge/language/weights.json', `${JSON.stringify(marked)}\n`);
}

if (process.argv[1]?.endsWith('train.ts') === true) main(process.argv[2] ?? '');
