/** Values of a structured text (YAML, JSON, TOML) with their lines, whatever the language they are written in. */
import { fieldName } from './field-names.js';
import { gatherFields, type FieldValue, type NoteFields } from './note-fields.js';

/** Where a value stands, and whether a mistake lies within it, so that it can't be trusted. */
interface Placed {
  readonly line: number;
  readonly endLine: number;
  readonly broken: boolean;
}

/** A text, number or date, as it is typed. */
export interface DataText extends Placed {
  readonly kind: 'text';
  readonly text: string;
  /** See {@link FieldValue.lineStep}. */
  readonly lineStep: 0 | 1;
}

/** A value that is not there: empty, `null`, `~`. */
export interface DataNothing extends Placed {
  readonly kind: 'nothing';
  /** Whether not even a colon stands behind the name. */
  readonly bare: boolean;
}

/** Values in their order. */
export interface DataList extends Placed {
  readonly kind: 'list';
  readonly items: readonly DataNode[];
}

/** Values by name, in the order of the text. */
export interface DataMap extends Placed {
  readonly kind: 'map';
  readonly entries: readonly DataEntry[];
}

/** A name with its value. */
export interface DataEntry {
  readonly key: DataText;
  readonly value: DataNode;
}

/** Any value. */
export type DataNode = DataText | DataNothing | DataList | DataMap;

/** The fields of a mapping by what their names are for; others are left out. */
export function fieldsOf(map: DataMap): NoteFields {
  return gatherFields(map.entries.map(({ key, value }) => [fieldName(key.text), valuesOf(value)]));
}

/** The text of a value, or the texts of a list. Deeper structures hold none. */
export function valuesOf(node: DataNode): FieldValue[] {
  if (node.kind === 'text') return [node];
  if (node.kind !== 'list') return [];
  return node.items.filter((item) => item.kind === 'text');
}

/** The value of a mapping by a name, in any case. */
export function entryOf(map: DataMap, name: string): DataEntry | undefined {
  return map.entries.find(({ key }) => key.text.toLowerCase() === name);
}
