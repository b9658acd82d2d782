import { shippedWords } from '../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { questionStems } from '../../../src/bot/ask/question-stems.js';

const WORDS = shippedWords();

test.each([
  ['how do i reset the VPN token?', 'vpn token reset'],
  ['what is the size of a vm', 'how big: size of virtual'],
  ['deliver the invoices', 'delivery of an invoice'],
  ['Wie ist das Passwort', 'passwort'],
])('“%s” is about what “%s” is about', (a, b) => {
  const [few, many] = [questionStems(a, WORDS), questionStems(b, WORDS)].sort(
    (x, y) => x.length - y.length,
  );
  expect(many).toEqual(expect.arrayContaining(few ?? []));
});

test('a question of function words alone keeps them', () => {
  expect(questionStems('what is it', WORDS)).not.toEqual([]);
});

test('what has no word has no stems', () => {
  expect(questionStems('??? 🚢', WORDS)).toEqual([]);
});

test('stems of anything are few, sorted, each once, without blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (question) => {
      const stems = questionStems(question, WORDS);
      expect(stems.length).toBeLessThanOrEqual(24);
      expect(stems).toEqual([...new Set(stems)].sort());
      expect(stems.every((stem) => /^\S+$/.test(stem))).toBe(true);
    }),
  );
});
