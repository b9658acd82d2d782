/** Note files to notes: one entry for every format. */
import type { NoteProblem } from '../../core/note.js';
import { parseCsvNotes } from './records/csv-notes.js';
import { parseJsonl } from './records/jsonl.js';
import { parseMarkdown } from './markdown/markdown.js';
import { buildNotes, type DraftedNotes, type ParsedNotes } from './note-draft.js';
import { IdGiver } from './stable-id.js';
import { noteFormat, type NoteFormat } from './note-file.js';
import { parseOutline } from './outline/outline.js';
import { TEXT_BUDGET } from './text-budget.js';
import { parseTomlNotes, parseYamlNotes } from './records/data-notes.js';

/**
 * Parses one note file. Total: any text gives notes and problems within a time that grows with its length.
 * @param file - its name relative to the notes folder, with forward slashes; the ending decides the format
 * @param text - the whole file
 * @param inVault - whether it lies in an Obsidian vault, where `#word` in a sentence is a tag
 * @returns the notes, and what could not be read, up to the budget; nothing of either for files that hold no notes
 * @internal the program reads in portions; tests and benchmarks a whole text at once
 */
export function parseNotes(file: string, text: string, inVault = false): ParsedNotes {
  return joinPortions(file, [...parseInPortions(file, text, inVault)]);
}

/**
 * The same in portions, between which others can have their turn: of a file with a record a line some of its lines, of
 * any other the whole, whose lines and values are limited.
 */
export function* parseInPortions(
  file: string,
  text: string,
  inVault: boolean,
): Generator<ParsedNotes, void> {
  const format = noteFormat(file);
  if (format === null) return;
  const ids = new IdGiver(file);
  for (const { drafts, problems } of PARSERS[format](file, text, inVault))
    yield { notes: buildNotes(file, drafts, ids), problems };
}

/** Puts portions together again. */
export function joinPortions(file: string, portions: readonly ParsedNotes[]): ParsedNotes {
  return {
    notes: portions.flatMap(({ notes }) => notes),
    problems: withinBudget(
      file,
      portions.flatMap(({ problems }) => problems),
    ),
  };
}

/** As many problems as are kept of one file; the last one says how many more there are. */
function withinBudget(file: string, problems: readonly NoteProblem[]): readonly NoteProblem[] {
  const more = problems.slice(TEXT_BUDGET.problems);
  const [first] = more;
  if (first === undefined) return problems;
  return [...problems.slice(0, TEXT_BUDGET.problems), notListed(file, first.line, more)];
}

function notListed(file: string, line: number, more: readonly NoteProblem[]): NoteProblem {
  const severity = more.some((problem) => problem.severity === 'error') ? 'error' : 'warning';
  return {
    file,
    line,
    severity,
    code: 'more-problems',
    message: `From here on ${more.length} more ${more.length === 1 ? 'problem' : 'problems'} of this file ${more.length === 1 ? 'is' : 'are'} not listed.`,
    remedy: 'Mend those above, and check the notes again.',
  };
}

type Parse<Drafted> = (file: string, text: string, inVault: boolean) => Drafted;

const PARSERS: Readonly<Record<NoteFormat, Parse<Iterable<DraftedNotes>>>> = {
  outline: whole(withinLines(parseOutline)),
  markdown: whole(withinLines(parseMarkdown)),
  yaml: whole(parseYamlNotes),
  toml: whole(parseTomlNotes),
  jsonl: parseJsonl,
  csv: whole(withinLines(parseCsvNotes)),
};

function whole(parse: Parse<DraftedNotes>): Parse<Iterable<DraftedNotes>> {
  return (...given) => [parse(...given)];
}

/** Reads as many lines as the budget allows. */
function withinLines(parse: Parse<DraftedNotes>): Parse<DraftedNotes> {
  return (file, text, inVault) => {
    const end = endOfLine(text, TEXT_BUDGET.lines);
    if (end === null) return parse(file, text, inVault);
    const { drafts, problems } = parse(file, text.slice(0, end), inVault);
    const isBlank = text.slice(end).trimStart() === '';
    return { drafts, problems: isBlank ? problems : [tooManyLines(file), ...problems] };
  };
}

/** Where the line of that number ends; `null` where there are fewer. */
function endOfLine(text: string, line: number): number | null {
  let number = 0;
  for (const { index } of text.matchAll(/\r\n|\n|\r/g)) if (++number === line) return index;
  return null;
}

function tooManyLines(file: string): NoteProblem {
  return {
    file,
    line: TEXT_BUDGET.lines,
    severity: 'error',
    code: 'too-many-parts',
    message: `This file has more than ${TEXT_BUDGET.lines} lines; what follows was left out.`,
    remedy: 'Spread it over several files.',
  };
}
