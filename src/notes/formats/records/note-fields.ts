/**
 * Named fields of a note, as front matter, records and column heads hold them: which names mean the same, and
 * how their values are read. Every value keeps its line.
 */
import type { NoteProblem } from '../../../core/note.js';
import type { FieldName } from './field-names.js';

/** One value of a field. */
export interface FieldValue {
  readonly text: string;
  /** Line of the value's first line of text, counted from 1. */
  readonly line: number;
  /** Lines by which the file goes on per line of the text: 1 in a block of text, 0 where `\n` is an escape. */
  readonly lineStep: 0 | 1;
}

/** The fields of one record or front matter, by what they are for. */
export type NoteFields = ReadonlyMap<FieldName, readonly FieldValue[]>;

/** What front matter and a record may say about a note besides its words. */
export interface NoteFacts {
  readonly questions: readonly string[];
  readonly keywords: readonly string[];
  readonly owner?: string;
  readonly standIn?: string;
  readonly review?: string;
  readonly origins: readonly string[];
  readonly audience?: readonly (readonly string[])[];
}

/** Gathers values under what their names are for; names without meaning here are left out. */
export function gatherFields(
  entries: Iterable<readonly [name: FieldName | null | undefined, values: readonly FieldValue[]]>,
): NoteFields {
  const fields = new Map<FieldName, FieldValue[]>();
  for (const [name, values] of entries) {
    if (name === null || name === undefined) continue;
    const gathered = fields.get(name) ?? [];
    for (const value of values) gathered.push(value);
    fields.set(name, gathered);
  }
  return fields;
}

/** The texts of a field, without empty ones. */
export function textsOf(fields: NoteFields, name: FieldName): string[] {
  return (fields.get(name) ?? []).map((value) => value.text.trim()).filter((text) => text !== '');
}

/**
 * Reads what the fields say about a note.
 * @param file - for problems
 * @returns the facts, and a problem for a review date that is none
 */
export function readFacts(
  file: string,
  fields: NoteFields,
): { facts: NoteFacts; problems: NoteProblem[] } {
  const review = fields.get('review')?.find((value) => value.text.trim() !== '');
  const problem = review === undefined ? null : reviewProblem(file, review);
  const owner = textsOf(fields, 'owner').join(', ');
  const standIn = textsOf(fields, 'standin').join(', ');
  const audience = readAudience(fields);
  return {
    facts: {
      questions: textsOf(fields, 'question').flatMap(splitQuestions),
      keywords: textsOf(fields, 'keyword').flatMap(splitList),
      origins: textsOf(fields, 'origin').flatMap(splitLines),
      ...(owner === '' ? {} : { owner }),
      ...(standIn === '' ? {} : { standIn }),
      ...(audience === undefined ? {} : { audience: [audience] }),
      ...(review === undefined || problem !== null ? {} : { review: review.text.trim() }),
    },
    problems: problem === null ? [] : [problem],
  };
}

/** An audience that names nobody lets nobody see the note: it was meant to be limited. */
function readAudience(fields: NoteFields): readonly string[] | undefined {
  if (!fields.has('audience')) return undefined;
  // Not `splitList`: it takes `#` for the mark of a tag.
  return textsOf(fields, 'audience').flatMap((text) => trimmed(text.split(/[,;|\n]/)));
}

/** True for a day of the calendar written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A question mark on the last line alone makes the lines one question, broken in the middle. */
function splitQuestions(text: string): string[] {
  const lines = splitLines(text);
  const broken =
    lines.length > 1 && lines.every((line, at) => line.endsWith('?') === (at === lines.length - 1));
  return broken ? [lines.join(' ')] : lines;
}

function splitLines(text: string): string[] {
  return trimmed(text.split('\n'));
}

function splitList(text: string): string[] {
  return trimmed(text.split(/[,;|\n]/)).map((word) => word.replace(/^#/, ''));
}

function trimmed(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function reviewProblem(file: string, review: FieldValue): NoteProblem | null {
  const date = review.text.trim();
  if (isIsoDate(date)) return null;
  return {
    file,
    line: review.line,
    severity: 'warning',
    code: 'bad-review-date',
    message: `The review date "${date.slice(0, 40)}" is no date that can be read, so the note has none.`,
    remedy: 'Write it as year-month-day, such as 2027-05-01.',
  };
}
