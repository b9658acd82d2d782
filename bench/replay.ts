/**
 * How long it takes to replay a change of the notes.
 *
 *     npm run bench:replay -- 2000 5000
 *
 * Made-up notes, and questions drawn from them; the change gives one note another way to ask for it. Prints the time by the
 * clock and of the processor, for an engine of its own and twice all questions, and the longest stretch in which nobody else had a turn.
 */
import { newEngine } from '../src/app/engine-data.js';
import { runReplay } from '../src/bot/suggestions/run-replay.js';
import type { KnownQuestion } from '../src/engine/replay.js';
import { createNoteMaker, noteOfText } from './generate-notes.js';

const [notes = 2000, asked = 5000] = process.argv.slice(2).map(Number);

const maker = createNoteMaker(notes);
const texts = Array.from({ length: notes }, () => maker.text());
const all = texts.map((text, at) => noteOfText(`n${at}`, text));
const known = Array.from({ length: asked }, (_, at): KnownQuestion => {
  const from = (at * 7) % notes;
  const question = maker.question(texts[from] ?? '');
  return {
    question: at % 3 === 0 ? maker.mistyped(question) : question,
    note: `n${from}`,
    times: 1 + (at % 5),
  };
});
const [first, second] = all;
if (first === undefined || second === undefined) throw new Error('at least two notes are needed');
const changed = { ...first, questions: [...first.questions, maker.question(texts[1] ?? '')] };

const start = performance.now();
const used = process.cpuUsage();
let longest = 0;
let turn = start;
const othersTurn = (): Promise<void> => {
  longest = Math.max(longest, performance.now() - turn);
  return new Promise((resolve) =>
    setImmediate(() => {
      turn = performance.now();
      resolve();
    }),
  );
};
const change = { removed: [first.id], added: [changed] };
const result = await runReplay({ notes: all, change, known, engine: newEngine(), othersTurn });
const end = performance.now();
console.log(`${notes} notes, ${asked} questions (${result.times} times asked)`);
console.log(`replayed in ${(end - start).toFixed(0)} ms by the clock`);
const { user, system } = process.cpuUsage(used);
console.log(
  `processor time ${((user + system) / 1000).toFixed(0)} ms, ${((user + system) / 2000 / asked).toFixed(2)} ms a question`,
);
console.log(`longest without a turn for others: ${longest.toFixed(0)} ms`);
console.log(
  `right before ${result.right.before}, after ${result.right.after}; ${result.changed.length} changed, the first: ${JSON.stringify(result.changed[0] ?? null)}`,
);
