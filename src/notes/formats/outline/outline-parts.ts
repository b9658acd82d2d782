/** Cuts an outline file into topics and builds each topic's tree of lines. */
import type { NoteProblem } from '../../../core/note.js';
import { isUnderline, readOutlineLine, type EntryLine, type OutlineLine } from './outline-line.js';
import { OutlineTree, type OutlineEntry, type OutlineHabits } from './outline-tree.js';
import { answerIn, questionIn } from '../question-answer.js';
import { collapseBlanks, type SourceLine } from '../source-text.js';

/** One topic of an outline file with everything below it. */
export interface OutlinePart {
  /** What opened it: nothing but the file itself, a `>` line, or a `Q:` line. */
  readonly opened: 'file' | 'topic' | 'question';
  /** The topic that a question stands below. */
  readonly above: readonly string[];
  readonly root: OutlineEntry;
}

/** Levels this far apart, in columns, make a difference of one column an accident. */
const CLEAR_STEP = 3;

/** What to read as an outline. */
export interface OutlineSource {
  /** For problems. */
  readonly file: string;
  /** The words that name lines before the first topic. */
  readonly title: string;
  /** Without front matter. */
  readonly lines: readonly SourceLine[];
  /** Whether `>` and `Q:` open topics; not so inside an answer, which belongs to one topic already. */
  readonly opensTopics: boolean;
  /** Whether a line that ends in the middle of a sentence goes on in the next one. */
  readonly joinsLines: boolean;
}

/** Reads an outline into its topics, in the order of the lines. */
export function readOutlineParts(source: OutlineSource): {
  parts: OutlinePart[];
  problems: NoteProblem[];
} {
  const reader = new OutlineReader(source);
  return { parts: reader.read(), problems: reader.problems };
}

class OutlineReader {
  readonly problems: NoteProblem[] = [];
  readonly #source: OutlineSource;
  readonly #shapes: readonly OutlineLine[];
  readonly #habits: OutlineHabits;
  readonly #parts: OutlinePart[] = [];
  /** Shortest fence of each character that was found to have no end, so that nobody looks for it again. */
  readonly #endless = new Map<string, number>();
  #tree: OutlineTree;
  #topic: string | null = null;

  constructor(source: OutlineSource) {
    this.#source = source;
    this.#shapes = source.lines.map((line) => readOutlineLine(line.text));
    this.#habits = {
      jitter: usualStep(this.#shapes) >= CLEAR_STEP ? 1 : 0,
      joinsLines: source.joinsLines,
    };
    this.#tree = this.#open('file', source.title, source.lines[0]?.number ?? 1);
  }

  read(): OutlinePart[] {
    for (let at = 0; at < this.#source.lines.length; at++) at = this.#readAt(at);
    return this.#parts.filter((part) => part.opened !== 'file' || part.root.children.length > 0);
  }

  /** Reads the line at an index, and the rest of its block. @returns the index of the last line read */
  #readAt(at: number): number {
    const shape = this.#shapes[at];
    const number = this.#source.lines[at]?.number ?? 1;
    switch (shape?.kind) {
      case 'topic':
        this.#openTopic(shape.text, number);
        return at;
      case 'fence':
        return this.#readCode(at, shape);
      case 'entry':
        if (this.#isTitle(at, shape)) {
          this.#openTopic(shape.text, number);
          return at + 1;
        }
        this.#addEntry(shape, number);
        return at;
      default:
        this.#tree.blank();
        return at;
    }
  }

  #openTopic(words: string, number: number): void {
    if (!this.#source.opensTopics) {
      this.#addEntry(
        { kind: 'entry', mark: 'plain', column: 0, textColumn: 0, text: words },
        number,
      );
      return;
    }
    if (words === '') {
      this.problems.push(emptyTopic(this.#source.file, number));
      return;
    }
    this.#topic = collapseBlanks(words.replace(/(?<![\t ])[\t ]*:$/, ''));
    this.#tree = this.#open('topic', this.#topic, number);
  }

  /** A plain line by itself, underlined: a title, as in letters and read-me files. */
  #isTitle(at: number, line: EntryLine): boolean {
    const above = this.#shapes[at - 1]?.kind ?? 'blank';
    return (
      this.#source.opensTopics &&
      line.mark === 'plain' &&
      line.column === 0 &&
      above !== 'entry' &&
      isUnderline(this.#source.lines[at + 1]?.text ?? '')
    );
  }

  #addEntry(line: EntryLine, number: number): void {
    const question = this.#source.opensTopics ? questionIn(line.text) : null;
    if (question !== null) {
      // At the left edge it stands beside the topic; further right, below it.
      if (line.column === 0) this.#topic = null;
      this.#tree = this.#open('question', collapseBlanks(question), number);
      return;
    }
    const answer = this.#asksQuestion() ? answerIn(line.text) : null;
    const text = collapseBlanks(answer ?? line.text);
    if (text === '') return;
    const markWidth = answer === null ? 0 : line.text.length - answer.length;
    this.#tree.add({ ...line, textColumn: line.textColumn + markWidth, text }, number);
    if (this.#tree.flattened) this.#warnOfDepth(number);
  }

  #asksQuestion(): boolean {
    return this.#parts.at(-1)?.opened === 'question';
  }

  #readCode(at: number, opening: Extract<OutlineLine, { kind: 'fence' }>): number {
    const number = this.#source.lines[at]?.number ?? 1;
    const end = this.#endOfCode(at, opening.fence);
    if (end === -1) {
      this.problems.push(openFence(this.#source.file, number));
      return at;
    }
    const inside = this.#source.lines.slice(at + 1, end).map((line) => line.text);
    this.#tree.addCode(
      dedent(inside),
      number,
      this.#source.lines[end]?.number ?? number,
      opening.language,
    );
    return end;
  }

  #endOfCode(at: number, fence: string): number {
    const mark = fence.charAt(0);
    if (fence.length >= (this.#endless.get(mark) ?? Infinity)) return -1;
    for (let end = at + 1; end < this.#shapes.length; end++) {
      const shape = this.#shapes[end];
      if (shape?.kind === 'fence' && shape.language === '' && shape.fence.startsWith(fence))
        return end;
    }
    this.#endless.set(mark, fence.length);
    return -1;
  }

  #open(opened: OutlinePart['opened'], words: string, line: number): OutlineTree {
    const root: OutlineEntry = {
      mark: 'topic',
      column: -1,
      textColumn: -1,
      words: [words],
      line,
      endLine: line,
      children: [],
    };
    const above = opened === 'question' && this.#topic !== null ? [this.#topic] : [];
    this.#parts.push({ opened, above, root });
    const tree = new OutlineTree(root, this.#habits);
    // The file's name is no line that the first one could go on with.
    if (opened === 'file') tree.blank();
    return tree;
  }

  #warnOfDepth(line: number): void {
    if (this.problems.some((problem) => problem.code === 'too-deep')) return;
    this.problems.push(tooDeep(this.#source.file, line));
  }
}

/** The most frequent step to the right between neighbouring entries (the widest of several), in columns; 0 for none. */
function usualStep(shapes: readonly OutlineLine[]): number {
  const counts = new Map<number, number>();
  let column = 0;
  for (const shape of shapes) {
    if (shape.kind === 'topic') column = 0;
    if (shape.kind !== 'entry') continue;
    const step = shape.column - column;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
    column = shape.column;
  }
  const [usual] = [...counts].sort(([stepA, a], [stepB, b]) => b - a || stepB - stepA);
  return usual?.[0] ?? 0;
}

/** Takes off the indentation that all lines of a code block share. */
function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line !== '').map((line) => line.search(/[^\t ]/));
  const shared = indents.reduce((least, indent) => Math.min(least, indent), Infinity);
  return lines.map((line) => line.slice(Number.isFinite(shared) ? shared : 0));
}

function emptyTopic(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'warning',
    code: 'empty-topic',
    message:
      'This ">" opens a topic but names none; the lines below it were added to the topic before.',
    remedy: 'Write the topic behind the ">", on the same line.',
  };
}

function openFence(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'warning',
    code: 'open-code-block',
    message: 'The code block that begins here has no end; its lines were read as ordinary notes.',
    remedy: 'Close it with a line of the same three characters.',
  };
}

function tooDeep(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'warning',
    code: 'too-deep',
    message: 'This line is nested too deeply; it was read as if it stood less far to the right.',
    remedy: 'Split the topic into several, so that fewer levels are needed.',
  };
}
