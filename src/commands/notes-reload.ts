/** `quaymaster notes reload`: tells every replica to look at the notes again. */
import { ALL_NOTES } from '../core/records/changes.js';
import { UserError } from '../core/errors.js';
import { openStore } from '../app/open-store.js';
import { readProcessConfig } from '../app/config/process-config.js';
import { createLog } from '../app/log.js';
import { print } from './output.js';

/**
 * For notes on a network's disk, whose changes no machine is told of.
 * @throws UserError without PostgreSQL, over which replicas are told
 */
export async function notesReloadCommand(): Promise<void> {
  const config = readProcessConfig();
  if (config.database === undefined)
    throw new UserError(
      'bad-input',
      'Without DATABASE_URL there is one process, and it notices changed notes by itself.',
    );
  const store = await openStore(config, createLog('warn', config.secrets));
  try {
    await store.changes.announce(ALL_NOTES);
  } finally {
    await store.close();
  }
  await print('Every replica looks at the notes again.\n');
}
