/** Posts, edits and removes answers in Discord. */
import { createHash } from 'node:crypto';
import type { Log } from '../../../core/log.js';
import type { Citation, Reply } from '../../../core/reply.js';
import type { Poster, PostOutcome } from '../../../delivery/poster.js';
import { cleanText, cutAtWord } from '../../shared/safe-text.js';
import {
  CODES,
  errorCode,
  isQuestionGone,
  toOutcome,
  type DiscordApi,
  type MessageBody,
  type PostedMessage,
} from './discord-api.js';
import {
  answerId,
  isAnswerable,
  parseAnswerId,
  reachAuthor,
  type DiscordTarget,
  type InteractionHandle,
} from '../discord-target.js';
import type { InteractionResponses } from './interaction-responses.js';
import { LIMITS } from '../render/limits.js';
import { drawPictures, NO_PICTURES, type Pictures, type Rasterise } from './pictures.js';
import { renderReply } from '../render/render.js';

/** What the poster works with. */
export interface DiscordPosterOptions {
  readonly api: DiscordApi;
  readonly interactions: InteractionResponses;
  readonly log: Log;
  /** The bot's own user id, where there is a token: by it a post whose confirmation was lost is found. */
  readonly botUser: string | null;
  readonly linkTo?: ((citation: Citation) => string) | undefined;
  readonly rasterise?: Rasterise | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Done, with nothing that could be found again. */
const SETTLED: PostOutcome = { kind: 'posted', id: null };

type Send = (message: MessageBody, toAsker: boolean) => Promise<PostedMessage | null>;

/** The interaction ended before it was answered: another way may still lead there. */
const TOO_LATE = new Set<number | null>([
  CODES.unknownWebhook,
  CODES.invalidWebhookToken,
  CODES.unknownInteraction,
  CODES.unknownMessage,
]);
/** What was to be edited or removed is gone: somebody was quicker. */
const GONE = new Set<number | null>([CODES.unknownMessage, CODES.unknownChannel]);
/** The bot may not write in a channel, or not see it, or the channel takes no such words. */
const NO_WAY_IN = new Set<number | null>([
  CODES.missingAccess,
  CODES.missingPermissions,
  CODES.threadArchived,
  CODES.threadLocked,
  CODES.blockedByAutoMod,
]);
/** The picture is what Discord refuses: no permission to attach, or too large a request. */
const PICTURE_REFUSED = new Set<number | null>([CODES.missingPermissions, CODES.invalidForm]);

/** Creates the poster. */
export function createDiscordPoster(options: DiscordPosterOptions): Poster<DiscordTarget> {
  const { api, interactions, log, linkTo, rasterise, now } = options;

  /** Draws with pictures and sends; where Discord does not take the pictures, sends the words. */
  async function drawAndSend(
    target: DiscordTarget,
    reply: Reply,
    key: string,
    send: Send,
  ): Promise<PostOutcome> {
    const isForAsker = target.toAsker || reply.audience === 'asker';
    // What others are asked, they see.
    const toAsker = !target.direct && reply.mentionedGroups === undefined && isForAsker;
    const attempt = async (pictures: Pictures): Promise<PostOutcome> => {
      const context = { linkTo, pictures: pictures.names, direct: target.direct, toAsker, key };
      const shown = target.personal === true ? { ...reply, audience: 'asker' as const } : reply;
      const { message, keepReply } = renderReply(shown, context);
      const body = { ...message, attachments: pictures.attachments };
      const posted = await send({ body, files: pictures.files }, toAsker);
      // What only one person sees is neither edited nor removed by us.
      const id = posted === null || toAsker ? null : answerId(posted.channel_id, posted.id);
      return { kind: 'posted', id, keepReply };
    };
    const pictures = await drawPictures(reply, rasterise, log);
    try {
      return await attempt(pictures);
    } catch (error) {
      if (pictures.files.length === 0 || !PICTURE_REFUSED.has(errorCode(error))) throw error;
      return attempt(NO_PICTURES);
    }
  }

  /** What is for one person goes to that person or nowhere: it has no public last resort. */
  const sendTo =
    (target: DiscordTarget, key: string, { confidential }: Reply): Send =>
    async (message, toAsker) => {
      const { interaction } = target;
      if (interaction !== null && isAnswerable(interaction, now())) {
        try {
          return await sendByInteraction(interaction, target, message, { toAsker, key });
        } catch (error) {
          if (!TOO_LATE.has(errorCode(error))) throw error;
        }
      }
      const byChannel = () => sendToChannel(target, key, message);
      const byMail = () => sendDirectly(target, key, message);
      if (toAsker || confidential === true) return byMail();
      // What the bot says by itself has nobody who asked.
      return target.user === '' ? byChannel() : either(byChannel, NO_WAY_IN, byMail);
    };

  /**
   * What was announced to all but is for the asker alone is taken back and said to the asker; the other way round, it is said
   * in the channel, under the key by which Discord posts it once.
   */
  async function sendByInteraction(
    interaction: InteractionHandle,
    target: DiscordTarget,
    message: MessageBody,
    { toAsker, key }: { readonly toAsker: boolean; readonly key: string },
  ): Promise<PostedMessage> {
    if (toAsker === target.toAsker || target.direct) return interactions.fill(interaction, message);
    if (!toAsker) {
      const posted = await sendToChannel({ ...target, question: null }, key, message);
      await interactions.remove(interaction);
      return posted;
    }
    await interactions.remove(interaction);
    return interactions.whisper(interaction, message);
  }

  /** A direct message: only the asker sees it. */
  async function sendDirectly(
    { user }: DiscordTarget,
    key: string,
    message: MessageBody,
  ): Promise<PostedMessage> {
    return api.post(await api.directChannel(user), withNonce(message, key));
  }

  async function sendToChannel(
    { channel, question }: DiscordTarget,
    key: string,
    message: MessageBody,
  ): Promise<PostedMessage> {
    const plain = withNonce(message, key);
    if (question === null) return api.post(channel, plain);
    // Where the question is gone, nobody wants its answer in the channel.
    const reference = { message_id: question, fail_if_not_exists: true };
    try {
      return await api.post(channel, {
        ...plain,
        body: { ...plain.body, message_reference: reference },
      });
    } catch (error) {
      if (errorCode(error) !== CODES.cannotReplyWithoutHistory) throw error;
      return api.post(channel, plain);
    }
  }

  return {
    reach: reachAuthor,
    post: (target, reply, key) => {
      const { interaction, question, channel } = target;
      if (reply.reaction !== undefined && interaction === null && question !== null)
        return api.react(channel, question, reply.reaction).then(() => SETTLED, leftOut);
      return drawAndSend(target, reply, key, sendTo(target, key, reply)).catch((error: unknown) =>
        isQuestionGone(error) ? SETTLED : toOutcome(error),
      );
    },
    update: (target, answer, reply, key) => {
      const { channel, message } = parseAnswerId(answer);
      return drawAndSend(target, reply, key, async (drawn) => {
        await api.edit(channel, message, drawn);
        return null;
      })
        .then((outcome) => (outcome.kind === 'posted' ? { ...outcome, id: answer } : outcome))
        .catch(forgiveGone);
    },
    remove: async (target, answer) => {
      const { channel, message } = parseAnswerId(answer);
      const { interaction } = target;
      try {
        if (interaction !== null && isAnswerable(interaction, now()))
          await interactions.remove(interaction);
        else await api.delete(channel, message);
        return { kind: 'posted', id: null };
      } catch (error) {
        return forgiveGone(error);
      }
    },
    async below(target, answer, title) {
      const { channel, message } = parseAnswerId(answer);
      // In a conversation of few, and where there is a thread already, Discord opens none.
      if (target.direct) return null;
      const name = cutAtWord(cleanText(title), LIMITS.threadName) || '–';
      try {
        await api.openThread(channel, message, name);
      } catch (error) {
        const code = errorCode(error);
        if (code !== CODES.threadExists) {
          if (toOutcome(error).kind === 'later') throw error;
          return null;
        }
      }
      return { target: { ...target, channel: message }, thread: message };
    },
    async find({ channel, question, interaction }) {
      // Filling in twice does no harm, so an interaction's answer need not be found.
      if (interaction !== null || question === null) return null;

      const found = (await api.after(channel, question).catch(forgetUnreadable)).find(
        (one) =>
          one.author.id === options.botUser && one.message_reference?.message_id === question,
      );
      return found ? answerId(channel, found.id) : null;
    },
  };
}

/** A sign that Discord does not take (no permission, the message is gone) is left out. */
function leftOut(error: unknown): PostOutcome {
  const outcome = toOutcome(error);
  return outcome.kind === 'refused' ? SETTLED : outcome;
}

/** One way, and another where the first is closed; where both are, the first one's error says why. */
async function either(
  first: () => Promise<PostedMessage>,
  closed: ReadonlySet<number | null>,
  second: () => Promise<PostedMessage>,
): Promise<PostedMessage> {
  try {
    return await first();
  } catch (error) {
    if (!closed.has(errorCode(error))) throw error;
    return second().catch(() => Promise.reject(error as Error));
  }
}

/** By the nonce Discord knows a message that is sent again within minutes, and posts it once. */
function withNonce({ body, files }: MessageBody, key: string): MessageBody {
  const nonce = createHash('sha256').update(key).digest('base64url').slice(0, LIMITS.nonce);
  return { body: { ...body, nonce, enforce_nonce: true }, files };
}

function forgiveGone(error: unknown): PostOutcome {
  return GONE.has(errorCode(error)) ? { kind: 'posted', id: null } : toOutcome(error);
}

/** What the bot may not read it can't look through: then the answer is posted, at worst a second time. */
function forgetUnreadable(error: unknown): [] {
  const code = errorCode(error);
  if (
    code === CODES.missingAccess ||
    code === CODES.missingPermissions ||
    code === CODES.unknownChannel
  )
    return [];
  throw error;
}
