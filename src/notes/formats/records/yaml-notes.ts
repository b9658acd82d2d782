/**
 * YAML and JSON notes. The top of the file is one of
 *
 *   a list of records          - question: …         a list below a name      owner: …
 *                                answer: …                                    notes:
 *                                                                               - question: …
 *   questions and answers      What is a kernel?: The core of …
 */
import { isScalar, isSeq } from 'yaml';
import type { NoteProblem } from '../../../core/note.js';
import type { DraftedNotes, NoteDraft } from '../note-draft.js';
import { readFacts, type FieldName, type FieldValue } from './note-fields.js';
import type { NoteRecord } from './record.js';
import { draftRecords, notNotes } from './record-list.js';
import { isMapping, YamlSource, type YamlMapping, type YamlNode } from './yaml-source.js';

/** A file whose top names a schema of ours is data for other parts of the bot, and no notes. */
const DATA_SCHEMA = /^(?:\{\s{0,9})?"?schema"?:\s{0,9}["']?quaymaster\//m;

/** Characters in which the schema is looked for: it heads the file, and telling so spares parsing large data. */
const HEAD_LENGTH = 2000;

/** Names below which a mapping may hold its list of records, in small letters. */
const LIST_NAMES = /^(?:notes|questions|faq|faqs|entries|items|records|cards|qa|answers)$/i;

/** Parses a YAML or JSON file. A record that can't be read leaves the others as they are. */
export function parseYamlNotes(file: string, text: string): DraftedNotes {
  if (DATA_SCHEMA.test(text.slice(0, HEAD_LENGTH))) return { drafts: [], problems: [] };
  const yaml = new YamlSource(file, text);
  const { drafts, problems } = draftRoot(file, yaml);
  return { drafts, problems: [...yaml.problems, ...problems].sort((a, b) => a.line - b.line) };
}

function draftRoot(file: string, yaml: YamlSource): DraftedNotes {
  const { root } = yaml;
  if (root === null || (isScalar(root) && root.value === '')) return { drafts: [], problems: [] };
  if (isSeq(root)) return draftList(file, yaml, root.items);
  if (!isMapping(root))
    return { drafts: [], problems: [notNotes(file, 1, 'This file is no list')] };
  const list = listIn(root);
  if (list !== null) return draftNamedList(file, yaml, root, list);
  return yaml.fields(root).has('answer')
    ? draftList(file, yaml, [root])
    : draftPairs(file, yaml, root);
}

/** The records below a name such as `notes:`. */
function listIn(root: YamlMapping): readonly unknown[] | null {
  for (const { key, value } of root.items) {
    const named = isScalar(key) && typeof key.value === 'string' && LIST_NAMES.test(key.value);
    if (named && isSeq(value) && value.items.some(isMapping)) return value.items;
  }
  return null;
}

/** A list below a name; what stands beside it speaks about all of its records. */
function draftNamedList(
  file: string,
  yaml: YamlSource,
  root: YamlMapping,
  list: readonly unknown[],
): DraftedNotes {
  const { drafts, problems } = draftList(file, yaml, list);
  const shared = readFacts(file, yaml.fields(root));
  const { keywords, origins, owner, review } = shared.facts;
  const withShared = (draft: NoteDraft): NoteDraft => ({
    ...(owner === undefined ? {} : { owner }),
    ...(review === undefined ? {} : { review }),
    ...draft,
    keywords: [...draft.keywords, ...keywords],
    origins: draft.origins.length > 0 ? draft.origins : origins,
  });
  return { drafts: drafts.map(withShared), problems: [...shared.problems, ...problems] };
}

function draftList(file: string, yaml: YamlSource, items: readonly unknown[]): DraftedNotes {
  const records: NoteRecord[] = [];
  const problems: NoteProblem[] = [];
  for (const item of items) {
    if (!isMapping(item)) {
      problems.push(notNotes(file, yaml.lineOf(item), 'This entry of the list is no record'));
    } else if (!yaml.isBroken(item)) {
      records.push(recordOf(file, yaml, item));
    }
  }
  const drafted = draftRecords(records);
  return { drafts: drafted.drafts, problems: [...problems, ...drafted.problems] };
}

function recordOf(file: string, yaml: YamlSource, item: YamlMapping): NoteRecord {
  return {
    file,
    line: yaml.lineOf(item),
    endLine: yaml.endLineOf(item),
    fields: yaml.fields(item),
    joinsLines: true,
  };
}

/** Questions as keys, answers as values. */
function draftPairs(file: string, yaml: YamlSource, root: YamlMapping): DraftedNotes {
  const pairs = root.items.filter(({ key, value }) => isScalar(key) && !yaml.isBroken(value));
  const records = pairs.map(({ key, value }) => pairRecord(file, yaml, key as YamlNode, value));
  return draftRecords(records);
}

function pairRecord(file: string, yaml: YamlSource, key: YamlNode, value: unknown): NoteRecord {
  const line = yaml.lineOf(key);
  const fields = new Map<FieldName, readonly FieldValue[]>([
    ['question', yaml.values(key)],
    ['answer', yaml.values(value)],
  ]);
  return { file, line, endLine: Math.max(line, yaml.endLineOf(value)), fields, joinsLines: true };
}
