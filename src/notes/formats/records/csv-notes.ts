/** CSV notes: a table of questions and answers, whose head names the columns. */
import type { NoteProblem } from '../../../core/note.js';
import { readCsv, type CsvRow } from './csv-rows.js';
import type { DraftedNotes } from '../note-draft.js';
import { checkFields, fieldName, type FieldName } from './field-names.js';
import { gatherFields, type NoteFields } from './note-fields.js';
import { draftRecords } from './record-list.js';

/** Parses a CSV or TSV file. A row that can't be read leaves the others as they are. */
export function parseCsvNotes(file: string, text: string): DraftedNotes {
  const { rows, problems } = readCsv(file, text);
  const [head, ...others] = rows;
  if (head === undefined) return { drafts: [], problems };
  const names = head.cells.map(fieldName);
  if (!names.includes('answer')) return { drafts: [], problems: [noHead(file, head.line)] };
  const records = others.map((row) => ({
    file,
    line: row.line,
    endLine: row.endLine,
    fields: fieldsOf(names, row),
    // Those of the head are checked once, below.
    names: [],
    joinsLines: false,
  }));
  const drafted = draftRecords(records);
  const check = checkFields(
    file,
    head.cells.map((name) => ({ name: name.trim(), line: head.line })),
  );
  return {
    drafts: check.hides
      ? drafted.drafts.map((draft) => ({ ...draft, audience: [[]] }))
      : drafted.drafts,
    problems: [
      ...problems,
      ...check.problems,
      ...others.flatMap((row) => tooManyCells(file, row, head)),
      ...drafted.problems,
    ].sort((a, b) => a.line - b.line),
  };
}

function fieldsOf(names: readonly (FieldName | null)[], { cells, line }: CsvRow): NoteFields {
  return gatherFields(cells.map((text, column) => [names[column], [{ text, line, lineStep: 1 }]]));
}

/** A row whose cells don't fit the head's: a text with a comma that no quotes hold together has moved them. */
function tooManyCells(file: string, { line, cells }: CsvRow, head: CsvRow): NoteProblem[] {
  const count = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (count <= head.cells.length) return [];
  return [
    {
      file,
      line,
      severity: 'warning',
      code: 'bad-csv',
      message: `This row has ${count} cells, and the first row names ${head.cells.length}, so they may stand in wrong columns.`,
      remedy: 'Put cells that hold the separator between double quotes.',
    },
  ];
}

function noHead(file: string, line: number): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'not-notes',
    message: 'The first row names no column for answers, so nothing of this table was read.',
    remedy: 'Begin the file with a row such as "question,answer,keywords".',
  };
}
