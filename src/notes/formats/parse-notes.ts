/** Note files to notes: one entry for every format. */
import { parseCsvNotes } from './records/csv-notes.js';
import { parseJsonl } from './records/jsonl.js';
import { parseMarkdown } from './markdown/markdown.js';
import { buildNotes, type DraftedNotes, type ParsedNotes } from './note-draft.js';
import { noteFormat, type NoteFormat } from './note-file.js';
import { parseOutline } from './outline/outline.js';
import { parseTomlNotes, parseYamlNotes } from './records/data-notes.js';

/**
 * Parses one note file. Total: any text gives notes and problems within a time that grows with its length.
 * @param file - its name relative to the notes folder, with forward slashes; the ending decides the format
 * @param text - the whole file
 * @param inVault - whether it lies in an Obsidian vault, where `#word` in a sentence is a tag
 * @returns the notes, and what could not be read; nothing of either for files that hold no notes
 */
export function parseNotes(file: string, text: string, inVault = false): ParsedNotes {
  const format = noteFormat(file);
  if (format === null) return { notes: [], problems: [] };
  const { drafts, problems } = PARSERS[format](file, text, inVault);
  return { notes: buildNotes(file, drafts), problems };
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
