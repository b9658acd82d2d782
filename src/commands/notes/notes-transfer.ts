/** `quaymaster notes export` and `notes restore`: the notes from chat as files, and such files back into the store. */
import { resolve } from 'node:path';
import { createLog } from '../../app/log.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { UserError } from '../../core/errors.js';
import type { Store } from '../../core/records/store.js';
import { exportTaught, takeBack } from '../../notes/taught/taught-transfer.js';
import { counted, print } from '../output.js';

/** Writes the kept notes from chat of all workspaces below a folder. What stands there stays. */
export async function notesExportCommand(folder: string): Promise<void> {
  await withStore(async (store) => {
    const { written, same, leftAlone } = await exportTaught(store.taught, resolve(folder));
    for (const file of leftAlone)
      await print(`${file} says something else there, and was left alone.\n`);
    await print(`${counted(written, 'file')} written, ${same} as they were.\n`);
  });
}

/**
 * Takes files that were exported into the store.
 * @throws UserError where there are none
 */
export async function notesRestoreCommand(folder: string): Promise<void> {
  await withStore(async (store) => {
    const taken = await takeBack(store.taught, resolve(folder));
    const { added, changed, same, leftOut, workspaces } = taken;
    if (added + changed + same + leftOut.length === 0)
      throw new UserError(
        'bad-input',
        `There are no notes from chat in ${folder}: name the folder that notes export was given.`,
      );
    for (const workspace of workspaces)
      await store.changes.announce({ kind: 'notes', ...workspace });
    for (const file of leftOut) await print(`${file} can’t be read, and was left out.\n`);
    await print(`${counted(added, 'note')} added, ${changed} changed, ${same} as they were.\n`);
  });
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const config = readProcessConfig();
  const store = await openStore(config, createLog('warn', config.secrets));
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
