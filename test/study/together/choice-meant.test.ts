/** Which choice somebody means. */
import { expect, test } from '@jest/globals';
import { text } from '../../../src/core/inline.js';
import { choiceMeant } from '../../../src/study/together/choice-meant.js';

const CHOICES = ['Container', 'Virtual  machine', 'B'].map((words, at) => ({
  content: [text(words)],
  isRight: at === 0,
}));

test.each([
  ['a', 0],
  ['B', 1],
  [' (c) ', 2],
  ['A.', 0],
  ['container', 0],
  ['Virtual machine.', 1],
  ['d', null],
  ['contain', null],
  ['', null],
])('%j means %j', (typed, at) => {
  expect(choiceMeant(CHOICES, typed)).toBe(at);
});
