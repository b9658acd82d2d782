/** The examples of docs/notes.md hold what the text around them says. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { sketch } from './sketch.js';

const guide = readFileSync('docs/notes.md', 'utf8');

/** The code blocks of the guide with this word behind the fence. */
function examples(language: string): string[] {
  return [...guide.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);
}

test('the outline', () => {
  const [outline = ''] = examples('');
  expect(parseNotes('a.txt', outline).problems).toEqual([]);
  expect(parseNotes('a.txt', outline).notes[0]?.origins).toEqual([
    'https://example.org/package-managers',
  ]);
  expect(sketch('a.txt', outline)).toEqual([
    '1 topic A package manager installs the programs that a project needs',
    '2   label It has two jobs:',
    '3     step Resolve - works out which versions fit together',
    '4     step Install - puts the files in place',
    '5   item Speed: the second install is faster, since the files are kept',
    '8 topic npm and yarn are both package managers',
    '9   label npm:',
    '10     item writes package-lock.json',
    '11   label yarn:',
    '12     item writes yarn.lock',
  ]);
});

test('the Markdown file', () => {
  const [markdown = ''] = examples('markdown');
  const { notes, problems } = parseNotes('a.md', markdown);
  expect(problems).toEqual([]);
  expect(notes[0]).toMatchObject({
    questions: ['what is the difference between a switch and a hub', 'switch or hub'],
    keywords: ['ethernet', 'network'],
    owner: 'Ada',
    review: '2027-05-01',
  });
  const [, speed] = notes[0]?.root.children ?? [];
  expect(speed?.path).toEqual(['Switches and hubs', 'Speed']);
  expect(sketch('a.md', markdown)).toContain('20     row Price: Switch higher, Hub lower');
});

test.each([
  ['csv', 1],
  ['yaml', 2],
  ['json', 1],
  ['toml', 1],
])('the list in %s', (language, count) => {
  const ending = language === 'json' ? 'jsonl' : language;
  for (const text of examples(language)) {
    const { notes, problems } = parseNotes(`a.${ending}`, text);
    expect(problems).toEqual([]);
    expect(notes).toHaveLength(count);
  }
});
