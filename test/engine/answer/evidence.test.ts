import { expect, test } from '@jest/globals';
import { shippedWords } from '../../../src/app/engine-data.js';
import { sharesSubject } from '../../../src/engine/answer/evidence.js';
import type { WordMatch } from '../../../src/engine/answer-engine.js';

const match = (asked: string, matched = asked): WordMatch => ({
  asked,
  matched,
  by: 'exact',
  field: 'text',
  weight: 1,
});

test.each([
  ['only "how" and "you"', [match('how'), match('you')], false],
  ['nothing', [], false],
  ['a word of substance', [match('how'), match('tide')], true],
  ['a function word for a name', [match('it', 'IT')], true],
])('what shares %s is on the subject: %s', (_, evidence, onSubject) => {
  expect(sharesSubject(evidence, shippedWords())).toBe(onSubject);
});
