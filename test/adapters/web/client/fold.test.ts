import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../../../src/adapters/web/client/reply/fold.js';
import { plainText, text } from '../../../../src/core/inline.js';
import type { Block, ListItem } from '../../../../src/core/reply.js';

const items = (count: number, from = 0): ListItem[] =>
  Array.from({ length: count }, (_, at) => ({ content: [text(`Line ${from + at}`)] }));
const list = (...all: ListItem[]): Block => ({ kind: 'list', ordered: false, items: all });
const sources: Block = { kind: 'sources', sources: [{ file: 'a.md', line: 1, path: [] }] };
const paragraph = (length: number): Block => ({
  kind: 'paragraph',
  content: [text('x'.repeat(length))],
});

test.each([
  ['a short reply', [list(...items(20)), sources], 0],
  ['a few lines more', [list(...items(51)), sources], 0],
  ['a long list', [list(...items(200)), sources], 160],
  ['a long script', [{ kind: 'code', text: 'line\n'.repeat(99) }, sources], 60],
  ['a long paragraph behind another', [paragraph(900), paragraph(9_000), sources], 100],
] as const)('%s: hides what is too much', (_, blocks, hidden) => {
  const folded = fold(blocks);
  expect(folded.hidden).toBe(hidden);
  expect(folded.blocks.at(-1)).toEqual(sources);
});

test('a list is cut within the item that goes on too long', () => {
  const long: ListItem = { content: [text('Steps')], children: items(80) };
  const folded = fold([list(...items(10), long)]);
  const [shown] = folded.blocks;
  const last = shown?.kind === 'list' ? shown.items.at(-1) : undefined;
  expect(last && 'content' in last ? plainText(last.content) : '').toBe('Steps');
  expect(last && 'children' in last ? last.children : []).toHaveLength(29);
  expect(folded.hidden).toBe(51);
});

const item = fc.letrec<{ item: ListItem }>((tie) => ({
  item: fc.record({
    content: fc.constantFrom([text('a')], [text('b'.repeat(200))]),
    children: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('item'), { maxLength: 9 })),
  }),
})).item;

test('whatever is shown stands in the reply, in its order', () => {
  const flat = (all: readonly ListItem[]): string[] =>
    all.flatMap((one) =>
      'code' in one ? [one.code] : [plainText(one.content), ...flat(one.children ?? [])],
    );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (all) => {
      const [shown] = fold([list(...all)]).blocks;
      const lines = shown?.kind === 'list' ? flat(shown.items) : [];
      expect(flat(all).slice(0, lines.length)).toEqual(lines);
    }),
    { numRuns: 100 },
  );
});
