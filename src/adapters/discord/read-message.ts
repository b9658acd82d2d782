/** Reads messages as the gateway delivers them. Pure. */
import { MessageType } from 'discord.js';
import { z } from 'zod';
import type { Incoming } from '../../delivery/incoming.js';
import { deliveryKey, madeAt, personalThread, type DiscordTarget } from './discord-target.js';

const snowflake = z.string().regex(/^\d{1,20}$/);

/** The parts of a message that are read. Discord sends many more. */
const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  member: z.object({ roles: z.array(snowflake).default([]) }).optional(),
  author: z.object({ id: snowflake, bot: z.boolean().optional() }),
  webhook_id: z.string().optional(),
  content: z.string(),
  edited_timestamp: z.string().nullish(),
  type: z.number(),
  mentions: z.array(
    z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() }),
  ),
  message_reference: z.object({ message_id: snowflake.optional() }).nullish(),
});
type RawMessage = z.infer<typeof message>;

/** What is known of the channel that a message stands in. */
export interface ChannelView {
  readonly kind: 'plain' | 'thread' | 'forum-post';
  /** The channel that a thread or post belongs to. */
  readonly parent: string | null;
  /** A post's title is its question. */
  readonly name: string;
}

/** A message with what it replies to. */
export interface SaidMessage {
  readonly incoming: Incoming<DiscordTarget>;
  /** The message that it replies to: if that is an answer of ours, its topic goes on. */
  readonly repliesTo: string | null;
  /** Ids of the author's roles. */
  readonly roles: readonly string[];
}

/** Kinds of message that are a person's words. All others are Discord's own notices. */
const SPOKEN: readonly number[] = [MessageType.Default, MessageType.Reply];

/**
 * Reads a MESSAGE_CREATE or MESSAGE_UPDATE.
 * Without the message-content intent Discord leaves out the words of whatever neither mentions the bot nor is said to
 * it alone; such a message is none, but for a post in a forum, whose title always comes along.
 * @param botUser - the bot's own user id
 * @param channelOf - what is known of a channel
 * @returns `null` for what is no message of somebody: notices, link previews, unreadable payloads, withheld words
 */
export function readMessage(
  payload: unknown,
  botUser: string,
  channelOf: (id: string) => ChannelView,
): SaidMessage | null {
  const { data } = message.safeParse(payload);
  if (!data || !SPOKEN.includes(data.type)) return null;
  const direct = data.guild_id === undefined;
  const view = channelOf(data.channel_id);
  const addressed = direct || data.mentions.some(({ id }) => id === botUser);
  const text = wordsOf(data, view, botUser);
  if (!addressed && (text === '' || isChatInPost(data, view))) return null;
  const { id, channel_id: channel, author } = data;
  const edited =
    typeof data.edited_timestamp === 'string' ? Date.parse(data.edited_timestamp) : null;
  return {
    incoming: {
      message: {
        id: edited === null ? deliveryKey('m', id) : deliveryKey('m', id, String(edited)),
        place: {
          adapter: 'discord',
          workspace: data.guild_id ?? 'direct',
          channel: view.parent ?? channel,
          thread: direct || view.kind !== 'plain' ? channel : personalThread(channel, author.id),
        },
        author: author.id,
        text,
        addressed,
      },
      target: { channel, question: id, user: author.id, direct, toAsker: false, interaction: null },
      question: id,
      edited: edited !== null,
      sentAt: madeAt(id),
      fromBot: author.bot === true || data.webhook_id !== undefined,
      inThread: view.kind !== 'plain',
      mentionsOthers: data.mentions.some((one) => one.id !== botUser),
    },
    repliesTo: data.message_reference?.message_id ?? null,
    roles: data.member?.roles ?? [],
  };
}

/** A post is answered once, at its start; what people say below it is among themselves. */
function isChatInPost({ id, channel_id: channel }: RawMessage, { kind }: ChannelView): boolean {
  return kind === 'forum-post' && id !== channel;
}

/** The first message of a post has the post's id; its title is the head of the question. */
function wordsOf(raw: RawMessage, { kind, name }: ChannelView, botUser: string): string {
  const words = readText(raw, botUser);
  const opensPost = kind === 'forum-post' && raw.id === raw.channel_id;
  return opensPost ? `${name}\n${words}`.trim() : words;
}

/** `<@1>` `<@!1>` person, `<@&1>` role, `<#1>` channel, `<:name:1>` `<a:name:1>` emoji, `</name:1>` command. */
const TOKEN = /<(?:@!?(\d+)|@&\d+|#\d+|a?:(\w+):\d+|(\/[^:<>]+):\d+)>/g;

function readText({ content, mentions }: RawMessage, botUser: string): string {
  const names = new Map(mentions.map((one) => [one.id, one.global_name ?? one.username]));
  const plain = content.replace(
    TOKEN,
    (token, person?: string, emoji?: string, command?: string) => {
      if (person === botUser) return ' ';
      if (person !== undefined) return `@${names.get(person) ?? 'someone'}`;
      if (emoji !== undefined) return `:${emoji}:`;
      return command ?? (token.startsWith('<#') ? '#channel' : '@role');
    },
  );
  return plain.replace(/ {2,}/g, ' ').trim();
}

/** The words of a message on which somebody used the context menu. */
export function readChosenMessage(
  payload: unknown,
  botUser: string,
): { id: string; text: string } | null {
  const chosen = message
    .pick({ id: true, content: true })
    .extend({ mentions: message.shape.mentions.default([]) })
    .safeParse(payload).data;
  if (!chosen) return null;
  const raw = { ...chosen, channel_id: '', author: { id: '' }, type: MessageType.Default };
  return { id: chosen.id, text: readText(raw, botUser) };
}
