/** An export that was unpacked into a folder. Links are not followed: an export has none. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { NoteProblem } from '../../../core/note.js';
import { isHiddenName } from '../file-kinds.js';
import { unreadable, unreadableName } from '../file-problems.js';
import { EXPORT_BUDGET, tooLarge, tooManyFiles, type ExportBytes } from './export-bytes.js';

/** Lists a folder's files. @param root - absolute path, links resolved */
export async function openFolder(root: string): Promise<ExportBytes> {
  const names: string[] = [];
  const problems: NoteProblem[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(
      (error: unknown) => {
        problems.push(unreadable(folder === '' ? '.' : folder, error));
        return [];
      },
    );
    for (const entry of entries) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isHiddenName(entry.name) || entry.name === '__MACOSX') continue;
      // A name that was no UTF-8 leads to nothing once it is decoded.
      if (name.includes('\uFFFD')) problems.push(unreadableName(name));
      else if (entry.isDirectory()) folders.push(name);
      else if (entry.isFile()) names.push(name);
    }
    if (names.length + folders.length <= EXPORT_BUDGET.entries) continue;
    problems.push(tooManyFiles());
    break;
  }
  return {
    names,
    problems,
    async bytes(name) {
      const path = join(root, ...name.split('/')).replaceAll('/', sep);
      try {
        const { size } = await stat(path);
        return size > EXPORT_BUDGET.fileBytes ? tooLarge(name, size) : await readFile(path);
      } catch (error) {
        return unreadable(name, error);
      }
    },
    close: () => undefined,
  };
}
