/** Where an answer goes in Slack, and how messages and answers are named. */
import type { Message, Place } from '../../core/message.js';

/** The workspace or organisation that a payload came from, as installations are looked up. */
export interface SlackTeam {
  readonly id: string;
  readonly enterprise: string | null;
  /** Installed for a whole organisation rather than for one workspace. */
  readonly orgWide: boolean;
}

/** Where an answer goes. Kept as JSON until it is posted. */
export interface SlackTarget {
  readonly team: SlackTeam;
  readonly channel: string;
  /** `ts` of the thread to answer in; `null`: in the channel itself. */
  readonly thread: string | null;
  /** Who asked: sees what only the asker may see. */
  readonly user: string;
  /** Surely a conversation with the bot alone: all there is for the asker's eyes anyway. */
  readonly direct: boolean;
  /** Show it to the asker first, who may share it (commands, shortcuts). */
  readonly toAsker: boolean;
  /** `ts` of the message that asks, to react to; `null`: none does. */
  readonly said: string | null;
  /** Takes up to five posts within half an hour, also where the bot is no member. */
  readonly responseUrl: string | null;
}

/** Slack names conversations of two D…, with the bot and without; a person's id stands for the bot's with that person. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D') || isPerson(channel);
}

/** Slack names people U… or W…. */
export function isPerson(channel: string): boolean {
  return /^[UW]/.test(channel);
}

/**
 * Where a message's author is told news: in the thread where they asked; else, where they asked by a command and only
 * they saw the answer, directly. News without an author is for the channel.
 */
export function reachAuthor({ place, author }: Message): SlackTarget {
  const { workspace, channel, thread } = place;
  const team = { id: workspace, enterprise: null, orgWide: false };
  const where = { team, user: author, toAsker: false, said: null, responseUrl: null };
  if (isDirect(channel)) return { ...where, channel, thread: null, direct: true };
  if (thread === channel || (thread.includes('/') && author === ''))
    return { ...where, channel, thread: null, direct: false };
  if (thread.includes('/')) return { ...where, channel: author, thread: null, direct: true };
  return { ...where, channel, thread, direct: false };
}

/** Outside a thread, each person's commands in a channel are a conversation of their own. */
export function commandThread(channel: string, user: string): string {
  return isDirect(channel) ? channel : `${channel}/${user}`;
}

/** The name of a message: by this an edit finds its answer and a click its question. */
export function messageId(team: string, channel: string, ts: string): string {
  return `${team}/${channel}/${ts}`;
}

/** Reads a {@link messageId} back. */
export function parseMessageId(id: string): { readonly channel: string; readonly ts: string } {
  const [, channel = '', ts = ''] = id.split('/');
  return { channel, ts };
}

/**
 * The web address of a message (Slack: "chat.getPermalink" returns this form). @param domain - the workspace's own part;
 * absent: the address that leads into the app
 */
export function permalink(
  { id }: Pick<SlackTeam, 'id'>,
  { channel, message, domain }: { channel: string; message: string; domain: string | undefined },
): string {
  return domain === undefined
    ? `https://slack.com/app_redirect?team=${id}&channel=${channel}&message_ts=${message}`
    : `https://${domain}.slack.com/archives/${channel}/p${message.replace('.', '')}`;
}

/** The key of a delivery: what Slack delivers again under another event id has the same. */
export function deliveryKey(...parts: readonly string[]): string {
  return ['slack', ...parts].join('/');
}

/**
 * The web address of a conversation: Slack leads from this one to wherever the reader is signed in (docs, "Deep linking",
 * `app_redirect`), so that nobody need know the workspace's own name.
 */
export function linkToPlace({ workspace, channel, thread }: Place): string | null {
  if (isDirect(channel)) return null;
  const isThread = /^\d+\.\d+$/.test(thread);
  const query = { team: workspace, channel, ...(isThread && { message_ts: thread }) };
  return `https://slack.com/app_redirect?${new URLSearchParams(query).toString()}`;
}
