/** Hostile and broken files: each is read in a time that grows with its length, or the suite would not end. */
import { expect, test } from '@jest/globals';
import { passagesOf } from '../../src/core/note.js';
import { lintNotes } from '../../src/notes/lint/lint.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

const deep = Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}- a`).join('\n');

const hostile: [what: string, text: string][] = [
  ['a thousand levels', deep],
  ['a line of two hundred thousand characters', `- ${'word: '.repeat(30_000)}`],
  ['as many blanks', `a${' '.repeat(200_000)}b`],
  ['as many colons', ':'.repeat(200_000)],
  ['lines of marks', '> - * 1. \n'.repeat(1500)],
  ['quotes in quotes', `${'>'.repeat(10_000)} a`],
  ['lists in lists on one line', `${'- '.repeat(9000)}a`],
  ['brackets without end', '[[![['.repeat(3000)],
  ['comments without end', '%% <!-- \n'.repeat(3000)],
  ['stars and ticks', '**a `b ~~c _d '.repeat(1000)],
  ['labels without anything below', 'a:\n'.repeat(1500)],
  ['headings without anything below', '# a\n## b\n'.repeat(800)],
  ['fences without end', '````\n~~~\n```\n'.repeat(2000)],
  [
    'footnotes that call each other',
    Array.from({ length: 800 }, (_, n) => `[^${n}]: x[^${n + 1}]\n\n`).join(''),
  ],
  ['a wide table', `${'|a'.repeat(4000)}\n${'|-'.repeat(4000)}\n${'|b'.repeat(4000)}\n`],
  ['open brackets', '['.repeat(10_000)],
  [
    'values in values',
    Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
  ],
  ['open quotes', '"a\n'.repeat(3000)],
  ['emphasis in emphasis', `${'*a `x`\n'.repeat(2000)}${'b*\n'.repeat(2000)}`],
  ['a list of many items below a label', `> t\na:\n${'- b\n'.repeat(3000)}`],
  ['many columns of one name', `q${',a'.repeat(3000)}\n${'x,'.repeat(3000)}\n`],
  ['anchors', '& * '.repeat(3000)],
  ['brackets that open', '{'.repeat(3000)],
  ['brackets that open behind some in quotes', `a: "${'}'.repeat(3000)}"\nb: ${'{'.repeat(3000)}`],
  [
    'names that repeat values',
    Array.from({ length: 4000 }, (_, n) => `- &a${n} x\n- *a${n}\n`).join(''),
  ],
  ['folded away in folded away', '<details><summary>a?</summary>\n\n'.repeat(1000)],
  ['HTML without end', '<p><b><li><td><pre>'.repeat(1000)],
  ['marks of sites without end', '{: {% {{< ]({{ :::a\n!!! a\n'.repeat(1000)],
];

test.each(
  hostile.flatMap(([what, text]) =>
    ['txt', 'md', 'yaml', 'json', 'toml', 'jsonl', 'csv'].map((ending) => ({
      what,
      text,
      file: `a.${ending}`,
    })),
  ),
)('$what in $file', ({ text, file }) => {
  const { notes, problems } = parseNotes(file, text);
  const paths = notes.flatMap(passagesOf).map(({ path }) => path.length);
  expect(Math.max(0, ...paths)).toBeLessThanOrEqual(110);
  expect(problems.every(({ message, remedy }) => message.length < 400 && remedy !== '')).toBe(true);
  expect(
    lintNotes({ notes, problems, files: [file], today: '2026-01-01' }).length,
  ).toBeGreaterThanOrEqual(problems.length);
});

test('lines nested too deeply are kept, and said to be', () => {
  const { notes, problems } = parseNotes('a.txt', `> t\n${deep}`);
  expect(notes.flatMap(passagesOf)).toHaveLength(1001);
  expect(problems).toMatchObject([{ code: 'too-deep', line: 33 }]);
});

test('Markdown nested too deeply is said not to be read', () => {
  const { problems } = parseNotes('a.md', `# t\na\n\n${'> '.repeat(500)}b\n`);
  expect(problems).toMatchObject([{ code: 'too-deep', line: 4 }]);
});
