import { expect, test } from '@jest/globals';
import { PAGE_WORDS } from '../../../../src/adapters/web/client/words/page-words.js';

/** All messages by their path; those that take arguments with some put in. */
function messagesIn(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function')
    return [2, 1].map((count) => [
      `${path} of ${count}`,
      (words as (...given: unknown[]) => string)(count, count, count, count),
    ]);
  return Object.entries(words as object).flatMap(([key, below]) =>
    messagesIn(below, path === '' ? key : `${path}.${key}`),
  );
}

/** The same in both: names, and words that German took over. */
const SAME = ['titles.chat', 'chat.label', 'inbox.entry'];

test('every message of the page is worded in German', () => {
  const english = new Map(messagesIn(PAGE_WORDS.en));
  const german = messagesIn(PAGE_WORDS.de);
  expect(german.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
  const same = german.filter(([path, said]) => english.get(path) === said).map(([path]) => path);
  expect(same.filter((path) => !SAME.includes(path))).toEqual([]);
});

test('no message is empty, says "undefined", or has blanks at its ends', () => {
  for (const words of Object.values(PAGE_WORDS))
    for (const [path, said] of messagesIn(words))
      expect([path, said]).toEqual([path, expect.stringMatching(/^\S(?:.*\S)?$/)]);
});
