/** YAML (and so JSON, which is a part of it) with the line of every value, and its mistakes as problems. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { NoteProblem } from '../engine/note.js';
import { fieldName, type FieldName, type FieldValue, type NoteFields } from './note-fields.js';

/** A mapping of the document, such as a record. */
export type YamlMapping = YAMLMap;

/** A parsed YAML or JSON text. */
export class YamlSource {
  /** What could not be read, in the order of the lines. */
  readonly problems: readonly NoteProblem[];
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #lineOffset: number;

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
    this.problems = this.#document.errors.slice(0, MAX_PROBLEMS).map((error) => ({
      file,
      line: this.#lineAt(error.pos[0]),
      severity: 'error',
      code: 'bad-yaml',
      message: `${firstSentence(error.message)}; what this touches was not loaded.`,
      remedy: REMEDIES[error.code] ?? 'Check the quotes, colons, brackets and indentation here.',
    }));
  }

  /** The top of the document: a mapping, a list of nodes, or nothing of use. */
  get root(): Node | null {
    return this.#document.contents;
  }

  /** The first line of a node. */
  lineOf(node: Node): number {
    return this.#lineAt(node.range?.[0] ?? 0);
  }

  /** The last line of a node. */
  endLineOf(node: Node): number {
    const [start, end] = node.range ?? [0, 0];
    return this.#lineAt(Math.max(start, end - 1));
  }

  /** True if a mistake lies within the node, so that its values can't be trusted. */
  isBroken(node: Node): boolean {
    const [start, , end] = node.range ?? [0, 0, 0];
    return this.#document.errors.some((error) => error.pos[0] >= start && error.pos[0] <= end);
  }

  /** The values of a mapping by their keys as typed; lists of values give several. */
  entries(map: YamlMapping): { key: string; values: FieldValue[] }[] {
    return map.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      return [{ key: String(key.value), values: this.values(value) }];
    });
  }

  /** The values of a mapping by what its keys are for; unknown keys are left out. */
  fields(map: YamlMapping): NoteFields {
    const found = new Map<FieldName, FieldValue[]>();
    for (const { key, values } of this.entries(map)) {
      const name = fieldName(key);
      if (name !== null) found.set(name, [...(found.get(name) ?? []), ...values]);
    }
    return found;
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

/** True for a node that is a mapping. */
export function isMapping(node: unknown): node is YamlMapping {
  return isMap(node);
}

/** One mistake can cause a chain of them; the first few tell where to look. */
const MAX_PROBLEMS = 5;

/** Remedies for the mistakes that people make, by the parser's error code. */
const REMEDIES: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'Put quotes around a text that holds ": ".',
  BAD_INDENT: 'Indent this line like its neighbours, with spaces.',
  TAB_AS_INDENT: 'Indent with spaces instead of tabs.',
  MISSING_CHAR: 'Add the quote, bracket, comma or colon that is missing here.',
  BAD_SCALAR_START: 'Put quotes around this text.',
  BAD_ALIAS: 'Put quotes around a text that begins with "*" or "&".',
  BAD_DIRECTIVE: 'Put quotes around a text that begins with "%".',
  MULTIPLE_DOCS: 'Keep one list per file: take out the "---" between them.',
  RESOURCE_EXHAUSTION: 'Nest the values less deeply.',
};

function firstSentence(message: string): string {
  return message.split('\n', 1)[0]?.replace(/\.$/, '') ?? message;
}
