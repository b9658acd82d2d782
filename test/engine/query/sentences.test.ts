import { shippedWords } from '../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partsOf } from '../../../src/engine/query/sentences.js';

const WORDS = shippedWords();

test('the question of a long message is found by its mark', () => {
  const { questions } = partsOf(
    'We moved the whole thing to the new rooms yesterday and all is well so far, thank you for your help. But who renews the certificate? The old one ends soon.',
    WORDS,
  );
  expect(questions).toEqual(['But who renews the certificate']);
});

test.each([
  'We moved the whole thing to the new rooms on Monday and everything is fine so far, the lamps too, so my question is who renews the certificate',
  'Wir sind am Montag in die neuen Räume umgezogen und alles läuft sehr gut, auch das Licht, danke dafür, ich wollte nur fragen who renews the certificate',
])('it is found by what leads to it: %s', (message) => {
  expect(partsOf(message, WORDS).questions).toEqual(['who renews the certificate']);
});

test('two questions are two', () => {
  expect(partsOf('Where is the shop? When does it open?', WORDS).questions).toEqual([
    'Where is the shop',
    'When does it open',
  ]);
});

test('a short question is not taken apart', () => {
  expect(partsOf('who renews the certificate, and when?', WORDS)).toEqual({
    questions: [],
    others: [],
  });
});

test('addresses and versions end no sentence', () => {
  const { others } = partsOf(
    'Since we went to version 10.0.3 on shop.example.org the page of the printers on our floor stays empty, and nobody knows why. It was fine before.',
    WORDS,
  );
  expect(others[0]).toMatch(/10\.0\.3 on shop\.example\.org .* knows why$/);
});

test('any text is taken apart within bounds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (message) => {
      const { questions, others } = partsOf(message, WORDS);
      expect(questions.length).toBeLessThanOrEqual(3);
      expect(others.length).toBeLessThanOrEqual(10);
    }),
    { numRuns: 80 },
  );
});
