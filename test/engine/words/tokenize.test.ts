import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shippedWords } from '../../../src/app/engine-data.js';
import { createTokenizer } from '../../../src/engine/words/tokenize.js';

const { tokenize, tokenizeAny } = createTokenizer(shippedWords().isFunctionWord);

test.each([
  ['Run an image, then stop it.', ['run', 'an', 'image', 'then', 'stop', 'it']],
  ['version 10.0.17763 of c++ 1.', ['version', '10.0.17763', 'of', 'c++', '1']],
  ["what's in Docker's image", ['what', 'in', 'docker', 'image']],
  ['snake_case and 5kg', ['snake', 'case', 'and', '5kg']],
  ['since v1.2.3 and python3.11.', ['since', 'v1.2.3', 'and', 'python3.11', 'python', '3.11']],
  ['docker怎么安装', ['docker', '怎么', '安装']],
  ['Rustのサーバー', ['rust', 'の', 'サーバー', 'サー', 'ーバ', 'バー']],
  ['c++怎么', ['c++', '怎么']],
  [
    'KubePodCrashLooping fires',
    ['kubepodcrashlooping', 'kube', 'pod', 'crash', 'looping', 'fires'],
  ],
  ['JavaScript on GitHub', ['javascript', 'on', 'github']],
  ['Node.js by e-mail', ['node', 'js', 'nodejs', 'by', 'e', 'mail', 'email']],
  ['end-to-end, e.g. here', ['end', 'to', 'end', 'e', 'g', 'here']],
  ['ask IT what DER is', ['ask', 'IT', 'what', 'DER', 'is']],
  ['ASK IT WHAT DER IS', ['ask', 'it', 'what', 'der', 'is']],
  ['DER', ['DER']],
  [' ...!', []],
  ['', []],
])('splits %j', (text, words) => {
  expect(tokenize(text)).toEqual(words);
});

const tricky = fc.constantFrom(...Array.from("aZz09.'+#_- \n\u00e9\u0130\u212a\u2019\u4e2d"));
const texts = fc.oneof(
  fc.string({ unit: 'binary-ascii', maxLength: 120 }),
  fc.string({ unit: tricky, maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('a', 'B', '7', ' '), maxLength: 200, minLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);

test('plain texts, which take a short cut, give the words that any text gives', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(tokenize(text)).toEqual(tokenizeAny(text));
    }),
    { numRuns: 300 },
  );
});
