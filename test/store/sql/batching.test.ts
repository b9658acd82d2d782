import { expect, test } from '@jest/globals';
import { StoreAway } from '../../../src/core/errors.js';
import { batching } from '../../../src/store/sql/batching.js';

/** Doubles numbers, and keeps what was given to it together. */
function doubler(fails: (pieces: readonly number[]) => Error | null = () => null) {
  const batches: (readonly number[])[] = [];
  const double = batching(async (pieces: readonly number[]) => {
    batches.push(pieces);
    await Promise.resolve();
    const error = fails(pieces);
    if (error) throw error;
    return pieces.map((piece) => piece * 2);
  });
  return { double, batches };
}

test('what comes in the same turn goes together, and each gets its own result', async () => {
  const { double, batches } = doubler();
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('what comes while a batch is under way makes the next one', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const batches: (readonly number[])[] = [];
  const keep = batching(async (pieces: readonly number[]) => {
    batches.push(pieces);
    await held;
    return pieces;
  });
  const first = keep(1);
  while (batches.length === 0) await new Promise(setImmediate);
  const others = [keep(2), keep(3)];
  release();
  expect(await Promise.all([first, ...others])).toEqual([1, 2, 3]);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('more than fit a batch are done in several', async () => {
  const { double, batches } = doubler();
  const many = Array.from({ length: 150 }, (_, n) => n);
  expect(await Promise.all(many.map(double))).toEqual(many.map((n) => n * 2));
  expect(batches.map(({ length }) => length)).toEqual([64, 64, 22]);
});

test('a piece that fails does not take the others with it', async () => {
  const { double } = doubler((pieces) => (pieces.includes(2) ? new Error('made-up') : null));
  const results = await Promise.allSettled([1, 2, 3].map(double));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('when the store is away, nothing is tried once more for each piece', async () => {
  const { double, batches } = doubler(() => new StoreAway('made-up'));
  const results = await Promise.allSettled([1, 2, 3].map(double));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(batches).toHaveLength(1);
});
