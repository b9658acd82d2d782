/**
 * How what readers of strangers' text take grows with its length: `npm run bench:growth`. Families × readers × lengths,
 * in processor time. The slope is the power of the length by which time grows, 1 being linear; the last column is the
 * most that a text takes which is as long as its boundary lets in.
 */
import { parseArgs } from 'node:util';
import { createFuzzReader } from '../test/fuzz/fuzz-reader.js';
import { loadFuzzTargets } from '../test/fuzz/fuzz-targets.js';
import { TEXT_FAMILIES } from '../test/fuzz/text-families.js';

const { values } = parseArgs({
  options: {
    /** Beginnings of readers' names, by commas; all where none is given. */
    target: { type: 'string', default: '' },
    lengths: { type: 'string', default: '1000,10000,100000,1000000' },
    /** No text is longer, though its boundary lets longer ones in. */
    most: { type: 'string', default: 'Infinity' },
    deadline: { type: 'string', default: '20000' },
  },
});
const lengths = values.lengths.split(',').map(Number);
const deadline = Number(values.deadline);
/** Below this the clock's own grain and the first run of a function are most of what is measured. */
const TELLING_MS = 20;
const reader = createFuzzReader(deadline);
console.log(
  `| reader | steepest family | ${lengths.join(' | ')} characters, ms | slope | at most | slowest family there | ms |`,
);
console.log(`|---|---|${lengths.map(() => '---').join('|')}|---|---|---|---|`);
let worstSlope = { slope: 0, where: '' };
let worstMessage = { took: 0, where: '' };
for (const [target, boundary] of await loadFuzzTargets()) {
  if (!values.target.split(',').some((beginning) => target.startsWith(beginning))) continue;
  const most = Math.min(boundary.most, Number(values.most));
  let steepest = { family: '', took: [] as number[], slope: -1 };
  let slowest = { family: '', took: -1 };
  for (const [family, make] of TEXT_FAMILIES) {
    const took: number[] = [];
    // Beyond its boundary a text is refused, which takes nothing: the slope ends there.
    for (const length of lengths.filter((one) => one < most))
      took.push(await time(target, make(length)));
    took.push(await time(target, make(most)));
    const slope = slopeOf(took, [...lengths.filter((one) => one < most), most]);
    if (slope > steepest.slope) steepest = { family, took, slope };
    if ((took.at(-1) ?? 0) > slowest.took) slowest = { family, took: took.at(-1) ?? 0 };
  }
  if (steepest.slope > worstSlope.slope)
    worstSlope = { slope: steepest.slope, where: `${target}, ${steepest.family}` };
  if (!target.startsWith('notes-') && slowest.took > worstMessage.took)
    worstMessage = { took: slowest.took, where: `${target}, ${slowest.family}` };
  const cells = lengths
    .map((length, at) => (length < most ? ms(steepest.took[at]) : ''))
    .join(' | ');
  console.log(
    `| ${target} | ${steepest.family} | ${cells} | ${steepest.slope.toFixed(2)} | ${most} | ${slowest.family} | ${ms(slowest.took)} |`,
  );
}
reader.stop();
console.log(
  `\n${TEXT_FAMILIES.size} families. Worst slope ${worstSlope.slope.toFixed(2)} (${worstSlope.where}); ` +
    `the longest that a text takes which is no note's: ${ms(worstMessage.took)} ms (${worstMessage.where}).`,
);

/**
 * The quicker of two readings where one could be a function's first run, or a busy machine's that came to nothing before
 * the deadline; what never ends took the whole deadline twice.
 */
async function time(target: string, text: string): Promise<number> {
  const first = (await reader.read({ target, text })).took;
  if (first < TELLING_MS || (first > deadline / 20 && first < deadline)) return first;
  return Math.min(first, (await reader.read({ target, text })).took);
}

function ms(took: number | undefined): string {
  return took === undefined ? '' : took.toFixed(1);
}

/** The steepest step between two lengths that take long enough to be told. */
function slopeOf(took: readonly number[], at: readonly number[]): number {
  let steepest = 0;
  for (let step = 1; step < took.length; step++) {
    const [before = 0, after = 0] = [took[step - 1], took[step]];
    const lengthening = Math.log((at[step] ?? 1) / (at[step - 1] ?? 1));
    if (after < TELLING_MS || lengthening < Math.log(2)) continue;
    steepest = Math.max(steepest, Math.log(after / Math.max(before, 1)) / lengthening);
  }
  return steepest;
}
