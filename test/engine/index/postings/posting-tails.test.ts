import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PostingTails } from '../../../../src/engine/index/postings/posting-tails.js';

/** The tails of some stems, as plain lists. */
function read(tails: PostingTails, stems: readonly number[]): number[][] {
  const { data, starts, ends } = tails.of(stems.map((stem) => ({ stem })));
  return stems.map((_, at) => Array.from(data.subarray(starts[at], ends[at])));
}

test('a list that was asked for while it was empty has what is added later', () => {
  const tails = new PostingTails();
  expect(read(tails, [3])).toEqual([[]]);
  tails.push(3, 17);
  expect(read(tails, [3])).toEqual([[17]]);
});

test('whatever is added, asked for and cleared in turn, lists are those of plain arrays', () => {
  const stem = fc.nat(5);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), stem, count: fc.nat(9) }),
    fc.record({ kind: fc.constant('ask' as const), stems: fc.uniqueArray(stem) }),
    fc.record({ kind: fc.constant('clear' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const tails = new PostingTails();
      const plain = new Map<number, number[]>();
      let posting = 0;
      for (const one of steps) {
        switch (one.kind) {
          case 'add':
            for (let left = one.count; left > 0; left--) {
              tails.push(one.stem, ++posting);
              plain.set(one.stem, [...(plain.get(one.stem) ?? []), posting]);
            }
            break;
          case 'ask':
            expect(read(tails, one.stems)).toEqual(one.stems.map((at) => plain.get(at) ?? []));
            break;
          case 'clear':
            tails.clear();
            plain.clear();
        }
      }
    }),
  );
});
