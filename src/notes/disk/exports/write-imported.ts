/** Writes imported notes into a folder, and nothing over what stands there. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../../core/errors.js';
import { errorCode } from '../error-code.js';
import type { ImportedFile } from '../../import/exported-files.js';

/** What became of a file: `same` words stood there before, or others, which stay. */
export type Written = 'written' | 'same' | 'differs';

/**
 * Says what would become of a file.
 * @param folder - an absolute path; it need not exist
 * @throws UserError `refused` where the system does not let us look
 */
export async function lookAt(folder: string, { file, text }: ImportedFile): Promise<Written> {
  try {
    const there = await readFile(pathOf(folder, file), 'utf8');
    return there === text ? 'same' : 'differs';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return 'written';
    throw notThere(pathOf(folder, file), error);
  }
}

/** Writes a file, unless there is one of that name. @throws UserError `refused` where the system does not let us */
export async function writeImported(folder: string, file: ImportedFile): Promise<Written> {
  const path = pathOf(folder, file.file);
  try {
    await makeFolder(dirname(path));
  } catch (error) {
    throw notThere(dirname(path), error);
  }
  try {
    await writeFile(path, file.text, { flag: 'wx' });
    return 'written';
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return lookAt(folder, file);
    throw notThere(path, error);
  }
}

/** With those above it. Not Node's own `recursive`: where a file system has no room for new names (`/proc`), that tries for ever. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  try {
    await mkdir(folder);
  } catch (error) {
    // Another process may make it at the same moment; a file in its place is said when it is written to.
    if (errorCode(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}

/** Names of imported files are made by `core/text/file-name`: letters, digits and dashes, so that none leads out. */
function pathOf(folder: string, file: string): string {
  return join(folder, ...file.split('/'));
}

/** What a disk refuses (a file where a folder is to be, no right, no room) is no mistake of ours. */
function notThere(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (code === null) return error;
  return new UserError(
    'refused',
    `"${path}" can't be written (${code}): name a folder that may be written with --to. What was written before stays, and is left alone next time.`,
    { cause: error },
  );
}
