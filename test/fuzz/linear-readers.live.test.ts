/**
 * No reader does more than twice as much where a text is twice as long. What is counted is how often each block of the
 * program runs (V8's precise coverage), so the outcome is the same on every machine, and a block that runs too often
 * is named. What happens inside the engine's own functions is not counted: the linter refuses patterns that are not
 * linear, and `npm run bench:growth` measures the rest. It is no quick test: code that is counted once stays slower in its
 * process, whatever runs there next.
 */
import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UserError } from '../../src/core/errors.js';
import type { FuzzTarget } from './fuzz-targets.js';
import { TEXT_FAMILIES } from './text-families.js';

/** Families that each have made some reader slow, or that reach far into one. */
const HARD: readonly string[] = [
  'nested as deep as it is long',
  'nested objects',
  'aliases of aliases',
  'arguments of arguments',
  'different words',
  'different keys',
  'different versions',
  'different numbers',
  'all phrases of the catalogue',
  'link definitions',
  'one id',
  JSON.stringify('windows 1'),
  JSON.stringify('bookworm pi 4'),
  JSON.stringify('docker run nginx '),
  JSON.stringify('FROM a\n'),
  JSON.stringify('RUN <<EOF\n'),
  JSON.stringify('**'),
  JSON.stringify('| a '),
  JSON.stringify('> '),
  JSON.stringify('a:\n'),
  JSON.stringify('not '),
];

/** For messages, whose answers are made anew each time, those that reach into the readers of hosts and of questions. */
const HARD_MESSAGES: readonly string[] = [
  'all phrases of the catalogue',
  'different numbers',
  JSON.stringify('windows 1'),
  JSON.stringify('RUN <<EOF\n'),
  JSON.stringify('not '),
];

/** For makers of cards, what they look for besides. */
const HARD_CARDS: readonly string[] = [
  ...HARD,
  'marked pairs',
  'highlights',
  'turned questions',
  'questions and answers',
  'labels of two kinds',
  'labels below headings',
  'steps in order',
  'definitions',
  'one paragraph of definitions',
  'numbers with units',
  'a list of entries',
  'a table of entries',
];

const SHORT = 300;
/** From each length to its double a linear block runs twice as many times more as before, a quadratic one four. */
const STEEP = 3;
/** What runs less often than a text has characters costs nothing that can be felt. */
const SELDOM = 8 * SHORT;

const session = new Session();
let targets: ReadonlyMap<string, FuzzTarget>;

beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  // Only what is compiled from here on is counted block by block.
  targets = await (await import('./fuzz-targets.js')).loadFuzzTargets();
}, 60_000);

afterAll(() => {
  session.disconnect();
});

test('what each reader does grows no faster than its text', async () => {
  const steep: string[] = [];
  for (const [name, target] of targets) {
    const families = familiesOf(name);
    const runs = async (times: number) => runsOf(target, families, times * SHORT);
    // The first reading of all makes what later ones find made.
    await runs(1);
    const counts = [await runs(1), await runs(2), await runs(4), await runs(8)];
    for (const block of counts[3]?.keys() ?? []) {
      const [one = 0, two = 0, four = 0, eight = 0] = counts.map((count) => count.get(block) ?? 0);
      // Steep once may be where another reader begins; what grows too fast is steep at each doubling.
      const isSteep = four - two > STEEP * (two - one) && eight - four > STEEP * (four - two);
      if (eight > SELDOM && isSteep && two > 1.5 * one)
        steep.push(`${name}: ${block} runs ${one}, ${two}, ${four}, ${eight} times`);
    }
  }
  expect(steep).toEqual([]);
}, 120_000);

function familiesOf(name: string): readonly string[] {
  if (name.startsWith('message-')) return HARD_MESSAGES;
  return name.startsWith('cards-') ? HARD_CARDS : HARD;
}

/** How often each block of the program runs while texts of a length are read. */
async function runsOf(
  { read, most }: FuzzTarget,
  families: readonly string[],
  length: number,
): Promise<ReadonlyMap<string, number>> {
  await session.post('Profiler.takePreciseCoverage');
  for (const family of families) {
    const make = TEXT_FAMILIES.get(family);
    if (make === undefined) throw new Error(`There is no family ${family}.`);
    try {
      await read(make(Math.min(length, most)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const runs = new Map<string, number>();
  for (const { url, functions } of result) {
    if (!url.startsWith('file:')) continue;
    for (const { functionName, ranges } of functions)
      for (const { startOffset, count } of ranges) {
        const block = `${functionName} in ${url}, at character ${startOffset}`;
        runs.set(block, Math.max(count, runs.get(block) ?? 0));
      }
  }
  return runs;
}
