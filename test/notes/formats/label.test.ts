import { expect, test } from '@jest/globals';
import { findLabel, openLabel } from '../../../src/notes/formats/label.js';

test.each([
  ['Speed: yarn was faster', 'Speed', 'yarn was faster'],
  ['Windows 7, 8 and 8.1: no current tool', 'Windows 7, 8 and 8.1', 'no current tool'],
  ['Why it matters: it is slow', 'Why it matters', 'it is slow'],
  ['If it fails: try again', 'If it fails', 'try again'],
  ['std::string: a text', 'std::string', 'a text'],
  ['Upper directory (upperdir): the layer', 'Upper directory (upperdir)', 'the layer'],
  ['status:: done', 'status', 'done'],
  ['pH : 7', 'pH', '7'],
  ['Größe:\tklein', 'Größe', 'klein'],
  ['a: b: c', 'a', 'b: c'],
])('"%s" has the label "%s"', (text, label, rest) => {
  const span = findLabel(text);
  expect(span === null ? null : [text.slice(0, span.end), text.slice(span.textStart)]).toEqual([
    label,
    rest,
  ]);
});

test.each([
  'no colon here',
  'see https://example.org/a:b',
  'at 10:30 it rings',
  'C:\\temp holds it',
  'use std::string here',
  'note that: it is slow',
  'Note: it is slow',
  'It prints this: ok',
  'npm and yarn are alike: both install',
  'One sentence. Two: three',
  'What now? One: two',
  'a very long sentence that goes on and on and on before it comes to its colon: here',
  'too many words in front of this one here: yes',
  ': nothing in front',
  'nothing behind:',
  'nothing behind:   ',
  '?: letters are needed',
])('"%s" has no label', (text) => {
  expect(findLabel(text)).toBeNull();
});

test.each([
  ['npm:', 'npm'],
  ['It has two jobs:  ', 'It has two jobs'],
  ['It has two jobs :', 'It has two jobs'],
  ['std::', null],
  ['npm: fast', null],
  [':', null],
])('the line "%s" opens what follows as %p', (line, label) => {
  expect(openLabel(line)).toBe(label);
});
