/**
 * Tables: one passage per row, which reads alone because the head's words go along.
 *
 *   |       | container | VM        |
 *   | Size  | megabytes | gigabytes |     Size: container megabytes, VM gigabytes
 */
import { plainText, text, type Inline } from '../../../core/inline.js';
import { joinText, trimInline } from '../../../core/text/inline-edit.js';
import { joinLines, readInline, type InlineLine, type InlineWords } from './markdown-inline.js';
import { firstLine, type MarkdownBlock } from './markdown-tokens.js';
import type { PassageDraft } from '../note-draft.js';

/** Words of a head and of a value up to which the two read as one phrase; longer ones are set apart by a colon. */
const SHORT_WORDS = 3;

/** Reads a table as passages, in the order of its rows. */
export function readTable(
  table: MarkdownBlock,
  seen: (words: InlineWords) => void,
): PassageDraft[] {
  const [head = { line: 1, cells: [] }, ...rows] = table.children
    .flatMap((part) => part.children)
    .map((row) => ({
      line: firstLine(row),
      cells: row.children.map((cell) => readCell(cell, firstLine(row), seen)),
    }));
  const phrases = [head, ...rows].every(({ cells }) => cells.slice(1).every(isShort));
  return rows.flatMap((row) => readRow(head, row, phrases));
}

/**
 * Rows that nobody put a head above, which Markdown takes for a paragraph (`| a | b |` line by line).
 * @returns `null` for other paragraphs
 */
export function readRows(lines: readonly InlineLine[]): PassageDraft[] | null {
  const plain = lines.map(({ content }) => plainText(content));
  if (lines.length < 2 || !plain.every((line) => /^\|.*\|$/.test(line))) return null;
  const rows = lines.map(({ line, content }) => ({ line, cells: cellsIn(content).slice(1, -1) }));
  return rows
    .filter((_, at) => !/^[\s|:-]+$/.test(plain[at] ?? ''))
    .flatMap((row) => readRow({ line: row.line, cells: [] }, row, false));
}

/** The parts of a line between its bars; a bar in code is none. */
function cellsIn(content: readonly Inline[]): Inline[][] {
  const cells: Inline[][] = [[]];
  for (const node of content) {
    if (node.kind !== 'text') {
      cells.at(-1)?.push(node);
      continue;
    }
    node.text.split('|').forEach((words, at) => {
      if (at > 0) cells.push([]);
      if (words !== '') cells.at(-1)?.push(text(words));
    });
  }
  return cells.map(trimInline);
}

interface TableRow {
  readonly line: number;
  readonly cells: readonly Inline[][];
}

function readCell(cell: MarkdownBlock, line: number, seen: (words: InlineWords) => void): Inline[] {
  const inline = cell.children[0];
  if (inline === undefined) return [];
  const words = readInline(inline, line);
  seen(words);
  return trimInline(joinLines(words.lines));
}

/** The first cell labels the row where another has words; the others follow, each with its column's name. */
function readRow(head: TableRow, row: TableRow, phrases: boolean): PassageDraft[] {
  const [first = [], ...others] = row.cells;
  const filled = others
    .map((value, index) => ({ name: head.cells[index + 1] ?? [], value }))
    .filter(({ value }) => plainText(value) !== '');
  const label = plainText(first);
  const content = filled.length === 0 ? first : joinCells(filled, phrases);
  const text = plainText(content);
  if (text === '') return [];
  const named = label !== '' && filled.length > 0 ? { label } : {};
  return [
    { kind: 'row', ...named, text, content, line: row.line, endLine: row.line, children: [] },
  ];
}

function joinCells(
  cells: readonly { name: readonly Inline[]; value: readonly Inline[] }[],
  phrases: boolean,
): Inline[] {
  return joinText(
    cells.flatMap(({ name, value }, index) => [
      ...(index === 0 ? [] : [text(phrases ? ', ' : '; ')]),
      ...(plainText(name) === '' ? [] : [...name, text(phrases ? ' ' : ': ')]),
      ...value,
    ]),
  );
}

function isShort(words: readonly Inline[]): boolean {
  const plain = plainText(words);
  return plain.split(/\s+/).length <= SHORT_WORDS && !/[,;:]/.test(plain);
}
