/** Posts, edits and removes answers in Slack. */
import type { WebClient } from '@slack/web-api';
import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { Citation, Reply } from '../../../core/reply.js';
import type { Poster, PostOutcome } from '../../../delivery/poster.js';
import { formatButtonValue } from '../read/button-value.js';
import { createChannelGate } from './channel-gate.js';
import type { PictureUploads } from './pictures.js';
import { renderReply } from '../render/render.js';
import { postToUrl } from './response-url.js';
import {
  messageId,
  parseMessageId,
  reachAuthor,
  type SlackTarget,
  type SlackTeam,
} from '../slack-target.js';
import { isWayBarred, slackError, toOutcome } from './web-api.js';

/** What the poster works with. */
export interface SlackPosterOptions {
  /** The client of a workspace. Rejects when it is not installed there (any more). */
  readonly clientOf: (team: SlackTeam) => Promise<WebClient>;
  readonly pictures: PictureUploads;
  /** Ids of a workspace's user groups by their names, as far as Slack tells; ids stay. */
  readonly groupIds: (team: SlackTeam, names: readonly string[]) => Promise<readonly string[]>;
  readonly linkTo?: ((citation: Citation) => string) | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What was to be edited or removed is gone: somebody was quicker. */
const GONE = new Set([
  'message_not_found',
  'cant_update_message',
  'channel_not_found',
  'is_archived',
]);
/** Name of our metadata on posts, by which a post whose confirmation was lost is found again. */
const METADATA_TYPE = 'quaymaster_answer';

/** A sign has no name by which it is found again. */
const SIGNED: PostOutcome = { kind: 'posted', id: null };

/** A drawn answer. */
interface Drawn {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** Creates the poster. */
export function createSlackPoster(options: SlackPosterOptions): Poster<SlackTarget> {
  const { clientOf, pictures, groupIds, linkTo, now } = options;
  const gate = createChannelGate(now);

  /** Draws with pictures; posts; and where Slack does not take the pictures (yet), posts the words. */
  async function drawAndSend(
    target: SlackTarget,
    said: Reply,
    key: string,
    send: (client: WebClient, drawn: Drawn) => Promise<PostOutcome>,
  ): Promise<PostOutcome> {
    const client = await clientOf(target.team);
    const reply = await withGroupIds(target.team, said);
    const toAsker = isForAsker(target, reply);
    const value = formatButtonValue({ key, thread: target.thread });
    const files = await pictures.upload(client, target.team.id, reply);
    const attempt = async (shown: ReadonlyMap<string, string>) => {
      const drawn = renderReply(reply, { pictures: shown, linkTo, toAsker, value });
      const outcome = await send(client, drawn).catch(toOutcome);
      const keepReply = drawn.cut || toAsker;
      return outcome.kind === 'posted' ? { ...outcome, keepReply } : outcome;
    };
    const outcome = await attempt(files);
    const pictureRefused = outcome.kind === 'refused' && outcome.reason === 'invalid_blocks';
    return pictureRefused && files.size > 0 ? attempt(new Map()) : outcome;
  }

  async function withGroupIds(team: SlackTeam, reply: Reply): Promise<Reply> {
    const { mentionedGroups } = reply;
    if (mentionedGroups === undefined) return reply;
    return { ...reply, mentionedGroups: await groupIds(team, mentionedGroups) };
  }

  /** A sign that Slack does not take (no permission, the message is gone) is left out. */
  async function react({ team, channel }: SlackTarget, timestamp: string): Promise<PostOutcome> {
    const client = await clientOf(team);
    const outcome = await client.reactions
      .add({ channel, timestamp, name: 'thumbsup' })
      .then(() => SIGNED, toOutcome);
    return outcome.kind === 'refused' ? SIGNED : outcome;
  }

  /** Runs a call through the channel's gate; tells the gate when Slack says "too many". */
  async function gated(channel: string, call: () => Promise<PostOutcome>): Promise<PostOutcome> {
    const wait = gate.wait(channel);
    if (wait > 0) return { kind: 'later', after: wait, maybePosted: false };
    const outcome = await call().catch(toOutcome);
    const tooMany = outcome.kind === 'later' && outcome.after > 0;
    return tooMany ? { ...outcome, after: gate.close(channel, outcome.after) } : outcome;
  }

  return {
    reach: reachAuthor,
    post: (target, reply, key) =>
      gated(target.channel, () => {
        if (reply.reaction !== undefined && target.said !== null) return react(target, target.said);
        return drawAndSend(target, reply, key, (client, drawn) =>
          isForAsker(target, reply)
            ? postToAsker(client, target, drawn)
            : postToAll(client, target, drawn, key),
        );
      }),
    update: (target, answer, reply, key) =>
      gated(target.channel, () =>
        drawAndSend(target, reply, key, async (client, drawn) => {
          const { text, blocks } = drawn;
          await client.chat.update({ ...parseMessageId(answer), text, blocks: [...blocks] });
          return { kind: 'posted', id: answer };
        }),
      ).then((outcome) => forgiveGone(outcome)),
    remove: (target, answer) =>
      gated(target.channel, async () => {
        await (await clientOf(target.team)).chat.delete(parseMessageId(answer));
        return { kind: 'posted', id: null };
      }).then((outcome) => forgiveGone(outcome)),
    below: (target, answer) => {
      const { channel, ts } = parseMessageId(answer);
      return Promise.resolve({ target: { ...target, channel, thread: ts }, thread: ts });
    },
    async find(target, key) {
      if (target.toAsker) return null;
      const ts = await findPost(await clientOf(target.team), target, key);
      return ts === null ? null : messageId(target.team.id, target.channel, ts);
    },
  };
}

/** Where all is for the asker's eyes anyway, there is nothing to hide; what others are asked, they see. */
function isForAsker(
  { direct, toAsker }: SlackTarget,
  { audience, mentionedGroups }: Reply,
): boolean {
  return !direct && mentionedGroups === undefined && (toAsker || audience === 'asker');
}

function forgiveGone(outcome: PostOutcome): PostOutcome {
  const gone = outcome.kind === 'refused' && GONE.has(outcome.reason);
  return gone ? { kind: 'posted', id: null } : outcome;
}

async function postToAll(
  client: WebClient,
  target: SlackTarget,
  { text, blocks }: Drawn,
  key: string,
): Promise<PostOutcome> {
  const { team, channel, thread, user, direct, responseUrl } = target;
  const postIn = async (where: string, thread: string | null): Promise<PostOutcome> => {
    const posted = await client.chat.postMessage({
      channel: where,
      text,
      blocks: [...blocks],
      ...(thread !== null && { thread_ts: thread }),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: METADATA_TYPE, event_payload: { key } },
    });
    // A post to a person's id lands in the conversation with that person, which has an id of its own.
    const { ts, channel: landed = where, message } = posted;
    if (ts !== undefined && thread !== null && message && message.thread_ts !== thread) {
      // The question is gone with its thread, and Slack has put the answer into the channel.
      await client.chat.delete({ channel: landed, ts });
      return { kind: 'posted', id: null };
    }
    return { kind: 'posted', id: ts === undefined ? null : messageId(team.id, landed, ts) };
  };
  try {
    return await postIn(channel, thread);
  } catch (error) {
    // What the bot says by itself has nobody who asked.
    if (!isWayBarred(error) || user === '') throw error;
    // News of what was asked by a command where two people talk.
    if (direct && channel !== user) return postIn(user, thread);
    // The channel does not take it, so whoever asked hears it directly; where that fails too, the first error says why.
    if (responseUrl === null) return postIn(user, null).catch(() => Promise.reject(error as Error));
    return postToUrl(responseUrl, {
      response_type: 'in_channel',
      replace_original: false,
      text,
      blocks,
      ...(thread !== null && { thread_ts: thread }),
    });
  }
}

/**
 * To the asker alone: by the response address, which also works where the bot is no member; else ephemerally; else,
 * where it has no way into the channel, as a direct message.
 */
async function postToAsker(
  client: WebClient,
  { channel, user, thread, responseUrl }: SlackTarget,
  { text, blocks }: Drawn,
): Promise<PostOutcome> {
  if (responseUrl !== null) {
    const outcome = await postToUrl(responseUrl, {
      response_type: 'ephemeral',
      replace_original: false,
      text,
      blocks,
      ...(thread !== null && { thread_ts: thread }),
    });
    if (outcome.kind !== 'refused') return outcome;
  }
  try {
    await client.chat.postEphemeral({
      channel,
      user,
      text,
      blocks: [...blocks],
      ...(thread !== null && { thread_ts: thread }),
    });
  } catch (error) {
    if (!isWayBarred(error)) throw error;
    await client.chat.postMessage({ channel: user, text, blocks: [...blocks] });
  }
  return { kind: 'posted', id: null };
}

const posts = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_payload: z.object({ key: z.string().optional() }).optional() })
          .optional(),
      }),
    )
    .default([]),
});

/** Posts to look through: the first of a thread, the newest of a conversation. */
const LOOK_THROUGH = 100;
/** What the bot may not read it can't look through: then the answer is posted, at worst a second time. */
const UNREADABLE = new Set([
  'missing_scope',
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
]);

async function findPost(
  client: WebClient,
  { channel, thread }: SlackTarget,
  key: string,
): Promise<string | null> {
  const page = { channel, limit: LOOK_THROUGH, include_all_metadata: true };
  try {
    const found = posts.parse(
      thread === null
        ? await client.conversations.history(page)
        : await client.conversations.replies({ ...page, ts: thread }),
    );
    return found.messages.find(({ metadata }) => metadata?.event_payload?.key === key)?.ts ?? null;
  } catch (error) {
    if (UNREADABLE.has(slackError(error) ?? '')) return null;
    throw error;
  }
}
