/** The notes that the repository ships: they load whole, name their sources, and hold what the acceptance list expects. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { passagesOf, type Note } from '../../../src/core/note.js';
import { NotesFolder } from '../../../src/notes/disk/notes-folder.js';

const questionList = z.array(
  z.object({
    question: z.union([z.string(), z.array(z.string()).length(2)]),
    kind: z.string(),
    expect: z.union([z.literal('none'), z.object({ file: z.string(), words: z.string() })]),
  }),
);

const base = await NotesFolder.load(['knowledge/notes']);
const notes = base.notes();
const questions = questionList.parse(parse(readFileSync('test/questions.yaml', 'utf8')));

test('they load without a problem, the data beside them too', async () => {
  expect(base.problems()).toEqual([]);
  const whole = await NotesFolder.load(['knowledge']);
  expect(whole.problems()).toEqual([]);
  expect(whole.notes().length).toBe(notes.length);
});

test('they are a knowledge base worth asking, in every format', () => {
  expect(notes.flatMap(passagesOf).length).toBeGreaterThanOrEqual(220);
  const endings = notes.map(({ root }) => root.source.file.replace(/.*\./, ''));
  expect([...new Set(endings)].sort()).toEqual(['csv', 'json', 'jsonl', 'md', 'txt', 'yaml']);
});

test('each names a source', () => {
  const without = notes.filter(
    ({ origins }) => !origins.some((from) => from.startsWith('https://')),
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});

test('the acceptance list asks each question once', () => {
  const asked = questions.map(({ question }) => [question].flat().join(' / '));
  expect(asked.filter((question, index) => asked.indexOf(question) < index)).toEqual([]);
});

test('every passage that the acceptance list expects is there', () => {
  const missing = questions.filter(({ expect: wanted }) => wanted !== 'none' && !isThere(wanted));
  expect(missing).toEqual([]);
});

function isThere({ file, words }: { file: string; words: string }): boolean {
  const of = notes.filter(({ root }) => root.source.file.endsWith(file));
  return of.flatMap(sayings).some((saying) => saying.includes(words.toLowerCase()));
}

/** Each passage of a note with its path. */
function sayings(note: Note): string[] {
  return passagesOf(note).map(({ path, text }) => `${path.join(' › ')} ${text}`.toLowerCase());
}
