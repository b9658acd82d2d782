/** Note files to notes: one entry for every format. */
import type { NoteProblem } from '../../core/note.js';
import { parseCsvNotes } from './records/csv-notes.js';
import { parseJsonl } from './records/jsonl.js';
import { parseMarkdown } from './markdown/markdown.js';
import { buildNotes, type DraftedNotes, type ParsedNotes } from './note-draft.js';
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
 */
export function parseNotes(file: string, text: string, inVault = false): ParsedNotes {
  const format = noteFormat(file);
  if (format === null) return { notes: [], problems: [] };
  const { drafts, problems } = PARSERS[format](file, text, inVault);
  return { notes: buildNotes(file, drafts), problems: withinBudget(file, problems) };
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

const PARSERS: Readonly<
  Record<NoteFormat, (file: string, text: string, inVault: boolean) => DraftedNotes>
> = {
  outline: parseOutline,
  markdown: parseMarkdown,
  yaml: parseYamlNotes,
  toml: parseTomlNotes,
  jsonl: parseJsonl,
  csv: parseCsvNotes,
};
