/** What changed between two texts: both can be read off it. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineDifference } from '../../../src/core/text/line-difference.js';

test('what went, what came, and what stands between', () => {
  expect(lineDifference('a\nb\nc\nd\ne', 'a\nx\nc\nd2\ne')).toBe('-b\n+x\n c\n-d\n+d2');
  expect(lineDifference('a', 'a')).toBe('');
  expect(lineDifference('a', 'a\nb')).toBe('+b');
});

test('whatever the texts: the old lines are those that went or stayed, the new ones those that came or stayed', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '', '- x'), { maxLength: 9 });
  fc.assert(
    fc.property(text, text, (old, young) => {
      fc.pre(old.join('\n') !== young.join('\n'));
      const lines = lineDifference(old.join('\n'), young.join('\n')).split('\n');
      const side = (marks: string) =>
        lines.filter((line) => marks.includes(line.charAt(0))).map((line) => line.slice(1));
      const [before, after] = [side('- '), side('+ ')];
      const isInside = (whole: readonly string[], part: readonly string[]) =>
        `\n${whole.join('\n')}\n`.includes(part.length === 0 ? '' : `\n${part.join('\n')}\n`);
      expect(isInside(old.length === 0 ? [''] : old, before)).toBe(true);
      expect(isInside(young.length === 0 ? [''] : young, after)).toBe(true);
    }),
  );
});
