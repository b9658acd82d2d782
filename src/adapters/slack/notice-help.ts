/**
 * Notices that somebody's answer helped: thanks in a thread, a ✅ on a message of it. Slack's messages bring no thread along, so
 * that it is read once somebody thanks; where the bot may not read it, nothing is offered.
 */
import { z } from 'zod';
import type { Incoming } from '../../core/records/incoming.js';
import type { Listening } from './listening.js';
import type { Receiver } from './read/read-event.js';
import { slackError } from './post/web-api.js';
import type { SlackTarget, SlackTeam } from './slack-target.js';

const message = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
});
type Said = z.infer<typeof message>;
const thread = z.object({ messages: z.array(message).default([]) });

/** Messages of a thread that are looked through: thanks come soon. */
const LOOK_THROUGH = 200;

/** What the bot may not read, or is gone. */
const UNREADABLE = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
]);

/** Takes thanks that somebody says to somebody else in a thread. */
export async function noticeThanks(
  listening: Listening,
  { message: said, target, fromBot, edited, inThread }: Incoming<SlackTarget>,
): Promise<void> {
  if (fromBot || edited || said.addressed || !inThread) return;
  if (target.thread === null || target.said === null) return;
  const gratitude = listening.bot.offers?.readGratitude(said.text) ?? null;
  if (gratitude === null) return;
  const all = await readThread(listening, target.team, target.channel, target.thread);
  const now = Number(target.said);
  const before = all.filter(({ ts, user }) => Number(ts) < now && user !== said.author);
  const isStarter = all[0]?.user === said.author;
  const answer = before.at(-1);
  // Thanks alone may be for anything; whoever began the thread thanks for its answer.
  if (answer === undefined || (gratitude === 'thanks' && !isStarter)) return;
  await offer(listening, target.team, target.channel, answer);
}

const reactionEvent = z.object({
  type: z.literal('reaction_added'),
  user: z.string(),
  reaction: z.literal('white_check_mark'),
  item_user: z.string(),
  item: z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
});

/** Takes a ✅ on somebody else's message in a thread. */
export async function noticeCheck(
  listening: Listening,
  payload: unknown,
  { team, botUserId }: Receiver,
): Promise<void> {
  const { data: event } = reactionEvent.safeParse(payload);
  if (!event || event.item_user === botUserId || event.item_user === event.user) return;
  const { channel, ts } = event.item;
  const [found] = (await readThread(listening, team, channel, ts)).filter((one) => one.ts === ts);
  if (found?.thread_ts === undefined || found.thread_ts === ts) return;
  await offer(listening, team, channel, found);
}

/** What a program wrote, the bot included, is nobody's to keep. */
async function offer(
  { bot }: Listening,
  team: SlackTeam,
  channel: string,
  { ts, user, bot_id: program, thread_ts: root = ts }: Said,
): Promise<void> {
  if (user === undefined || program !== undefined) return;
  await bot.offers?.offerToKeep({
    place: { adapter: 'slack', workspace: team.id, channel, thread: root },
    answer: { channel, message: ts, author: user },
    link: null,
    direct: false,
  });
}

async function readThread(
  { access }: Listening,
  team: SlackTeam,
  channel: string,
  ts: string,
): Promise<readonly Said[]> {
  const client = await access.clientOf(team);
  try {
    return thread.parse(await client.conversations.replies({ channel, ts, limit: LOOK_THROUGH }))
      .messages;
  } catch (error) {
    if (UNREADABLE.has(slackError(error) ?? '')) return [];
    throw error;
  }
}
