/**
 * Fuzzes the readers of what strangers write: `npm run fuzz -- --minutes 10 [--target notes-yaml] [--seed 1]`.
 *
 * Texts are made of the corpus in test/fuzz/corpus and of families that are known to hurt, changed at random. What
 * throws, hangs or ends the process is made smaller and kept in test/fuzz/crashes, where a test finds it ever after.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../bench/seeded.js';
import { createFuzzReader, type Reading } from '../test/fuzz/fuzz-reader.js';
import { loadFuzzTargets } from '../test/fuzz/fuzz-targets.js';
import { TEXT_FAMILIES } from '../test/fuzz/text-families.js';

const FOLDER = 'test/fuzz';
/** What one text may take; the longest are a hundred thousand characters. */
const DEADLINE_MS = 5_000;
const MOST_CHARACTERS = 100_000;
/** Tries at making a crash smaller. */
const SMALLER_TRIES = 60;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    target: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const random = seeded(Number(values.seed));
const reader = createFuzzReader(DEADLINE_MS);
const names = [...(await loadFuzzTargets()).keys()];
const targets = names.filter((name) => values.target === undefined || name === values.target);
if (targets.length === 0) {
  console.error(`There is no target “${values.target ?? ''}”; there are: ${names.join(', ')}.`);
  process.exit(2);
}
const families = [...TEXT_FAMILIES.values()];
const end = Date.now() + Number(values.minutes) * 60_000;
let read = 0;
let crashes = 0;
let slowest = { took: 0, target: '', length: 0 };
while (Date.now() < end) {
  const target = pick(targets);
  const text = mutate(seedFor(target));
  const reading = await reader.read({ target, text });
  read++;
  if (reading.took > slowest.took) slowest = { took: reading.took, target, length: text.length };
  if (isCrash(reading)) {
    crashes++;
    await keep(target, text, reading.error);
  }
}
reader.stop();
console.log(
  `${read} texts for ${targets.length} readers (seed ${values.seed}), ${crashes} crashes; the slowest took ` +
    `${Math.round(slowest.took)} ms (${slowest.target}, ${slowest.length} characters).`,
);
process.exitCode = crashes > 0 ? 1 : 0;

function isCrash(reading: Reading): reading is Reading & { readonly error: string } {
  return 'error' in reading;
}

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(random() * from.length)]!;
}

/** A text to begin with: of the target's corpus, or of a family. */
function seedFor(target: string): string {
  const folder = join(FOLDER, 'corpus', target);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (files.length > 0 && random() < 0.6) return readFileSync(join(folder, pick(files)), 'utf8');
  return pick(families)(Math.floor(10 ** (1 + random() * 4)));
}

/** Changes a text a few times: cut, doubled, spliced with another, sprinkled with what readers look for. */
function mutate(seed: string): string {
  let text = seed;
  for (let change = Math.floor(random() * 5); change > 0; change--) {
    const at = Math.floor(random() * (text.length + 1));
    const to = Math.min(text.length, at + Math.floor(random() * 40));
    const piece = text.slice(at, to);
    const other = pick(families)(Math.floor(random() * 30));
    text = pick([
      () => text.slice(0, at) + text.slice(to),
      () => text.slice(0, at) + piece.repeat(1 + Math.floor(random() * 200)) + text.slice(to),
      () => text.slice(0, at) + other + text.slice(at),
      () => text.slice(0, at) + String.fromCharCode(Math.floor(random() * 65_536)) + text.slice(to),
      () => text + pick(families)(Math.floor(10 ** (1 + random() * 3))),
    ])();
  }
  return text.slice(0, MOST_CHARACTERS);
}

/** Makes a crash smaller by halves while it stays one, and keeps it. */
async function keep(target: string, text: string, error: string): Promise<void> {
  let smallest = text;
  for (let tries = 0, size = text.length; tries < SMALLER_TRIES && size > 1; tries++) {
    size = Math.ceil(size / 2);
    const at = Math.floor(random() * smallest.length);
    const smaller = smallest.slice(0, at) + smallest.slice(at + size);
    if (isCrash(await reader.read({ target, text: smaller }))) smallest = smaller;
    if (size === 1) size = smallest.length;
  }
  const folder = join(FOLDER, 'crashes', target);
  mkdirSync(folder, { recursive: true });
  const name = createHash('sha256').update(smallest).digest('hex').slice(0, 12);
  writeFileSync(join(folder, `${name}.txt`), smallest);
  console.error(`${target}: ${error.split('\n')[0] ?? ''} → ${join(folder, name)}.txt`);
}
