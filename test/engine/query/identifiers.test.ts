import { expect, test } from '@jest/globals';
import { isIdentifier } from '../../../src/engine/query/identifiers.js';
import { shippedWords } from '../../../src/app/engine-data.js';

const { tokenize } = shippedWords();

const identifiersOf = (text: string): string[] => {
  const words = tokenize(text);
  return words.filter((_, at) => isIdentifier(words, at));
};

test.each([
  ['getting E1042 on start', ['e1042']],
  ['connect ECONNREFUSED 127.0.0.1:5432', ['econnrefused']],
  ['KubePodCrashLooping fires', ['kubepodcrashlooping']],
  ['upgrade to v1.2.3', ['v1.2.3']],
  ['killed by SIGKILL at 12', ['sigkill']],
  ['where can I park my 2 cars', []],
])('%s', (text, identifiers) => {
  expect(identifiersOf(text)).toEqual(identifiers);
});
