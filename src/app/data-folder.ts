/** The folder where the embedded store and the caches live: made, and tried, before anything relies on it. */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../core/errors.js';
import { makePrivateFolder } from '../store/private-file.js';
import type { Config } from './config/config.js';

/** What to do about a folder that can't be had. */
export const DATA_DIR_REMEDY =
  'Give this user the right to write there, or set DATA_DIR to another folder.';

/**
 * Makes the folder, if it is missing, and writes and removes a file in it. It is empty, so that a full disk
 * is no reason to refuse: what needs no room goes on.
 * @returns why it can't be had, as a sentence; `null`: it can
 */
export function troubleOfDataDir({ dataDir }: Pick<Config, 'dataDir'>): string | null {
  const probe = join(dataDir, `probe-${randomUUID()}`);
  try {
    makePrivateFolder(dataDir);
    writeFileSync(probe, '', { mode: 0o600 });
    rmSync(probe);
    return null;
  } catch (error) {
    return `${dataDir} (DATA_DIR) can't be written to: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

/** Makes the folder. @throws UserError that names the variable and the remedy when it can't be had */
export function prepareDataDir(config: Pick<Config, 'dataDir'>): void {
  const trouble = troubleOfDataDir(config);
  if (trouble !== null) throw new UserError('bad-input', `${trouble} ${DATA_DIR_REMEDY}`);
}
