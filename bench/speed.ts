/**
 * Speed and memory of the engine on made-up notes.
 *
 *     npm run bench:speed -- 200 20000 100000
 *     npm run bench:speed -- 10000 --peers
 *
 *     npm run bench:speed -- 1000 10000 100000 --plot FILE
 *
 * For each size: building, memory, questions clean and mistyped, single changes. `--peers` asks other libraries the same
 * questions, `--plot` draws what a question costs against the number of notes.
 */
import { writeFileSync } from 'node:fs';
import type { AnswerEngine } from '../src/engine/answer-engine.js';
import { newEngine } from '../src/app/engine-data.js';
import { createNoteMaker, noteOfText } from './generate-notes.js';
import { LATENCY_HEAD, latencyOf, latencyRow } from './latency.js';
import { speedPlotOf, type Cost } from './speed-plot.js';
import { measurePeers } from './speed-peers.js';

const QUESTIONS = 1000;
const CHANGES = 300;
const BATCH = 10_000;

/** Notes in an engine, with questions drawn from some of them. */
interface Measured {
  readonly engine: AnswerEngine;
  /** Texts of the notes that the questions were drawn from. */
  readonly sample: readonly string[];
  readonly clean: readonly string[];
  readonly typo: readonly string[];
}

function measure(size: number): Cost {
  console.log(`\n## ${size} notes\n`);
  const measured = build(size);
  const { engine, sample, clean, typo } = measured;
  const hits = (questions: readonly string[]): string => {
    const found = questions.filter(
      (question, at) => engine.ask(question).passages[0]?.note.topic === sample[at],
    );
    return `${((100 * found.length) / questions.length).toFixed(1)} %`;
  };
  console.log(
    `the note that was asked for comes first: ${hits(clean)} clean, ${hits(typo)} typos\n`,
  );
  const cost = {
    notes: size,
    clean: latencyOf(clean, (question) => engine.ask(question)),
    typos: latencyOf(typo, (question) => engine.ask(question)),
  };
  console.log(LATENCY_HEAD);
  console.log(latencyRow('clean', cost.clean));
  console.log(latencyRow('typos', cost.typos));
  if (process.argv.includes('--peers')) measurePeers(size, sample, clean, typo, engine);
  measureChanges(measured);
  return cost;
}

function build(size: number): Measured {
  const maker = createNoteMaker(size);
  const before = resident();
  const engine = newEngine();
  const sample: string[] = [];
  const step = Math.ceil(size / QUESTIONS);
  let wall = 0;
  let cpu = 0;
  for (let from = 0; from < size; from += BATCH) {
    const notes = Array.from({ length: Math.min(BATCH, size - from) }, (_, at) =>
      noteOfText(`n${from + at}`, maker.text()),
    );
    for (let at = 0; at < notes.length; at += step) sample.push(notes[at]?.topic ?? '');
    const [start, used] = [performance.now(), process.cpuUsage()];
    engine.update([], notes);
    wall += performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    cpu += user + system;
  }
  sample.length = Math.min(sample.length, QUESTIONS);
  const clean = sample.map((text) => maker.question(text));
  const typo = clean.map((question) => maker.mistyped(question));
  console.log(
    `built in ${(wall / 1000).toFixed(2)} s (${(cpu / 1e6).toFixed(2)} s of processor), ${megabytes(resident() - before)} MB resident`,
  );
  return { engine, sample, clean, typo };
}

function measureChanges({ engine, sample }: Measured): void {
  const texts = sample.slice(0, CHANGES);
  let fresh = 0;
  const rows: [string, (text: string) => void][] = [
    [
      'add one note',
      (text) => {
        engine.update([], [noteOfText(`new${fresh++}`, text)]);
      },
    ],
    [
      'change one note',
      (text) => {
        engine.update([], [noteOfText(`n${fresh++}`, text)]);
      },
    ],
    [
      'remove one note',
      () => {
        engine.update([`n${fresh++}`], []);
      },
    ],
    [
      'add one note and ask for it',
      (text) => {
        engine.update([], [noteOfText(`new${fresh++}`, text)]);
        engine.ask(text);
      },
    ],
  ];
  console.log(LATENCY_HEAD);
  for (const [name, change] of rows) console.log(latencyRow(name, latencyOf(texts, change)));
}

/** Resident memory in bytes, after collecting garbage where Node was told to allow that (`--expose-gc`). */
function resident(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

const sizes = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
const costs = (sizes.length === 0 ? ['10000'] : sizes).map((size) => measure(Number(size)));
const plot = process.argv.indexOf('--plot');
if (plot > 0) writeFileSync(process.argv[plot + 1] ?? 'speed.svg', speedPlotOf(costs));
