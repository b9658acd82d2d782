import { expect, test } from '@jest/globals';
import { preselected } from '../../../../src/adapters/web/client/chat/preselected.js';

test.each([
  ['a command’s name is half typed', '/he', ['/help '], 0],
  [
    'an image’s name is half typed',
    '/canirun ngi',
    ['/canirun nginx ', '/canirun nginx:alpine '],
    0,
  ],
  ['a host’s number is half typed', '/canirun nginx windows 1', ['/canirun nginx windows 10'], 0],
  ['in other letters', '/canirun Ngi', ['/canirun nginx '], 0],
  ['nothing of the word is typed', '/canirun ', ['/canirun nginx '], -1],
  ['the word is whole', '/canirun nginx', ['/canirun nginx:alpine '], -1],
  ['a longer one comes first', '/hos', ['/hosts ', '/hos '], -1],
  ['more words could follow', '/canirun nginx raspberry pi', ['/canirun nginx raspberry pi 4'], -1],
  ['it only resembles what was typed', '/canirun myimage', ['/canirun mysql '], -1],
  ['there is none', '/x', [], -1],
])('what Enter takes where %s', (_, input, texts, expected) => {
  expect(
    preselected(
      input,
      texts.map((text) => ({ text, label: text })),
    ),
  ).toBe(expected);
});
