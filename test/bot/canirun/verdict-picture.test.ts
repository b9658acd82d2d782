import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { presentVerdict } from '../../../src/bot/canirun/verdict-reply.js';
import { wordValue } from '../../../src/bot/messages/canirun/word-sentence.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import type { Verdict } from '../../../src/canirun/judge/verdict.js';
import { anyHost, anyImage, anyVmHost, anyVmImage } from '../../canirun/arbitraries.js';
import { recognised } from '../../canirun/example-hosts.js';
import { shippedJudge } from '../../canirun/example-images.js';

const judge = shippedJudge();
const EN = messagesOf();

const anyVerdict = fc.oneof(
  fc.tuple(anyImage, anyHost).map(([img, host]) => judge.judge(img, recognised(host))),
  fc.tuple(anyVmImage, anyVmHost).map(([img, host]) => judge.judge(img, recognised(host))),
);

function pictureOf(verdict: Verdict) {
  const picture = presentVerdict(verdict, EN).blocks.find(({ kind }) => kind === 'picture');
  if (picture?.kind !== 'picture') throw new Error('no picture');
  return picture;
}

const count = (whole: string, part: string) => whole.split(part).length - 1;

test('the picture is torn where the verdict is no, and says so beside it', () => {
  fc.assert(
    fc.property(anyVerdict, (verdict) => {
      const { svg, alt } = pictureOf(verdict);
      expect(count(svg, `>${EN.say('verdict.picture.unfit')}</text>`)).toBe(
        verdict.verdict === 'no' ? 1 : 0,
      );
      expect(count(svg, `>${EN.say('verdict.picture.unknown')}</text>`)).toBe(
        verdict.verdict === 'unknown' ? 1 : 0,
      );
      const marked = verdict.stack.flatMap(({ label, carries }) => {
        const layer = wordValue(label, EN);
        if (carries === false) return [EN.say('verdict.stackUnfit', { layer })];
        return carries === null ? [EN.say('verdict.stackOpen', { layer })] : [];
      });
      for (const words of marked) expect(alt).toContain(words);
      expect(count(alt, EN.say('verdict.stackUnfit', { layer: '' }))).toBe(
        verdict.verdict === 'no' ? 1 : 0,
      );
      expect(count(alt, EN.say('verdict.stackOpen', { layer: '' }))).toBe(
        verdict.verdict === 'unknown' ? 1 : 0,
      );
    }),
    { numRuns: 80 },
  );
});
