/** What becomes of lists of questions. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';
import { noteText } from '../../../src/notes/import/note-text.js';
import { readQuestionLists } from '../../../src/notes/import/question-list.js';
import { importOf } from './import-of.js';

const HEAD =
  'Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId';
const tsv = (...rows: readonly (readonly string[])[]): string =>
  [HEAD, ...rows.map((row) => row.join('\t'))].join('\n');

test('rows of one id are ways to ask, and what only follows stands below', async () => {
  const prompts = '[{"displayOrder":0,"qnaId":2,"displayText":"Windows"}]';
  const suggested =
    '[{"clusterHead":"wlan","totalAutoSuggestedCount":5,"alternateQuestionList":[{"question":"wlan?"}]}]';
  const table = tsv(
    [
      'How do I join the Wi-Fi?',
      'Open **Settings**.\\nThen *Network*.',
      'https://e.org/wifi.html',
      'area:net|os:any',
      suggested,
      'False',
      prompts,
      '1',
    ],
    [
      'wifi setup',
      'Open **Settings**.\\nThen *Network*.',
      'https://e.org/wifi.html',
      'area:net',
      '[]',
      'False',
      prompts,
      '1',
    ],
    [
      'Windows',
      'Copy C:\\new to \\\\nas\\new.',
      'https://e.org/wifi.html',
      '',
      '[]',
      'True',
      '[]',
      '2',
    ],
    ['What is a hub?', 'A box.', 'Editorial', '', '[]', 'False', '[]', '3'],
    ['', 'Lost.', 'Editorial', '', '[]', 'False', '[]', '4'],
    ['Alone?', 'Yes, alone.', 'Editorial', '', '[]', 'True', '[]', '5'],
  );
  const { files, problems } = await importOf(readQuestionLists, { 'kb.tsv': table });
  expect(Object.fromEntries(files)).toEqual({
    'wifi/how-do-i-join-the-wi-fi.md':
      '---\nquestions: wifi setup\nkeywords:\n  - net\n  - any\nsource: https://e.org/wifi.html\n---\n\n# How do I join the Wi-Fi?\n\nOpen **Settings**.\nThen *Network*.\n\n## Windows\n\nCopy C:\\new to \\\\nas\\new.\n',
    'what-is-a-hub.md': '# What is a hub?\n\nA box.\n',
    'alone.md': '# Alone?\n\nYes, alone.\n',
  });
  expect(problems).toEqual([
    'kb.tsv: half-row',
    'kb.tsv: suggestions-left-out',
    'kb.tsv: no-context',
  ]);
});

test('a table that the reader of notes knows goes over as it is', async () => {
  const text = 'question;answer\nHow long do eggs boil?;Six minutes.\n';
  const { files } = await importOf(readQuestionLists, { 'Kitchen list.csv': text });
  expect(Object.fromEntries(files)).toEqual({ 'kitchen-list.csv': text });
});

test('other tables and files are told of', async () => {
  const { files, problems } = await importOf(readQuestionLists, {
    'a.csv': 'name,price\nx,1\n',
    'b.txt': 'words',
  });
  expect(files.size).toBe(0);
  expect(problems).toEqual(['a.csv: not-notes', 'b.txt: not-a-table']);
});

test('whatever stands in an answer, its note keeps topic, ways to ask and audience', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      '# x',
      '## y',
      '---',
      '===',
      '```',
      '~~~',
      '> z',
      '- a',
      '1. b',
      'Q: w?',
      '<!--',
      '<div>',
      '| a |',
      '[x]: y',
    ),
  );
  const words = fc
    .array(fc.constantFrom('How', 'to_do', '__init__', 'C#', '*now*', '<b>', '[x]', '`y`', 'and'), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) => all.join(' '));
  fc.assert(
    fc.property(words, fc.array(line, { maxLength: 8 }), (topic, lines) => {
      const text = noteText({
        questions: ['one way', 'another: way'],
        audience: ['C1'],
        topic,
        body: `Some words.\n\n${lines.join('\n')}`,
      });
      const { notes } = parseNotes('x.md', text);
      expect(notes[0]).toMatchObject({ topic, questions: ['one way', 'another: way'] });
      for (const note of notes) expect(note.audience).toEqual([['C1']]);
      expect(notes.flatMap((note) => [note.topic, ...note.root.path]).join('\n')).toContain(topic);
    }),
    { numRuns: 100 },
  );
});
