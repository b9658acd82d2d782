/** A database of a Notion export: its table says which properties its pages have, and holds rows that have no page. */
import { leftOut, type ImportStep } from './exported-files.js';
import { nameOf } from '../../core/text/file-name.js';
import type { FreeNames } from './file-names.js';
import { noteText, type NoteHead } from './note-text.js';
import { readCsv } from '../formats/records/csv-rows.js';
import { fieldName, type FieldName } from '../formats/records/field-names.js';
import { isIsoDate } from '../formats/records/note-fields.js';

/** What a row's properties say. */
export interface ToldProperties {
  readonly head: NoteHead;
  /** Properties that are knowledge: `Price: 3 €`. */
  readonly lines: readonly string[];
  readonly problems: readonly { code: string; message: string; remedy: string }[];
}

/** A database. */
export interface NotionDatabase {
  /** Names of properties; the first is the title. */
  readonly columns: readonly string[];
  /** What properties say about a note. */
  told(properties: readonly (readonly [name: string, value: string])[]): ToldProperties;
  /**
   * Rows that no page was exported for.
   * @param pages - titles of those that have one
   */
  rowFiles(pages: ReadonlySet<string>, free: FreeNames): Generator<ImportStep>;
}

/** What Notion itself keeps of every page, in small letters; it says nothing about the page's subject. */
const OWN = new Set([
  'created',
  'created by',
  'created time',
  'last edited',
  'last edited by',
  'last edited time',
  'id',
  'archived',
]);

/**
 * Reads a database's table.
 * @param name - of its file
 * @param folder - what the folder of its notes is called
 */
export function readNotionDatabase(name: string, folder: string, text: string): NotionDatabase {
  const { rows, problems } = readCsv(name, text);
  const [head, ...others] = rows;
  const columns = (head?.cells ?? []).map((cell) => cell.trim());
  return {
    columns: columns.slice(1).filter((column) => column !== ''),
    told,
    *rowFiles(pages, free) {
      for (const problem of problems) yield { kind: 'problem', problem };
      for (const { cells, line } of others) {
        const title = (cells[0] ?? '').trim();
        if (pages.has(title)) continue;
        const values = columns.map((column, at): [string, string] => [
          column,
          (cells[at] ?? '').trim(),
        ]);
        const body = answerIn(values);
        const said = told(values.slice(1).filter(([column]) => fieldName(column) !== 'answer'));
        const lines = said.lines.map((one) => `- ${one}`).join('\n');
        for (const { code, message, remedy } of said.problems)
          yield leftOut(name, code, message, remedy, line);
        if (title === '' || (body === '' && lines === '')) {
          yield emptyRow(name, line);
          continue;
        }
        const words = [body, lines].filter((part) => part !== '').join('\n\n');
        const file = free.take(`${folder}/${nameOf(title, 'row')}`, 'md');
        const row = noteText({ ...said.head, topic: title, body: words });
        yield { kind: 'file', file: { file, text: row, from: name } };
      }
    },
  };
}

/** The words of the columns that hold an answer. */
function answerIn(values: readonly (readonly [string, string])[]): string {
  return values
    .slice(1)
    .filter(([column, value]) => fieldName(column) === 'answer' && value !== '')
    .map(([, value]) => value)
    .join('\n\n');
}

function told(properties: readonly (readonly [string, string])[]): ToldProperties {
  const fields = new Map<FieldName, string[]>();
  const lines: string[] = [];
  const problems: ToldProperties['problems'][number][] = [];
  for (const [name, value] of properties) {
    if (value === '' || OWN.has(name.toLowerCase())) continue;
    const field = fieldName(name);
    if (field === 'audience') problems.push(notLimited(name));
    const fitting = field === null ? null : fittingValue(field, value);
    if (field === null || fitting === null) lines.push(`${name}: ${value.replace(/\s+/g, ' ')}`);
    else fields.set(field, [...(fields.get(field) ?? []), ...fitting]);
  }
  const of = (field: FieldName): readonly string[] => fields.get(field) ?? [];
  return {
    head: {
      questions: of('question'),
      keywords: of('keyword'),
      ...(of('owner').length > 0 && { owner: of('owner').join(', ') }),
      ...(of('standin').length > 0 && { 'stand-in': of('standin').join(', ') }),
      ...(of('review')[0] !== undefined && { review: of('review')[0] }),
      source: of('origin'),
    },
    lines,
    problems,
  };
}

/** A property's values as a field takes them; `null` where it takes none such: then it is a line. */
function fittingValue(field: FieldName, value: string): readonly string[] | null {
  switch (field) {
    case 'question':
      return value.split('\n').map((line) => line.trim());
    case 'keyword':
      return value.split(',').map((word) => word.trim());
    case 'owner':
    case 'standin':
      return [value.replace(/\s+/g, ' ')];
    case 'origin':
      return /^https?:\/\/\S+$/.test(value) ? [value] : null;
    case 'review': {
      const day = isoDay(value);
      return day === null ? null : [day];
    }
    case 'id':
    case 'topic':
    case 'answer':
    case 'audience':
      return null;
  }
}

const MONTHS =
  'january february march april may june july august september october november december';

/** Dates as Notion writes them: `November 30, 2026`, `2026/11/30`, `30/11/2026` is not told apart from `11/30/2026`. */
function isoDay(value: string): string | null {
  const named = /^(\p{L}+) (\d{1,2}), (\d{4})/u.exec(value);
  const month = MONTHS.split(' ').indexOf((named?.[1] ?? '').toLowerCase()) + 1;
  const numbers = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})/.exec(value);
  const [year, monthOf, day] =
    named !== null && month > 0
      ? [named[3], String(month), named[2]]
      : [numbers?.[1], numbers?.[2], numbers?.[3]];
  if (year === undefined || monthOf === undefined || day === undefined) return null;
  const iso = `${year}-${monthOf.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : null;
}

const notLimited = (name: string) => ({
  code: 'not-limited',
  message: `The property "${name}" limits nothing here: it stands in the note as a line.`,
  remedy: 'Write "audience:" into the front matter where not everybody may see the note.',
});

const emptyRow = (name: string, line: number): ImportStep =>
  leftOut(
    name,
    'empty-row',
    'This row has no title or nothing but one, so it was left out.',
    'Fill it in, or leave it.',
    line,
  );
