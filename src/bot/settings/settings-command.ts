/** `/settings`: which hold here; `/settings NAME VALUE` changes one, for those who manage; `/settings log` says who did. */
import type { Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { presentChanged, presentLog, presentSetting, presentSettings } from './settings-reply.js';
import { readChanges } from './read-changes.js';
import { SETTING_NAMES, settingNamed } from './setting-rules.js';
import { asRead, settingsAt, type SettingsService } from './settings-service.js';
import { EN } from '../messages/en.js';
import { messagesOf } from '../messages/messages.js';

/** Changes shown by `/settings log`. */
const SHOWN_CHANGES = 15;

const NAMES = SETTING_NAMES.join('|');
/** What can be asked of it: nothing, the log, a setting by its name, changes of some. */
const ASKED = new RegExp(
  `^(?:log|(?:(?:workspace|channel)\\s+)?(?:${NAMES})(?:\\s+\\S[^?]*)?)?$`,
  'i',
);

/** Shows and changes settings. */
export const settings = defineCommand({
  spec: {
    name: 'settings',
    summary: EN['command.settings'],
    arguments: [
      {
        name: 'change',
        summary: EN['command.settings.change'],
        takes: 'words',
        optional: true,
      },
    ],
    guarded: true,
    membersOnly: true,
    bare: ASKED,
    example: '/settings speak sure',
  },
  async run({ change = '' }, context) {
    const service = context.parts.settings;
    if (service === undefined) return { reply: sayPlain(context.messages.say('settings.none')) };
    return { reply: await respond(change, context, service) };
  },
});

async function respond(
  argument: string,
  context: CommandContext,
  service: SettingsService,
): Promise<Reply> {
  const { message, mayManage, messages } = context;
  if (argument === '')
    return presentSettings(asRead(context.settings), mayManage, message.place.adapter, messages);
  const name = settingNamed(argument);
  if (name !== null) {
    const fallback = service.fallback(message.place.adapter);
    return presentSetting(asRead(context.settings), name, { fallback, mayManage }, messages);
  }
  if (!mayManage) return refuseToManage(message, context.settings.values.managers, messages);
  if (argument.toLowerCase() === 'log')
    return presentLog(await service.log(message.place, SHOWN_CHANGES), messages);
  return change(argument, context, service);
}

async function change(
  argument: string,
  { message, messages }: CommandContext,
  service: SettingsService,
): Promise<Reply> {
  const lines = argument.split('\n').map((line) => line.trim());
  const read = readChanges(
    lines.filter((line) => line !== ''),
    message,
    service.sets,
    messages,
  );
  if (read.kind === 'wrong')
    return sayProblem(messages.say('settings.unchanged', { why: read.why }));
  const { changes } = read;
  if (changes.some(({ scope, name }) => service.isPinned(scope, name)))
    return sayProblem(messages.say('settings.pinned'));
  await service.change(changes);
  const now = await settingsAt(message.place, service, message.language);
  // A change of the language is told in the new one.
  return presentChanged(changes, now, messagesOf(now.values.language));
}
