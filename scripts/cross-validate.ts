/**
 * How well the engine does on knowledge bases that its weights were not trained on: each set of a folder is measured
 * with weights trained on the others. Sets that share questions are left out together.
 *
 *     npx tsx scripts/cross-validate.ts DIR
 */
import {
  auroc,
  calibrationError,
  recallAt,
  riskAndCoverage,
  type Outcome,
} from '../bench/answers-metrics.js';
import {
  confidenceOf,
  confidenceRow,
  type ConfidenceWeights,
} from '../src/engine/rank/confidence.js';
import { createRanker, type Ranker } from '../src/engine/rank/ranker.js';
import { describedSets, rankedOf, trainOn, type Described } from './train.js';
import type { Group } from './training-data.js';

/** The shipped upper threshold. */
const ANSWERED_FROM = 0.7;

function outcomeOf(group: Group, rank: Ranker, confidence: ConfidenceWeights): Outcome {
  const ranked = rankedOf(group, rank);
  const sure =
    ranked.length === 0 ? 0 : confidenceOf(confidenceRow(group.slots, ranked), confidence);
  return {
    answers: group.answers,
    ids: [...new Set(ranked.map(({ id }) => id))].slice(0, 3),
    confidence: sure,
    status: sure >= ANSWERED_FROM ? 'answered' : 'not-found',
  };
}

function sharesQuestions(a: Described, b: Described): boolean {
  const known = new Set(a.groups.map(({ question }) => question));
  return b.groups.some(
    ({ question, covered }) => covered && question.length > 40 && known.has(question),
  );
}

function print(name: string, outcomes: readonly Outcome[]): void {
  const half = outcomes.length / 2;
  const halves = [outcomes.slice(0, half), outcomes.slice(half)];
  const both = (measure: (of: readonly Outcome[]) => number): string =>
    halves.map((of) => measure(of).toFixed(3).replace('NaN', '–')).join(' / ');
  const columns = [
    (of: readonly Outcome[]) => recallAt(of, 1),
    (of: readonly Outcome[]) => recallAt(of, 3),
    auroc,
    calibrationError,
  ];
  console.log(`| ${name} | ${columns.map(both).join(' | ')} |`);
}

function main(folder: string): void {
  const sets = describedSets(folder);
  const pooled: Outcome[] = [];
  console.log('| left out | recall@1 clean / typos | recall@3 | AUROC | calibration error |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const set of sets) {
    const others = sets.filter((other) => other !== set && !sharesQuestions(set, other));
    const { ranker, confidence } = trainOn(others);
    const rank = createRanker(ranker);
    const outcomes = set.groups.map((group) => outcomeOf(group, rank, confidence));
    print(set.name, outcomes);
    if (!set.name.startsWith('squad')) pooled.push(...outcomes);
  }
  const { precision, coverage } = riskAndCoverage(pooled, 'answered');
  console.log(
    `\npooled without squad2, answered: ${(100 * precision).toFixed(1)} % right, ${(100 * coverage).toFixed(1)} % of covered questions`,
  );
}

main(process.argv[2] ?? '');
