import { expect, test } from '@jest/globals';
import { searchLibrary } from '../../../../src/adapters/web/server/library-search.js';
import type { LibraryFile } from '../../../../src/bot/bot.js';
import { text } from '../../../../src/core/inline.js';

const library = (...lines: readonly { words: string; label?: string }[]): LibraryFile[] => [
  {
    file: 'a.txt',
    notes: [
      {
        id: 'a',
        topic: 'Sizes',
        origins: [],
        outline: {
          kind: 'topic',
          line: 1,
          endLine: 1,
          content: [text('Sizes')],
          children: lines.map(({ words, ...rest }, index) => ({
            kind: 'item',
            line: index + 2,
            endLine: index + 2,
            content: [text(words)],
            children: [],
            ...rest,
          })),
        },
      },
    ],
  },
];

test.each([
  ['SIZE', [1]],
  ['gigabyte  vm', [3]],
  ['container: megabytes', [2]],
  ['gigabytes megabytes', []],
  ['  ', []],
])('the filter "%s" finds lines %j', (filter, lines) => {
  const files = library(
    { label: 'Container', words: 'megabytes' },
    { label: 'VM', words: 'gigabytes' },
  );
  expect(searchLibrary(files, filter).hits.map(({ line }) => line)).toEqual(lines);
});

test('long lines are cut at a word, and so is a long list', () => {
  const files = library(...Array.from({ length: 150 }, () => ({ words: 'word '.repeat(100) })));
  const { hits, more } = searchLibrary(files, 'word');
  expect(hits).toHaveLength(100);
  expect(more).toBe(true);
  expect(hits[0]?.text).toMatch(/word …$/);
  expect(hits[0]?.text.length).toBeLessThanOrEqual(162);
});
