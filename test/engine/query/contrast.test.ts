import { shippedWords } from '../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import { contrastOf } from '../../../src/engine/query/contrast.js';

const WORDS = shippedWords();

test.each([
  ['what is the difference between an image and a container', ['image'], ['container']],
  ['image vs container', ['image'], ['container']],
  ['volume or bind mount?', ['volume'], ['bind', 'mount']],
  ['container or vm for an old program', ['container'], ['vm']],
  ['is a VM safer than a container?', ['vm'], ['container']],
  ['is rye more expensive than wheat', ['rye'], ['wheat']],
  ['which is cheaper, rye or yeast bread', ['rye'], ['yeast', 'bread']],
  ['Unterschied zwischen Laptop und Tischrechner', ['laptop'], ['tischrechner']],
  ['rust vs go', ['rust'], ['go']],
  ['what is the difference between IT and OT', ['IT'], ['ot']],
  ['ist ein Laptop schneller als ein Tischrechner', ['laptop'], ['tischrechner']],
  ['Laptop oder Tischrechner, was ist schneller', ['laptop'], ['tischrechner']],
])('%s has two sides', (question, one, other) => {
  expect(contrastOf(question, WORDS)).toEqual([one, other]);
});

test.each([
  'do you have bread or cake',
  'do i need more than one key',
  'can i pay earlier than monday',
  'is it cheaper than that',
  'difference between this and that',
  'compare it with yeast',
])('%s asks for no contrast', (question) => {
  expect(contrastOf(question, WORDS)).toBeUndefined();
});
