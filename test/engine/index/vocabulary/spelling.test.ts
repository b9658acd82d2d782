import { shippedWords } from '../../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Spelling } from '../../../../src/engine/index/vocabulary/spelling.js';
import { Vocabulary } from '../../../../src/engine/index/vocabulary/vocabulary.js';

const word = fc
  .array(fc.constantFrom('a', 'b', 's', 't', 'é'), { minLength: 2, maxLength: 9 })
  .map((letters) => letters.join(''));

/** How many letters must be put in, left out, exchanged or swapped with the next, by the book. */
function mistakes(a: string, b: string): number {
  const cost = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => cost[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Infinity;
      const exchanged = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      (cost[i] ?? [])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, exchanged, swapped);
    }
  return at(a.length, b.length);
}

test('finds the words that a plain loop over the vocabulary finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 60 }), word, (words, typed) => {
      const vocabulary = new Vocabulary(shippedWords().stem);
      const spelling = new Spelling(vocabulary);
      words.forEach((one) => vocabulary.intern(one));
      spelling.extend();
      const all = Array.from({ length: vocabulary.words }, (_, id) => vocabulary.word(id));
      const near = (limit: number): string[] =>
        typed.length < 3 ? [] : all.filter((one) => mistakes(typed, one) <= limit);
      const one = near(1);
      const plain = one.length > 0 || typed.length < 6 ? one : near(2);
      const found = spelling.near(typed, () => true).map((near) => vocabulary.word(near.word));
      expect(found.sort()).toEqual(plain.sort());
    }),
    { numRuns: 80 },
  );
});

test('offers only what is accepted, cheapest mistakes first', () => {
  const vocabulary = new Vocabulary(shippedWords().stem);
  const spelling = new Spelling(vocabulary);
  ['kernel', 'kennel', 'kerne'].forEach((one) => vocabulary.intern(one));
  spelling.extend();
  const near = (refused: string): string[] =>
    spelling
      .near('kernnel', (id) => vocabulary.word(id) !== refused)
      .map(({ word }) => vocabulary.word(word));
  expect(near('')).toEqual(['kernel', 'kennel']);
  expect(near('kernel')).toEqual(['kennel']);
});
