import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeness } from '../../../src/engine/answer/closeness.js';

test.each([
  ['side by side', [[4], [5]], 1],
  ['in any order', [[5], [4]], 1],
  ['with two others between', [[1], [4]], 2 / 4],
  ['nearest where one is repeated', [[1, 20], [22]], 2 / 3],
  ['three words', [[0], [2, 40], [4]], 3 / 5],
  ['a single word', [[3]], 0],
  ['no word', [], 0],
])('words %s', (_, places, expected) => {
  expect(closeness(places)).toBeCloseTo(expected);
});

const places = fc
  .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 5 })
  .map((list) => list.sort((a, b) => a - b));

test('the shortest stretch is found, as trying all combinations does', () => {
  fc.assert(
    fc.property(places, places, places, (a, b, c) => {
      const stretches = a.flatMap((x) =>
        b.flatMap((y) => c.map((z) => Math.max(x, y, z) - Math.min(x, y, z) + 1)),
      );
      expect(closeness([a, b, c])).toBeCloseTo(Math.min(1, 3 / Math.min(...stretches)));
    }),
  );
});
