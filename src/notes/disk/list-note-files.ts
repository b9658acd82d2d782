/** The note files of several folders, each under a name of its own. */
import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '../../core/errors.js';
import type { NoteProblem } from '../../core/note.js';
import { noteFormat } from '../formats/note-file.js';
import { halfRead, missingPath } from './file-problems.js';
import { FolderWalk, type FoundFile } from './folder-walk.js';

/** The note files of all folders, in the order of the folders and of their names. */
export interface NoteListing {
  readonly files: readonly FoundFile[];
  /** Names of all files, notes or not, as links in notes call them. */
  readonly names: readonly string[];
  readonly problems: readonly NoteProblem[];
  /** Paths at which there is nothing any more: a folder being replaced, a disk taken off. */
  readonly missing: readonly string[];
  /** Paths of which a part went away while they were gone through. */
  readonly partial: readonly string[];
}

/**
 * Lists note files. A file whose name another folder has used already goes by `folder/name`.
 * @param paths - absolute paths of folders and files; links are followed
 * @param leavesOut - as a walk takes it
 */
export async function listNoteFiles(
  paths: readonly string[],
  leavesOut?: (folder: string) => boolean,
): Promise<NoteListing> {
  const seen = new Set<string>();
  const names = new Set<string>();
  const files: FoundFile[] = [];
  const allNames: string[] = [];
  const problems: NoteProblem[] = [];
  const missing: string[] = [];
  const partial: string[] = [];
  for (const path of paths) {
    const walk = new FolderWalk(path, seen, leavesOut);
    const read = await walk.run();
    if (read === 'missing') missing.push(path);
    if (read === 'partial') partial.push(path);
    for (const found of walk.files) {
      files.push({ ...found, file: uniqueName(found.file, basename(path), names) });
    }
    for (const name of walk.names) allNames.push(name);
    for (const problem of walk.problems) problems.push(problem);
  }
  const about = [...missing.map(missingPath), ...partial.map(halfRead)];
  return { files, names: allNames, problems: [...problems, ...about], missing, partial };
}

/**
 * Makes sure that a person named a folder or a file of notes.
 * @throws UserError `bad-input` if it does not exist, or is a file of another kind
 */
export async function checkNotePath(path: string): Promise<void> {
  const real = await realpath(path).catch((cause: unknown) => {
    throw new UserError(
      'bad-input',
      `There are no notes at "${path}": check the path, and whether it may be read.`,
      { cause },
    );
  });
  const stats = await stat(real);
  if (stats.isDirectory() || noteFormat(real) !== null) return;
  throw new UserError(
    'bad-input',
    `"${path}" is no file of notes: name a folder, or a file ending in .txt, .md, .yaml, .json, .jsonl or .csv.`,
  );
}

function uniqueName(file: string, folder: string, names: Set<string>): string {
  let name = file;
  for (let times = 1; names.has(name); times++) {
    name = `${folder}${times === 1 ? '' : `-${times}`}/${file}`;
  }
  names.add(name);
  return name;
}
