/**
 * Notes in structured texts: YAML, JSON and TOML. The top of the file is one of
 *
 *   a list of records          - question: …         lists below names        owner: …
 *                                answer: …                                    notes:
 *                                                                               - question: …
 *   questions and answers      What is a kernel?: The core of …
 *   conversations              conversations:        records by name          [dns]
 *                              - - What is AI?                               content = "…"
 *                                - The branch of …
 */
import type { NoteProblem } from '../../../core/note.js';
import type { DraftedNotes, NoteDraft } from '../note-draft.js';
import { TEXT_BUDGET } from '../text-budget.js';
import {
  fieldsOf,
  valuesOf,
  type DataEntry,
  type DataList,
  type DataMap,
  type DataNode,
} from './data-node.js';
import { checkFields, fieldName, type FieldName } from './field-names.js';
import { readFacts, type FieldValue, type NoteFacts } from './note-fields.js';
import { draftRecords, noAnswers, notNotes } from './record-list.js';
import type { NoteRecord } from './record.js';
import { readToml } from './toml-data.js';
import { readYaml, type StructuredText } from './yaml-data.js';

/** A file whose top names a schema of ours is data for other parts of the bot, and no notes. */
const DATA_SCHEMA = /^(?:\{\s{0,9})?"?schema"?:\s{0,9}["']?quaymaster\//m;

/** Characters in which the schema is looked for: it heads the file, and telling so spares parsing large data. */
const HEAD_LENGTH = 2000;

/** Parses a YAML or JSON file. A record that can't be read leaves the others as they are. */
export function parseYamlNotes(file: string, text: string): DraftedNotes {
  if (DATA_SCHEMA.test(text.slice(0, HEAD_LENGTH))) return { drafts: [], problems: [] };
  return draftStructured(file, readYaml(file, text));
}

/** Parses a TOML file. */
export function parseTomlNotes(file: string, text: string): DraftedNotes {
  return draftStructured(file, readToml(file, text));
}

function draftStructured(file: string, { root, problems }: StructuredText): DraftedNotes {
  if (root === null) return { drafts: [], problems };
  const drafted = draftRoot(file, root);
  return {
    drafts: drafted.drafts,
    problems: [...problems, ...drafted.problems].sort((a, b) => a.line - b.line),
  };
}

function draftRoot(file: string, root: DataNode): DraftedNotes {
  switch (root.kind) {
    case 'nothing':
      return { drafts: [], problems: [] };
    case 'text':
      return root.text === ''
        ? { drafts: [], problems: [] }
        : { drafts: [], problems: [notNotes(file, 1, 'This file is no list')] };
    case 'list':
      return onlyNotes(file, draftList(file, root, 0));
    case 'map':
      return onlyNotes(file, draftMap(file, root, 0));
  }
}

/** What a file says that holds no note at all: it was not meant to, and is told of once, not for every value. */
function onlyNotes(file: string, drafted: DraftedNotes): DraftedNotes {
  const none = drafted.drafts.length === 0 && drafted.problems.length > 1;
  const silent = drafted.problems.every(({ code }) => NO_NOTES.has(code));
  return none && silent ? { drafts: [], problems: [noAnswers(file)] } : drafted;
}

const NO_NOTES = new Set(['no-answer', 'not-notes', 'unknown-field']);

/** A record, records below names, or questions as names. */
function draftMap(file: string, map: DataMap, depth: number): DraftedNotes {
  const lists = depth < TEXT_BUDGET.depth ? map.entries.filter(holdsRecords) : [];
  if (lists.length > 0) return draftNamedLists(file, map, lists, depth);
  const tables = map.entries.filter(isNamedRecord);
  if (tables.length === 0 && fieldsOf(map).has('answer'))
    return draftList(file, listOf(map), depth);
  if (tables.length > 0) return draftTables(file, tables);
  // Values in values are some program's settings.
  const isPairs = map.entries.every(({ value }) => value.kind !== 'map');
  return isPairs ? draftPairs(file, map) : { drafts: [], problems: [noAnswers(file)] };
}

function listOf(map: DataMap): DataList {
  return { kind: 'list', items: [map], line: map.line, endLine: map.endLine, broken: false };
}

/** Whether a value is a list with records or conversations in it. */
function holdsRecords({ key, value }: DataEntry): boolean {
  if (value.kind !== 'list') return false;
  if (value.items.some(({ kind }) => kind === 'map')) return fieldName(key.text) !== 'origin';
  return key.text.toLowerCase() === 'conversations' && isConversations(value);
}

/** A list of lists of texts: what somebody says, then what is said to that. */
function isConversations({ items }: DataList): boolean {
  return (
    items.length > 0 && items.every((item) => valuesOf(item).length > 1 && item.kind === 'list')
  );
}

/** Lists below names; what stands beside them speaks about all of their records. */
function draftNamedLists(
  file: string,
  map: DataMap,
  lists: readonly DataEntry[],
  depth: number,
): DraftedNotes {
  const drafted = lists.map(({ value }) =>
    value.kind === 'list' ? draftList(file, value, depth + 1) : { drafts: [], problems: [] },
  );
  const own = { ...map, entries: map.entries.filter((entry) => !lists.includes(entry)) };
  const shared = readFacts(file, fieldsOf(own));
  const check = checkFields(file, namesOf(own));
  const facts: NoteFacts = check.hides ? { ...shared.facts, audience: [[]] } : shared.facts;
  return {
    drafts: drafted.flatMap(({ drafts }) => drafts).map((draft) => withShared(draft, facts)),
    problems: [
      ...shared.problems,
      ...check.problems,
      ...drafted.flatMap(({ problems }) => problems),
    ],
  };
}

function withShared(
  draft: NoteDraft,
  { keywords, origins, owner, standIn, review, audience }: NoteFacts,
): NoteDraft {
  const limits = [...(audience ?? []), ...(draft.audience ?? [])];
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(standIn === undefined ? {} : { standIn }),
    ...(review === undefined ? {} : { review }),
    ...draft,
    ...(limits.length === 0 ? {} : { audience: limits }),
    keywords: [...draft.keywords, ...keywords],
    origins: draft.origins.length > 0 ? draft.origins : origins,
  };
}

function draftList(file: string, list: DataList, depth: number): DraftedNotes {
  if (isConversations(list)) return draftConversations(file, list);
  const records: NoteRecord[] = [];
  const nested: DraftedNotes[] = [];
  const problems: NoteProblem[] = [];
  for (const item of list.items) {
    if (item.kind !== 'map') {
      problems.push(notNotes(file, item.line, 'This entry of the list is no record'));
    } else if (depth < TEXT_BUDGET.depth && !hasAnswer(item) && item.entries.some(holdsRecords)) {
      nested.push(draftMap(file, item, depth + 1));
    } else if (!item.broken) {
      records.push(recordOf(file, item));
    }
  }
  const drafted = [draftRecords(records), ...nested];
  return {
    drafts: drafted.flatMap(({ drafts }) => drafts),
    problems: [...problems, ...drafted.flatMap((part) => part.problems)],
  };
}

function hasAnswer(map: DataMap): boolean {
  return (fieldsOf(map).get('answer') ?? []).length > 0;
}

function recordOf(file: string, map: DataMap): NoteRecord {
  const bare = map.entries.find(
    ({ key, value }) => value.kind === 'nothing' && fieldName(key.text) === 'answer',
  );
  return {
    file,
    line: map.line,
    endLine: map.endLine,
    fields: fieldsOf(map),
    names: namesOf(map),
    joinsLines: true,
    ...(bare === undefined ? {} : { emptyAnswer: { name: bare.key.text, line: bare.key.line } }),
  };
}

function namesOf(map: DataMap): NoteRecord['names'] {
  return map.entries.map(({ key }) => ({ name: key.text, line: key.line }));
}

/** A table with an answer, below the name that it goes by. */
function isNamedRecord({ value }: DataEntry): boolean {
  return value.kind === 'map' && hasAnswer(value);
}

function draftTables(file: string, tables: readonly DataEntry[]): DraftedNotes {
  return draftRecords(
    tables.flatMap(({ key, value }): NoteRecord[] => {
      if (value.kind !== 'map' || value.broken) return [];
      const record = recordOf(file, value);
      const isNamed = record.fields.has('topic') || record.fields.has('question');
      if (isNamed) return [record];
      const topic = { ...key, text: key.text.replace(/[-_]+/g, ' ') };
      return [{ ...record, fields: new Map([...record.fields, ['topic', [topic]]]) }];
    }),
  );
}

/** Questions as names, answers as values. */
function draftPairs(file: string, map: DataMap): DraftedNotes {
  const pairs = map.entries.filter(({ value }) => !value.broken);
  return draftRecords(
    pairs.map(({ key, value }) =>
      pairRecord(file, [key], valuesOf(value), Math.max(key.line, value.endLine)),
    ),
  );
}

function draftConversations(file: string, { items }: DataList): DraftedNotes {
  return draftRecords(
    items.flatMap((item): NoteRecord[] => {
      const [question, ...answers] = item.broken ? [] : valuesOf(item);
      return question === undefined ? [] : [pairRecord(file, [question], answers, item.endLine)];
    }),
  );
}

function pairRecord(
  file: string,
  question: readonly FieldValue[],
  answer: readonly FieldValue[],
  endLine: number,
): NoteRecord {
  const fields = new Map<FieldName, readonly FieldValue[]>([
    ['question', question],
    ['answer', answer],
  ]);
  const line = question[0]?.line ?? endLine;
  return { file, line, endLine: Math.max(line, endLine), fields, names: [], joinsLines: true };
}
