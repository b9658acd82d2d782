/** `/settings`: which hold here; `/settings NAME VALUE` changes one, for those who manage; `/settings log` says who did. */
import type { Reply } from '../../core/reply.js';
import type { Command, CommandContext } from '../command.js';
import { sayPlain, sayProblem } from '../present/plain.js';
import { refuseToManage } from '../present/refusal.js';
import {
  PINNED,
  presentChanged,
  presentLog,
  presentSetting,
  presentSettings,
} from '../present/settings.js';
import { readChanges } from '../settings/read-changes.js';
import { settingNamed } from '../settings/setting-rules.js';
import type { SettingsBook } from '../settings/settings-book.js';

/** Changes shown by `/settings log`. */
const SHOWN_CHANGES = 15;

/** Shows and changes settings. */
export const settings: Command = {
  spec: {
    name: 'settings',
    summary: 'Show or change how I behave here: when I speak, which notes, who may change it',
    options: [{ name: 'change', summary: 'For example: speak sure. Or: log', required: false }],
    guarded: true,
    example: '/settings speak sure',
  },
  async run(argument, context) {
    const book = context.parts.settings;
    if (book === undefined) return { reply: sayPlain('There are no settings here.') };
    return { reply: await respond(argument, context, book) };
  },
};

async function respond(
  argument: string,
  context: CommandContext,
  book: SettingsBook,
): Promise<Reply> {
  const { message, mayManage } = context;
  if (argument === '') return presentSettings(context.settings, mayManage, message.place.adapter);
  const name = settingNamed(argument);
  if (name !== null) return presentSetting(context.settings, name);
  if (!mayManage) return refuseToManage(message, context.settings.values.managers);
  if (argument.toLowerCase() === 'log')
    return presentLog(await book.log(message.place, SHOWN_CHANGES));
  return change(argument, context, book);
}

async function change(
  argument: string,
  { message }: CommandContext,
  book: SettingsBook,
): Promise<Reply> {
  const lines = argument.split('\n').map((line) => line.trim());
  const read = readChanges(
    lines.filter((line) => line !== ''),
    message,
    book.sets,
  );
  if (read.kind === 'wrong') return sayProblem(`${read.why} Nothing was changed.`);
  const { changes } = read;
  if (changes.some(({ scope, name }) => book.isPinned(scope, name))) return sayProblem(PINNED);
  await book.change(changes);
  return presentChanged(changes, await book.at(message.place));
}
