/** Files that only their owner may read: what is kept of people, and backups of it. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The owner alone may read and write, in a folder that nobody else may look into. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/**
 * Makes a file, and its folder, that only their owner may read; a file that is there already is closed to others too.
 * What SQLite lays beside it (the write-ahead log) takes on its mode. A folder that is there stays as whoever runs the
 * bot made it.
 * @throws the file system's own error
 */
export function preparePrivateFile(file: string): void {
  makePrivateFolder(dirname(file));
  closeSync(openSync(file, 'a', FILE_MODE));
  chmodSync(file, FILE_MODE);
}

/**
 * Makes a folder, and those above it, that nobody else may look into; one that is there stays as it is. Not Node's own
 * `recursive`: where a file system has no room for new names (`/proc`), that tries for ever.
 * @throws the file system's own error, also where a file is in the folder's place
 */
export function makePrivateFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.push(at);
  for (const one of missing.reverse()) makeOne(one);
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file, not a folder`);
}

/** Another process may make the same one at the same moment. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: FOLDER_MODE });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
