/**
 * Speed and memory of the engine on made-up notes.
 *
 *     npm run bench:speed -- 10000 100000 1000000
 *     npm run bench:speed -- 10000 --peers
 */
import { createAnswerEngine } from '../src/engine/create-answer-engine.js';
import { createNoteMaker, noteOfText } from './generate-notes.js';
import { measurePeers } from './speed-peers.js';

const QUESTIONS = 1000;
const BATCH = 10_000;

/** Median and 99th percentile, in milliseconds. */
export interface Latency {
  readonly median: number;
  readonly p99: number;
}

/** Times one call for each input, after a warm-up on the first of them. */
export function latencyOf(inputs: readonly string[], call: (input: string) => unknown): Latency {
  for (const input of inputs.slice(0, 300)) call(input);
  const times = inputs.map((input) => {
    const start = performance.now();
    call(input);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! };
}

function measure(size: number, peers: boolean): void {
  const maker = createNoteMaker(size);
  const before = resident();
  const engine = createAnswerEngine();
  const sample: string[] = [];
  let building = 0;
  for (let from = 0; from < size; from += BATCH) {
    const notes = Array.from({ length: Math.min(BATCH, size - from) }, (_, at) =>
      noteOfText(`n${from + at}`, maker.text()),
    );
    for (let at = 0; at < notes.length; at += Math.ceil(size / QUESTIONS))
      sample.push(notes[at]!.topic);
    const start = performance.now();
    engine.update([], notes);
    building += performance.now() - start;
  }
  const clean = sample.slice(0, QUESTIONS).map((text) => maker.question(text));
  const typo = clean.map((question) => maker.mistyped(question));
  const memory = resident() - before;
  const found = clean.filter(
    (q, at) => engine.ask(q).passages[0]?.note.topic === sample[at],
  ).length;
  const rows: [string, Latency][] = [
    ['clean', latencyOf(clean, (q) => engine.ask(q))],
    ['typos', latencyOf(typo, (q) => engine.ask(q))],
  ];
  let fresh = 0;
  rows.push([
    'add one note',
    latencyOf(sample.slice(0, 300), (text) => {
      engine.update([], [noteOfText(`new${fresh++}`, text)]);
    }),
  ]);
  rows.push([
    'change one note',
    latencyOf(sample.slice(0, 300), (text) => {
      engine.update([], [noteOfText(`n${fresh++}`, text)]);
    }),
  ]);
  rows.push([
    'remove one note',
    latencyOf(sample.slice(0, 300), () => {
      engine.update([`n${fresh++}`], []);
    }),
  ]);
  console.log(
    `\n${size} notes: built in ${(building / 1000).toFixed(2)} s, ${(memory / 2 ** 20).toFixed(0)} MB`,
  );
  console.log(
    `the note a question was drawn from comes first: ${((100 * found) / clean.length).toFixed(1)} %`,
  );
  for (const [name, { median, p99 }] of rows) {
    console.log(
      `| ${name.padEnd(16)} | median ${median.toFixed(3)} ms | p99 ${p99.toFixed(3)} ms |`,
    );
  }
  if (peers) measurePeers(size, clean, typo);
}

/** Resident memory in bytes, after collecting garbage where Node was told to allow that (`--expose-gc`). */
function resident(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

const sizes = process.argv.slice(2).filter((argument) => /^\d+$/.test(argument));
for (const size of sizes.length === 0 ? ['10000'] : sizes) {
  measure(Number(size), process.argv.includes('--peers'));
}
