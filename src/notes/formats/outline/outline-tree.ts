/**
 * Nesting: which line of an outline hangs below which, decided from columns and marks as a reader's eye does.
 *
 * A line hangs below the nearest line before it that begins further left. At the same column it hangs below
 * that line only if the line opens a list ("Jobs:" above "- Resolve"). Columns never seen before need no rule
 * of their own: the nearest line further left is always defined.
 */
import { TEXT_BUDGET } from '../text-budget.js';
import type { EntryLine, ListMark } from './outline-line.js';

/** A line with its continuation lines and what hangs below it. */
export interface OutlineEntry {
  readonly mark: ListMark | 'topic' | 'code';
  readonly column: number;
  readonly textColumn: number;
  /** The line and its continuations, without marks. */
  readonly words: string[];
  readonly line: number;
  endLine: number;
  readonly children: OutlineEntry[];
  /** For `code`: the language named by the fence. */
  readonly language?: string;
}

/** How a text is written, which decides what its line breaks and indentation mean. */
export interface OutlineHabits {
  /** Columns by which indentation may differ without meaning anything. */
  readonly jitter: number;
  /** Whether a line that ends in the middle of a sentence goes on in the next one. */
  readonly joinsLines: boolean;
}

/** A line this long was probably broken by an editor rather than by its writer: mail and editors wrap at 65 to 80. */
const WRAPPED_LENGTH = 60;

/** Builds the tree below one topic, line by line. */
export class OutlineTree {
  readonly root: OutlineEntry;
  /** The open entries, outermost first; the root always is the first. */
  readonly #open: OutlineEntry[];
  readonly #habits: OutlineHabits;
  #afterBlank = false;
  #flattened = false;

  /**
   * @param root - the topic
   * @param habits - how the text is written
   */
  constructor(root: OutlineEntry, habits: OutlineHabits) {
    this.root = root;
    this.#open = [root];
    this.#habits = habits;
  }

  /** True once a line was nested more deeply than is kept. */
  get flattened(): boolean {
    return this.#flattened;
  }

  /** Notes a blank line: the next line continues nothing. */
  blank(): void {
    this.#afterBlank = true;
  }

  /** Adds a line: as the continuation of the one before, or as an entry of its own. */
  add(line: EntryLine, number: number): void {
    const last = this.#last();
    if (this.#habits.joinsLines && !this.#afterBlank && continues(last, line)) {
      last.words.push(line.text);
      last.endLine = number;
    } else {
      this.#place(line, number);
    }
    this.#afterBlank = false;
  }

  /** Adds a code block below the entry that it is indented under (or follows, if it is not indented). */
  addCode(lines: readonly string[], line: number, endLine: number, language: string): void {
    this.#last().children.push({
      mark: 'code',
      column: 0,
      textColumn: 0,
      words: [...lines],
      line,
      endLine,
      children: [],
      ...(language === '' ? {} : { language }),
    });
    this.#afterBlank = true;
  }

  #place(line: EntryLine, number: number): void {
    const column = this.#settledColumn(line.column);
    while (this.#open.length > 1 && !this.#isParent(this.#last(), line, column)) this.#open.pop();
    const entry: OutlineEntry = {
      mark: line.mark,
      column,
      textColumn: line.textColumn + column - line.column,
      words: [line.text],
      line: number,
      endLine: number,
      children: [],
    };
    this.#last().children.push(entry);
    if (this.#open.length < TEXT_BUDGET.outlineDepth) this.#open.push(entry);
    else this.#flattened = true;
  }

  #isParent(entry: OutlineEntry, line: EntryLine, column: number): boolean {
    if (column !== entry.column) return column > entry.column;
    return opensListFor(entry, line, this.#afterBlank);
  }

  #settledColumn(column: number): number {
    const near = this.#open.findLast(
      (entry) => Math.abs(entry.column - column) <= this.#habits.jitter,
    );
    return near?.column ?? column;
  }

  #last(): OutlineEntry {
    return this.#open.at(-1) ?? this.root;
  }
}

/**
 * Whether an entry takes a line at its own column below it: under "Jobs:" a list, or plain lines without a blank
 * line between; under a plain line without full stop (a heading in all but name) a list.
 */
function opensListFor(entry: OutlineEntry, line: EntryLine, afterBlank: boolean): boolean {
  const words = entry.words.at(-1) ?? '';
  const last = entry.children.at(-1);
  if (last !== undefined && last.mark !== line.mark) return false;
  if (line.mark === 'plain') {
    const apart = afterBlank && last !== undefined;
    return isOpen(words) && !apart && !(entry.mark === 'plain' && isOpen(line.text));
  }
  if (entry.mark === line.mark) return false;
  const named = entry.mark === 'plain' && !isEnded(words) && !(afterBlank && last === undefined);
  return isOpen(words) || named;
}

/** Whether a line goes on with the sentence of the line directly above it. */
function continues(entry: OutlineEntry, line: EntryLine): boolean {
  const above = entry.words.at(-1) ?? '';
  if (line.mark !== 'plain' || entry.children.length > 0 || above === '' || isOpen(above))
    return false;
  if (/^[^\s:]{1,40}:\s/.test(line.text) || isOpen(line.text)) return false;
  if (isUnfinished(above)) return true;
  if (isHanging(entry, line)) return !isEnded(above) || !/^\p{Lu}/u.test(line.text);
  return above.length >= WRAPPED_LENGTH && !isEnded(above);
}

/** Indented to stand right under the words of a line with a mark. */
function isHanging(entry: OutlineEntry, line: EntryLine): boolean {
  return (
    entry.textColumn > entry.column &&
    line.column > entry.column &&
    line.column <= entry.textColumn + 1
  );
}

const isOpen = (words: string): boolean => words.endsWith(':');
const isEnded = (words: string): boolean => /[.!?…:;][)"'”’»\]]*$/.test(words);

/** Ends in a comma or a word that no sentence ends with. */
const isUnfinished = (words: string): boolean =>
  /,$|(?:^|\s)(?:and|or|the|of|to|with|a|an|in|for|from|by|than|but|because|which)$/i.test(words);
