/** Where an answer goes in Discord, and how messages, answers and deliveries are named. */
import type { Message, Place } from '../../core/message.js';

/** What came with an interaction and answers it. */
export interface InteractionHandle {
  readonly id: string;
  readonly application: string;
  /** Answers the interaction, without any permission in the channel, for fifteen minutes. */
  readonly token: string;
}

/** The workspace of all that is not said in a server that has the bot: no server's settings, inbox or notes are there. */
export const DIRECT = 'direct';
/** The channel of those who have the bot for themselves: fits none that a note may be limited to. */
export const NOWHERE = '';

/** Where an answer goes. Kept as JSON until it is posted. */
export interface DiscordTarget {
  /** The channel or thread. */
  readonly channel: string;
  /** The message to reply to; `null` where none asked. */
  readonly question: string | null;
  /** Who asked: sees what only the asker may see. */
  readonly user: string;
  /** A conversation with the bot alone: all there is for the asker's eyes anyway. */
  readonly direct: boolean;
  /** Show it to the asker first, who may share it. */
  readonly toAsker: boolean;
  /** The asker alone has the bot there, for themselves: an answer can't be shared. */
  readonly personal?: true;
  /** `null` for what was said in a message. */
  readonly interaction: InteractionHandle | null;
}

/**
 * Where a message's author is told news: in the channel or thread where they asked. In a conversation with the bot
 * alone the place names the conversation itself.
 */
export function reachAuthor({ place, author }: Message): DiscordTarget {
  const { workspace, channel, thread } = place;
  const personal = channel === NOWHERE;
  return {
    channel: thread.includes('/') ? channel : thread,
    question: null,
    user: author,
    direct: workspace === DIRECT && !personal,
    toAsker: personal,
    interaction: null,
  };
}

/** The key of a delivery: what Discord delivers again has the same. Ids are unique in all of Discord. */
export function deliveryKey(
  kind: 'm' | 'i' | 'share' | 'joined',
  ...parts: readonly string[]
): string {
  return ['discord', kind, ...parts].join('/');
}

/** The name of an answer: by this an edit and a click find it. */
export function answerId(channel: string, message: string): string {
  return `${channel}/${message}`;
}

/** Reads an {@link answerId} back. */
export function parseAnswerId(id: string): { readonly channel: string; readonly message: string } {
  const [channel = '', message = ''] = id.split('/');
  return { channel, message };
}

/** The conversation of a person in a channel without threads: people talk across each other there. */
export function personalThread(channel: string, user: string): string {
  return `${channel}/${user}`;
}

/** When an id was made, in milliseconds since 1970 (Discord reference, "Snowflakes"). */
export function madeAt(snowflake: string): number {
  return Number(BigInt(snowflake) >> 22n) + 1_420_070_400_000;
}

/** Discord takes an interaction's token for fifteen minutes; the last one is kept clear. */
const TOKEN_LIFE_MS = 14 * 60_000;

/** Whether an interaction can still be answered by its token. */
export function isAnswerable(interaction: InteractionHandle, now: number): boolean {
  return now - madeAt(interaction.id) < TOKEN_LIFE_MS;
}

/** The web address of a conversation; a thread is a channel of its own. */
export function linkToPlace({ workspace, channel, thread }: Place): string | null {
  if (workspace === DIRECT) return null;
  return `https://discord.com/channels/${workspace}/${thread.includes('/') ? channel : thread}`;
}
