/** JSONL: one note a line, `{"id", "topic"?, "text", "questions"?}`. */
import type { NoteProblem } from '../../../core/note.js';
import type { DraftedNotes } from '../note-draft.js';
import { fieldName } from './field-names.js';
import { gatherFields, type FieldValue, type NoteFields } from './note-fields.js';
import type { NoteRecord } from './record.js';
import { TEXT_BUDGET } from '../text-budget.js';
import { draftRecords, notNotes, nothingSeen } from './record-list.js';

/**
 * Parses a JSONL file in portions of some lines. Each line stands for itself: a bad one is a problem, the others load.
 */
export function* parseJsonl(file: string, text: string): Generator<DraftedNotes, void> {
  const seen = nothingSeen();
  let records: NoteRecord[] = [];
  let problems: NoteProblem[] = [];
  let number = 0;
  const take = (): DraftedNotes => {
    const { drafts, problems: found } = draftRecords(records, seen);
    const portion = { drafts, problems: [...problems, ...found].sort((a, b) => a.line - b.line) };
    records = [];
    problems = [];
    return portion;
  };
  for (const line of linesOf(text.replace(/^\uFEFF/, ''))) {
    number++;
    if (line.trim() !== '') {
      const read = readRecord(file, number, line);
      if ('fields' in read) records.push(read);
      else problems.push(read);
    }
    if (number % TEXT_BUDGET.portion === 0) yield take();
  }
  yield take();
}

/** Found one after another: a list of all lines of a large file would take a while by itself. */
function* linesOf(text: string): Generator<string, void> {
  let from = 0;
  for (const { 0: end, index } of text.matchAll(/\r\n|\n|\r/g)) {
    yield text.slice(from, index);
    from = index + end.length;
  }
  yield text.slice(from);
}

function readRecord(file: string, line: number, json: string): NoteRecord | NoteProblem {
  const value = parseJson(json);
  if (value === undefined) return badJson(file, line);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return notNotes(file, line, 'This line is JSON, but no record');
  }
  return {
    file,
    line,
    endLine: line,
    fields: fieldsOf(value, line),
    names: Object.keys(value).map((name) => ({ name, line })),
    joinsLines: false,
  };
}

/** The value of a JSON text, `undefined` if it is none. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Not hidden: `undefined` is no JSON value, and the caller reports it with its line.
    return undefined;
  }
}

function fieldsOf(record: object, line: number): NoteFields {
  return gatherFields(
    Object.entries(record).map(([key, value]) => [fieldName(key), valuesOf(value, line)]),
  );
}

/** The text of a value, or the texts of a list. */
function valuesOf(value: unknown, line: number): FieldValue[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) =>
    typeof item === 'string' || typeof item === 'number'
      ? [{ text: String(item), line, lineStep: 0 }]
      : [],
  );
}

function badJson(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'bad-json',
    message: 'This line is not valid JSON, so its note was left out.',
    remedy: 'Write one record a line, with double quotes around every name and text.',
  };
}
