import { expect, test } from '@jest/globals';
import { passagesOf } from '../../../../src/core/note.js';
import { parseNotes } from '../../../../src/notes/formats/parse-notes.js';
import { linksOf } from '../../../../src/notes/lint/links.js';
import { sketch } from '../../sketch.js';

test.each([
  ['a wiki link by its name', 'see [[Flour]]', 'see Flour'],
  ['a wiki link by its alias', 'see [[Flour|good flour]]', 'see good flour'],
  ['a link to a heading', 'see [[kitchen/Flour.md#Rye]]', 'see Flour › Rye'],
  ['a link to a heading of the same note', 'see [[#Rye]]', 'see Rye'],
  ['a link to a block', 'see [[Flour#^abc12]]', 'see Flour'],
  ['an embedded note', '![[Flour]] is here', 'Flour is here'],
  ['an embedded picture, which has no words', 'bread ![[loaf.png]]', 'bread'],
  ['an embedded picture with a width', 'bread ![[loaf.png|300]]', 'bread'],
  ['an embedded picture with words', 'bread ![[loaf.png|a loaf]]', 'bread a loaf'],
  ['a block id', 'bread is good ^abc-12', 'bread is good'],
  ['a highlight', 'bread is ==very== good', 'bread is very good'],
  ['a comment', 'bread %%not true%% is good', 'bread is good'],
  ['a comment without end', 'bread %% is good', 'bread %% is good'],
  ['tags in a sentence', 'the #sour/dough rises', 'the #sour/dough rises'],
  ['an embedded icon, which has no words', 'press ![[pencil.svg#icon]] to edit', 'press to edit'],
  [
    'code with the marks of comments',
    'run `for %%i in (*)` and `%%j`',
    'run for %%i in (*) and %%j',
  ],
  ['what looks like tags', 'C# and #12 and a#b', 'C# and #12 and a#b'],
  ['brackets that are no link', 'a [[b and c', 'a [[b and c'],
])('reads %s', (_what, typed, read) => {
  expect(sketch('a.md', `# A\n${typed}\n`)).toEqual(['1 topic A', `2   paragraph ${read}`]);
});

test('comments over several lines are taken out, code that shows them is not', () => {
  expect(sketch('a.md', '# A\n%%\nhidden\n%%\nseen\n\n```\n%% code %%\n```\n')).toEqual([
    '1 topic A',
    '5   paragraph seen',
    '7-9   code %% code %%',
  ]);
});

test('a callout hangs below its title, and one that asks is a question', () => {
  expect(
    sketch(
      'a.md',
      '# A\n> [!tip]- Keep it warm\n> 24 degrees\n> - or more\n\n> [!note]\n> plain\n\n> [!faq] Why?\n> So.\n\nEnd.\n',
    ),
  ).toEqual([
    '1 topic A',
    '2   label Keep it warm:',
    '3     paragraph 24 degrees',
    '4     item or more',
    '7   paragraph plain',
    '12   paragraph End.',
    '9 topic Why?',
    '10   answer So.',
  ]);
});

test('tags and aliases are keywords; a line of tags is no passage; words stay as they are', () => {
  const text = '---\ntags: [baking]\naliases: loaf\n---\nA #food.\n\n#oven #heat/high\n';
  const [note] = parseNotes('Bread.md', text).notes;
  expect(note?.keywords).toEqual(['baking', 'loaf', 'oven', 'heat/high']);
  expect(note?.root.children.map((child) => child.text)).toEqual(['A #food.']);
  const [inVault] = parseNotes('Bread.md', text, true).notes;
  expect(inVault?.keywords).toEqual(['baking', 'loaf', 'food', 'oven', 'heat/high']);
  expect(inVault?.root.children.map((child) => child.text)).toEqual(['A #food.']);
});

test.each([
  ['a channel by itself', 'Report it in\n\n#incidents\n', ['Report it in', '#incidents']],
  [
    'channels below a line that names them',
    'Channels:\n\n#incidents #ops\n',
    ['Channels', '#incidents #ops'],
  ],
  ['a channel in a list', '- #incidents\n- #ops\n', ['#incidents', '#ops']],
  [
    'a channel in a table',
    '| for | where |\n|---|---|\n| alarms | #incidents |\n',
    ['where #incidents'],
  ],
  ['a label of tags', 'Say it.\n\nTags: #a\n', ['Say it.']],
])('outside of a vault, %s stays what it says', (_what, text, said) => {
  const [note] = parseNotes('a.md', `# A\n${text}`).notes;
  const words = (note === undefined ? [] : passagesOf(note))
    .slice(1)
    .map((passage) => passage.text);
  expect(words).toEqual(said);
});

test('links keep their targets for the check of dead links', () => {
  const { notes } = parseNotes(
    'a.md',
    '# A\n[[B#C|x]] and [y](../d.md#e) and [z](https://example.org)\n\n| a |\n|---|\n| [[B\\|b]] |\n',
  );
  expect(notes.flatMap(linksOf)).toEqual([
    { file: 'a.md', line: 2, target: 'B#C', wiki: true },
    { file: 'a.md', line: 2, target: '../d.md#e', wiki: false },
    { file: 'a.md', line: 6, target: 'B', wiki: true },
  ]);
});
