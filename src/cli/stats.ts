/** `quaymaster stats`: the numbers of all workspaces, to read or for a spreadsheet. */
import { renderReply } from '../adapters/cli/render.js';
import { chooseStyle } from '../adapters/cli/style.js';
import { presentStatistics } from '../bot/present/statistics.js';
import { wordsOf } from '../bot/words/words.js';
import { UserError } from '../core/errors.js';
import type { Statistics } from '../core/statistics.js';
import { createStatisticsDesk } from '../delivery/statistics-desk.js';
import { createLog } from '../wiring/log.js';
import { openNotes, openStore, readProcessConfig } from '../main.js';
import { formatCsv } from './csv.js';
import { print, terminalWidth } from './output.js';
import { secretsOf } from './secrets.js';

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
  const reply = presentStatistics(numbers, true, wordsOf());
  await print(`${renderReply(reply, { style, width, choices: 'shell' })}\n`);
}

/** Writes the numbers. CSV has one row a number: `table,name,count,…`, so that one file holds all. */
export async function statsExportCommand(flags: { weeks: string; format: string }): Promise<void> {
  if (flags.format !== 'csv' && flags.format !== 'json')
    throw new UserError('bad-input', `--format ${flags.format} is unknown; give csv or json.`);
  const numbers = await count(flags.weeks);
  if (flags.format === 'json') await print(`${JSON.stringify(numbers)}\n`);
  else await print(formatCsv(['table', 'name', 'measure', 'count'], rowsOf(numbers)));
}

async function count(given: string): Promise<Statistics> {
  const weeks = Number(given);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > MOST_WEEKS)
    throw new UserError(
      'bad-input',
      `--weeks ${given} is not possible; give a number from 1 to ${MOST_WEEKS}.`,
    );
  const config = readProcessConfig();
  const { knowledge } = await openNotes([]);
  const store = await openStore(config, createLog('warn', secretsOf(config)));
  try {
    const desk = createStatisticsDesk(store, knowledge);
    return await desk.of(await store.inbox.workspaces(), weeks);
  } finally {
    await store.close();
    await knowledge.close();
  }
}

type Row = readonly [table: string, name: string, measure: string, count: number];

function rowsOf({ weeks, mostAsked, mostMissed, neverUsed }: Statistics): Row[] {
  return [
    ...weeks.flatMap((week): Row[] => [
      ['week', week.monday, 'answered', week.answered],
      ['week', week.monday, 'suggested', week.suggested],
      ['week', week.monday, 'not-found', week.notFound],
    ]),
    ...mostAsked.flatMap((use): Row[] => [
      ['note', use.topic, 'used', use.times],
      ['note', use.topic, 'helpful', use.helpful],
      ['note', use.topic, 'unhelpful', use.unhelpful],
    ]),
    ...mostMissed.map(({ question, times }): Row => ['missed', question, 'asked', times]),
    ...neverUsed.map(({ topic }): Row => ['note', topic, 'used', 0]),
  ];
}
