import { expect, test } from '@jest/globals';
import { formatProblem, sortProblems } from '../../../src/notes/lint/format-problem.js';
import { lintNotes, type LintInput } from '../../../src/notes/lint/lint.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';

/** Lints files given as `name: text`, and draws what was found as `file:line code`. */
function lint(files: Readonly<Record<string, string>>, more: Partial<LintInput> = {}): string[] {
  return check(files, more).map(({ file, line, code }) => `${file}:${line} ${code}`);
}

function check(files: Readonly<Record<string, string>>, more: Partial<LintInput>) {
  const parsed = Object.entries(files).map(([file, text]) => parseNotes(file, text));
  return sortProblems(
    lintNotes({
      notes: parsed.flatMap(({ notes }) => notes),
      problems: parsed.flatMap(({ problems }) => problems),
      files: Object.keys(files),
      today: '2026-11-23',
      ...more,
    }),
  );
}

test('good notes have no problems', () => {
  const pans =
    '---\nreview: 2026-11-23\n---\n> Pans\n- iron: heavy, holds the heat\n- Source: my kitchen\n';
  const pots = '# Pots\nSee [[pans]] and [pans](pans.txt).\n';
  expect(lint({ 'pans.txt': pans, 'pots.md': pots })).toEqual([]);
});

test('words that stand in two places are found, short answers and code are not', () => {
  const files = {
    'a.txt': '> Salt\n- it lowers the freezing point of water\n- Yes.\n> Ice\n- Yes.\n',
    'b.md':
      '# Winter\n- It lowers the *freezing point* of water!\n\n```\nls -l one two three four\n```\n\n```\nls -l one two three four\n```\n',
  };
  expect(lint(files)).toEqual(['b.md:2 duplicate']);
});

test('a topic that opens two notes of a file is found', () => {
  expect(lint({ 'a.txt': '> Salt\n- a\n> salt\n- b\n' })).toEqual(['a.txt:3 duplicate']);
});

test('topics and labels with nothing below them are found, statements are not', () => {
  const text = '> Salt\n> Sugar melts when it is hot enough\n- kinds:\n- white\n';
  expect(lint({ 'a.txt': text })).toEqual(['a.txt:1 empty-note', 'a.txt:3 empty-label']);
});

test.each([
  ['[[b]]', true],
  ['[[B]]', true],
  ['[[sub/c]]', true],
  ['[[c]]', true],
  ['[[b#Two words]]', true],
  ['[[b#^block]]', true],
  ['![[pic.png|200]] x', true],
  ['[x](sub/c.md)', true],
  ['[x](./sub/../b.md#two-words)', true],
  ['[x](two%20words.md)', true],
  ['[x](https://example.org/none)', true],
  ['[x](mailto:a@example.org)', true],
  ['[[none]]', false],
  ['[[other/c]]', false],
  ['[[b#None]]', false],
  ['[x](c.md)', false],
  ['[x](../b.md)', false],
  ['[x](b.md#none)', false],
  ['![a crystal](none.png)', false],
])('the link %s leads somewhere: %p', (link, leads) => {
  const found = lint(
    { 'a.md': `# A\ngo ${link}\n`, 'b.md': '# Two words\nx\n', 'sub/c.md': '# C\nx\n' },
    { files: ['a.md', 'b.md', 'sub/c.md', 'pic.png', 'two words.md'] },
  );
  expect(found).toEqual(leads ? [] : ['a.md:2 dead-link']);
});

test('a review date in the past is found', () => {
  expect(lint({ 'a.md': '---\nreview: 2026-11-22\n---\n# A\nx\n' })).toEqual(['a.md:4 review-due']);
});

test('a question that finds another note, or none, is found', () => {
  const files = { 'a.yaml': '- {id: a, q: [one, two, three], a: x}\n' };
  const find = (question: string): string | null =>
    question === 'one' ? 'a' : question === 'two' ? 'b' : null;
  const found = check(files, { find });
  expect(found.map(({ message }) => message)).toEqual([
    '"two" finds the note "b" instead of this one.',
    '"three" finds no note instead of this one.',
  ]);
});

test('sources are asked for only where they must be given', () => {
  const files = { 'a.txt': '> Salt melts ice\n> Sugar does not. Source: https://example.org\n' };
  expect(lint(files)).toEqual([]);
  expect(lint(files, { requireSources: true })).toEqual(['a.txt:1 no-source']);
});

test('problems of parsing are passed on, all in the order of files and lines, as lines for editors', () => {
  const found = check({ 'b.txt': '> \n> Salt\n', 'a.jsonl': 'nope\n' }, {});
  expect(found.map(formatProblem)).toEqual([
    'a.jsonl:1: error bad-json: This line is not valid JSON, so its note was left out. Write one record a line, with double quotes around every name and text.',
    'b.txt:1: warning empty-topic: This ">" opens a topic but names none; the lines below it were added to the topic before. Write the topic behind the ">", on the same line.',
    'b.txt:2: warning empty-note: The topic "Salt" only has a name. Say something about it, or take it out.',
  ]);
});

test('a heading with nothing but smaller headings below it can be linked to', () => {
  const text = '# Salt\n## Kinds\n### White\nIt is white.\n\n# Ice\nSee [kinds](#kinds).\n';
  expect(lint({ 'a.md': text })).toEqual([]);
});

test('a row with more cells than the first row is told of', () => {
  const text = 'query,keyword,answer\nHow do I boot?,boot,Hold the key\nWhy?,a,b,c,d\n';
  expect(lint({ 'a.csv': text })).toEqual(['a.csv:3 bad-csv']);
});

test('a field of another program has no nearest one', () => {
  const [problem] = check({ 'a.md': '---\nuni-module: AI\n---\nSalt melts ice.\n' }, {});
  expect(problem).toMatchObject({
    code: 'unknown-field',
    remedy: expect.not.stringContaining('title'),
  });
});
