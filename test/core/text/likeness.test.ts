import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { likeness, SAME_QUESTION } from '../../../src/core/text/likeness.js';

const words = (line: string) => line.split(' ').filter((word) => word !== '');

test.each([
  ['size virtual', 'size virtual', true],
  ['machin size virtual', 'size virtual', true],
  ['docker size', 'docker speed', false],
  ['kubernet ingress', 'kubernet ingres', true],
  ['printer network', 'pritner network', true],
  ['python 3.11', 'python 3.12', false],
  ['port 8080', 'port 8081', false],
  ['disk', 'queue', false],
  ['reset token vpn', 'coffe machin', false],
])('“%s” and “%s” are the same question: %s', (a, b, same) => {
  expect(likeness(words(a), words(b)) >= SAME_QUESTION).toBe(same);
});

const stems = fc.uniqueArray(fc.constantFrom(...words('vpn token tokem reset rest printer disk')));

test('likeness is the same whichever comes first, and full for the same words', () => {
  fc.assert(
    fc.property(stems, stems, (a, b) => {
      expect(likeness(a, b)).toBe(likeness(b, a));
      expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
      expect(likeness(a, b)).toBeLessThanOrEqual(1);
      if (a.length > 0) expect(likeness(a, [...a].reverse())).toBe(1);
    }),
  );
});
