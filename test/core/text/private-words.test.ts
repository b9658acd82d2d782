/** What is struck out of a message before it is kept as a note. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { privateWordsIn, strikeOut } from '../../../src/core/text/private-words.js';

describe('is found', () => {
  test.each([
    ['write to ada@dock.io', 'address', 'ada@dock.io'],
    ['Ada <ada.l+x@mail.dock.io>, please', 'address', 'ada.l+x@mail.dock.io'],
    ['ask @ada about it', 'mention', '@ada'],
    ['(@ada-l) knows', 'mention', '@ada-l'],
    ['@here it works again', 'mention', '@here'],
    ['<@U12345> has it', 'mention', '<@U12345>'],
    ['<!subteam^S12|@ops> know', 'mention', '<!subteam^S12|@ops>'],
    ['the password is hunter22', 'secret', 'hunter22'],
    ['Passwort: geheim99!', 'secret', 'geheim99!'],
    ['run it with TOKEN=abc123def', 'secret', 'abc123def'],
    ['`TOKEN=abc123def`', 'secret', 'abc123def'],
    ['curl https://ada:s3cret@dock.io/x', 'secret', 's3cret'],
    ['glpat-abcdefghijklmnop1234', 'secret', 'glpat-abcdefghijklmnop1234'],
  ])('%s', (text, kind, words) => {
    expect(privateWordsIn(text)).toEqual([{ kind, words }]);
  });

  test.each([
    'npm i @types/node',
    'git clone git@github.com:owner/name.git',
    '```css\n@media print {}\n```',
    'use `@Override` there',
    'bob@example.com stands for anybody',
    'the token is short-lived',
    'reset the password in the portal',
    'open ?state=closed',
    'sent at 3 @ 4 o’clock',
  ])('nothing in: %s', (text) => {
    expect(privateWordsIn(text)).toEqual([]);
  });

  test('people as the platform calls them, blanks and all', () => {
    expect(privateWordsIn('ask @Ada Lovelace or @Ada', ['@Ada Lovelace'])).toEqual([
      { kind: 'mention', words: '@Ada Lovelace' },
      { kind: 'mention', words: '@Ada' },
    ]);
  });
});

test('what is struck out is gone wherever it stood', () => {
  const text = 'mail ada@dock.io (ada@dock.io) or @ada';
  const struck = strikeOut(text, privateWordsIn(text), ({ kind }, at) => `[${kind} ${at + 1}]`);
  expect(struck).toBe('mail [address 1] ([address 1]) or [mention 2]');
});

test('any text with any names comes back, and none of what was found is left in it', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
      (text, names) => {
        const found = privateWordsIn(text, names);
        const struck = strikeOut(text, found, () => '\0');
        for (const { words } of found)
          if (words !== '\0') expect(struck.includes(words)).toBe(false);
      },
    ),
  );
});

test('reads a long hostile text in time that grows with its length alone', () => {
  const hostile = ['@', 'a@a.', '`', '``` ', 'password: ', 'a.b-', '://a:'].map((one) =>
    one.repeat(20_000),
  );
  for (const text of hostile) expect(privateWordsIn(text.slice(0, 40_000))).toBeDefined();
});
