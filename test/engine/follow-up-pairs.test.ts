/**
 * Pairs of questions in one thread, the second leaning on the first or not, written before anything was tuned on them. That
 * a conversation ends with time is decided by the bot (test/bot).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

const OUTLINES = join('test', 'engine', 'outlines');
const BASICS = join('knowledge', 'notes', 'basics');
const ENGINE = newEngine();
for (const folder of [OUTLINES, BASICS])
  for (const file of readdirSync(folder))
    ENGINE.update([], parseNotes(file, readFileSync(join(folder, file), 'utf8')).notes);

const PAIRS = readFileSync(join('test', 'engine', 'follow-up-pairs.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((row) => row.split('\t'));

/** Of all pairs, this many may be taken amiss. */
const MOST_MISSED = 3;

test('what leans on the question before is told from what stands alone', () => {
  const missed = PAIRS.flatMap(([before = '', then = '', leans = '', file = '']) => {
    const first = ENGINE.ask(before);
    const noteId = first.passages[0]?.note.id ?? '';
    const next = ENGINE.ask(then, { context: { noteId, question: first.question } });
    const leant = next.question !== ENGINE.ask(then).question;
    const found = next.passages[0]?.passage.source.file ?? '';
    // What is found without the thread need not lean on it.
    const isRight = file === '' ? leant === (leans === 'yes') : found === file;
    return isRight ? [] : [`${before} / ${then}: ${next.question} in ${found}`];
  });
  expect(PAIRS.length).toBeGreaterThan(40);
  expect(missed.slice(MOST_MISSED)).toEqual([]);
});
