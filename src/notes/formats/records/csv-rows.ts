/** The rows of a CSV or TSV text, each with its lines. */
import { parse, type CsvError, type Info } from 'csv-parse/sync';
import type { NoteProblem } from '../../../core/note.js';
import { TEXT_BUDGET } from '../text-budget.js';

/** One row that holds something. */
export interface CsvRow {
  /** First line, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly cells: readonly string[];
}

/** What was read of a table. */
export interface CsvTable {
  readonly rows: readonly CsvRow[];
  readonly problems: readonly NoteProblem[];
}

/** Delimiters that spreadsheets write, by country and format. */
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Reads all rows, the head included. */
export function readCsv(file: string, text: string): CsvTable {
  return readFrom(
    file,
    text.replace(/^\uFEFF/, ''),
    delimiterOf(text),
    0,
    TEXT_BUDGET.tableRestarts,
  );
}

function readFrom(
  file: string,
  text: string,
  delimiter: string,
  offset: number,
  restarts: number,
): CsvTable {
  const { rows, error } = readPart(text, delimiter, offset);
  if (error === undefined) return { rows, problems: [] };
  const line = (rows.at(-1)?.endLine ?? offset) + 1;
  const problem = badRow(file, line, restarts > 0);
  if (restarts === 0) return { rows, problems: [problem] };
  const rest = text.split(/\r\n|\n|\r/).slice(line - offset);
  const after = readFrom(file, rest.join('\n'), delimiter, line, restarts - 1);
  return { rows: [...rows, ...after.rows], problems: [problem, ...after.problems] };
}

/** Reads rows up to the first mistake, which can only be a quote without end: all others are read leniently. */
function readPart(
  text: string,
  delimiter: string,
  offset: number,
): { rows: CsvRow[]; error: CsvError | undefined } {
  let error: CsvError | undefined;
  const parsed = parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (skipped: CsvError | undefined) => {
      error ??= skipped;
      return undefined;
    },
    // With `info` each row comes with its place, which the types leave out.
  }) as unknown as { record: string[]; info: Info }[];
  let line = offset;
  const rows = parsed.map(({ record, info }): CsvRow => {
    const first = line + 1;
    line = offset + info.lines;
    return { line: first, endLine: line, cells: record };
  });
  return { rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), error };
}

/** The delimiter that the first line holds most often. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 10_000).split(/\r\n|\n|\r/, 1)[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function badRow(file: string, line: number, goesOn: boolean): NoteProblem {
  return {
    file,
    line,
    severity: 'error',
    code: 'bad-csv',
    message: `A quote that opens in or below this row never closes; ${goesOn ? 'its line was' : 'all lines from here on were'} left out.`,
    remedy: 'Close the quote, or double it ("") where it belongs to the text.',
  };
}
