/**
 * The command by which a channel's people let the bot answer questions that nobody put to it. It belongs to the
 * outlets where others talk, so it is added to the bot there and not in the terminal or the playground.
 */
import type { Bot } from '../bot.js';
import type { CommandSpec } from '../command.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { refuseToManage } from '../reply/refusal.js';
import type { SettingsService } from './settings-service.js';
import { EN } from '../messages/en.js';
import { inLanguage, messagesOf, type Messages } from '../messages/messages.js';
import { text } from '../../core/inline.js';
import type { Message } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import { mayManage } from '../../core/permissions.js';

/** The command's form. */
export const LISTEN: CommandSpec = {
  name: 'listen',
  summary: EN['command.listen'],
  options: [{ name: 'state', summary: EN['command.listen.state'], required: false }],
  guarded: true,
  example: '/listen on',
};

/** Typed after a mention, the slash may be missing; then the state must be there, so that no question looks like it. */
const FORM = /^(?:\/listen(?:\s+(\S+))?|listen\s+(on|off))$/i;

/**
 * The same bot with the listen command: a short way to the setting `speak` of a channel.
 * @param prefix - the operator's prefix of command names, possibly empty
 */
export function withListenCommand(bot: Bot, settings: SettingsService, prefix = ''): Bot {
  const named = (text: string) =>
    text.startsWith(`/${prefix}`) ? `/${text.slice(prefix.length + 1)}` : text;
  const formOf = ({ text, addressed }: Message) =>
    addressed ? FORM.exec(named(text.trim())) : null;
  return {
    ...bot,
    commands: [...bot.commands, LISTEN],
    needsPermissions: (message) => formOf(message) !== null || bot.needsPermissions(message),
    handle: (message) => {
      const form = formOf(message);
      return form ? listen(message, settings, form[1] ?? form[2]) : bot.handle(message);
    },
  };
}

async function listen(
  message: Message,
  settings: SettingsService,
  state: string | undefined,
): Promise<Reply> {
  const { language, managers } = (await settings.at(message.place)).values;
  const messages = messagesOf(language);
  const wanted = state?.toLowerCase();
  const isKnown = wanted === undefined || wanted === 'on' || wanted === 'off';
  const refusal = !isKnown
    ? say('listen.misunderstood', 'asker', messages)
    : wanted === undefined
      ? null
      : await change(message, settings, wanted === 'on', { managers, messages });
  if (refusal !== null) return inLanguage(refusal, messages);
  const { speak } = (await settings.at(message.place)).values;
  if (speak === 'off') return inLanguage(sayPlain(messages.say('say.switchedOff')), messages);
  return inLanguage(
    say(speak === 'sure' ? 'listen.on' : 'listen.off', 'everyone', messages),
    messages,
  );
}

/** Changes the setting. @returns why it can't be changed, if so */
async function change(
  message: Message,
  settings: SettingsService,
  on: boolean,
  { managers, messages }: { readonly managers: readonly string[]; readonly messages: Messages },
): Promise<Reply | null> {
  const { place, author, permissions } = message;
  if (!mayManage(permissions, managers)) return refuseToManage(message, managers, messages);
  const { adapter, workspace, channel } = place;
  const scope = { adapter, workspace, channel };
  if (settings.isPinned(scope, 'speak')) return sayProblem(messages.say('settings.pinned'));
  await settings.change([{ scope, name: 'speak', value: on ? 'sure' : 'mentions', author }]);
  return null;
}

function say(
  how: 'listen.on' | 'listen.off' | 'listen.misunderstood',
  audience: Reply['audience'],
  messages: Messages,
): Reply {
  const summary = messages.say(how);
  const content = messages.inline(`${how}.how`);
  return {
    summary,
    blocks: [{ kind: 'paragraph', content: [text(`${summary} `), ...content] }],
    tone: 'plain',
    audience,
  };
}
