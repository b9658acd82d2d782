/** `/settings`: which hold here; `/settings NAME VALUE` changes one, for those who manage; `/settings log` says who did. */
import type { Reply } from '../../core/reply.js';
import type { Command, CommandContext } from '../command.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { presentChanged, presentLog, presentSetting, presentSettings } from './settings-reply.js';
import { readChanges } from './read-changes.js';
import { settingNamed } from './setting-rules.js';
import type { SettingsBook } from './settings-service.js';
import { EN } from '../messages/en.js';
import { wordsOf } from '../messages/messages.js';

/** Changes shown by `/settings log`. */
const SHOWN_CHANGES = 15;

/** Shows and changes settings. */
export const settings: Command = {
  spec: {
    name: 'settings',
    summary: EN['command.settings'],
    options: [{ name: 'change', summary: EN['command.settings.change'], required: false }],
    guarded: true,
    example: '/settings speak sure',
  },
  async run(argument, context) {
    const book = context.parts.settings;
    if (book === undefined) return { reply: sayPlain(context.words.say('settings.none')) };
    return { reply: await respond(argument, context, book) };
  },
};

async function respond(
  argument: string,
  context: CommandContext,
  book: SettingsBook,
): Promise<Reply> {
  const { message, mayManage, words } = context;
  if (argument === '')
    return presentSettings(context.settings, mayManage, message.place.adapter, words);
  const name = settingNamed(argument);
  if (name !== null) return presentSetting(context.settings, name, words);
  if (!mayManage) return refuseToManage(message, context.settings.values.managers, words);
  if (argument.toLowerCase() === 'log')
    return presentLog(await book.log(message.place, SHOWN_CHANGES), words);
  return change(argument, context, book);
}

async function change(
  argument: string,
  { message, words }: CommandContext,
  book: SettingsBook,
): Promise<Reply> {
  const lines = argument.split('\n').map((line) => line.trim());
  const read = readChanges(
    lines.filter((line) => line !== ''),
    message,
    book.sets,
    words,
  );
  if (read.kind === 'wrong') return sayProblem(words.say('settings.unchanged', { why: read.why }));
  const { changes } = read;
  if (changes.some(({ scope, name }) => book.isPinned(scope, name)))
    return sayProblem(words.say('settings.pinned'));
  await book.change(changes);
  const now = await book.at(message.place);
  // A change of the language is told in the new one.
  return presentChanged(changes, now, wordsOf(now.values.language));
}
