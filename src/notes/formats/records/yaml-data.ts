/** YAML (and so JSON, which is a part of it) as values with their lines, and its mistakes as problems. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Scalar,
  type YAMLError,
} from 'yaml';
import { readBoundedYaml } from '../../../core/text/bounded-yaml.js';
import type { NoteProblem } from '../../../core/note.js';
import { TEXT_BUDGET } from '../text-budget.js';
import type { DataEntry, DataNode, DataText } from './data-node.js';

/** What was read of a structured text. */
export interface StructuredText {
  /** The value at the top; `null` for an empty text and for one that can't be read. */
  readonly root: DataNode | null;
  /** What could not be read, in the order of the lines. */
  readonly problems: readonly NoteProblem[];
}

/**
 * Reads a YAML or JSON text.
 * @param file - for problems
 * @param text - any text
 * @param lineOffset - lines of the file before the text
 */
export function readYaml(file: string, text: string, lineOffset = 0): StructuredText {
  const lineCounter = new LineCounter();
  const { documents, tooDeepAt, tooManyAt } = readBoundedYaml(text, {
    lineCounter,
    // All scalars stay as typed: a version such as 1.10 must not become a number.
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
    // A mapping takes two of the parser's levels, and a document one.
    depth: TEXT_BUDGET.depth * 2,
    documents: 2,
    tokens: TEXT_BUDGET.tokens,
  });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + lineOffset;
  if (tooDeepAt !== null) return { root: null, problems: [tooDeep(file, lineAt(tooDeepAt))] };
  if (tooManyAt !== null) return { root: null, problems: [tooMany(file, lineAt(tooManyAt))] };
  const [document, second] = documents;
  if (document === undefined) return { root: null, problems: [] };
  const errors = [...document.errors];
  const reader = new YamlReader(errors, lineAt);
  const root = document.contents === null ? null : reader.read(document.contents);
  // What is missing at the end is missing behind the last word, not on the blank lines after it.
  const end = text.trimEnd().length;
  const found = errors
    .slice(0, TEXT_BUDGET.mistakes)
    .map((error) => badYaml(file, lineAt(Math.min(error.pos[0], end)), error));
  if (second !== undefined) found.push(secondDocument(file, lineAt(second.range[0])));
  if (reader.repeatsTooMuch) found.push(repeatsTooMuch(file, lineAt(0)));
  const problems = found.filter(
    ({ line }, at) => found.findIndex((other) => other.line === line) === at,
  );
  return { root, problems };
}

class YamlReader {
  /** Whether aliases were left out because they stand for too much. */
  repeatsTooMuch = false;
  readonly #lineAt: (offset: number) => number;
  /** Offsets of all mistakes, ascending. */
  readonly #mistakes: readonly number[];
  /** What each anchor stands for at this point of the text, and how many values that is. */
  readonly #anchors = new Map<string, { node: DataNode; size: number }>();
  #repeated = 0;
  #size = 0;

  constructor(errors: readonly YAMLError[], lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
    this.#mistakes = errors.map((error) => error.pos[0]).sort((a, b) => a - b);
  }

  /** Reads a node, whose depth the parser has bounded. */
  read(node: unknown): DataNode {
    if (isAlias(node)) return this.#repeat(node.source, node);
    const before = this.#size++;
    const read = this.#readNew(node);
    const anchor = isNode(node) && 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, { node: read, size: this.#size - before });
    return read;
  }

  #readNew(node: unknown): DataNode {
    const place = this.#placeOf(node);
    if (isScalar(node)) return this.#scalar(node);
    if (isSeq(node))
      return { ...place, kind: 'list', items: node.items.map((item) => this.read(item)) };
    if (!isMap(node)) return { ...place, kind: 'nothing', bare: node === null };
    const entries = node.items.flatMap((pair): DataEntry[] => {
      const key = this.read(pair.key);
      const value = this.read(pair.value);
      return key.kind === 'text' ? [{ key, value: value.line === 0 ? at(value, key) : value }] : [];
    });
    return { ...place, kind: 'map', entries };
  }

  #repeat(name: string, node: unknown): DataNode {
    const anchored = this.#anchors.get(name);
    this.#repeated += anchored?.size ?? 0;
    if (anchored !== undefined && this.#repeated <= TEXT_BUDGET.repeatedValues) {
      this.#size += anchored.size;
      return anchored.node;
    }
    this.repeatsTooMuch ||= anchored !== undefined;
    return { ...this.#placeOf(node), kind: 'nothing', bare: false };
  }

  #scalar(node: Scalar): DataNode {
    const place = this.#placeOf(node);
    const text = typeof node.value === 'string' ? node.value : '';
    if (node.type === 'PLAIN' && /^(?:~|null|)$/i.test(text)) {
      return { ...place, kind: 'nothing', bare: false };
    }
    const block = node.type === 'BLOCK_LITERAL';
    return {
      ...place,
      kind: 'text',
      text,
      line: block ? place.line + 1 : place.line,
      lineStep: block ? 1 : 0,
    };
  }

  #placeOf(node: unknown): { line: number; endLine: number; broken: boolean } {
    const range = isNode(node) ? node.range : null;
    if (!range) return { line: 0, endLine: 0, broken: false };
    const [start, valueEnd, end] = range;
    const next = this.#mistakes[firstFrom(this.#mistakes, start)];
    return {
      line: this.#lineAt(start),
      endLine: this.#lineAt(Math.max(start, valueEnd - 1)),
      broken: next !== undefined && next <= end,
    };
  }
}

/** A value that is not written at the place of the name that it belongs to. */
function at(value: DataNode, { line, endLine }: DataText): DataNode {
  return { ...value, line, endLine };
}

/** The index of the first of ascending numbers that is at least as large as another. */
function firstFrom(ascending: readonly number[], least: number): number {
  let low = 0;
  for (let high = ascending.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Longest message of the parser, which may quote a whole line. */
const MAX_MESSAGE_LENGTH = 120;

/** What people get wrong, by the parser's code: what to call it, and the remedy. */
const MISTAKES: ReadonlyMap<string, readonly [what: string, remedy: string]> = new Map([
  [
    'BLOCK_AS_IMPLICIT_KEY',
    [
      'This line holds more than one colon with a blank behind it',
      'Put quotes around the text behind the first colon.',
    ],
  ],
  [
    'BAD_INDENT',
    [
      'This line does not stand where its neighbours begin, or a bracket is open',
      'Indent it like its neighbours, with spaces, and close all brackets.',
    ],
  ],
  ['TAB_AS_INDENT', ['This line is indented with a tab', 'Indent with spaces instead.']],
  [
    'MISSING_CHAR',
    ['A quote, bracket, comma or colon is missing here', 'Add it here or in the line above.'],
  ],
  [
    'BAD_SCALAR_START',
    ['This text begins with a special character', 'Put quotes around the text.'],
  ],
  [
    'BAD_ALIAS',
    ['A "*" or "&" at the beginning means something else', 'Put quotes around the text.'],
  ],
]);

function badYaml(file: string, line: number, error: YAMLError): NoteProblem {
  const [what, remedy] = MISTAKES.get(error.code) ?? [
    error.message.replace(/\n[^]*|\.$/, '').slice(0, MAX_MESSAGE_LENGTH),
    'Check the quotes, colons, brackets and indentation here.',
  ];
  const message = `${what}; the entry that holds it was not loaded.`;
  return { file, line, severity: 'error', code: 'bad-yaml', message, remedy };
}

function secondDocument(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'bad-yaml',
    message: 'A second document begins here, and was not loaded.',
    remedy: 'Take out the "---" between them.',
  };
}

/** The problem of a file whose values stand too deep inside one another. */
export function tooDeep(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'too-deep',
    message: 'The values here are nested too deeply, so nothing of this file was loaded.',
    remedy: 'Use fewer levels, and close all brackets.',
  };
}

function tooMany(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'too-many-parts',
    message: 'This file holds more values than are read of one, so nothing of it was loaded.',
    remedy: 'Spread it over several files, or write a record a line (.jsonl).',
  };
}

function repeatsTooMuch(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'bad-yaml',
    message: 'Names with "*" repeat more values here than are followed.',
    remedy: 'Write the values where they belong.',
  };
}
