/** Hostile and broken files: each is read in a time that grows with its length, or the suite would not end. */
import { describe, expect, test } from '@jest/globals';
import { passagesOf } from '../../src/core/note.js';
import { lintNotes } from '../../src/notes/lint/lint.js';
import { withoutFurniture } from '../../src/notes/formats/markdown/markdown-furniture.js';
import { parseInPortions, parseNotes } from '../../src/notes/formats/parse-notes.js';
import { TEXT_BUDGET } from '../../src/notes/formats/text-budget.js';

const deep = Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}- a`).join('\n');

function steps(count: number, step: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => step(at)).join('');
}

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
  ['labels without anything below', 'a:\n'.repeat(800)],
  ['headings without anything below', '# a\n## b\n'.repeat(400)],
  ['fences without end', '````\n~~~\n```\n'.repeat(2000)],
  [
    'footnotes that call each other',
    Array.from({ length: 400 }, (_, n) => `[^${n}]: x[^${n + 1}]\n\n`).join(''),
  ],
  ['a wide table', `${'|a'.repeat(1500)}\n${'|-'.repeat(1500)}\n${'|b'.repeat(1500)}\n`],
  ['open brackets', '['.repeat(10_000)],
  [
    'values in values',
    Array.from({ length: 700 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
  ],
  ['open quotes', '"a\n'.repeat(3000)],
  ['emphasis in emphasis', `${'*a `x`\n'.repeat(1000)}${'b*\n'.repeat(1000)}`],
  ['a list of many items below a label', `> t\na:\n${'- b\n'.repeat(1200)}`],
  ['many columns of one name', `q${',a'.repeat(1500)}\n${'x,'.repeat(1500)}\n`],
  ['anchors', '& * '.repeat(1500)],
  ['brackets that open', '{'.repeat(3000)],
  ['brackets that open behind some in quotes', `a: "${'}'.repeat(3000)}"\nb: ${'{'.repeat(3000)}`],
  [
    'names that repeat values',
    Array.from({ length: 1200 }, (_, n) => `- &a${n} x\n- *a${n}\n`).join(''),
  ],
  ['folded away in folded away', '<details><summary>a?</summary>\n\n'.repeat(1000)],
  ['HTML without end', '<p><b><li><td><pre>'.repeat(1000)],
  ['marks of sites without end', '{: {% {{< ]({{ :::a\n!!! a\n'.repeat(1000)],
  ['merge keys without an anchor', '<<: *a\n'.repeat(2000)],
  ['merge keys of merge keys', steps(800, (n) => `a${n}: &a${n} {<<: *a${n - 1}, b: c}\n`)],
  ['small tables of one name', '[[a]]\nb=1\n'.repeat(800)],
  ['small tables', steps(800, (n) => `[a${n}]\nb=1\n`)],
  ['a key of many parts', `${'a.'.repeat(5000)}a=1\n`],
  ['a table of many parts', `[${'a.'.repeat(5000)}a]\n`],
  ['a value in brackets', `a = ${'['.repeat(20_000)}`],
  ['a value in closed brackets', `a = ${'['.repeat(60_000)}${']'.repeat(60_000)}\n`],
  ['a value in braces', `a = ${'{a='.repeat(20_000)}`],
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
  expect(problems.length).toBeLessThanOrEqual(TEXT_BUDGET.problems + 1);
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

test('a list longer than a call has room for arguments is kept whole', () => {
  const item = { kind: 'item', text: 'a', content: [], line: 1, endLine: 1, children: [] } as const;
  expect(withoutFurniture(Array.from({ length: 200_000 }, () => item))).toHaveLength(200_000);
});

test('problems of one file end at the budget, and the last one says how many more there are', () => {
  const count = TEXT_BUDGET.problems + 40;
  const { problems } = parseNotes('a.txt', `> t\n- a\n${'>\n'.repeat(count)}`);
  expect(problems).toHaveLength(TEXT_BUDGET.problems + 1);
  expect(problems.at(-1)).toMatchObject({
    code: 'more-problems',
    severity: 'warning',
    line: TEXT_BUDGET.problems + 3,
    message: 'From here on 40 more problems of this file are not listed.',
  });
});

describe('TOML that nests too deeply is not parsed', () => {
  const deep = '['.repeat(TEXT_BUDGET.depth + 1);
  const content = 'content = "said"';

  test.each([
    ['brackets', `[a]\n${content}\nb = ${deep}`, 3],
    ['behind a string with quotes in it', `a = "\\"["\nb = ${deep}`, 2],
    ['behind a long string that ends in a quote', `a = """x""""\nb = ${deep}`, 2],
    ['behind a comment with a quote', `# don't\nb = ${deep}`, 2],
  ])('%s', (_, text, line) => {
    const { problems } = parseNotes('a.toml', text);
    expect(problems).toMatchObject([{ code: 'too-deep', line }]);
  });

  test.each([
    ['in a string', `"${deep}"`],
    ['in a literal string', `'${deep}'`],
    ['in a long string', `"""\n" ${deep}\n"""`],
    ['in a comment', `"x" # ${deep}`],
  ])('brackets %s are none', (_, value) => {
    const { notes, problems } = parseNotes('a.toml', `[a]\n${content}\nb = ${value}\n`);
    expect(notes).toHaveLength(1);
    expect(problems.map(({ code }) => code)).not.toContain('too-deep');
  });
});

describe('a file of more parts than are read', () => {
  test.each(['txt', 'md', 'csv'])('of lines in .%s: the first are read', (ending) => {
    const file = `a.${ending}`;
    const { notes, problems } = parseNotes(
      file,
      steps(TEXT_BUDGET.lines + 1000, (at) => (at === 0 ? 'topic,text\n' : 'a,b\n')),
    );
    const last = Math.max(...notes.flatMap(passagesOf).map(({ source }) => source.endLine));
    expect(last).toBeLessThanOrEqual(TEXT_BUDGET.lines);
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'too-many-parts', line: TEXT_BUDGET.lines }),
    );
  });

  test('blank lines behind the last one are no more of it', () => {
    const { problems } = parseNotes('a.txt', `> t\na\n${'\n'.repeat(TEXT_BUDGET.lines)}`);
    expect(problems).toEqual([]);
  });

  test.each([
    ['json', `[${'[],'.repeat(TEXT_BUDGET.tokens)}[]]`],
    ['yaml', '- a\n'.repeat(TEXT_BUDGET.tokens)],
  ])('of values in .%s: nothing is, and the file says so', (ending, text) => {
    const { notes, problems } = parseNotes(`a.${ending}`, text);
    expect(notes).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['too-many-parts']);
  });
});

test('records a line are read in portions that give together what the whole gives', () => {
  const line = (at: number) =>
    JSON.stringify({
      id: at % 1500 === 7 ? 'same' : `n${at}`,
      topic: 't',
      text: `b ${at}`,
      ...(at % 500 === 0 && { odd: 1 }),
    });
  const text = Array.from({ length: 3500 }, (_, at) => (at === 2000 ? '{' : line(at))).join('\n');
  const portions = [...parseInPortions('a.jsonl', text, false)];
  expect(portions.map(({ notes }) => notes.length)).toEqual([1000, 1000, 999, 500]);
  const { notes, problems } = parseNotes('a.jsonl', text);
  expect(new Set(notes.map(({ id }) => id)).size).toBe(3499);
  expect(notes.map(({ root }) => root.source.line)).toEqual(
    Array.from({ length: 3500 }, (_, at) => at + 1).filter((at) => at !== 2001),
  );
  expect(problems.map(({ code, line }) => `${line} ${code}`)).toEqual([
    '1 unknown-field',
    '1508 duplicate-id',
    '2001 bad-json',
    '3008 duplicate-id',
  ]);
});
