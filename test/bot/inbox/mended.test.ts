/** When an answer that did not help counts as mended: not after any edit. */
import { expect, test } from '@jest/globals';
import { noteVersion } from '../../../src/bot/ask/note-version.js';
import { isMended } from '../../../src/bot/inbox/mended.js';
import { passagesOf, type Note } from '../../../src/core/note.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';

function note(text: string, file = 'vpn.md'): Note {
  const [first] = parseNotes(file, text).notes;
  if (first === undefined) throw new Error('a note');
  return first;
}

const BEFORE = note('# VPN\n\nAsk Ada.\n\n## Tokens\n\nThey last a day.\n');
const quoted = (words: string) => {
  const passage = passagesOf(BEFORE).find(({ text }) => text === words);
  if (passage === undefined) throw new Error(words);
  const { id, topic } = BEFORE;
  return { note: id, topic, passage: passage.id, version: noteVersion(BEFORE) };
};

test.each([
  ['other words', '# VPN\n\nAsk Bob.\n\n## Tokens\n\nThey last a day.\n', true],
  ['the words taken out', '# VPN\n\n## Tokens\n\nThey last a day.\n', true],
  ['blanks', '#   VPN\n\n\nAsk  Ada.\n\n## Tokens\n\nThey last a day.\n', false],
  [
    'front matter and ways to ask',
    '---\nowner: Ada\nquestions: [who has the vpn]\n---\n# VPN\n\nAsk Ada.\n\n## Tokens\n\nThey last a day.\n',
    false,
  ],
  ['what else the note says', '# VPN\n\nAsk Ada.\n\n## Tokens\n\nThey last a week.\n', false],
])('%s', (_, after, mended) => {
  expect(isMended(quoted('Ask Ada.'), note(after))).toBe(mended);
});

test('of a note that was quoted as a whole, any word counts', () => {
  const { id, topic, root } = BEFORE;
  const whole = { note: id, topic, passage: root.id, version: noteVersion(BEFORE) };
  expect(isMended(whole, BEFORE)).toBe(false);
  expect(isMended(whole, note('# VPN\n\nAsk Ada.\n\n## Tokens\n\nThey last a week.\n'))).toBe(true);
});

test('another note mends it, and so does any where nobody knows what answered', () => {
  expect(isMended(quoted('Ask Ada.'), note('# VPN\n\nAsk Ada.\n', 'other.md'))).toBe(true);
  expect(isMended(null, BEFORE)).toBe(true);
});
