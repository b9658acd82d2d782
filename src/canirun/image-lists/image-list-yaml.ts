/** Reading YAML that strangers paste: with line numbers, without exploding aliases. */
import { isMap, LineCounter, parseAllDocuments, type Document, type Node } from 'yaml';

/** One document of a YAML text. */
export interface YamlDocument {
  /** As plain data, with aliases and merge keys filled in. */
  readonly value: unknown;
  /** The line of the deepest part of a path that stands there literally, counted from 1. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** The documents that could be read, and what was wrong with the others. */
export interface YamlText {
  readonly documents: readonly YamlDocument[];
  readonly problems: readonly string[];
}

/** How often aliases may be used: enough for honest files, too few for a bomb. */
const MAX_ALIASES = 200;

/** Documents read at most. */
const MAX_DOCUMENTS = 200;

/** Levels of brackets beyond which nobody writes by hand; the parser would run out of stack. */
const MAX_DEPTH = 200;

/**
 * Reads a YAML text of one or several documents.
 *
 * @param text - any text
 * @param hint - a sentence to add where the YAML is broken
 */
export function readYamlText(text: string, hint = ''): YamlText {
  if (isTooDeep(text)) {
    return {
      documents: [],
      problems: [`The file is nested more than ${MAX_DEPTH} levels deep; it is not read.`],
    };
  }
  const lineCounter = new LineCounter();
  const parsed = parseAllDocuments(text, { lineCounter, merge: true, prettyErrors: false });
  const documents: YamlDocument[] = [];
  const problems: string[] = [];
  for (const document of Array.isArray(parsed) ? parsed.slice(0, MAX_DOCUMENTS) : []) {
    const [error] = document.errors;
    if (error !== undefined) {
      const { line } = lineCounter.linePos(error.pos[0]);
      problems.push(
        `Line ${line}: this is no valid YAML (${plain(error.message)}).${hint && ` ${hint}`}`,
      );
      continue;
    }
    try {
      const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
      documents.push({ value, lineOf: (path) => lineOf(document, lineCounter, path) });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      problems.push(`The file's aliases cannot be followed (${plain(error.message)}).`);
    }
  }
  return { documents, problems };
}

/** Flow brackets and block indentation both cost the parser a level. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return /(?:^|\n)[ \t]*(?:(?:-|\?|[\w"']+:)[ \t]+){201}/.test(text) || /^ {2000}/m.test(text);
}

function lineOf(
  document: Document,
  counter: LineCounter,
  path: readonly (string | number)[],
): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    const pair: unknown = isMap(node)
      ? node.items.find(({ key }) => String(key) === String(step))
      : undefined;
    const next = pair === undefined ? getIn(node, step) : (pair as { value: unknown }).value;
    const at = rangeOf(pair === undefined ? next : (pair as { key: unknown }).key);
    if (at === undefined) break;
    offset = at;
    node = next;
  }
  return counter.linePos(offset).line;
}

function getIn(node: unknown, step: string | number): unknown {
  const collection = node as { get?: (key: unknown, keepScalar: boolean) => unknown } | null;
  return collection?.get?.(step, true);
}

function rangeOf(node: unknown): number | undefined {
  return (node as Partial<Node> | null | undefined)?.range?.[0];
}

function plain(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 160).replace(/\.$/, '');
}
