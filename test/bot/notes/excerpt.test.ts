import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { excerpt } from '../../../src/bot/notes/excerpt.js';
import { emphasis, plainText, strong, text } from '../../../src/core/inline.js';

const SENTENCES = [
  'The harbour opens at six.',
  'Boats wait at the pier.',
  'The fee is twelve crowns a night.',
  'Children swim for free.',
];
const paragraph = [text(SENTENCES.join(' '))];

test.each([
  [[], 60, 'The harbour opens at six. Boats wait at the pier. …'],
  [['fee', 'crown'], 60, '… Boats wait at the pier. The fee is twelve crowns a night. …'],
  [['free', 'crown'], 60, '… The fee is twelve crowns a night. Children swim for free.'],
  [['fee', 'pier'], 60, '… Boats wait at the pier. The fee is twelve crowns a night. …'],
  [['swim'], 30, '… Children swim for free.'],
  [['fee'], 12, '… The fee is …'],
  [['nothing of it'], 200, SENTENCES.join(' ')],
])('with %j in %d: %s', (words, most, quoted) => {
  expect(plainText(excerpt(paragraph, words, most))).toBe(quoted);
});

test('markup stays where it was', () => {
  const content = [text('One is here. '), strong('Two ', emphasis('is')), text(' there. Three.')];
  expect(excerpt(content, ['two'], 16)).toEqual([
    text('… '),
    strong('Two ', emphasis('is')),
    text(' there.'),
    text(' …'),
  ]);
});

test('what is quoted of any text stands in it as it is, within the length', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'bc. ', ' ', 'Tide! ', 'x'.repeat(20)), { maxLength: 60 }),
      fc.integer({ min: 10, max: 80 }),
      (parts, most) => {
        const whole = parts.join('');
        const quoted = plainText(excerpt([text(whole)], ['tide'], most));
        const words = quoted.replace(/^… /, '').replace(/ …$/, '');
        expect(whole).toContain(words);
        expect(words.length).toBeLessThanOrEqual(most);
      },
    ),
    { numRuns: 100 },
  );
});
