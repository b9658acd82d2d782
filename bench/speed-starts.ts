/**
 * The first questions of new processes. Each opens a saved index, warms up as the bot does before it is ready, and asks:
 * a process that has just been started runs code that is not compiled yet.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openAnswerEngine } from '../src/engine/create-answer-engine.js';
import { warmUp } from '../src/engine/warm-up.js';
import { noteOfText } from './generate-notes.js';
import { quantile, timesOf } from './latency.js';

const PROCESSES = 50;
const FIRST = 20;

/** What one process measured, in milliseconds. */
interface Start {
  readonly warmUp: number;
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
}

/**
 * Prints the first questions' percentiles over many processes.
 * @param file a saved index
 * @param topics texts of some notes, to warm up with
 */
export function measureStarts(
  file: string,
  topics: readonly string[],
  questions: readonly string[],
): void {
  const asked = questions.slice(-FIRST);
  writeFileSync(`${file}.json`, JSON.stringify({ topics: topics.slice(0, 300), asked }));
  const starts = Array.from({ length: PROCESSES }, () => startOnce(file));
  const of = (values: (start: Start) => readonly number[], share: number): string =>
    quantile(starts.flatMap(values), share).toFixed(2);
  console.log(
    `\nfirst ${FIRST} questions over ${PROCESSES} processes: median ${of(({ wall }) => wall, 0.5)} ms, p99 ${of(({ wall }) => wall, 0.99)} ms; of processor ${of(({ cpu }) => cpu, 0.5)} and ${of(({ cpu }) => cpu, 0.99)} ms; warm-up before: median ${of((start) => [start.warmUp], 0.5)} ms`,
  );
}

function startOnce(file: string): Start {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url), '--start', file],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Start;
}

function measureThis(file: string): void {
  const engine = openAnswerEngine(readFileSync(file));
  const { topics, asked } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as {
    topics: string[];
    asked: string[];
  };
  const start = performance.now();
  warmUp(
    topics.map((topic, at) => noteOfText(`t${at}`, topic)),
    () => performance.now(),
  );
  const warm = performance.now() - start;
  const times = asked.map((question) => timesOf([question], (one) => engine.ask(one)));
  const result: Start = {
    warmUp: warm,
    wall: times.map(({ median }) => median),
    cpu: times.map(({ cpuMedian }) => cpuMedian),
  };
  process.stdout.write(JSON.stringify(result));
}

const at = process.argv.indexOf('--start');
if (at > 0) measureThis(process.argv[at + 1] ?? '');
