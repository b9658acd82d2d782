/** TOML as values with their lines: `[[faq]]` and `[tag]` tables, as community bots keep their tags in. */
import { ParseError, parseTOML, type AST } from 'toml-eslint-parser';
import { TEXT_BUDGET } from '../text-budget.js';
import type { DataEntry, DataList, DataMap, DataNode, DataText } from './data-node.js';
import { tooDeepAt } from './toml-depth.js';
import { tooDeep, type StructuredText } from './yaml-data.js';

/**
 * Reads a TOML text. A mistake leaves nothing of it: where one table ends and the next begins is then unknown.
 * @param file - for problems
 * @param text - any text
 */
export function readToml(file: string, text: string): StructuredText {
  const deep = tooDeepAt(text, TEXT_BUDGET.depth);
  if (deep !== null) {
    const line = text.slice(0, deep).split('\n').length;
    return { root: null, problems: [tooDeep(file, line)] };
  }
  try {
    const [top] = parseTOML(text).body;
    return { root: rootOf(top.body), problems: [] };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { root: null, problems: [badToml(file, error)] };
  }
}

/** A mapping that is still being filled. */
interface OpenMap extends DataMap {
  readonly entries: DataEntry[];
}

function rootOf(body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[]): DataMap {
  const root = openMap(1);
  for (const part of body) {
    if (part.type === 'TOMLKeyValue') {
      set(root, keysOf(part.key), valueOf(part.value));
      continue;
    }
    const table = openMap(part.loc.start.line);
    for (const { key, value } of part.body) set(table, keysOf(key), valueOf(value));
    const filled = { ...table, endLine: part.loc.end.line };
    if (part.kind === 'array') append(root, keysOf(part.key), filled);
    else set(root, keysOf(part.key), filled);
  }
  return root;
}

/** Puts a value where its dotted key says, as `"a.b"` if tables are not meant to be gone through. */
function set(map: OpenMap, keys: readonly DataText[], value: DataNode): void {
  const [first] = keys;
  if (first === undefined) return;
  const name = keys.map(({ text }) => text).join('.');
  map.entries.push({ key: { ...first, text: name }, value });
}

/** Adds a table to the list of those with the same name. */
function append(map: OpenMap, keys: readonly DataText[], table: DataMap): void {
  const name = keys.map(({ text }) => text).join('.');
  const last = map.entries.at(-1);
  if (last?.key.text === name && last.value.kind === 'list') {
    (last.value.items as DataNode[]).push(table);
    return;
  }
  const list: DataList = {
    kind: 'list',
    items: [table],
    line: table.line,
    endLine: table.endLine,
    broken: false,
  };
  set(map, keys, list);
}

function openMap(line: number): OpenMap {
  return { kind: 'map', entries: [], line, endLine: line, broken: false };
}

function keysOf({ keys }: AST.TOMLKey): DataText[] {
  return keys.map((key) => ({
    ...placeOf(key),
    kind: 'text',
    text: key.type === 'TOMLBare' ? key.name : key.value,
    lineStep: 0,
  }));
}

/** The value of a node, whose depth was bounded before. */
function valueOf(node: AST.TOMLContentNode): DataNode {
  const place = placeOf(node);
  switch (node.type) {
    case 'TOMLArray':
      return {
        ...place,
        kind: 'list',
        items: node.elements.map((item) => valueOf(item)),
      };
    case 'TOMLInlineTable': {
      const map = openMap(place.line);
      for (const { key, value } of node.body) set(map, keysOf(key), valueOf(value));
      return { ...map, endLine: place.endLine };
    }
    case 'TOMLValue':
      return textOf(node, place);
  }
}

/** A text of several lines begins on the line below its quotes, if those stand alone. */
function textOf(node: AST.TOMLValue, place: ReturnType<typeof placeOf>): DataText {
  if (node.kind !== 'string') {
    const typed =
      node.kind === 'integer' || node.kind === 'float' ? node.number : String(node.value);
    return { ...place, kind: 'text', text: typed, lineStep: 0 };
  }
  const lines = node.value.split('\n').length - (node.value.endsWith('\n') ? 1 : 0);
  const below = node.multiline && place.endLine - place.line >= lines;
  return {
    ...place,
    kind: 'text',
    text: node.value,
    line: below ? place.line + 1 : place.line,
    lineStep: node.multiline ? 1 : 0,
  };
}

function placeOf({ loc }: AST.TOMLNode): { line: number; endLine: number; broken: false } {
  return { line: loc.start.line, endLine: loc.end.line, broken: false };
}

function badToml(
  file: string,
  { message, lineNumber }: ParseError,
): StructuredText['problems'][number] {
  return {
    file,
    line: lineNumber,
    severity: 'error',
    code: 'bad-toml',
    message: `This is no valid TOML (${message.slice(0, 120)}), so nothing of this file was loaded.`,
    remedy: 'Check the quotes, brackets and equals signs here.',
  };
}
