import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findNewest } from '../../../src/canirun/tags/find-newest.js';

/** Numbers from `length - 1` down: the newest first. */
const items = (length: number): number[] => Array.from({ length }, (_, i) => length - 1 - i);
const search = (length: number, runs: (item: number) => boolean, most = 100) => {
  const asked: number[] = [];
  const found = findNewest(
    items(length),
    (item) => {
      asked.push(item);
      return Promise.resolve(runs(item));
    },
    most,
  );
  return found.then((result) => ({ result, asked }));
};

test('where all below one run, it is found, with few questions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 300 }), fc.nat(300), async (length, at) => {
      const border = at % length;
      const { result, asked } = await search(length, (item) => item <= border);
      expect(result).toMatchObject({ kind: 'found', item: border });
      expect('next' in result && result.next).toBe(border === length - 1 ? false : border + 1);
      expect(asked.length).toBeLessThanOrEqual(3 + Math.ceil(Math.log2(length)));
      expect(new Set(asked).size).toBe(asked.length);
    }),
  );
});

test('what ran only for a while is found where it ran for long', async () => {
  const { result } = await search(100, (item) => item > 30 && item < 60);
  expect(result).toMatchObject({ kind: 'found', item: 59, next: 60 });
});

test('where none runs, a few are asked and that is said', async () => {
  const { result, asked } = await search(100, () => false);
  expect(result).toEqual({ kind: 'none', asked: 5 });
  expect(asked).toHaveLength(5);
  expect((await search(0, () => true)).result).toEqual({ kind: 'none', asked: 0 });
});

test('no more is asked than may be: what was found until then counts', async () => {
  const { result, asked } = await search(1000, (item) => item <= 100, 4);
  expect(asked).toHaveLength(4);
  expect(result.kind).toBe('found');
  expect(result.kind === 'found' && result.item <= 100).toBe(true);
  expect((await search(1000, () => false, 1)).result).toEqual({ kind: 'untold' });
});

test('where nobody answers, nothing is made up', async () => {
  expect(await findNewest([2, 1], () => Promise.resolve(null), 9)).toEqual({ kind: 'untold' });
});
