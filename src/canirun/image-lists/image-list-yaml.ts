/**
 * Reading YAML that strangers paste, with the line of every value.
 *
 * An alias is the very value that its anchor names, not a copy, so that aliases of aliases cost nothing; merge keys
 * are filled in at a step an entry. Tokens, nodes and levels are counted while they are read, and what is too deep is
 * never composed (see {@link READING_BUDGET}).
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Document,
  type YAMLMap,
} from 'yaml';
import { readBoundedYaml } from '../../core/text/bounded-yaml.js';
import { type Meter, OverBudget, READING_BUDGET } from '../../core/text/reading-budget.js';

/** A value of the file, with the line on which it, or its key, begins (counted from 1). */
export type YamlValue =
  | {
      readonly kind: 'map';
      readonly entries: ReadonlyMap<string, YamlValue>;
      readonly line: number;
    }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly line: number }
  | { readonly kind: 'scalar'; readonly value: unknown; readonly line: number };

/** The documents that could be read, and what was wrong with the others. */
export interface YamlText {
  readonly documents: readonly YamlValue[];
  readonly problems: readonly string[];
}

/**
 * Reads a YAML text of one or several documents.
 *
 * @param text - any text
 * @param meter - counts what it costs
 * @param hint - a sentence to add where the YAML is broken
 * @throws OverBudget when the text has too many parts or levels
 */
export function readYamlText(text: string, meter: Meter, hint = ''): YamlText {
  const lines = new LineCounter();
  const documents: YamlValue[] = [];
  const problems: string[] = [];
  for (const document of compose(text, lines, meter)) {
    const [error] = document.errors;
    if (error === undefined) {
      if (document.contents !== null)
        documents.push(build(document.contents, { lines, meter, anchors: new Map() }));
      continue;
    }
    const { line } = lines.linePos(error.pos[0]);
    const what = plain(error.message);
    problems.push(`Line ${line}: this is no valid YAML (${what}).${hint && ` ${hint}`}`);
  }
  return { documents, problems };
}

/** The value behind a path of keys, or nothing. */
export function valueAt(value: YamlValue | undefined, ...path: string[]): YamlValue | undefined {
  return path.reduce(
    (part, key) => (part?.kind === 'map' ? part.entries.get(key) : undefined),
    value,
  );
}

/** The text behind a path of keys; nothing where another kind of value stands there. */
export function textAt(value: YamlValue | undefined, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

/** The items of the list behind a path of keys; none where there is no list. */
export function itemsAt(value: YamlValue | undefined, ...path: string[]): readonly YamlValue[] {
  const found = valueAt(value, ...path);
  return found?.kind === 'list' ? found.items : [];
}

function compose(text: string, lineCounter: LineCounter, meter: Meter): readonly Document.Parsed[] {
  const { documents, tooDeepAt } = readBoundedYaml(text, {
    lineCounter,
    // Whether keys are unique is a quadratic check of the library's; the last one counts here, as in most parsers.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    // A mapping takes two of the parser's levels.
    depth: 2 * READING_BUDGET.depth,
    documents: Infinity,
    endsAtError: true, // what follows a broken token is read in its light
    onToken: () => {
      meter.spend();
    },
  });
  if (tooDeepAt !== null)
    throw new OverBudget(`is nested more than ${READING_BUDGET.depth} levels deep`);
  return documents;
}

/** What making values of one document's nodes goes by, in the order of the text. */
interface Building {
  readonly lines: LineCounter;
  readonly meter: Meter;
  /** The last value of each anchor so far; within itself an anchor is not known yet, so that no value holds itself. */
  readonly anchors: Map<string, YamlValue>;
}

/** @param line - of its key; absent: its own counts */
function build(node: unknown, building: Building, line = lineOf(node, building)): YamlValue {
  building.meter.spend();
  if (isAlias(node))
    return { ...(building.anchors.get(node.source) ?? { kind: 'scalar', value: null }), line };
  const value = make(node, building, line);
  const anchor = isNode(node) && 'anchor' in node ? node.anchor : undefined;
  if (typeof anchor === 'string') building.anchors.set(anchor, value);
  return value;
}

function make(node: unknown, building: Building, line: number): YamlValue {
  if (isMap(node)) return { kind: 'map', entries: entriesOf(node, building, line), line };
  if (isSeq(node))
    return { kind: 'list', items: node.items.map((item) => build(item, building)), line };
  return { kind: 'scalar', value: isScalar(node) ? node.value : null, line };
}

/**
 * What a map says itself counts before what it merges in (yaml.org/type/merge.html).
 * @param line - of the map: what is merged in stands there, for who reads the file
 */
function entriesOf(map: YAMLMap, building: Building, line: number): ReadonlyMap<string, YamlValue> {
  const own = new Map<string, YamlValue>();
  const merged: YamlValue[] = [];
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const built = build(value, building, lineOf(key, building));
    if (name === '<<')
      for (const source of built.kind === 'list' ? built.items : [built]) merged.push(source);
    else own.set(name, built);
  }
  for (const source of merged) {
    if (source.kind !== 'map') continue;
    for (const [name, value] of source.entries) {
      building.meter.spend();
      if (!own.has(name)) own.set(name, { ...value, line });
    }
  }
  return own;
}

function lineOf(node: unknown, { lines }: Building): number {
  return lines.linePos((isNode(node) ? node.range?.[0] : undefined) ?? 0).line;
}

function plain(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 160).replace(/\.$/, '');
}
