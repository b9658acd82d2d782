import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { screen as screenMessage } from '../../src/bot/screen.js';
import { READING_BUDGET } from '../../src/core/text/reading-budget.js';

const { question: MAX_QUESTION } = READING_BUDGET;

const screen = (text: string) => screenMessage({ text });

test.each(['', '   ', '\n\t', '\u200b', '\u202e'])('%j is empty', (raw) => {
  expect(screen(raw)).toEqual({ kind: 'message', message: { text: '' } });
});

test('invisible and direction-changing characters are taken out', () => {
  expect(screen('ker\u200bnel \u202eabc\u0007')).toEqual({
    kind: 'message',
    message: { text: 'kernel abc' },
  });
});

test('a huge message gets its size and the limit', () => {
  expect(screen('a'.repeat(MAX_QUESTION + 1))).toEqual({
    kind: 'too-long',
    length: 8_001,
    most: 8_000,
  });
});

test('a slash command may carry a long paste', () => {
  expect(screen('/canirun nginx ' + 'a '.repeat(MAX_QUESTION))).toMatchObject({ kind: 'message' });
});

test('the fields of a command are looked at as its words are', () => {
  const fields = (image: string) =>
    screenMessage({ text: '', command: { name: 'canirun', arguments: { image } } });
  expect(fields(' ngi\u200bnx ')).toEqual(fields('nginx'));
  expect(fields('\u0000\u0001\u0002\u0003\u0000PK')).toEqual({ kind: 'binary' });
  expect(fields('x'.repeat(READING_BUDGET.argument + 1))).toMatchObject({ kind: 'too-long' });
});

test('binary is named as such', () => {
  expect(screen('\u0000\u0001\u0002\u0003\u0000PK')).toEqual({ kind: 'binary' });
});

test('whatever comes in, what goes on holds no controls', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const screened = screen(raw);
      if (screened.kind !== 'message') return;
      // eslint-disable-next-line no-control-regex -- looking for controls
      expect(screened.message.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
    }),
  );
});
