import { describe, expect, test } from '@jest/globals';
import { parseNotes } from '../../../../src/notes/formats/parse-notes.js';
import { sketch } from '../../sketch.js';

/** A note file as it was typed, and the tree that a reader sees in it. */
interface Reading {
  readonly what: string;
  readonly typed: string;
  readonly read: readonly string[];
}

const readings: Reading[] = [
  {
    what: 'bullets, misnumbered steps, open and closed labels below statements',
    typed: `> Lets see what a package manger does
    - It has two jobs:
        1. Resolve - works out which versions fit together
        3. Install - puts the files in place. 
> npm and yarn are both package mangers. They differ in the lock file.
    - npm:
        - npm writes package-lock.json
    - Speed: yarn v1 was faster then, now they are about the same
`,
    read: [
      '1 topic Lets see what a package manger does',
      '2   label It has two jobs:',
      '3     step Resolve - works out which versions fit together',
      '4     step Install - puts the files in place.',
      '5 topic npm and yarn are both package mangers. They differ in the lock file.',
      '6   label npm:',
      '7     item npm writes package-lock.json',
      '8   item Speed: yarn v1 was faster then, now they are about the same',
    ],
  },
  {
    what: 'every mark that people type, with and without a blank',
    typed: `>Kinds of bread
* rye
• wheat
– spelt
+ oat
-barley
•maize
1) mix
2.knead
(3) bake
a) cool
iv. eat
- [x] slice
- [ ] butter`,
    read: [
      '1 topic Kinds of bread',
      '2   item rye',
      '3   item wheat',
      '4   item spelt',
      '5   item oat',
      '6   item barley',
      '7   item maize',
      '8   step mix',
      '9   step knead',
      '10   step bake',
      '11   step cool',
      '12   step eat',
      '13   item slice',
      '14   item butter',
    ],
  },
  {
    what: 'options, numbers and dates that only look like marks',
    typed: `> Commands
-v shows the version
3.5 GB are enough
10:30 is when the lab opens
2024 was the last release
5-6 eggs will do`,
    read: [
      '1 topic Commands',
      '2   paragraph -v shows the version',
      '3   paragraph 3.5 GB are enough',
      '4   paragraph 10:30 is when the lab opens',
      '5   paragraph 2024 was the last release',
      '6   paragraph 5-6 eggs will do',
    ],
  },
  {
    what: 'tabs, spaces and both, by what stands further right',
    typed: `> Acids
\t- strong:
\t\t- hydrochloric acid
        - sulphuric acid
    - weak:
          - acetic acid
       - citric acid
  - neither`,
    read: [
      '1 topic Acids',
      '2   label strong:',
      '3     item hydrochloric acid',
      '4     item sulphuric acid',
      '5   label weak:',
      '6     item acetic acid',
      '7     item citric acid',
      '8   item neither',
    ],
  },
  {
    what: 'a column that is off by one where levels are wide apart',
    typed: `> Layers of a network
    - physical
   - link
     - network
        - addresses
    - transport`,
    read: [
      '1 topic Layers of a network',
      '2   item physical',
      '3   item link',
      '4   item network',
      '5     item addresses',
      '6   item transport',
    ],
  },
  {
    what: 'levels that are one space apart, if all are',
    typed: `> Soup
- vegetables
 - carrots
  - two of them
 - leek`,
    read: [
      '1 topic Soup',
      '2   item vegetables',
      '3     item carrots',
      '4       item two of them',
      '5     item leek',
    ],
  },
  {
    what: 'lists at the column of the line that opens them',
    typed: `> TCP
Flags:
- SYN
- ACK
Steps of the handshake
1. client sends SYN
2. server answers
- It has two ends:
1. client
2. server
- That is all`,
    read: [
      '1 topic TCP',
      '2   label Flags:',
      '3     item SYN',
      '4     item ACK',
      '5   paragraph Steps of the handshake',
      '6     step client sends SYN',
      '7     step server answers',
      '8   label It has two ends:',
      '9     step client',
      '10     step server',
      '11   item That is all',
    ],
  },
  {
    what: 'plain lines below a label, up to the next label or blank line',
    typed: `> Titration
Needs:
a burette
an indicator

Then one waits.
Result: the amount of acid`,
    read: [
      '1 topic Titration',
      '2   label Needs:',
      '3     paragraph a burette',
      '4     paragraph an indicator',
      '6   paragraph Then one waits.',
      '7   paragraph Result: the amount of acid',
    ],
  },
  {
    what: 'lines that an editor or a comma broke, and lines that stand alone',
    typed: `> Yeast is a fungus that eats sugar and turns it into carbon dioxide
and alcohol
- it works best when the dough is warm,
not hot
- too much salt slows it down
  and so does fat
short line
another short line`,
    read: [
      '1-2 topic Yeast is a fungus that eats sugar and turns it into carbon dioxide and alcohol',
      '3-4   item it works best when the dough is warm, not hot',
      '5-6   item too much salt slows it down and so does fat',
      '7   paragraph short line',
      '8   paragraph another short line',
    ],
  },
  {
    what: 'lines before the first topic as a note named after the file',
    typed: `My notes of week 3
- ask about buffers

> Buffers
- keep the pH`,
    read: [
      '1 topic week 3 lab',
      '1   paragraph My notes of week 3',
      '2     item ask about buffers',
      '4 topic Buffers',
      '5   item keep the pH',
    ],
  },
  {
    what: 'headings in the manner of Markdown, rules between topics',
    typed: `# Routers
---
- forward packets
## Switches
=====
-> forward frames`,
    read: [
      '1 topic Routers',
      '3   item forward packets',
      '4 topic Switches',
      '6   item forward frames',
    ],
  },
  {
    what: 'underlined titles',
    typed: `Grandmas recipes
=====
Pancakes (for 4)
----------
Ingredients:
  2 eggs
  - or three

Time : 3:30 h
---
Oven: 180C/350F
---
- preheat
---`,
    read: [
      '1 topic Grandmas recipes',
      '3 topic Pancakes (for 4)',
      '5   label Ingredients:',
      '6     paragraph 2 eggs',
      '7       item or three',
      '9 topic Time : 3:30 h',
      '11 topic Oven: 180C/350F',
      '13   item preheat',
    ],
  },
  {
    what: 'code blocks, with their own indentation',
    typed: `> Install
- run this:
    \`\`\`sh
    apt update
      apt install curl
    \`\`\`
- then test`,
    read: [
      '1 topic Install',
      '2   label run this:',
      '3-6     code apt update\n  apt install curl',
      '7   item then test',
    ],
  },
  {
    what: 'questions and answers as notes of their own',
    typed: `> Baking
- needs heat
Q: Why does bread rise?
A: Yeast makes gas.
   The gas makes bubbles.
   - so wait an hour
Question 2: How hot is the oven?
Answer: 220 degrees`,
    read: [
      '1 topic Baking',
      '2   item needs heat',
      '3 topic Why does bread rise?',
      '4   answer Yeast makes gas.',
      '5     paragraph The gas makes bubbles.',
      '6     item so wait an hour',
      '7 topic How hot is the oven?',
      '8   answer 220 degrees',
    ],
  },
];

describe('an outline reads as its author sees it:', () => {
  test.each(readings)('$what', ({ typed, read }) => {
    expect(sketch('labs/week-3_lab.txt', typed)).toEqual(read);
  });

  test.each(readings)(
    'the same with line ends and byte order mark of Windows: $what',
    ({ typed, read }) => {
      expect(sketch('labs/week-3_lab.txt', `\uFEFF${typed.replaceAll('\n', '\r\n')}`)).toEqual(
        read,
      );
    },
  );
});

test('a path leads from the topic over labels and statements to the passage', () => {
  const { notes } = parseNotes('a.txt', '> Pans\n- iron:\n  - Care: no soap\n    - dry it\n');
  const label = notes[0]?.root.children[0];
  const item = label?.children[0];
  expect(notes[0]?.root.path).toEqual(['Pans']);
  expect(label?.path).toEqual(['Pans', 'iron']);
  expect(item?.path).toEqual(['Pans', 'iron', 'Care']);
  expect(item?.children[0]?.path).toEqual(['Pans', 'iron', 'Care']);
});

test('code, bold and addresses in a line are kept for quoting and bare for searching', () => {
  const { notes } = parseNotes('a.txt', '> Use `ls -l` and **not** https://example.org/a_(b).\n');
  expect(notes[0]?.topic).toBe('Use ls -l and not https://example.org/a_(b).');
  expect(notes[0]?.root.content).toEqual([
    { kind: 'text', text: 'Use ' },
    { kind: 'code', text: 'ls -l' },
    { kind: 'text', text: ' and ' },
    { kind: 'strong', children: [{ kind: 'text', text: 'not' }] },
    { kind: 'text', text: ' ' },
    {
      kind: 'link',
      href: 'https://example.org/a_(b',
      children: [{ kind: 'text', text: 'https://example.org/a_(b' }],
    },
    { kind: 'text', text: ').' },
  ]);
});

test('source lines say where a note comes from and are no passages', () => {
  const { notes } = parseNotes(
    'a.txt',
    '> Salt melts ice\n- it lowers the freezing point\n  Source: chemistry book, page 12\nSources:\n- https://example.org/salt\n> Sand does not. Source: https://example.org/sand\n',
  );
  expect(notes.map(({ origins }) => origins)).toEqual([
    ['chemistry book, page 12', 'https://example.org/salt'],
    ['https://example.org/sand'],
  ]);
  expect(notes.map(({ root }) => root.children.length)).toEqual([1, 0]);
  expect(notes[1]?.topic).toBe('Sand does not.');
});

test('front matter on top of an outline speaks about its notes', () => {
  const text =
    '---\nquestions: [how hot?]\nkeywords: oven, heat\nowner: Ada\nreview: 2027-01-31\nsource: a book\n---\n> Ovens\n- hot\n> Stoves\n- hotter\n';
  const { notes, problems } = parseNotes('a.txt', text);
  expect(problems).toEqual([]);
  expect(notes[0]).toMatchObject({
    questions: ['how hot?'],
    keywords: ['oven', 'heat'],
    owner: 'Ada',
    review: '2027-01-31',
    origins: ['a book'],
    root: { source: { file: 'a.txt', line: 8, endLine: 8 } },
  });
  expect(notes[1]).toMatchObject({ questions: [], keywords: ['oven', 'heat'], owner: 'Ada' });
});

test.each([
  ['a topic without words', '> \n- a\n', 1, 'empty-topic'],
  ['a code block without end', '> a\n```\nls\n', 2, 'open-code-block'],
  ['a review date that is none', '---\nreview: next week\n---\n> a\n', 2, 'bad-review-date'],
  ['front matter that is broken', '---\nowner: "Ada\n---\n> a\n', 2, 'bad-yaml'],
])('%s is a problem at its line, and the rest loads', (_what, text, line, code) => {
  const { notes, problems } = parseNotes('a.txt', text);
  expect(problems.map((problem) => [problem.file, problem.line, problem.code])).toEqual([
    ['a.txt', line, code],
  ]);
  expect(notes.length).toBeGreaterThan(0);
});

test.each(['a.txt', 'a.md'])(
  'a colon inside code makes no label, one behind it does: %s',
  (file) => {
    const lines = [
      '- Use `docker run -p 80: 80` to publish',
      '- `key: value` pairs',
      '- `EXPOSE`: tells what listens',
      '- Speed: `a: b` is quick',
    ];
    const typed = `${file === 'a.md' ? '# Ports' : '> Ports'}\n${lines.join('\n')}\n`;
    const children = parseNotes(file, typed).notes[0]?.root.children ?? [];
    expect(children.map(({ label }) => label)).toEqual([undefined, undefined, 'EXPOSE', 'Speed']);
  },
);
