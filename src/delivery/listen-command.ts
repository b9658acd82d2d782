/**
 * The command by which a channel's people let the bot answer questions that nobody put to it. It belongs to the
 * outlets where others talk, so it is added to the bot there and not in the terminal or the playground.
 */
import type { Bot } from '../bot/bot.js';
import type { CommandSpec } from '../bot/command.js';
import { sayProblem } from '../bot/present/plain.js';
import { refuseToManage } from '../bot/present/refusal.js';
import { PINNED } from '../bot/present/settings.js';
import type { SettingsBook } from '../bot/settings/settings-book.js';
import { code, text, type Inline } from '../core/inline.js';
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import { mayManage } from '../core/standing.js';

/** The command's form. */
export const LISTEN: CommandSpec = {
  name: 'listen',
  summary: 'Let me answer in this channel without being asked, when I am sure: on or off',
  options: [{ name: 'state', summary: 'on, off, or nothing to see which', required: false }],
  guarded: true,
  example: '/listen on',
};

/** Typed after a mention, the slash may be missing; then the state must be there, so that no question looks like it. */
const FORM = /^(?:\/listen(?:\s+(\S+))?|listen\s+(on|off))$/i;

/**
 * The same bot with the listen command: a short way to the setting `speak` of a channel.
 * @param prefix - the operator's prefix of command names, possibly empty
 */
export function withListenCommand(bot: Bot, settings: SettingsBook, prefix = ''): Bot {
  const named = (text: string) =>
    text.startsWith(`/${prefix}`) ? `/${text.slice(prefix.length + 1)}` : text;
  const formOf = ({ text, addressed }: Message) =>
    addressed ? FORM.exec(named(text.trim())) : null;
  return {
    ...bot,
    commands: [...bot.commands, LISTEN],
    needsStanding: (message) => formOf(message) !== null || bot.needsStanding(message),
    handle: (message) => {
      const form = formOf(message);
      return form ? listen(message, settings, form[1] ?? form[2]) : bot.handle(message);
    },
  };
}

async function listen(
  message: Message,
  settings: SettingsBook,
  state: string | undefined,
): Promise<Reply> {
  const wanted = state?.toLowerCase();
  if (wanted !== undefined && wanted !== 'on' && wanted !== 'off') return misunderstood();
  const refusal = wanted === undefined ? null : await change(message, settings, wanted === 'on');
  if (refusal !== null) return refusal;
  const { speak } = (await settings.at(message.place)).values;
  return speak === 'sure' ? listening() : silent();
}

/** Changes the setting. @returns why it can't be changed, if so */
async function change(
  message: Message,
  settings: SettingsBook,
  on: boolean,
): Promise<Reply | null> {
  const { place, author, standing } = message;
  const { managers } = (await settings.at(place)).values;
  if (!mayManage(standing, managers)) return refuseToManage(message, managers);
  const { adapter, workspace, channel } = place;
  const scope = { adapter, workspace, channel };
  if (settings.isPinned(scope, 'speak')) return sayProblem(PINNED);
  await settings.change([{ scope, name: 'speak', value: on ? 'sure' : 'mentions', author }]);
  return null;
}

function listening(): Reply {
  return say(
    'everyone',
    'In this channel I answer questions when I am sure, also when nobody asks me. ',
    'To stop it: ',
    '/listen off',
  );
}

function silent(): Reply {
  return say(
    'everyone',
    'In this channel I answer only who mentions me or uses a command. ',
    'To let me answer whenever I am sure: ',
    '/listen on',
  );
}

function misunderstood(): Reply {
  return say('asker', 'I know “on” and “off” only. ', 'For example: ', LISTEN.example);
}

function say(audience: Reply['audience'], summary: string, lead: string, command: string): Reply {
  const content: Inline[] = [text(summary), text(lead), code(command)];
  return {
    summary: summary.trim(),
    blocks: [{ kind: 'paragraph', content }],
    tone: 'plain',
    audience,
  };
}
