/**
 * Reads what people do besides talking: slash commands, shortcuts, and clicks on buttons in messages, modals and the
 * home tab, as what they ask. Pure.
 */
import { z } from 'zod';
import { NO_CHANNEL_MESSAGE, type Incoming } from '../../../core/records/incoming.js';
import type { ChosenMessage } from '../../../core/message.js';
import { messageMarkdown } from './message-markdown.js';
import { readText, unescapeText } from './slack-text.js';
import {
  commandThread,
  deliveryKey,
  isDirect,
  isPerson,
  type SlackTarget,
  type SlackTeam,
} from '../slack-target.js';
import type { Receiver } from './read-event.js';

const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});

const messageShortcut = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({
    user: z.string().optional(),
    text: z.string().default(''),
    blocks: z.unknown().optional(),
    ts: z.string(),
    thread_ts: z.string().optional(),
  }),
  trigger_id: z.string(),
  response_url: z.string(),
});

const click = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z.object({
    is_ephemeral: z.boolean().optional(),
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** The home tab and forms belong to no channel and have no response address. */
const viewClick = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string() }),
  actions: z.array(z.object({ value: z.string() })).min(1),
  trigger_id: z.string(),
});

/** A slash command as typed. */
export interface SlashCommand {
  /** Without slash and without the workspace's prefix. */
  readonly name: string;
  readonly rest: string;
  readonly channel: string;
  readonly user: string;
  readonly responseUrl: string;
  readonly triggerId: string;
}

/** Reads a slash command. @param prefix - what stands before each command's name in this workspace */
export function readCommand(payload: unknown, prefix: string): SlashCommand | null {
  const { data } = slashCommand.safeParse(payload);
  if (!data) return null;
  const typed = data.command.replace(/^\//, '');
  return {
    name: typed.startsWith(prefix) ? typed.slice(prefix.length) : typed,
    rest: unescapeText(data.text).trim(),
    channel: data.channel_id,
    user: data.user_id,
    responseUrl: data.response_url,
    triggerId: data.trigger_id,
  };
}

/** A command as a message: its answer is shown to the asker first. */
export function fromCommand(command: SlashCommand, team: SlackTeam): Incoming<SlackTarget> {
  const { name, rest, channel, user, responseUrl, triggerId } = command;
  const target = { channel, user, thread: null, responseUrl, toAsker: true };
  return asked(`/${name} ${rest}`.trim(), deliveryKey(team.id, 'command', triggerId), team, target);
}

/** Reads "Answer this from the notes": the message is the question, the one who clicked sees the answer. */
export function readShortcut(payload: unknown, to: Receiver): Incoming<SlackTarget> | null {
  const { data } = messageShortcut.safeParse(payload);
  if (!data) return null;
  const { message, channel, user, trigger_id: trigger, response_url: responseUrl } = data;
  const { text } = readText(message.text, to.botUserId);
  const thread = message.thread_ts ?? message.ts;
  const target = { channel: channel.id, user: user.id, thread, responseUrl, toAsker: true };
  return asked(text, deliveryKey(to.team.id, 'shortcut', trigger), to.team, target);
}

/** A form that somebody opens on a message, from its menu. */
export interface MessageFormClick {
  readonly form: string;
  readonly user: string;
  readonly triggerId: string;
  readonly channel: string;
  /** The thread that the message stands in or begins. */
  readonly thread: string;
  readonly responseUrl: string;
  readonly on: ChosenMessage;
}

const callback = z.object({ callback_id: z.string() });

/** Reads a shortcut that opens a form. @param prefix - what its callback begins with */
export function readFormShortcut(
  payload: unknown,
  team: SlackTeam,
  prefix: string,
): MessageFormClick | null {
  const { data } = messageShortcut.and(callback).safeParse(payload);
  if (!data) return null;
  const { message, channel, user, trigger_id: triggerId, response_url: responseUrl } = data;
  const { ts } = message;
  const thread = message.thread_ts ?? ts;
  return {
    form: data.callback_id.slice(prefix.length),
    user: user.id,
    triggerId,
    channel: channel.id,
    thread,
    responseUrl,
    on: {
      ...messageMarkdown(message),
      channel: channel.id,
      message: ts,
      author: message.user ?? '',
      thread,
      ...(thread !== ts && { answers: deliveryKey(team.id, channel.id, thread) }),
    },
  };
}

/** A click on one of our buttons. */
export interface Click {
  readonly action: string;
  readonly value: string;
  readonly channel: string;
  readonly user: string;
  /** The message that holds the button; `null` where Slack names none. */
  readonly ts: string | null;
  readonly thread: string | null;
  /** Only the one who clicked sees that message. */
  readonly ephemeral: boolean;
  readonly responseUrl: string;
  readonly triggerId: string;
}

/** Reads a click. */
export function readClick(payload: unknown): Click | null {
  const { data } = click.safeParse(payload);
  const action = data?.actions[0];
  if (!data || !action) return null;
  const { container, message } = data;
  return {
    action: action.action_id,
    value: action.value ?? '',
    channel: data.channel.id,
    user: data.user.id,
    ts: message?.ts ?? container.message_ts ?? null,
    thread: message?.thread_ts ?? container.thread_ts ?? null,
    ephemeral: container.is_ephemeral ?? false,
    responseUrl: data.response_url,
    triggerId: data.trigger_id,
  };
}

/** A click on a choice says the choice's words, where the choice stood. */
export function fromChoice(choice: Click, team: SlackTeam): Incoming<SlackTarget> {
  const { channel, user, value, triggerId, ephemeral, responseUrl } = choice;
  const thread = choice.thread ?? (isDirect(channel) || ephemeral ? null : choice.ts);
  const where = { channel, user, thread, toAsker: ephemeral, responseUrl };
  return asked(value, deliveryKey(team.id, 'choice', triggerId), team, where);
}

/**
 * Reads a click on a choice in the home tab or a form: there is no place for an answer, so it goes to the direct
 * conversation with whoever clicked.
 * @returns `null` for a click elsewhere
 */
export function readViewChoice(payload: unknown, team: SlackTeam): Incoming<SlackTarget> | null {
  const { data } = viewClick.safeParse(payload);
  const choice = data?.actions[0];
  if (!data || !choice) return null;
  const { user, trigger_id: trigger } = data;
  const where = {
    channel: user.id,
    user: user.id,
    thread: null,
    toAsker: false,
    responseUrl: null,
  };
  return asked(choice.value, deliveryKey(team.id, 'choice', trigger), team, where);
}

/**
 * Something asked by other means than a message: it can't be edited, and it always addresses the bot. A D… may be a
 * conversation of two people that the bot is not in, as Slack tells no difference: only a person's own id is surely
 * the conversation with the bot.
 */
export function asked(
  text: string,
  key: string,
  team: SlackTeam,
  where: Omit<SlackTarget, 'team' | 'direct' | 'said'>,
): Incoming<SlackTarget> {
  const { channel, user, thread } = where;
  return {
    message: {
      id: key,
      place: {
        adapter: 'slack',
        workspace: team.id,
        channel,
        thread: thread ?? commandThread(channel, user),
      },
      author: user,
      text,
      addressed: true,
      ...(isDirect(channel) && { alone: true as const }),
      fresh: true,
    },
    target: { ...where, team, direct: isPerson(channel), said: null },
    ...NO_CHANNEL_MESSAGE,
  };
}
