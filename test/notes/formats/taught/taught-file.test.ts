import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contentOf, type TaughtNote } from '../../../../src/core/records/taught-notes.js';
import { checkDraft } from '../../../../src/bot/teach/note-draft.js';
import { parseNotes } from '../../../../src/notes/formats/parse-notes.js';
import {
  readTaughtFile,
  writeTaughtFile,
} from '../../../../src/notes/formats/taught/taught-file.js';
import { tidyMarkdown } from '../../../../src/notes/formats/taught/tidy-markdown.js';

const NOTE: TaughtNote = {
  ...{ adapter: 'slack', workspace: 'T1', id: 'k7m2qx4d', state: 'kept', version: 3 },
  topic: 'Backups',
  text: 'They run at two.',
  questions: ['when do backups run', 'are there: backups?'],
  audience: ['C0123', '@staff'],
  file: 'backups.md',
  credit: 'Bo',
  owner: 'Ada',
  standIn: null,
  review: '2027-05-01',
  verbatim: true,
  source: {
    ...{ adapter: 'slack', channel: 'C0123', message: '1712.0034' },
    ...{ link: 'https://a.example/p17120034', at: Date.parse('2026-11-30T09:00:00Z') },
  },
  author: 'mark',
  createdAt: 1,
  updatedAt: 2,
};

test('a note is a readable file', () => {
  expect(writeTaughtFile(NOTE)).toBe(`---
id: k7m2qx4d
questions:
  - when do backups run
  - "are there: backups?"
audience:
  - C0123
  - "@staff"
owner: Ada
review: 2027-05-01
author: Bo
source: https://a.example/p17120034
message: slack/C0123/1712.0034
verbatim: true
date: 2026-11-30
---

# Backups

They run at two.
`);
});

test('the reader of notes understands it without complaint', () => {
  const { notes, problems } = parseNotes('backups.md', writeTaughtFile(NOTE));
  expect(problems).toEqual([]);
  expect(notes).toMatchObject([
    {
      topic: 'Backups',
      questions: NOTE.questions,
      audience: [NOTE.audience],
      owner: 'Ada',
      review: '2027-05-01',
      origins: ['https://a.example/p17120034'],
    },
  ]);
});

test('a file that somebody wrote by hand says what it says, and leaves the rest open', () => {
  expect(readTaughtFile('opening-hours.md', 'We open at nine.\n')).toEqual({
    id: null,
    content: {
      ...{ topic: 'opening hours', text: 'We open at nine.', questions: [] },
      ...{ owner: null, standIn: null, review: null, credit: null },
    },
    source: null,
  });
  const renamed = '---\nid: k7m2qx4d\nquestions: [a, b]\n---\n# **Other** words\n\n- one\n';
  expect(readTaughtFile('x.md', renamed)).toMatchObject({
    id: 'k7m2qx4d',
    content: { topic: 'Other words', text: '\n- one', questions: ['a', 'b'] },
  });
  expect(readTaughtFile('x.md', '---\naudience: [C1\n---\n# X\n\ny')).toBeNull();
});

/** Lines that hurt, whole or in part, mixed with words. */
const LINES = [
  '---',
  '...',
  '===',
  '# A heading',
  '## Another',
  '#tag',
  '- # in a list',
  '1. ### What is it?',
  '> # quoted',
  '```',
  '~~~~ js',
  '``` # not open',
  '<h1>Big</h1>',
  '<!-- a comment',
  '-->',
  '<details><summary>More?</summary>',
  '</details>',
  '%% hidden',
  ':::tip Keep it',
  '!!! note "Box"',
  '    # indented',
  '{% comment %}',
  '{: .x}',
  'Q: What is it?',
  'A: This.',
  '**Bold**',
  '[x]: https://a.example',
  '| a | b |',
  '| - | - |',
  'title: x',
  'audience: everybody',
  'Source: https://a.example',
  '\\# escaped',
  '',
  '  ',
];
const line = fc.oneof(
  fc.constantFrom(...LINES),
  fc.string({ maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'#=-`~<>*_[]()!:|\\ \t1.a'.split('')), maxLength: 12 }),
);
const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));

/** As the teaching service would keep it; `null`: not at all. */
function keptAs(draft: Parameters<typeof checkDraft>[0]): TaughtNote | null {
  const checked = checkDraft(draft, ['C1'], tidyMarkdown);
  return checked.kind === 'fit' ? { ...NOTE, ...checked.content } : null;
}

test('whatever is pasted, the file parses to what was kept, below its topic and for its audience', () => {
  const draft = fc.record({
    topic: fc.oneof(line, fc.string({ maxLength: 40 })),
    text,
    questions: fc.array(fc.oneof(line, fc.string({ maxLength: 40 })), { maxLength: 3 }),
    credit: fc.option(line),
    owner: fc.option(line),
  });
  fc.assert(
    fc.property(draft, (given) => {
      const note = keptAs(given);
      if (note === null) return;
      const file = writeTaughtFile(note);
      const read = readTaughtFile(note.file, file);
      const again = read && keptAs({ ...contentOf(note), ...read.content });
      expect(again).toEqual(note);
      const { notes } = parseNotes(note.file, file);
      expect(notes.length).toBeGreaterThan(0);
      for (const one of notes) expect(one.audience).toEqual([note.audience]);
    }),
    { numRuns: 25 },
  );
});

test('what was tidied once stays as it is', () => {
  fc.assert(
    fc.property(text, (given) => {
      const tidied = tidyMarkdown(given);
      expect(tidyMarkdown(tidied)).toBe(tidied);
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['# Other\n\nwords', '## Other\n\nwords'],
  ['Other\n===\nwords', '## Other\nwords'],
  ['- # Other\n\n  words', '- ## Other\n\n  words'],
  ['```\ncode', '```\ncode\n```'],
  ['~~~~\n```\n# no heading', '~~~~\n```\n# no heading\n~~~~'],
  ['<h1>Other</h1>\n\nwords', '<h2>Other</h2>\n\nwords'],
  ['seen <!-- unseen', 'seen \\<!-- unseen'],
  ['## Part\n\nwords', '## Part\n\nwords'],
  ['```\n# comment\n```', '```\n# comment\n```'],
])('%j is tidied to %j', (given, tidied) => {
  expect(tidyMarkdown(given)).toBe(tidied);
});
