/**
 * How what readers of strangers' text take grows with its length: `npm run bench:growth`. Families × readers × lengths,
 * in processor time; the slope is the power of the length by which time grows, 1 being linear.
 */
import { parseArgs } from 'node:util';
import { createFuzzReader } from '../test/fuzz/fuzz-reader.js';
import { loadFuzzTargets } from '../test/fuzz/fuzz-targets.js';
import { TEXT_FAMILIES } from '../test/fuzz/text-families.js';

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    lengths: { type: 'string', default: '1000,10000,100000,1000000' },
    deadline: { type: 'string', default: '20000' },
  },
});
const lengths = values.lengths.split(',').map(Number);
/** Below this the clock's own grain and the first run of a function are most of what is measured. */
const TELLING_MS = 20;
const reader = createFuzzReader(Number(values.deadline));
console.log(`| reader | families | worst family | ${lengths.join(' | ')} characters, ms | slope |`);
console.log(`|---|---|---|${lengths.map(() => '---').join('|')}|---|`);
for (const target of (await loadFuzzTargets()).keys()) {
  if (values.target !== undefined && values.target !== target) continue;
  let worst = { family: '', took: [] as number[], slope: 0 };
  for (const [family, make] of TEXT_FAMILIES) {
    const took: number[] = [];
    for (const length of lengths)
      took.push((await reader.read({ target, text: make(length) })).took);
    const slope = slopeOf(took);
    const isWorse = slope > worst.slope + 0.05 || (took.at(-1) ?? 0) > 4 * (worst.took.at(-1) ?? 0);
    if (worst.family === '' || isWorse) worst = { family, took, slope };
  }
  const cells = worst.took.map((ms) => ms.toFixed(1)).join(' | ');
  console.log(
    `| ${target} | ${TEXT_FAMILIES.size} | ${worst.family} | ${cells} | ${worst.slope.toFixed(2)} |`,
  );
}
reader.stop();

/** The steepest step between two lengths that take long enough to be told. */
function slopeOf(took: readonly number[]): number {
  let steepest = 0;
  for (let at = 1; at < took.length; at++) {
    const [before = 0, after = 0] = [took[at - 1], took[at]];
    if (after < TELLING_MS) continue;
    const lengthening = Math.log((lengths[at] ?? 1) / (lengths[at - 1] ?? 1));
    steepest = Math.max(steepest, Math.log(after / Math.max(before, 0.5)) / lengthening);
  }
  return steepest;
}
