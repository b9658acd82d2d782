/** Files that only their owner may read: what is kept of people, and backups of it. */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
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
  mkdirSync(dirname(file), { recursive: true, mode: FOLDER_MODE });
  closeSync(openSync(file, 'a', FILE_MODE));
  chmodSync(file, FILE_MODE);
}
