/**
 * What the engine is worth on folders that people keep: per collection what comes first, what is answered and what is
 * missed, then how far its confidence can be trusted, what chatter gets, and a peer beside it.
 *
 *     npm run bench:folders -- --data DIR [--set NAME] [--no-peer] [--verbose]
 *
 * DIR holds `questions.jsonl` and a folder a collection (see folder-questions.ts).
 */
import { readFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { parse } from 'yaml';
import type { AnswerStatus } from '../src/engine/answer-engine.js';
import { newEngine } from '../src/app/engine-data.js';
import { passagesOf, type Note, type SourceRange } from '../src/core/note.js';
import { isAmong, readCollections, type Collection } from './folder-questions.js';

/** What came of one question. */
interface Outcome {
  readonly question: string;
  readonly covered: boolean;
  readonly first: boolean;
  readonly amongThree: boolean;
  readonly status: AnswerStatus;
  readonly confidence: number;
  readonly sure: boolean;
}

/** Shares of the questions of one or several collections. */
const COLUMNS: readonly (readonly [string, (of: readonly Outcome[]) => string])[] = [
  ['covered', (of) => String(coveredOf(of).length)],
  ['right line first', (of) => share(coveredOf(of), ({ first }) => first)],
  ['among three', (of) => share(coveredOf(of), ({ amongThree }) => amongThree)],
  ['right, answered', (of) => share(coveredOf(of), (one) => one.first && isAnswered(one))],
  ['not found', (of) => share(coveredOf(of), ({ status }) => status === 'not-found')],
  ['of answered right', (of) => share(of.filter(isAnswered), ({ first }) => first)],
  [
    'of sure right',
    (of) =>
      share(
        of.filter(({ sure }) => sure),
        ({ first }) => first,
      ),
  ],
  ['uncovered', (of) => String(of.length - coveredOf(of).length)],
  ['answered', (of) => share(uncoveredOf(of), isAnswered)],
  ['suggested', (of) => share(uncoveredOf(of), ({ status }) => status === 'suggested')],
];

/** The peer's settings that are tried; the best of them over all collections is shown. */
const PEER_SETTINGS = [
  { fuzzy: 0.2, prefix: true, boost: { path: 2 } },
  { fuzzy: 0.2, prefix: false, boost: { path: 1 } },
  { fuzzy: false, prefix: false, boost: { path: 2 } },
  { fuzzy: 0.1, prefix: true, boost: { path: 1.2 } },
] as const;

async function main(): Promise<void> {
  const directory = option('--data');
  if (directory === undefined) throw new Error('Say where the folders are: --data DIR.');
  const collections = await readCollections(directory, option('--set'));
  const chatter = parse(readFileSync('bench/chatter.yaml', 'utf8')) as string[];
  const all: Outcome[] = [];
  const said: Outcome[] = [];
  row(['collection', 'notes', ...COLUMNS.map(([name]) => name), 'chatter answered / suggested']);
  row(Array.from({ length: COLUMNS.length + 3 }, () => '---'));
  for (const collection of collections) {
    const asked = outcomesOf(collection);
    const told = outcomesOf({
      ...collection,
      questions: chatter.map((question) => ({ question, lines: [] })),
    });
    all.push(...asked);
    said.push(...told);
    printRow(collection.name, collection.notes.length, asked, told);
  }
  printRow('all', '', all, said);
  printCalibration(all);
  if (!process.argv.includes('--no-peer')) printPeer(collections);
}

function outcomesOf({ name, notes, questions }: Collection): Outcome[] {
  const engine = newEngine();
  engine.update([], notes);
  return questions.map(({ question, lines }) => {
    const { passages, status, confidence } = engine.ask(question, { top: 3 });
    const sources = passages.map(({ passage }) => passage.source);
    const first = sources[0] !== undefined && isAmong(sources[0], lines);
    const outcome = {
      question,
      covered: lines.length > 0,
      first,
      amongThree: sources.some((source) => isAmong(source, lines)),
      status,
      confidence,
      sure: confidence >= 0.9,
    };
    if (process.argv.includes('--verbose') && isMiss(outcome))
      console.error(
        [
          name,
          lines.length === 0 ? 'uncovered' : first ? 'right' : 'WRONG',
          status,
          confidence.toFixed(2),
          question,
          '->',
          placeOf(sources[0]),
          lines.join(' '),
        ].join(' | '),
      );
    return outcome;
  });
}

const placeOf = (source: SourceRange | undefined): string =>
  source === undefined ? '' : `${source.file}:${source.line}`;

const isMiss = ({ covered, first, status }: Outcome): boolean =>
  covered ? !first || status !== 'answered' : status !== 'not-found';

/** By bins of confidence: what it says, and what is right. */
function printCalibration(outcomes: readonly Outcome[]): void {
  console.log('\n| confidence | questions | mean confidence | right |\n| --- | --- | --- | --- |');
  for (let bin = 0; bin < 10; bin++) {
    const own = outcomes.filter(
      ({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin,
    );
    if (own.length === 0) continue;
    const mean = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    row([
      `${bin / 10} to ${(bin + 1) / 10}`,
      String(own.length),
      mean.toFixed(2),
      share(own, ({ first }) => first),
    ]);
  }
}

/** Lines found first and among three by the peer's best setting, each passage a document with its path. */
function printPeer(collections: readonly Collection[]): void {
  const results = PEER_SETTINGS.map((setting) => {
    let [first, three, covered] = [0, 0, 0];
    for (const { notes, questions } of collections) {
      const search = peerOf(notes, setting);
      for (const { question, lines } of questions) {
        if (lines.length === 0) continue;
        const found = search(question);
        covered++;
        if (found[0] !== undefined && isAmong(found[0], lines)) first++;
        if (found.some((source) => isAmong(source, lines))) three++;
      }
    }
    return { setting, first, three, covered };
  });
  const [best] = results.sort((a, b) => b.first - a.first);
  if (best === undefined) return;
  console.log(
    `\nMiniSearch ${JSON.stringify(best.setting)}: ${best.first} of ${best.covered} first, ${best.three} among three`,
  );
}

function peerOf(
  notes: readonly Note[],
  setting: (typeof PEER_SETTINGS)[number],
): (question: string) => SourceRange[] {
  const sources: SourceRange[] = [];
  const mini = new MiniSearch<{ id: number; text: string; path: string }>({
    fields: ['text', 'path'],
    searchOptions: setting,
  });
  for (const note of notes)
    for (const { text, path, source } of passagesOf(note)) {
      mini.add({ id: sources.length, text, path: path.join(' ') });
      sources.push(source);
    }
  return (question) =>
    mini
      .search(question)
      .slice(0, 3)
      .flatMap(({ id }) => sources[id as number] ?? []);
}

function printRow(
  name: string,
  notes: number | string,
  asked: readonly Outcome[],
  told: readonly Outcome[],
): void {
  const count = (status: AnswerStatus): number =>
    told.filter((outcome) => outcome.status === status).length;
  row([
    name,
    String(notes),
    ...COLUMNS.map(([, measure]) => measure(asked)),
    `${count('answered')} / ${count('suggested')} of ${told.length}`,
  ]);
}

const row = (cells: readonly string[]): void => {
  console.log(`| ${cells.join(' | ')} |`);
};

const isAnswered = ({ status }: Outcome): boolean => status === 'answered';
const coveredOf = (of: readonly Outcome[]): Outcome[] => of.filter(({ covered }) => covered);
const uncoveredOf = (of: readonly Outcome[]): Outcome[] => of.filter(({ covered }) => !covered);

function share(of: readonly Outcome[], test: (one: Outcome) => boolean): string {
  if (of.length === 0) return '–';
  const count = of.filter(test).length;
  return `${count} (${((100 * count) / of.length).toFixed(0)} %)`;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

await main();
