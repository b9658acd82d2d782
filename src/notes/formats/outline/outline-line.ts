/**
 * One line of an outline note, told apart by how it begins. Nothing here looks at other lines.
 *
 *   > words            topic          # words            topic too (Markdown's habit)
 *   - words  * •  –    bullet         -words  -> words    bullet, if no option such as -v
 *   1. words  2)  (3)  number         a) words  iv.      number
 *   ``` or ~~~         fence          ----- =====        rule, without words
 *   anything else      plain
 */

/** What marks a line as part of a list. */
export type ListMark = 'bullet' | 'number' | 'plain';

/** A line of an outline note. */
export type OutlineLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'topic'; readonly text: string }
  | { readonly kind: 'fence'; readonly fence: string; readonly language: string }
  | EntryLine;

/** A line that says something below a topic. */
export interface EntryLine {
  readonly kind: 'entry';
  readonly mark: ListMark;
  /** Column of the mark (of the words, for a plain line), a tab reaching to the next multiple of four. */
  readonly column: number;
  /** Column of the words. */
  readonly textColumn: number;
  readonly text: string;
}

/** Columns that a tab reaches to a multiple of: what most editors show, and half of what terminals do. */
const TAB_WIDTH = 4;

const BLANKS = /^[\t ]*/;
const TOPIC = /^(?:(?:>[\t ]*)+(?!=)|#{1,6}[\t ]+)(.*)/s;
const FENCE = /^(`{3,}|~{3,}(?!~))[\t ]*(?![\t ])([\w#+.-]*)(?![\w#+.-])[^`]*$/;
const RULE = /^([-=_*~#+])(?:[\t ]*\1){2,}$/;
const BULLET =
  /^(?:[-*+•◦▪‣●○■–—\uF0B7][\t ]+|(?:[-=]>|→)[\t ]*|[•◦▪‣●○■\uF0B7](?=\S)|-(?=\p{L}{2}))(?:\[[ xX]\][\t ]+)?/u;
const NUMBER =
  /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,4})\)|(?:\d{1,3}|[a-z]|[ivx]{2,4})\.|\d{1,2}-)[\t ]+|^\d{1,3}[.)](?=\p{L})/u;
const LONE_MARK = /^(?:[-*+•◦▪‣●○■–—\uF0B7]|\(?\d{1,3}[.)])$/;

/** True for a line that underlines the one above it, and so makes it a title. */
export function isUnderline(line: string): boolean {
  return /^(?:={3,}|-{3,})$/.test(line);
}

/** Reads one line, whose trailing blanks are gone already. */
export function readOutlineLine(line: string): OutlineLine {
  const indent = BLANKS.exec(line)?.[0] ?? '';
  const words = line.slice(indent.length);
  if (words === '') return { kind: 'blank' };
  const topic = TOPIC.exec(words);
  if (topic !== null) return { kind: 'topic', text: (topic[1] ?? '').trim() };
  const fence = FENCE.exec(words);
  if (fence !== null) return { kind: 'fence', fence: fence[1] ?? '', language: fence[2] ?? '' };
  if (RULE.test(words) || LONE_MARK.test(words)) return { kind: 'rule' };
  return entryLine(indent, words);
}

function entryLine(indent: string, words: string): EntryLine {
  const column = columnAfter(indent, 0);
  const bullet = BULLET.exec(words)?.[0];
  const mark = bullet ?? NUMBER.exec(words)?.[0] ?? '';
  return {
    kind: 'entry',
    mark: bullet !== undefined ? 'bullet' : mark === '' ? 'plain' : 'number',
    column,
    textColumn: columnAfter(mark, column),
    text: words.slice(mark.length),
  };
}

function columnAfter(characters: string, start: number): number {
  let column = start;
  for (const character of characters) {
    column += character === '\t' ? TAB_WIDTH - (column % TAB_WIDTH) : 1;
  }
  return column;
}
