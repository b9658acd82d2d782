/** `quaymaster stats`: the numbers of all workspaces, to read or for a spreadsheet. */
import { programName } from '../program-name.js';
import { renderReply } from '../../adapters/terminal/render.js';
import { chooseStyle } from '../../adapters/terminal/style.js';
import { presentStatistics } from '../../bot/statistics/statistics-reply.js';
import { messagesOf } from '../../bot/messages/messages.js';
import { UserError } from '../../core/errors.js';
import type { Statistics } from '../../core/records/statistics.js';
import { formatStatistics } from '../../core/records/tables/statistics-table.js';
import { createStatisticsService } from '../../bot/statistics/statistics-service.js';
import { createLog } from '../../app/log.js';
import { openStore } from '../../app/open-store.js';
import { readProcessConfig } from '../../app/config/process-config.js';
import { readSettingsFile } from '../../app/config/settings-file.js';
import { countedNotes } from '../../app/notes-in-view.js';
import { openLibrary } from '../../app/open-note-library.js';
import { print, remark, terminalWidth } from '../output.js';

const MOST_WEEKS = 104;

/** Shows the numbers. */
export async function statsShowCommand(flags: { weeks: string }): Promise<void> {
  const numbers = await count(flags.weeks);
  const { answered, suggested, notFound } = numbers.total;
  if (answered + suggested + notFound === 0) {
    await print('Nothing was asked in these weeks.\n');
    return;
  }
  const style = chooseStyle(process.stdout.isTTY, process.env);
  const width = Math.min(terminalWidth(), 100);
  const reply = presentStatistics(numbers, true, messagesOf());
  await print(
    `${renderReply(reply, { style, width, choices: { program: programName(), options: [] } })}\n`,
  );
}

/** Writes the numbers. */
export async function statsExportCommand(flags: { weeks: string; format: string }): Promise<void> {
  if (flags.format !== 'csv' && flags.format !== 'json')
    throw new UserError('bad-input', `--format ${flags.format} is unknown; give csv or json.`);
  const numbers = await count(flags.weeks);
  if (flags.format === 'json') await print(`${JSON.stringify(numbers)}\n`);
  else await print(formatStatistics(numbers));
}

async function count(given: string): Promise<Statistics> {
  const weeks = Number(given);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS)
    throw new UserError(
      'bad-input',
      `--weeks ${given} is not possible; give a number from 1 to ${MOST_WEEKS}.`,
    );
  const config = readProcessConfig();
  const { sets } = readSettingsFile(config.settingsFile, config.knowledgeDir);
  const notes = await openLibrary({ sets, mostBytes: config.maxIndexBytes, warn: remark });
  const store = await openStore(config, createLog('warn', config.secrets));
  try {
    const service = createStatisticsService(store, countedNotes(notes.library), Date.now);
    return await service.of(await store.inbox.workspaces(), weeks);
  } finally {
    await store.close();
    await notes.close();
  }
}
