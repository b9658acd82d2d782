import { shippedWords } from '../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import { exchangedIn, leaningOf } from '../../../src/engine/query/follow-up.js';

const WORDS = shippedWords();

test.each([
  'and its size?',
  'why?',
  'until when',
  'und wo beantrage ich ihn?',
  'wann?',
  'und wo?',
  'いくら?',
  'а когда?',
  'et le prix ?',
])('%s leans on the topic', (question) => {
  expect(leaningOf(question, WORDS)).toBe('topic');
});

test.each(['what about windows?', 'und bei Regen?', 'wie sieht es mit Kindern aus'])(
  '%s leans on the question',
  (question) => {
    expect(leaningOf(question, WORDS)).toBe('question');
  },
);

test.each(['how do I install docker on ubuntu', 'wo kann ich parken', 'kernel', ''])(
  '%s stands alone',
  (question) => {
    expect(leaningOf(question, WORDS)).toBeUndefined();
  },
);

test.each([
  ['and sunday?', 'when are you open on saturday', 'when are you open on sunday'],
  ['and web2?', 'web1 address', 'web2 address'],
  ['and on floor 3?', 'which printer is on floor 2 please', 'which printer is on floor 3 please'],
  ['what about windows', 'does it run on a mac (Docker)', 'does it run on a windows'],
])('%s exchanges a word of the question before', (followUp, before, question) => {
  expect(exchangedIn(followUp, before, WORDS)).toBe(question);
});

test.each([
  ['and its price?', 'how big is an image'],
  ['why?', 'is a container isolated'],
  ['and the colour of the wooden lid?', 'how big is the box'],
])('%s exchanges nothing', (followUp, before) => {
  expect(exchangedIn(followUp, before, WORDS)).toBeUndefined();
});
