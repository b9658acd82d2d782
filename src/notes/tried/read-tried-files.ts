/** Reads files that somebody gave to be tried: the same reading as a folder's on disk, from memory. */
import type { GivenFile, GivenNotes } from '../../bot/notes/trying.js';
import type { Note, NoteProblem } from '../../core/note.js';
import { isHiddenName, isOfficeFile } from '../disk/file-kinds.js';
import { officeFile, tooLarge } from '../disk/file-problems.js';
import { readNoteBytes } from '../disk/read-note-file.js';
import { withUniqueIds } from '../disk/unique-notes.js';
import { noteFormat } from '../formats/note-file.js';
import { TEXT_BUDGET } from '../formats/text-budget.js';
import { isUnreadText, lintNotes } from '../lint/lint.js';
import { sortProblems } from '../lint/format-problem.js';

/** What was given, and when. */
export interface GivenFiles extends GivenNotes {
  /** Today as YYYY-MM-DD. */
  readonly today: string;
}

/** What became of it. */
export interface TriedFiles {
  readonly notes: readonly Note[];
  /** As `notes check` lists them. */
  readonly problems: readonly NoteProblem[];
  /** Names of files with text that no note comes from: of kinds that are not read, too large, or not readable. */
  readonly leftOut: readonly string[];
}

/** Reads given files. Never rejects for what stands in them; others have their turn between two files. */
export async function readTriedFiles(given: GivenFiles): Promise<TriedFiles> {
  const { names, isVault, today } = given;
  const shown = names.filter((name) => !isHiddenPath(name));
  const files = given.files.filter(({ file }) => !isHiddenPath(file)).toSorted(byName);
  const read: Note[] = [];
  const problems: NoteProblem[] = shown.filter(isOfficeFile).map(officeFile);
  const failed = new Set<string>();
  for (const { file, bytes } of files) {
    const parsed = await readBounded(file, bytes, isVault);
    read.push(...parsed.notes);
    problems.push(...parsed.problems);
    const isBroken = parsed.problems.some(({ severity }) => severity === 'error');
    if (parsed.notes.length === 0 && isBroken) failed.add(file);
  }
  const { notes, problems: shared } = withUniqueIds(read);
  const found = lintNotes({ notes, problems: [...problems, ...shared], files: shown, today });
  const kinds = shown.filter((name) => isOfficeFile(name) || isUnreadText(name));
  return { notes, problems: sortProblems(found), leftOut: [...kinds, ...failed].toSorted() };
}

async function readBounded(file: string, bytes: Uint8Array, isVault: boolean) {
  const format = noteFormat(file);
  if (format === null) return { notes: [], problems: [] };
  const limit = TEXT_BUDGET.fileBytes[format];
  if (bytes.length > limit) return { notes: [], problems: [tooLarge(file, bytes.length, limit)] };
  return readNoteBytes(file, bytes, isVault);
}

const isHiddenPath = (path: string): boolean => path.split('/').some(isHiddenName);

/** The same order on every machine. */
function byName(a: GivenFile, b: GivenFile): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
