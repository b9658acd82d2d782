/** YAML (and so JSON, which is a part of it) with the line of every value, and its mistakes as problems. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import type { NoteProblem } from '../../../core/note.js';
import { fieldName, gatherFields, type FieldValue, type NoteFields } from './note-fields.js';

/** A mapping of the document, such as a record. */
export type YamlMapping = YAMLMap;

/** Any node of the document. */
export type YamlNode = Node;

/** A parsed YAML or JSON text. */
export class YamlSource {
  /** What could not be read, in the order of the lines. */
  readonly problems: readonly NoteProblem[];
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #lineOffset: number;
  /** Offsets of all mistakes, ascending. */
  readonly #mistakes: readonly number[];

  /**
   * @param file - for problems
   * @param text - the YAML or JSON text
   * @param lineOffset - lines of the file before the text
   */
  constructor(file: string, text: string, lineOffset = 0) {
    this.#lineOffset = lineOffset;
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      // All scalars stay as typed: a version such as 1.10 must not become a number.
      schema: 'failsafe',
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'error',
    });
    this.#mistakes = this.#document.errors.map((error) => error.pos[0]).sort((a, b) => a - b);
    // What is missing at the end is missing behind the last word, not on the blank lines after it.
    const end = text.trimEnd().length;
    const found = this.#document.errors
      .slice(0, MAX_ERRORS)
      .map((error) => badYaml(file, this.#lineAt(Math.min(error.pos[0], end)), error));
    this.problems = found.filter(
      ({ line }, at) => found.findIndex((other) => other.line === line) === at,
    );
  }

  /** The top of the document: a mapping, a list of nodes, or nothing of use. */
  get root(): Node | null {
    return this.#document.contents;
  }

  /** The first line of a node; that of the document where there is none. */
  lineOf(node: unknown): number {
    return this.#lineAt(rangeOf(node)[0]);
  }

  /** The last line of a node. */
  endLineOf(node: unknown): number {
    const [start, end] = rangeOf(node);
    return this.#lineAt(Math.max(start, end - 1));
  }

  /** True if a mistake lies within the node, so that its values can't be trusted. */
  isBroken(node: unknown): boolean {
    const [start, , end] = rangeOf(node);
    const next = this.#mistakes[firstFrom(this.#mistakes, start)];
    return next !== undefined && next <= end;
  }

  /** The values of a mapping by what its keys are for; unknown keys are left out. */
  fields(map: YamlMapping): NoteFields {
    return gatherFields(
      map.items.map(({ key, value }) => [
        isScalar(key) ? fieldName(String(key.value)) : null,
        this.values(value),
      ]),
    );
  }

  /** The text of a scalar, or the texts of a list of scalars. Deeper structures hold none. */
  values(value: unknown): FieldValue[] {
    const node = this.#resolved(value);
    if (isScalar(node)) return this.#scalar(node);
    if (!isSeq(node)) return [];
    return node.items.flatMap((item) => {
      const inner = this.#resolved(item);
      return isScalar(inner) ? this.#scalar(inner) : [];
    });
  }

  #scalar(node: Scalar): FieldValue[] {
    const text = typeof node.value === 'string' ? node.value : '';
    if (node.type === 'PLAIN' && /^(?:~|null|)$/i.test(text)) return [];
    const block = node.type === 'BLOCK_LITERAL';
    const opensOn = this.lineOf(node);
    return [{ text, line: block ? opensOn + 1 : opensOn, lineStep: block ? 1 : 0 }];
  }

  #resolved(value: unknown): unknown {
    return isAlias(value) ? value.resolve(this.#document) : value;
  }

  #lineAt(offset: number): number {
    return this.#lines.linePos(offset).line + this.#lineOffset;
  }
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

function rangeOf(node: unknown): readonly [number, number, number] {
  return (isNode(node) ? node.range : null) ?? [0, 0, 0];
}

/** True for a node that is a mapping. */
export function isMapping(node: unknown): node is YamlMapping {
  return isMap(node);
}

/** One mistake can cause a chain of them; the first few tell where to look. */
const MAX_ERRORS = 10;

/** Longest message of the parser, which may quote a whole line. */
const MAX_MESSAGE_LENGTH = 120;

/** What people get wrong, by the parser's code: what to call it, and the remedy. */
const MISTAKES: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  BLOCK_AS_IMPLICIT_KEY: [
    'This line holds more than one colon with a blank behind it',
    'Put quotes around the text behind the first colon.',
  ],
  BAD_INDENT: [
    'This line does not stand where its neighbours begin, or a bracket is open',
    'Indent it like its neighbours, with spaces, and close all brackets.',
  ],
  TAB_AS_INDENT: ['This line is indented with a tab', 'Indent with spaces instead.'],
  MISSING_CHAR: [
    'A quote, bracket, comma or colon is missing here',
    'Add it here or in the line above.',
  ],
  BAD_SCALAR_START: ['This text begins with a special character', 'Put quotes around the text.'],
  BAD_ALIAS: ['A "*" or "&" at the beginning means something else', 'Put quotes around the text.'],
  MULTIPLE_DOCS: ['A second document begins here', 'Take out the "---" between them.'],
  RESOURCE_EXHAUSTION: ['The values here are nested too deeply', 'Use fewer levels.'],
};

function badYaml(file: string, line: number, error: YAMLError): NoteProblem {
  const [what, remedy] = MISTAKES[error.code] ?? [
    error.message.replace(/\n[^]*|\.$/, '').slice(0, MAX_MESSAGE_LENGTH),
    'Check the quotes, colons, brackets and indentation here.',
  ];
  const message = `${what}; the entry that holds it was not loaded.`;
  return { file, line, severity: 'error', code: 'bad-yaml', message, remedy };
}
