import { expect, test } from '@jest/globals';
import { shippedWords } from '../../../src/app/engine-data.js';

const { stem, familyKey } = shippedWords();

test.each([
  'pillow pillows',
  'run running ran',
  'use uses used using',
  'container containers',
  'v1.2.3 1.2.3',
  'difference differences',
])('%s share a stem', (forms) => {
  expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
});

test.each([
  'on one',
  'us use',
  'quit quite',
  'past paste',
  'different difference',
  'important import',
  'several severe',
  'contain container',
  'digit digital',
  'new news',
  'even evening',
  'IT it',
])('%s are no forms of one another', (words) => {
  const [a = '', b = ''] = words.split(' ');
  expect(stem(a)).not.toBe(stem(b));
  const [familyA, familyB] = [familyKey(stem(a)), familyKey(stem(b))];
  expect(familyA !== undefined && familyA === familyB).toBe(false);
});
