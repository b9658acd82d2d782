/** Reads one note file from disk. */
import { readFile } from 'node:fs';
import { promisify } from 'node:util';
import type { NoteProblem } from '../../core/note.js';
import type { ParsedNotes } from '../formats/note-draft.js';
import { noteFormat } from '../formats/note-file.js';
import { joinPortions, parseInPortions } from '../formats/parse-notes.js';
import { decodeText } from '../formats/source-text.js';
import { TEXT_BUDGET } from '../formats/text-budget.js';
import { errorCode } from './error-code.js';
import { tooLarge, unreadable } from './file-problems.js';
import type { FoundFile } from './folder-walk.js';

/** Without the file handle that `node:fs/promises` makes for each file, which costs more than a short file's reading. */
const readBytes = promisify(readFile);
const othersTurn = promisify(setImmediate);

/**
 * The notes of a file, and what could not be read. Never rejects for what the disk says.
 * @returns `null` if the file is gone since it was found
 */
export async function readNoteFile({
  path,
  file,
  size,
  inVault,
}: FoundFile): Promise<ParsedNotes | null> {
  const format = noteFormat(file);
  if (format === null) return { notes: [], problems: [] };
  if (size > TEXT_BUDGET.fileBytes[format])
    return nothing(tooLarge(file, size, TEXT_BUDGET.fileBytes[format]));
  try {
    return await readNoteBytes(file, await readBytes(path), inVault);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    if (errorCode(error) !== null) return nothing(unreadable(file, error));
    throw error;
  }
}

/**
 * The notes in a file's bytes, and what could not be read. Others have their turn between its portions.
 * @param file - its name relative to the notes folder, with forward slashes
 * @param inVault - whether it lies in an Obsidian vault
 */
export async function readNoteBytes(
  file: string,
  bytes: Uint8Array,
  inVault: boolean,
): Promise<ParsedNotes> {
  const { text, problems } = decodeText(file, bytes);
  const portions: ParsedNotes[] = [];
  for (const portion of parseInPortions(file, text, inVault)) {
    portions.push(portion);
    await othersTurn();
  }
  const parsed = joinPortions(file, portions);
  return { notes: parsed.notes, problems: [...problems, ...parsed.problems] };
}

const nothing = (problem: NoteProblem): ParsedNotes => ({ notes: [], problems: [problem] });
