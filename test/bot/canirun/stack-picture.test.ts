import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StackLayer } from '../../../src/canirun/judge/verdict.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { drawStack } from '../../../src/bot/canirun/stack-picture.js';
import { rasterise } from '../../../src/picture/rasterise.js';

const layer = (carries: boolean | null, from: StackLayer['from'] = 'host'): StackLayer => ({
  from,
  label: 'layer',
  carries,
});

test.each([
  [true, 'fits'],
  [false, 'does not fit'],
  [null, 'not known'],
])('a joint that is %s says “%s” in words', (fits, words) => {
  expect(drawStack('t', [layer(fits), layer(true, 'image')], messagesOf())).toContain(
    `>${words}</text>`,
  );
});

test('nothing that somebody wrote becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
      const svg = drawStack(
        words,
        [{ from: 'image', label: words, detail: words, carries: true }],
        messagesOf(),
      );
      expect(
        svg
          .match(/<\/?[a-z]+/g)
          ?.filter((tag) => !/^<\/?(svg|title|style|rect|text|line|g)$/.test(tag)),
      ).toEqual([]);
    }),
  );
});

test('the picture becomes a PNG twice its drawn size', async () => {
  const png = await rasterise(drawStack('t', [layer(false), layer(true, 'image')], messagesOf()));
  expect(Buffer.from(png.slice(1, 4)).toString()).toBe('PNG');
  expect(Buffer.from(png).readUInt32BE(16)).toBe(1280);
});
