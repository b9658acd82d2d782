/** Reads one note file from disk. */
import { readFile } from 'node:fs/promises';
import type { NoteProblem } from '../../core/note.js';
import type { ParsedNotes } from '../formats/note-draft.js';
import { noteFormat, type NoteFormat } from '../formats/note-file.js';
import { parseNotes } from '../formats/parse-notes.js';
import { decodeText } from '../formats/source-text.js';
import { errorCode } from './error-code.js';
import { tooLarge, unreadable } from './file-problems.js';
import type { FoundFile } from './folder-walk.js';

/**
 * Largest file of each format, in bytes: far above what people write by hand, and what the format's parser
 * reads within a second or two. JSONL is read line by line and serves for large lists.
 */
const MAX_SIZES: Readonly<Record<NoteFormat, number>> = {
  outline: 4_000_000,
  markdown: 2_000_000,
  yaml: 1_000_000,
  csv: 4_000_000,
  jsonl: 64_000_000,
};

/** The notes of a file, and what could not be read. Never rejects for what the disk says. */
export async function readNoteFile({ path, file, size }: FoundFile): Promise<ParsedNotes> {
  const format = noteFormat(file);
  if (format === null) return { notes: [], problems: [] };
  if (size > MAX_SIZES[format]) return nothing(tooLarge(file, size, MAX_SIZES[format]));
  try {
    const { text, problems } = decodeText(file, await readFile(path));
    const parsed = parseNotes(file, text);
    return { notes: parsed.notes, problems: [...problems, ...parsed.problems] };
  } catch (error) {
    if (errorCode(error) !== null) return nothing(unreadable(file, error));
    throw error;
  }
}

const nothing = (problem: NoteProblem): ParsedNotes => ({ notes: [], problems: [problem] });
