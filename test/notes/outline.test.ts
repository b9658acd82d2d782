import { expect, test } from '@jest/globals';
import { sketch } from './sketch.js';

test('bullets, numbers and labels hang below the statement that opens the topic', () => {
  const notes = sketch(
    'shop.txt',
    `> Lets see what a package manger does
    - It has two jobs:
        1. Resolve - works out which versions fit together
        3. Install - puts the files in place. 
> npm and yarn are both package mangers. They differ in the lock file.
    - npm:
        - npm writes package-lock.json
    - Speed: yarn v1 was faster then, now they are about the same
`,
  );
  expect(notes).toEqual([
    '1 topic Lets see what a package manger does',
    '2   label It has two jobs:',
    '3     step Resolve - works out which versions fit together',
    '4     step Install - puts the files in place.',
    '5 topic npm and yarn are both package mangers. They differ in the lock file.',
    '6   label npm:',
    '7     item npm writes package-lock.json',
    '8   item Speed: yarn v1 was faster then, now they are about the same',
  ]);
});
