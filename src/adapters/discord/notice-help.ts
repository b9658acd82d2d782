/**
 * Notices that somebody's answer helped: thanks in a thread, a ✅ on a message of it, a forum's post closed or tagged as solved.
 * Ids are enough: without the intent for messages' words no thanks are heard, and all else works. Whoever answered is told
 * directly, because nothing here is for one person alone but what answers a click.
 */
import { ChannelType, type Client } from 'discord.js';
import { z } from 'zod';
import type { DiscordApi, HistoryMessage } from './post/discord-api.js';
import { CODES, errorCode } from './post/discord-api.js';
import { madeAt } from './discord-target.js';
import type { Listening } from './listening.js';

const snowflake = z.string().regex(/^\d{1,20}$/);

/** What it works with. */
export interface Noticing {
  readonly listening: Listening;
  readonly client: Client;
  readonly api: DiscordApi;
  /** The bot's own user. */
  readonly botUser: string;
}

const message = z.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: snowflake,
  content: z.string(),
  author: z.object({ id: snowflake, bot: z.boolean().optional() }),
  mentions: z.array(z.object({ id: snowflake })).default([]),
  referenced_message: z
    .object({ id: snowflake, author: z.object({ id: snowflake, bot: z.boolean().optional() }) })
    .nullish(),
});

/** Takes thanks that somebody says to somebody else: in a thread, or as a reply. */
export async function noticeThanks(noticing: Noticing, payload: unknown): Promise<void> {
  const { listening, client, api, botUser } = noticing;
  const { data: said } = message.safeParse(payload);
  if (!said || said.author.bot === true || said.mentions.some(({ id }) => id === botUser)) return;
  const gratitude = listening.bot.offers?.readGratitude(said.content) ?? null;
  if (gratitude === null) return;
  const { channel_id: channel, referenced_message: referenced } = said;
  const thread = threadOf(client, channel);
  // Thanks alone may be for anything; whoever began the thread, or replies to somebody, thanks for an answer.
  const isReply = referenced != null;
  const isClear = gratitude === 'helped' || isReply || thread?.ownerId === said.author.id;
  if (!isClear || (thread === null && !isReply)) return;
  const answer = referenced ?? (await lastAnswer(api, channel, said.author.id, said.id));
  if (answer && answer.author.id !== said.author.id) await offer(noticing, { ...said, answer });
}

const reaction = z.object({
  user_id: snowflake,
  channel_id: snowflake,
  message_id: snowflake,
  guild_id: snowflake,
  message_author_id: snowflake,
  emoji: z.object({ id: z.null().optional(), name: z.literal('✅') }),
});

/** Takes a ✅ on somebody else's message in a thread. */
export async function noticeCheck(noticing: Noticing, payload: unknown): Promise<void> {
  const { data: put } = reaction.safeParse(payload);
  if (!put || threadOf(noticing.client, put.channel_id) === null) return;
  const { message_id: id, message_author_id: author, user_id: user } = put;
  if (author !== user) await offer(noticing, { ...put, answer: { id, author: { id: author } } });
}

const post = z.object({
  id: snowflake,
  guild_id: snowflake,
  parent_id: snowflake,
  owner_id: snowflake,
  last_message_id: snowflake.nullish(),
  applied_tags: z.array(snowflake).default([]),
  thread_metadata: z.object({
    archived: z.boolean(),
    archive_timestamp: z.string(),
    auto_archive_duration: z.number(),
  }),
});
type Post = z.infer<typeof post>;

/** Takes a post of a forum that somebody closes or tags as solved. */
export async function noticeSolved(noticing: Noticing, payload: unknown): Promise<void> {
  const { listening, client, api } = noticing;
  const { data: changed } = post.safeParse(payload);
  const forum = changed && client.channels.cache.get(changed.parent_id);
  if (!changed || forum?.type !== ChannelType.GuildForum) return;
  const tags = forum.availableTags.filter(({ id }) => changed.applied_tags.includes(id));
  const isSolved = tags.some(({ name }) => listening.bot.offers?.saysSolved(name) === true);
  if (!isSolved && !isClosedByHand(changed)) return;
  const { id: channel, owner_id: asker, guild_id } = changed;
  const answer = await lastAnswer(api, channel, asker, null);
  if (answer) await offer(noticing, { channel_id: channel, guild_id, answer });
}

/** Discord closes a post by itself when nobody wrote for as long as it says. */
function isClosedByHand({ id, last_message_id: last, thread_metadata: state }: Post): boolean {
  if (!state.archived) return false;
  const { archive_timestamp: at, auto_archive_duration: minutes } = state;
  return Date.parse(at) - madeAt(last ?? id) < minutes * 60_000;
}

/** Where an answer stands that helped. */
interface Helped {
  readonly channel_id: string;
  readonly guild_id: string;
  readonly answer: Pick<HistoryMessage, 'id' | 'author'>;
}

/** What a program wrote, the bot included, is nobody's to keep. */
async function offer(
  { listening, client, botUser }: Noticing,
  { channel_id: channel, guild_id: guild, answer }: Helped,
): Promise<void> {
  const { id, author } = answer;
  if (author.bot === true || author.id === botUser) return;
  const thread = threadOf(client, channel);
  await listening.bot.offers?.offerToKeep({
    place: {
      adapter: 'discord',
      workspace: guild,
      channel: thread?.parentId ?? channel,
      thread: thread === null ? id : channel,
    },
    answer: { channel, message: id, author: author.id },
    link: `https://discord.com/channels/${guild}/${channel}/${id}`,
    direct: true,
  });
}

/** The latest message of somebody else's that no program wrote. @param before - absent: the latest of all */
async function lastAnswer(
  api: DiscordApi,
  channel: string,
  asker: string,
  before: string | null,
): Promise<HistoryMessage | undefined> {
  const unreadable = new Set<number | null>([CODES.missingAccess, CODES.missingPermissions]);
  const found = await api.before(channel, before).catch((error: unknown) => {
    if (unreadable.has(errorCode(error))) return [];
    throw error;
  });
  const [latest] = found.filter(({ author }) => author.id !== asker);
  return latest;
}

function threadOf(client: Client, id: string) {
  const channel = client.channels.cache.get(id);
  return channel?.isThread() === true ? channel : null;
}
