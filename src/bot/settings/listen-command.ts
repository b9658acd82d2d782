/**
 * `/listen`: the command by which a channel's people let the bot answer questions that nobody put to it; a short way to
 * the setting `speak` of a channel.
 */
import { text } from '../../core/inline.js';
import type { Block, Reply } from '../../core/reply.js';
import { defineCommand, type CommandContext } from '../command.js';
import { EN } from '../messages/en.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import { asRead, type SettingsService } from './settings-service.js';

/** Says whether a channel is listened to, and changes it. */
export const listen = defineCommand({
  spec: {
    name: 'listen',
    summary: EN['command.listen'],
    arguments: [
      {
        name: 'state',
        summary: EN['command.listen.state'],
        takes: ['on', 'off'],
        optional: true,
      },
    ],
    guarded: true,
    membersOnly: true,
    inChats: true,
    bare: /^./,
    example: '/listen on',
  },
  async run({ state }, context) {
    const service = context.parts.settings;
    if (service === undefined) return { reply: sayPlain(context.messages.say('settings.none')) };
    const refusal = state === undefined ? null : await change(state, service, context);
    return { reply: refusal ?? (await sayState(service, context)) };
  },
});

/** Changes the setting. @returns why it can't be changed, if so */
async function change(
  state: 'on' | 'off',
  service: SettingsService,
  { message, settings, messages, mayManage }: CommandContext,
): Promise<Reply | null> {
  if (!mayManage) return refuseToManage(message, settings.values.managers, messages);
  const { place, author } = message;
  const { adapter, workspace, channel } = place;
  const scope = { adapter, workspace, channel };
  if (service.isPinned(scope, 'speak')) return sayProblem(messages.say('settings.pinned'));
  const value = state === 'on' ? 'sure' : 'mentions';
  await service.change([{ scope, name: 'speak', value, author }]);
  return null;
}

async function sayState(
  service: SettingsService,
  { message, messages }: CommandContext,
): Promise<Reply> {
  const { speak } = asRead(await service.at(message.place)).values;
  if (speak === 'off') return sayPlain(messages.say('say.switchedOff'));
  const key = speak === 'sure' ? 'listen.on' : 'listen.off';
  const summary = messages.say(key);
  const content = [text(`${summary} `), ...messages.inline(`${key}.how`)];
  const caveat: readonly Block[] =
    speak === 'sure' && message.hearsLittle === true
      ? [{ kind: 'note', content: messages.inline('listen.caveat') }]
      : [];
  return {
    summary,
    blocks: [{ kind: 'paragraph', content }, ...caveat],
    tone: 'plain',
    audience: 'everyone',
  };
}
