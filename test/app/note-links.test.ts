import { expect, test } from '@jest/globals';
import { parseRoute } from '../../src/adapters/web/client/route.js';
import { noteLinks } from '../../src/app/note-links.js';

const CITATION = { file: 'all about/ports & quays.md', line: 12, path: ['Ports'] };

test('a citation links to its line on the web page, wherever the page lives', () => {
  expect(noteLinks('https://notes.example.com/bot/')?.(CITATION)).toBe(
    'https://notes.example.com/bot/#/notes/all%20about/ports%20%26%20quays.md:12',
  );
});

test('the page understands the link', () => {
  const { hash } = new URL(noteLinks('https://notes.example.com')?.(CITATION) ?? '');
  expect(parseRoute(hash)).toEqual({
    page: 'notes',
    place: { file: CITATION.file, line: CITATION.line },
  });
});

test('without an address there are no links', () => {
  expect(noteLinks(undefined)).toBeUndefined();
});
