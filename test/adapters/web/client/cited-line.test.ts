import { expect, test } from '@jest/globals';
import { citedLine } from '../../../../src/adapters/web/client/notes/cited-line.js';
import type { LibraryFile, OutlineNode } from '../../../../src/bot/bot.js';

const node = (line: number, endLine: number, ...children: OutlineNode[]): OutlineNode => ({
  kind: 'item',
  line,
  endLine,
  content: [],
  children,
});

const note = (outline: OutlineNode): LibraryFile['notes'][number] => ({
  id: `${outline.line}`,
  topic: '',
  origins: [],
  outline,
});

const FILE: LibraryFile = {
  file: 'a.txt',
  notes: [note(node(3, 3, node(4, 6, node(7, 7)))), note(node(10, 10, node(12, 12)))],
};

test.each([
  ['the first line of a passage', 4, 4],
  ['the middle of a passage', 5, 4],
  ['a nested passage', 7, 7],
  ['a blank line below a passage', 9, 7],
  ['the next note', 10, 10],
  ['a line beyond the file’s end', 99, 12],
  ['a line before the first passage', 1, undefined],
])('%s is found', (_, line, expected) => {
  expect(citedLine(FILE, line)).toBe(expected);
});
