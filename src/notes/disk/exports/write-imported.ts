/** Writes imported notes into a folder, and nothing over what stands there. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../error-code.js';
import type { ImportedFile } from '../../import/exported-files.js';

/** What became of a file: `same` words stood there before, or others, which stay. */
export type Written = 'written' | 'same' | 'differs';

/**
 * Says what would become of a file.
 * @param folder - an absolute path; it need not exist
 */
export async function lookAt(folder: string, { file, text }: ImportedFile): Promise<Written> {
  try {
    const there = await readFile(pathOf(folder, file), 'utf8');
    return there === text ? 'same' : 'differs';
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return 'written';
    throw error;
  }
}

/** Writes a file, unless there is one of that name. */
export async function writeImported(folder: string, file: ImportedFile): Promise<Written> {
  const path = pathOf(folder, file.file);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, file.text, { flag: 'wx' });
    return 'written';
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return lookAt(folder, file);
    throw error;
  }
}

/** Names of imported files are made by `core/text/file-name`: letters, digits and dashes, so that none leads out. */
function pathOf(folder: string, file: string): string {
  return join(folder, ...file.split('/'));
}
