/** Reads messages as the gateway delivers them. Pure. */
import { MessageType } from 'discord.js';
import { z } from 'zod';
import type { Incoming } from '../../../core/records/incoming.js';
import { OUTSIDER } from '../../../core/permissions.js';
import type { ChosenMessage } from '../../../core/message.js';
import { isOutsider } from '../permissions.js';
import {
  DIRECT,
  deliveryKey,
  madeAt,
  personalThread,
  type DiscordTarget,
} from '../discord-target.js';

const snowflake = z.string().regex(/^\d{1,20}$/);

const NOBODY: ReadonlySet<string> = new Set();

/** The parts of a message that are read. Discord sends many more. */
const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake.optional(),
  member: z
    .object({
      roles: z.array(snowflake).default([]),
      flags: z.number().optional(),
      pending: z.boolean().optional(),
    })
    .optional(),
  author: z.object({ id: snowflake, bot: z.boolean().optional() }),
  webhook_id: z.string().optional(),
  content: z.string(),
  edited_timestamp: z.string().nullish(),
  type: z.number(),
  mentions: z.array(
    z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() }),
  ),
  mention_roles: z.array(snowflake).default([]),
  mention_everyone: z.boolean().default(false),
  referenced_message: z.object({ author: z.object({ id: snowflake }) }).nullish(),
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

/** What is known of the server that a message is said in. */
export interface Surroundings {
  readonly channelOf: (id: string) => ChannelView;
  /** The role that Discord made for the bot when it was invited: people pick it where they mean the bot. */
  readonly ownRoleIn: (guild: string) => string | null;
}

/** A message with what it replies to. */
export interface SaidMessage {
  readonly incoming: Incoming<DiscordTarget>;
  /** The message that it replies to: if that is an answer of ours, its topic goes on. */
  readonly repliesTo: string | null;
  /** Whether that is somebody else's; `null`: Discord did not say whose it is. */
  readonly repliesToOther: boolean | null;
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
 * @returns `null` for what is no message of somebody: notices, link previews, unreadable payloads, withheld words
 */
export function readMessage(
  payload: unknown,
  botUser: string,
  { channelOf, ownRoleIn }: Surroundings,
): SaidMessage | null {
  const { data } = message.safeParse(payload);
  if (!data || !SPOKEN.includes(data.type)) return null;
  const direct = data.guild_id === undefined;
  const view = channelOf(data.channel_id);
  const ownRole = data.guild_id === undefined ? null : ownRoleIn(data.guild_id);
  const self = new Set([botUser, ...(ownRole === null ? [] : [ownRole])]);
  const mentioned = [...data.mentions.map(({ id }) => id), ...data.mention_roles];
  const addressed = direct || mentioned.some((id) => self.has(id));
  const text = wordsOf(data, view, self);
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
          workspace: data.guild_id ?? DIRECT,
          channel: view.parent ?? channel,
          thread: direct || view.kind !== 'plain' ? channel : personalThread(channel, author.id),
        },
        author: author.id,
        text,
        addressed,
        ...(isOutsider(data.member ?? {}) && { permissions: OUTSIDER }),
      },
      target: { channel, question: id, user: author.id, direct, toAsker: false, interaction: null },
      question: id,
      edited: edited !== null,
      sentAt: madeAt(id),
      fromBot: author.bot === true || data.webhook_id !== undefined,
      inThread: view.kind !== 'plain',
      forOthers: data.mention_everyone || mentioned.some((one) => !self.has(one)),
    },
    repliesToOther: repliesToOther(data, self),
    repliesTo: data.message_reference?.message_id ?? null,
    roles: data.member?.roles ?? [],
  };
}

function repliesToOther(
  { author, referenced_message: answered }: RawMessage,
  self: ReadonlySet<string>,
): boolean | null {
  if (!answered) return null;
  return !self.has(answered.author.id) && answered.author.id !== author.id;
}

/** A post is answered once, at its start; what people say below it is among themselves. */
function isChatInPost({ id, channel_id: channel }: RawMessage, { kind }: ChannelView): boolean {
  return kind === 'forum-post' && id !== channel;
}

/** The first message of a post has the post's id; its title is the head of the question. */
function wordsOf(raw: RawMessage, { kind, name }: ChannelView, self: ReadonlySet<string>): string {
  const words = readText(raw, self);
  const opensPost = kind === 'forum-post' && raw.id === raw.channel_id;
  return opensPost ? `${name}\n${words}`.trim() : words;
}

/** `<@1>` `<@!1>` person, `<@&1>` role, `<#1>` channel, `<:name:1>` `<a:name:1>` emoji, `</name:1>` command. */
const TOKEN = /<(?:@!?(\d+)|@&(\d+)|#\d+|a?:(\w+):\d+|(\/[^:<>]+):\d+)>/g;

/** @param self - ids of the bot's own user and role: whom a message is for is none of its words */
function readText(raw: RawMessage, self: ReadonlySet<string>): string {
  return withNames(raw, self).replace(/ {2,}/g, ' ').trim();
}

function withNames({ content, mentions }: RawMessage, self: ReadonlySet<string>): string {
  const names = new Map(mentions.map((one) => [one.id, nameOf(one)]));
  return content.replace(
    TOKEN,
    (token, person?: string, role?: string, emoji?: string, command?: string) => {
      if (self.has(person ?? role ?? '')) return ' ';
      if (person !== undefined) return `@${names.get(person) ?? 'someone'}`;
      if (emoji !== undefined) return `:${emoji}:`;
      return command ?? (token.startsWith('<#') ? '#channel' : '@role');
    },
  );
}

function nameOf({ global_name: name, username }: RawMessage['mentions'][number]): string {
  return name ?? username;
}

const removal = z.object({
  id: snowflake.optional(),
  ids: z.array(snowflake).default([]),
  channel_id: snowflake,
});

/** Reads a MESSAGE_DELETE or MESSAGE_DELETE_BULK; no messages for what is none. */
export function readRemoval(payload: unknown): { channel: string; messages: readonly string[] } {
  const { data } = removal.safeParse(payload);
  if (!data) return { channel: '', messages: [] };
  return { channel: data.channel_id, messages: data.id === undefined ? data.ids : [data.id] };
}

/** A message that its author changed. */
export interface MessageEdit {
  readonly channel: string;
  readonly message: string;
  /** What it says now; absent where Discord withholds it. */
  readonly words?: Pick<ChosenMessage, 'markdown' | 'names'>;
}

const edit = z.object({ id: snowflake, channel_id: snowflake, edited_timestamp: z.string() });

/** Reads a MESSAGE_UPDATE as an edit by its author; `null` for what is none. Without the intent it has no words. */
export function readEdit(payload: unknown, botUser: string): MessageEdit | null {
  const { data } = edit.safeParse(payload);
  if (!data) return null;
  const { id: message, channel_id: channel } = data;
  const now = readChosenMessage(payload, botUser, channel);
  if (now === null || now.markdown === '') return { channel, message };
  return { channel, message, words: { markdown: now.markdown, names: now.names } };
}

/** A message on which somebody used the context menu. */
export interface ChosenMessageWords extends ChosenMessage {
  /** As a question to the bot. */
  readonly text: string;
  /** The platform's id of the message that it replies to. */
  readonly repliesTo?: string;
}

/** Reads it. @param channel - where it stands */
export function readChosenMessage(
  payload: unknown,
  botUser: string,
  channel: string,
): ChosenMessageWords | null {
  const chosen = message
    .pick({ id: true, content: true, message_reference: true, webhook_id: true })
    .extend({
      mentions: message.shape.mentions.default([]),
      author: message.shape.author.optional(),
    })
    .safeParse(payload).data;
  if (!chosen) return null;
  const { id, author, message_reference: reference, mentions } = chosen;
  const nowhere = { channel_id: '', author: { id: '' }, type: MessageType.Default };
  const raw = { ...chosen, ...nowhere, mention_roles: [], mention_everyone: false };
  const replied = reference?.message_id;
  return {
    channel,
    message: id,
    author: chosen.webhook_id === undefined ? (author?.id ?? '') : '',
    text: readText(raw, new Set([botUser])),
    markdown: namesIn(raw),
    names: [...mentions.map((one) => `@${nameOf(one)}`), '@role'],
    ...(replied !== undefined && { answers: deliveryKey('m', replied), repliesTo: replied }),
  };
}

/** Discord's own Markdown, with names for what it writes as ids; code stays as it is. */
function namesIn(raw: RawMessage): string {
  return raw.content
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((piece, at) => (at % 2 === 1 ? piece : withNames({ ...raw, content: piece }, NOBODY)))
    .join('')
    .trim();
}
