/** Lists of records: drafting each, and saying what is wrong with those that are no notes. */
import type { NoteProblem } from '../../../core/note.js';
import type { DraftedNotes, NoteDraft } from '../note-draft.js';
import { draftRecord, type NoteRecord } from './record.js';

/** What was met in the records of a file so far. */
export interface SeenRecords {
  /** The line of each id. */
  readonly lines: Map<string, number>;
  /** What was said about fields. */
  readonly said: Set<string>;
}

/** Before the first record. */
export function nothingSeen(): SeenRecords {
  return { lines: new Map(), said: new Set() };
}

/**
 * Makes notes of a list of records; a record that can't be read leaves the others as they are.
 * @param seen - what was met in the records before, where the list is not the first of its file
 */
export function draftRecords(
  records: readonly NoteRecord[],
  { lines, said }: SeenRecords = nothingSeen(),
): DraftedNotes {
  const drafts: NoteDraft[] = [];
  const problems: NoteProblem[] = [];
  for (const record of records) {
    const { draft, problems: found } = draftRecord(record);
    for (const problem of found) {
      // A field that is unknown in one record is unknown in all.
      const once = problem.code.endsWith('-field') ? `${problem.file} ${problem.message}` : null;
      if (once === null || !said.has(once)) problems.push(problem);
      if (once !== null) said.add(once);
    }
    if (draft === null) continue;
    drafts.push(draft);
    if (draft.id === undefined) continue;
    const first = lines.get(draft.id);
    if (first === undefined) lines.set(draft.id, record.line);
    else problems.push(duplicateId(record, draft.id, first));
  }
  return { drafts, problems };
}

/** The problem of a file or record that holds nothing that is a note. */
export function notNotes(file: string, line: number, what: string): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'not-notes',
    message: `${what}, so nothing was read here.`,
    remedy:
      'Write a list of records, each with "question" and "answer", or move the file elsewhere.',
  };
}

/** The problem of a file of values in which nothing is a question with an answer. */
export function noAnswers(file: string): NoteProblem {
  return {
    file,
    line: 1,
    severity: 'warning',
    code: 'not-notes',
    message: 'Nothing in this file is a record with an answer, so nothing was read.',
    remedy: 'Give its records "question" and "answer", or move the file elsewhere.',
  };
}

function duplicateId(record: NoteRecord, id: string, first: number): NoteProblem {
  return {
    file: record.file,
    line: record.line,
    severity: 'warning',
    code: 'duplicate-id',
    message: `The id "${id}" is already used in line ${first}; this note was given another.`,
    remedy: 'Give each note an id of its own.',
  };
}
