/** Reads Slack's events: what somebody said where the bot is present. Pure. */
import { z } from 'zod';
import { OUTSIDER } from '../../../core/permissions.js';
import { NO_CHANNEL_MESSAGE, type Incoming } from '../../../core/records/incoming.js';
import { readText } from './slack-text.js';
import {
  commandThread,
  deliveryKey,
  messageId,
  type SlackTarget,
  type SlackTeam,
} from '../slack-target.js';

/** Who receives the event. */
export interface Receiver {
  readonly team: SlackTeam;
  /** The bot's user id in that workspace. */
  readonly botUserId: string;
}

/** The parts of a message that are read. Slack sends many more. */
const said = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  /** The author's own workspace: another one's in a shared channel. */
  user_team: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
});
type Said = z.infer<typeof said>;

const messageEvent = said.extend({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  /** Of the removed message, where one was removed. */
  deleted_ts: z.string().optional(),
  message: said.optional(),
  previous_message: said.partial().optional(),
});
type MessageEvent = z.infer<typeof messageEvent>;

const joinedEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: z.string(),
  channel: z.string(),
  inviter: z.string().optional(),
  event_ts: z.string().optional(),
});

/** Kinds of message that are a person's words like any other. All others are Slack's own notices. */
const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/**
 * Reads a `message` or `app_mention` event. Slack sends both for a mention in a channel that the bot may read: they
 * are one message and get one key.
 * @returns `null` for what is no message of somebody: notices, removals, link previews, unreadable payloads
 */
export function readMessage(payload: unknown, to: Receiver): Incoming<SlackTarget> | null {
  const { data: event } = messageEvent.safeParse(payload);
  if (!event) return null;
  if (event.subtype === 'message_changed') return readChange(event, to);
  if (!SPOKEN.has(event.subtype)) return null;
  return toIncoming(event, event, to, event.edited);
}

/**
 * Reads the removal of a message.
 * @returns the name of the message, and where it stood; `null` for all else
 */
export function readRemoval(
  payload: unknown,
  { team }: Receiver,
): { readonly question: string; readonly target: SlackTarget } | null {
  const { data: event } = messageEvent.safeParse(payload);
  if (event?.subtype !== 'message_deleted' || event.deleted_ts === undefined) return null;
  const { channel, deleted_ts: ts } = event;
  const where = { channel, thread: null, user: '', direct: false, toAsker: false, said: null };
  return {
    question: messageId(team.id, channel, ts),
    target: { team, ...where, responseUrl: null },
  };
}

/** A change is an edit by its author only when the words changed; Slack also reports each link preview as a change. */
function readChange(event: MessageEvent, to: Receiver): Incoming<SlackTarget> | null {
  const { message, previous_message: before } = event;
  if (!message?.edited || message.text === before?.text) return null;
  return toIncoming(message, event, to, message.edited);
}

function toIncoming(
  message: Said,
  event: MessageEvent,
  { team, botUserId }: Receiver,
  edited: { ts: string } | undefined,
): Incoming<SlackTarget> | null {
  const { user, ts, thread_ts: threadTs } = message;
  if (user === undefined) return null;
  const { channel } = event;
  const direct = event.channel_type === 'im' || channel.startsWith('D');
  const { text, mentionsBot, forOthers } = readText(message.text, botUserId);
  const mentioned = mentionsBot || event.type === 'app_mention';
  const thread = threadTs ?? (direct ? null : ts);
  const name = [team.id, channel, ts] as const;
  return {
    message: {
      id: edited ? deliveryKey(...name, edited.ts) : deliveryKey(...name),
      place: { adapter: 'slack', workspace: team.id, channel, thread: thread ?? channel },
      author: user,
      text,
      addressed: direct || mentioned,
      ...(direct && { alone: true as const }),
      ...(isOutsider(message, team) && { permissions: OUTSIDER }),
      ...(mentioned && !direct && { fresh: true as const }),
      ...(thread === ts && !edited && { begins: true }),
      // Slack takes no commands in threads.
      ...(thread !== null && { commandThread: commandThread(channel, user) }),
    },
    target: {
      team,
      channel,
      thread,
      user,
      direct,
      toAsker: false,
      said: ts,
      responseUrl: null,
    },
    question: messageId(...name),
    edited: edited !== undefined,
    sentAt: Number(ts) * 1000,
    fromBot: message.bot_id !== undefined || user === botUserId,
    inThread: threadTs !== undefined && threadTs !== ts,
    forOthers,
  };
}

/** In an organisation, its other workspaces are no strangers; who is, Slack is asked. */
function isOutsider({ user_team: home }: Said, { id, enterprise }: SlackTeam): boolean {
  return home !== undefined && home !== id && enterprise === null;
}

/** Reads a `member_joined_channel` event. @returns a request for help when the bot itself joined, else `null` */
export function readJoined(payload: unknown, to: Receiver): Incoming<SlackTarget> | null {
  const { data: event } = joinedEvent.safeParse(payload);
  if (event?.user !== to.botUserId) return null;
  const { channel, inviter = event.user, event_ts: at = '' } = event;
  const { team } = to;
  return {
    message: {
      id: deliveryKey(team.id, channel, 'joined', at),
      place: { adapter: 'slack', workspace: team.id, channel, thread: channel },
      author: inviter,
      text: '/help',
      addressed: true,
    },
    target: {
      team,
      channel,
      thread: null,
      user: inviter,
      direct: false,
      toAsker: false,
      said: null,
      responseUrl: null,
    },
    ...NO_CHANNEL_MESSAGE,
    sentAt: Number(at) * 1000,
  };
}
