import { expect, test } from '@jest/globals';
import { decodeText, sourceLines } from '../../../src/notes/formats/source-text.js';
import { TEXT_BUDGET } from '../../../src/notes/formats/text-budget.js';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

test.each([
  ['UTF-8', bytes('naïve – ☕'), 'naïve – ☕'],
  ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'a'), 'a'],
  ['UTF-16, little end first', bytes([0xff, 0xfe, 0x61, 0, 0xe9, 0]), 'aé'],
  ['UTF-16, big end first', bytes([0xfe, 0xff, 0, 0x61, 0, 0xe9]), 'aé'],
])('reads %s', (_what, content, text) => {
  expect(decodeText('a.txt', content)).toEqual({ text, problems: [] });
});

test('reads what old Windows programs write, and says where it stops being UTF-8', () => {
  const { text, problems } = decodeText(
    'a.txt',
    bytes('plain\nna', [0xef], 've ', [0x96], ' caf', [0xe9]),
  );
  expect(text).toBe('plain\nnaïve – café');
  expect(problems).toMatchObject([{ line: 2, severity: 'warning', code: 'not-utf8' }]);
});

test('reads nothing of a file that is no text', () => {
  const { text, problems } = decodeText('a.txt', bytes('PK', [3, 4, 0, 0, 8]));
  expect(text).toBe('');
  expect(problems).toMatchObject([{ line: 1, severity: 'error', code: 'binary-file' }]);
});

test('lines end in any way, and lose trailing blanks and control characters', () => {
  const { lines } = sourceLines('a.txt', 'a  \r\nb\t\n\n\u001B[31mc\u202Ed\re\u00A0f');
  expect(lines).toEqual([
    { number: 1, text: 'a' },
    { number: 2, text: 'b' },
    { number: 3, text: '' },
    { number: 4, text: ' [31mc d' },
    { number: 5, text: 'e f' },
  ]);
});

test('a line that is too long is cut, and said to be', () => {
  const { lines, problems } = sourceLines(
    'a.txt',
    `a\n${'b'.repeat(TEXT_BUDGET.lineLength + 1)}\nc`,
  );
  expect(lines.map(({ text }) => text.length)).toEqual([1, TEXT_BUDGET.lineLength, 1]);
  expect(problems).toMatchObject([{ line: 2, code: 'long-line' }]);
});
