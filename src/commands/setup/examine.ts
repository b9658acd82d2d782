/** What `quaymaster doctor` looks at on this machine: the folder for data, the store in it, and how long it keeps. */
import type { Config } from '../../app/config/config.js';
import { failure, fine, type Finding } from '../../core/finding.js';
import { DATA_DIR_REMEDY, troubleOfDataDir } from '../../app/data-folder.js';
import { createLog } from '../../app/log.js';
import { openStore } from '../../app/open-store.js';
import { sentence } from '../output.js';

/** Writes and removes a file where the bot keeps its data. */
export function examineDataDir(config: Config): Finding[] {
  const trouble = troubleOfDataDir(config);
  return trouble === null
    ? [fine('Data folder', `${config.dataDir} can be written to.`)]
    : [failure('Data folder', trouble, DATA_DIR_REMEDY)];
}

/** Somebody sits before the doctor and waits, in milliseconds; a bot that starts waits longer. */
const PATIENCE_MS = 3_000;

/** Opens the store as the bot does. That it was away meanwhile is told by the finding, not by the log. */
export async function examineStore(config: Config): Promise<Finding[]> {
  try {
    const store = await openStore(config, createLog('error', config.secrets), {
      patience: PATIENCE_MS,
    });
    await store.close();
    return [fine('Store', 'It opens, and its tables are up to date.')];
  } catch (error) {
    return [
      failure(
        'Store',
        sentence(error),
        config.database === undefined
          ? 'If the file is damaged, stop the bot, move it away, and start again or restore a backup.'
          : 'docs/scale.md shows how PostgreSQL is set up.',
      ),
    ];
  }
}

/** Says how long things are kept. */
export function examineRetention({ retention }: Config): Finding[] {
  const { answers, conversations, questions, counts, feedback, audit } = retention;
  const { openEntries, closedEntries, askers, mostOpenEntries } = retention;
  return [
    fine(
      'Kept for',
      `Answers ${answers} days, conversations ${conversations}, questions ${questions} and their counts ${counts}, ` +
        `votes ${feedback}, changes of settings ${audit}; in the inbox open questions ${openEntries}, at most ` +
        `${mostOpenEntries} a workspace, closed ones ${closedEntries}, who waits ${askers}.`,
    ),
  ];
}
