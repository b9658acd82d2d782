/** Markdown as people write it for sites and repositories: what readers of the page see is what the note says. */
import { expect, test } from '@jest/globals';
import { parseNotes } from '../../../../src/notes/formats/parse-notes.js';
import { sketch } from '../../sketch.js';

test.each([
  ['kramdown attributes behind words', 'Salt melts ice.{: .note}', 'Salt melts ice.'],
  ['kramdown attributes behind a link', '[Salt](s.md){: .btn target="_blank" } it', 'Salt it'],
  ['attributes behind a link, as MkDocs has them', '[Salt](s.md){target=_blank} it', 'Salt it'],
  ['what only looks like attributes', 'returns {:ok, value}', 'returns {:ok, value}'],
  ['attributes in code', 'write `{: .note}` behind it', 'write {: .note} behind it'],
  ['Liquid tags', 'Salt {% include icon.html name="x" %}melts', 'Salt melts'],
  [
    'Liquid values, which may be the text',
    'set {{ $labels.pod }} to it',
    'set {{ $labels.pod }} to it',
  ],
  ['Liquid in an address', '[Salt]({{ site.url }}/salt) melts', 'Salt melts'],
  ['Hugo short codes', 'Salt {{< new-in 0.1 >}}melts {{% param x %}}ice', 'Salt melts ice'],
  ['short codes that are shown', 'write {{</* ref */>}} there', 'write {{</* ref */>}} there'],
  ['icons', ':material-check:{ .green } done', 'done'],
  ['entities', 'a &lt; b &amp; c&nbsp;d', 'a < b & c d'],
  ['emoji names, which name nothing', 'Click :star: if you like it', 'Click :star: if you like it'],
])('%s', (_what, typed, read) => {
  expect(sketch('a.md', `# A\n${typed}\n`)).toEqual(['1 topic A', `2   paragraph ${read}`]);
});

const readings: [what: string, file: string, typed: string, read: string[]][] = [
  [
    'headings with ids, attributes on lines, contents in the place of a list',
    'a.md',
    '# A {#top}\n\n1. TOC\n{:toc}\n\n## B {: .x}\n{: .y}\n\nb\n\n## C {#c}\nc\n',
    ['1 topic A', '6   topic B:', '9     paragraph b', '11   topic C:', '12     paragraph c'],
  ],
  [
    'Liquid and Hugo code as code, comments as nothing',
    'a.md',
    '# A\n{% highlight js %}\nlet a; // {% x %}\n{% endhighlight %}\n\n{{< highlight go >}}\nvar b\n{{< /highlight >}}\n\n{% comment %}\nhidden\n{% endcomment %}\n',
    ['1 topic A', '2-4   code let a; // {% x %}', '6-8   code var b'],
  ],
  [
    'imports of MDX as nothing',
    'a.mdx',
    "import Tabs from '@theme/Tabs';\nimport {\n  x,\n} from 'y';\n\n# A\n{/* hidden */}\nseen\n",
    ['6 topic A', '8   paragraph seen'],
  ],
  [
    'boxes of Docusaurus and MkDocs, with what they hold',
    'a.md',
    '# A\n:::tip Keep it warm\n24 degrees.\n\n- or more\n:::\n\n!!! note "Rest"\n    For an hour.\n\n        code\n\n:::question Why?\nSo.\n:::\n',
    [
      '1 topic A',
      '2   label Keep it warm:',
      '3     paragraph 24 degrees.',
      '5     item or more',
      '8   label Rest:',
      '9     paragraph For an hour.',
      '11     code code',
      '13 topic Why?',
      '14   answer So.',
    ],
  ],
  [
    'headings without a blank, and a tag with one mark',
    'a.md',
    '# A\n##Bread\nIt rises.\n\n#oven is hot\n\n```\n##code\n```\n',
    [
      '1 topic A',
      '2   topic Bread:',
      '3     paragraph It rises.',
      '5     paragraph #oven is hot',
      '7-9     code ##code',
    ],
  ],
  [
    'headings in items of a list',
    'a.md',
    '# Q\n1. ### What is bread?\n\n    Flour and water.\n\n    **[⬆ Back to Top](#table-of-contents)**\n\n2. ### What is salt?\n    A mineral.\n',
    [
      '1 topic Q',
      '2   topic What is bread?:',
      '4     paragraph Flour and water.',
      '8   topic What is salt?:',
      '9     paragraph A mineral.',
    ],
  ],
  [
    'headings, lists, tables and code in HTML',
    'a.md',
    '<h1 align="center">Bread</h1>\n\n<p>It <b>rises</b>,\nthen &amp; then.</p>\n<ul><li>Flour</li><li>Water</li></ul>\n<h2><a name="x">\nHow long?\n</a></h2>\n\nAn hour.\n\n<table><tr><th>what</th><th>how much</th></tr>\n<tr><td>Salt</td><td>10 g</td></tr></table>\n\n<pre><code class="language-sh">a &lt; b\n  c</code></pre>\n',
    [
      '1 topic Bread',
      '3-4   paragraph It rises, then & then.',
      '5   item Flour',
      '5   item Water',
      '7   topic How long?:',
      '10     paragraph An hour.',
      '13     row Salt: how much 10 g',
      '15     code a < b\n  c',
    ],
  ],
  [
    'what is folded away below its summary; one that asks is a question',
    'a.md',
    '# Bread\n<details>\n<summary>Does __it__ rise?</summary><br><b>\n\nYes.\n\n- twice\n</b></details>\n\n<details><summary>Hint</summary>\n\nWait.\n\n</details>\n\nEnd.\n',
    [
      '1 topic Bread',
      '10   label Hint:',
      '12     paragraph Wait.',
      '16   paragraph End.',
      '3 topic Does __it__ rise?',
      '5   answer Yes.',
      '7   item twice',
    ],
  ],
  [
    'a command below the item that it belongs to, indented or not',
    'a.md',
    '# tar\n- Extract an archive:\n\n`tar xf {{a.tar}}`\n\n- List it:\n\n```sh\ntar tf a.tar\n```\n\n1. Pack:\n```\ntar cf a.tar b\n```\n2. Done.\n',
    [
      '1 topic tar',
      '2   label Extract an archive:',
      '4     code tar xf {{a.tar}}',
      '6   label List it:',
      '8-10     code tar tf a.tar',
      '12   label Pack:',
      '13-15     code tar cf a.tar b',
      '16   step Done.',
    ],
  ],
  [
    'terms with their meanings, rows without a head',
    'a.md',
    '# A\n`mode`\n: how it runs\n\nDNS\n: names to addresses\n: on port 53\n\n| `a | b` | either |\n| a & b | both |\n',
    [
      '1 topic A',
      '2-3   paragraph mode: how it runs',
      '5-6   paragraph DNS: names to addresses',
      '5-7   paragraph DNS: on port 53',
      '9   row a | b: either',
      '10   row a & b: both',
    ],
  ],
  [
    'sentences with a colon as they are, names in front of it as labels',
    'a.md',
    '# A\nRun `/mute 10` in #general: the bot stays silent for ten minutes.\n\n- `-v`: says more\n- Send the form to them today: it is late\n- Use case: small rooms\n',
    [
      '1 topic A',
      '2   paragraph Run /mute 10 in #general: the bot stays silent for ten minutes.',
      '4   item -v: says more',
      '5   item Send the form to them today: it is late',
      '6   item Use case: small rooms',
    ],
  ],
];

test.each(readings)('%s', (_what, file, typed, read) => {
  expect(sketch(file, typed)).toEqual(read);
});

test.each([
  ['a list', '- [Bread](#bread)\n- Kitchen\n  - [Salt](#salt)\n  - [Oven](#oven)\n'],
  ['a table', '| no. | question |\n|---|---|\n| 1 | [Bread?](#bread) |\n| 2 | [Salt?](#salt) |\n'],
  [
    'HTML',
    '<div><ol>\n<li><a href="#bread">Bread</a></li>\n<li><a href="#salt">Salt</a></li>\n</ol></div>\n',
  ],
  ['a mark', '[[_TOC_]]\n'],
])('a table of contents as %s is furniture, and its heading no empty one', (_what, contents) => {
  const text = `# Kitchen\n\n## Contents\n${contents}\n## Bread\nIt rises. See [salt](#salt).\n\n[Back to top](#kitchen)\n`;
  const { notes, problems } = parseNotes('a.md', text);
  const said = notes.flatMap(({ root }) => JSON.stringify(root));
  expect(said.join()).toContain('It rises. See salt.');
  expect(said.join()).not.toMatch(/Back to top|Bread\?|TOC|"text":"Oven"/);
  expect(problems).toEqual([]);
});

test('links to other pages are said, and a single one into the page', () => {
  const text = '# A\n- [Bread](bread.md)\n- [Salt](salt.md)\n\n## B\n[Details](#details)\n';
  expect(sketch('a.md', text)).toEqual([
    '1 topic A',
    '2   item Bread',
    '3   item Salt',
    '5   topic B:',
    '6     paragraph Details',
  ]);
});

test('steps of a path are short, whatever stands there', () => {
  const long = `${'Bread rises when it is warm and '.repeat(20)}so on`;
  for (const [file, text] of [
    ['a.txt', `> ${long}\n- ${long}\n    - b\n`],
    ['a.md', `# A\n- ${long}\n  - b\n`],
  ] as const) {
    const [note] = parseNotes(file, text).notes;
    const steps = note?.root.children[0]?.children[0]?.path ?? [];
    expect(steps.length).toBeGreaterThan(1);
    expect(Math.max(...steps.map(({ length }) => length))).toBeLessThanOrEqual(121);
    expect(note?.root.children[0]?.text).toBe(long);
  }
});

test('front matter names the file: by its title, by its question, by the title of a box', () => {
  const topics = (front: string) =>
    parseNotes('x/f-12.md', `---\n${front}\n---\nFlour.\n`).notes.map(({ topic, questions }) => [
      topic,
      questions,
    ]);
  expect(topics('title: All of bread')).toEqual([['All of bread', []]]);
  expect(topics('question: "What is bread?"\nsort: 3')).toEqual([
    ['What is bread?', ['What is bread?']],
  ]);
  expect(topics('embed:\n  title: Bread')).toEqual([['Bread', []]]);
});
