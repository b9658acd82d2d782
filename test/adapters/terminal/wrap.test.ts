import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { displayWidth, wrap } from '../../../src/adapters/terminal/wrap.js';

test.each([
  ['abc', 3],
  ['größe', 5],
  ['核心', 4],
  ['e\u0301', 1],
  ['🚢', 2],
  ['\u001b[1mbold\u001b[22m', 4],
])('%s takes %i columns', (words, columns) => {
  expect(displayWidth(words)).toBe(columns);
});

test('lines break at blanks', () => {
  expect(wrap('one two three four five six', 20)).toBe('one two three four\nfive six');
});

test('a long word stays whole, so that it can be copied', () => {
  const address = 'https://example.com/a/very/long/address';
  expect(wrap(`see ${address} there`, 20)).toBe(`see\n${address}\nthere`);
});

test('wrapping changes blanks into line ends and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 90 }), (words, width) => {
      expect(wrap(words, width).replaceAll('\n', ' ')).toBe(words.replaceAll('\n', ' '));
    }),
  );
});
