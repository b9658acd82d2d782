/**
 * Quality of the answers, beside other search libraries, on question-answering sets and on the repo's own notes.
 *
 *     npm run bench:answers -- --data DIR [--no-peers] [--set NAME] [--plot FILE]
 *
 * DIR holds a folder a set (see retrieval-sets.ts). Without it the repo's knowledge base is measured with the
 * questions of test/questions.yaml.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { newEngine } from '../src/app/engine-data.js';
import { passagesOf } from '../src/core/note.js';
import { ownSet } from './own-set.js';
import { plotOf, type Bar } from './answers-plot.js';
import { peersOf, type Searcher } from './answers-peers.js';
import {
  auroc,
  calibrationError,
  recallAt,
  riskAndCoverage,
  type Outcome,
} from './answers-metrics.js';
import { readSets, type LabelledQuestion, type RetrievalSet } from './retrieval-sets.js';

/** The state from which on an answer counts as given, as shipped. */
const STATES = ['answered', 'suggested'] as const;

/** Peers are asked at most about so many questions of a set, fewer where its text is long. */
const PEER_QUESTIONS = 200;
const PEER_CHARACTERS = 60_000_000;

function main(): void {
  const sets = setsFound(option('--data'));
  const pooled: Outcome[] = [];
  const bars: Bar[] = [];
  const report = (
    set: string,
    searcher: string,
    outcomes: readonly (readonly Outcome[])[],
  ): void => {
    print(set, searcher, outcomes);
    const [clean = 0, typos = 0] = outcomes.map((one) => recallAt(one, 1));
    bars.push({ set, searcher, clean, typos });
  };
  console.log(
    `sets: ${sets.map(({ name, notes }) => `${name} (${notes.length} notes)`).join(', ')}\n`,
  );
  console.log(
    '| set | searcher | recall@1 clean | typos | recall@3 clean | typos | AUROC clean | typos | ECE clean | typos |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const set of sets) {
    const own = [set.clean, set.typo].map((questions) => askAll(ourEngine(set), questions));
    report(set.name, 'quaymaster', own);
    if (!set.name.startsWith('squad')) pooled.push(...own.flat());
    if (process.argv.includes('--no-peers')) continue;
    for (const [name, searcher] of peersOf(set.notes)) {
      report(
        set.name,
        name,
        [set.clean, set.typo].map((questions) => askAll(searcher, sampleOf(set, questions))),
      );
    }
  }
  printRisk(pooled);
  const plot = option('--plot');
  if (plot !== undefined) writeFileSync(plot, plotOf(bars, pooled));
}

/** Every so-manieth question: a peer may take a second for one. */
function sampleOf(set: RetrievalSet, questions: readonly LabelledQuestion[]): LabelledQuestion[] {
  const characters = set.notes.flatMap(passagesOf).reduce((sum, { text }) => sum + text.length, 0);
  const most = Math.min(PEER_QUESTIONS, Math.ceil(PEER_CHARACTERS / characters));
  const step = Math.ceil(questions.length / most);
  return questions.filter((_, at) => at % step === 0);
}

function setsFound(folder: string | undefined): RetrievalSet[] {
  if (folder !== undefined && existsSync(folder)) {
    const wanted = option('--set');
    return readSets(folder).filter(({ name }) => wanted === undefined || name === wanted);
  }
  console.log(
    folder === undefined ? 'no --data DIR given: own notes' : `${folder} is not there: own notes`,
  );
  return [ownSet('knowledge/notes', 'test/questions.yaml')];
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function ourEngine(set: RetrievalSet): Searcher {
  const engine = newEngine();
  engine.update([], set.notes);
  return (question) => {
    const { passages, confidence, status } = engine.ask(question, { top: 3, oncePerNote: true });
    return { ids: passages.map(({ note }) => note.id), confidence, status };
  };
}

function askAll(searcher: Searcher, questions: readonly LabelledQuestion[]): Outcome[] {
  return questions.map(({ question, answers }) => ({ answers, ...searcher(question) }));
}

function print(set: string, searcher: string, outcomes: readonly (readonly Outcome[])[]): void {
  const both = (measure: (outcomes: readonly Outcome[]) => number): string =>
    outcomes
      .map((one) => measure(one))
      .map((value) => (Number.isNaN(value) ? '–' : value.toFixed(3)))
      .join(' | ');
  const columns = [
    (o: readonly Outcome[]) => recallAt(o, 1),
    (o: readonly Outcome[]) => recallAt(o, 3),
    auroc,
    calibrationError,
  ];
  console.log(`| ${set} | ${searcher} | ${columns.map(both).join(' | ')} |`);
}

function printRisk(outcomes: readonly Outcome[]): void {
  console.log('\nAt the shipped thresholds, pooled, without squad2:');
  for (const state of STATES) {
    const { precision, coverage } = riskAndCoverage(outcomes, state);
    console.log(
      `${state}: ${(100 * precision).toFixed(1)} % right, ${(100 * coverage).toFixed(1)} % of covered questions`,
    );
  }
}

main();
