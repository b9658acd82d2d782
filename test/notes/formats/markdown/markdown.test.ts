import { describe, expect, test } from '@jest/globals';
import { parseNotes } from '../../../../src/notes/formats/parse-notes.js';
import { drawNote, sketch } from '../../sketch.js';

/** A Markdown file, and the tree that a reader sees in it. */
interface Reading {
  readonly what: string;
  readonly typed: string;
  readonly read: readonly string[];
}

const readings: Reading[] = [
  {
    what: 'paragraphs, lists in lists, labels in bold, with a colon and with a dash',
    typed: `# Sourdough

A dough that rises
without bought yeast.

- **Flour**: 500 g
- **Water** – 350 g
- Salt: 10 g
- [ ] starter
1. Mix it.
   Wait.
2. Fold:
   - once
   - twice
`,
    read: [
      '1 topic Sourdough',
      '3-4   paragraph A dough that rises without bought yeast.',
      '6   item Flour: 500 g',
      '7   item Water: 350 g',
      '8   item Salt: 10 g',
      '9   item starter',
      '10-11   step Mix it. Wait.',
      '12   label Fold:',
      '13     item once',
      '14     item twice',
    ],
  },
  {
    what: 'small subsections as aspects of their topic',
    typed: `# Switches and hubs
## Speed
- switch: full speed on each port
- hub: shared by all
## Price
Both are cheap.
`,
    read: [
      '1 topic Switches and hubs',
      '2   topic Speed:',
      '3     item switch: full speed on each port',
      '4     item hub: shared by all',
      '5   topic Price:',
      '6     paragraph Both are cheap.',
    ],
  },
  {
    what: 'rows of a table, each with the words of the head',
    typed: `# Acids
| | strong | weak |
|---|---|---|
| pH | 1 | 4 |
| Example | \`HCl\` | |

| Name | Formula | Found in |
| --- | --- | --- |
| citric acid | C6H8O7 | lemons, limes and other fruit |
`,
    read: [
      '1 topic Acids',
      '4   row pH: strong 1, weak 4',
      '5   row Example: strong HCl',
      '9   row citric acid: Formula: C6H8O7; Found in: lemons, limes and other fruit',
    ],
  },
  {
    what: 'what hangs below a line with a colon and below a line in bold',
    typed: `# Subnets
Two addresses are special:

- the first
- the last

**How to split**

Take one bit more.

\`\`\`sh
ipcalc 10.0.0.0/9
\`\`\`

**Why**

Less noise.

Needs:

Tools:

- ipcalc
`,
    read: [
      '1 topic Subnets',
      '2   label Two addresses are special:',
      '4     item the first',
      '5     item the last',
      '7   label How to split:',
      '9     paragraph Take one bit more.',
      '11-13     code ipcalc 10.0.0.0/9',
      '15   label Why:',
      '17     paragraph Less noise.',
      '19     label Needs:',
      '21     label Tools:',
      '23       item ipcalc',
    ],
  },
  {
    what: 'questions and answers in one paragraph, in two, in a list',
    typed: `# Oven
Q: How hot?
A: 220 degrees
or a bit more.

**Q: How long?**

A: It depends:

- bread 40 minutes

## More
- Q: Steam?
- A: For ten minutes.
`,
    read: [
      '2 topic How hot?',
      '3-4   answer 220 degrees or a bit more.',
      '6 topic How long?',
      '8   answer It depends:',
      '10     item bread 40 minutes',
      '13 topic Steam?',
      '14   answer For ten minutes.',
    ],
  },
  {
    what: 'lines that each carry a label as lines, whatever Markdown makes of their ends',
    typed: '# Copper\nSymbol: Cu\nMelts at: 1085 °C\n',
    read: ['1 topic Copper', '2   paragraph Symbol: Cu', '3   paragraph Melts at: 1085 °C'],
  },
  {
    what: 'quotes, footnotes at their reference, images by their words, no tags',
    typed: `# Salt

> It lowers the freezing point.[^1]
> So ice melts.

![A salt crystal](salt.png) is <b>cubic</b>.

<details><summary>More</summary></details>

[^1]: By a few degrees.
[^2]: Never referred to.
`,
    read: [
      '1 topic Salt',
      '3-4   paragraph It lowers the freezing point. So ice melts.',
      '10     paragraph By a few degrees.',
      '6   paragraph A salt crystal is cubic.',
      '8   paragraph More',
      '11   paragraph Never referred to.',
    ],
  },
];

test.each(readings)('Markdown reads as its author sees it: $what', ({ typed, read }) => {
  expect(sketch('kitchen/oven-book.md', typed)).toEqual(read);
});

describe('headings decide what is a note', () => {
  test('a file of topics is cut into them, each with the headings above in its path', () => {
    const steps = Array.from({ length: 9 }, (_, index) => `- step ${index}\n`).join('');
    const { notes } = parseNotes(
      'a.md',
      `# Kitchen\nA room.\n## Bread\n${steps}## Soup\n### Stock\nBoil bones.\n### Rest\nAdd it.\n`,
    );
    expect(notes.map(({ topic, root }) => [topic, root.path])).toEqual([
      ['Kitchen', ['Kitchen']],
      ['Bread', ['Kitchen', 'Bread']],
      ['Soup', ['Kitchen', 'Soup']],
    ]);
    expect(notes[2]?.root.children[0]?.path).toEqual(['Kitchen', 'Soup', 'Stock']);
  });

  test('a file whose front matter asks questions is one topic', () => {
    const steps = Array.from({ length: 9 }, (_, index) => `- step ${index}\n`).join('');
    const text = `---\nquestions: [how?]\n---\n# Bread\n## Dough\n${steps}## Oven\n${steps}`;
    expect(parseNotes('a.md', text).notes.map(({ topic }) => topic)).toEqual(['Bread']);
  });

  test('what stands before the first heading goes by the title of the file', () => {
    expect(sketch('x/my-bread.md', 'Flour.\n\n## Oven\nHot.\n')).toEqual([
      '1 topic my bread',
      '1   paragraph Flour.',
      '3   topic Oven:',
      '4     paragraph Hot.',
    ]);
    const { notes } = parseNotes('x/my-bread.md', '---\ntitle: All of bread\n---\nFlour.\n');
    expect(notes[0]?.topic).toBe('All of bread');
  });

  test('a passage keeps its id when its section becomes a note of its own', () => {
    const small = '# Kitchen\n## Bread\nIt rises.\n';
    const long = `${small}## Soup\n${'- more\n'.repeat(9)}`;
    const idOf = (text: string): string | undefined =>
      parseNotes('a.md', text)
        .notes.flatMap(({ root }) => [
          root,
          ...root.children,
          ...root.children.flatMap((c) => c.children),
        ])
        .find((passage) => passage.text === 'It rises.')?.id;
    expect(idOf(small)).toBe(idOf(long));
  });
});

test('a section called Sources says where all notes of the file come from', () => {
  const { notes } = parseNotes(
    'a.md',
    '# A\nx\n\nSource: my head\n# B\ny\n## Sources\n- [Book](https://example.org/b)\n- https://example.org/c\n',
  );
  expect(notes.map(({ origins }) => origins)).toEqual([
    ['my head'],
    ['Book (https://example.org/b)', 'https://example.org/c'],
  ]);
});

test('markup inside a line is kept for quoting', () => {
  const { notes } = parseNotes('a.md', '# A\nUse `ls` **very *often*** via [man](man.md "t").\n');
  const passage = notes[0]?.root.children[0];
  expect(passage?.text).toBe('Use ls very often via man.');
  expect(passage?.content).toEqual([
    { kind: 'text', text: 'Use ' },
    { kind: 'code', text: 'ls' },
    { kind: 'text', text: ' ' },
    {
      kind: 'strong',
      children: [
        { kind: 'text', text: 'very ' },
        { kind: 'emphasis', children: [{ kind: 'text', text: 'often' }] },
      ],
    },
    { kind: 'text', text: ' via ' },
    { kind: 'link', href: 'man.md', children: [{ kind: 'text', text: 'man' }] },
    { kind: 'text', text: '.' },
  ]);
});

test('a label is cut off the words together with its markup', () => {
  const { notes } = parseNotes('a.md', '# A\n- *Speed*: **fast**, `ms`\n');
  const [item] = notes[0]?.root.children ?? [];
  expect(item?.label).toBe('Speed');
  expect(item?.content).toEqual([
    { kind: 'strong', children: [{ kind: 'text', text: 'fast' }] },
    { kind: 'text', text: ', ' },
    { kind: 'code', text: 'ms' },
  ]);
});

test('a heading with nothing below it is a problem, and no note', () => {
  const { notes, problems } = parseNotes('a.md', '# A\nx\n## B\n## C\ny\n');
  expect(notes.flatMap(drawNote)).toEqual([
    '1 topic A',
    '2   paragraph x',
    '4   topic C:',
    '5     paragraph y',
  ]);
  expect(problems).toMatchObject([{ line: 3, code: 'empty-note' }]);
});
