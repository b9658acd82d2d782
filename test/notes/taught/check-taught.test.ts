/** Before a note from chat is kept: what the check of the notes would find in the folder as it would be, and not as it is. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newEngine } from '../../../src/app/engine-data.js';
import type { Note } from '../../../src/core/note.js';
import type { TaughtNote } from '../../../src/core/records/taught-notes.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { tidyMarkdown } from '../../../src/notes/formats/taught/tidy-markdown.js';
import { writeTaughtFile } from '../../../src/notes/formats/taught/taught-file.js';
import { lintNotes } from '../../../src/notes/lint/lint.js';
import { createTaughtCheck, newProblems } from '../../../src/notes/taught/check-taught.js';
import { notesOf } from '../../../src/notes/taught/taught-set.js';

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' } as const;
const HAND = [
  ...parseNotes(
    'vpn.md',
    '---\nquestions: [how do I get the vpn]\n---\n# VPN\n\nAsk Ada for a token of the house.',
  ).notes,
  ...parseNotes('old.md', '# Old\n\nSee [[gone]].').notes,
];
const finderOver = (notes: readonly Note[]) => {
  const engine = newEngine();
  engine.update([], notes);
  return engine;
};
const checkOver = (notes: readonly Note[]) =>
  createTaughtCheck({
    view: () => Promise.resolve({ engine: finderOver(notes), notes: () => notes }),
    finderOver: (some) => Promise.resolve(finderOver(some)),
    fileNames: () => [],
    today: () => '2026-11-30',
  });
const draft = (more: Partial<TaughtNote>): TaughtNote => ({
  ...{ adapter: 'slack', workspace: 'T1', id: 'k7m2qx4d', state: 'kept', version: 1 },
  ...{ topic: 'Backups', text: 'They run at two.', questions: [], audience: null },
  ...{ file: 'backups.md', credit: null, owner: null, standIn: null, review: null },
  ...{ verbatim: false, source: null, author: null, createdAt: 0, updatedAt: 0 },
  ...more,
});
const found = async (more: Partial<TaughtNote>, notes: readonly Note[] = HAND) =>
  (await checkOver(notes)(draft(more), { place: PLACE })).map(({ code, about }) => [code, about]);

test('a good note is let pass, and what was wrong before is not said of it', async () => {
  expect(await found({ text: 'They run at two. See [[VPN]].' })).toEqual([]);
});

test.each([
  ['a link that leads nowhere', { text: 'See [[nowhere]].' }, ['dead-link', { words: 'nowhere' }]],
  [
    'what stands elsewhere',
    { text: 'Ask Ada for a token of the house.' },
    ['duplicate', { words: 'Ask Ada for a token of the house.', other: 'vpn.md:6' }],
  ],
  [
    'a date that is over',
    { review: '2026-01-01' },
    ['review-due', { topic: 'Backups', words: '2026-01-01' }],
  ],
  [
    'a way to ask that finds another note',
    { questions: ['how do I get the vpn'] },
    ['stray-question', { topic: 'Backups', words: 'how do I get the vpn', other: 'VPN' }],
  ],
])('%s is found', async (_, more, wanted) => {
  expect(await found(more)).toContainEqual(wanted);
});

test('lists that are nested too deeply to be read are an error', async () => {
  const text = `${'> '.repeat(150)}deep`;
  const problems = await checkOver(HAND)(draft({ text }), { place: PLACE });
  expect(problems).toContainEqual(expect.objectContaining({ code: 'too-deep', severity: 'error' }));
});

test('an edit is held against the note as it was, not against itself', async () => {
  const note = draft({ text: 'They run at two each and every night. See [[nowhere]].' });
  const notes = [...HAND, ...notesOf(note, writeTaughtFile(note))];
  expect(await found({ ...note, version: 2 }, notes)).toEqual([]);
  expect(await found({ ...note, text: `${note.text}\n\nOr [[else]].` }, notes)).toEqual([
    ['dead-link', { words: 'else' }],
  ]);
});

test('whatever is pasted: what is said is what the check of the whole finds more', async () => {
  const line = fc.constantFrom(
    '# H',
    '[[VPN]]',
    '[[x]]',
    '- a:',
    'Ask Ada for a token of the house.',
    '> q',
    '',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
      const text = tidyMarkdown(lines.join('\n').trim());
      if (text === '') return;
      const note = draft({ text });
      const written = writeTaughtFile(note);
      const lint = (notes: readonly Note[], problems = parseNotes('x.md', '').problems) =>
        lintNotes({
          notes,
          problems,
          files: notes.map(({ root }) => root.source.file),
          today: '2026-11-30',
        });
      const after = lint(
        [...HAND, ...notesOf(note, written)],
        parseNotes('x.md', written).problems,
      );
      const codes = newProblems(lint(HAND), after).map(({ code }) => code);
      expect((await found({ text })).map(([code]) => code)).toEqual(codes);
    }),
    { numRuns: 30 },
  );
});
