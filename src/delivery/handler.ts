/**
 * The delivery queue's handler: handles one delivery from the question to the posted, edited or withheld answer. Keeps
 * nothing itself; the queue settles what it reports.
 */
import type { Bot } from '../bot/bot.js';
import { sayProblem } from '../bot/reply/plain.js';
import { inLanguage, messagesOf, type Messages } from '../bot/messages/messages.js';
import { StoreAway } from '../core/errors.js';
import type { Log } from '../core/log.js';
import type { AdapterName } from '../core/adapters.js';
import type { Message } from '../core/message.js';
import type { Reply } from '../core/reply.js';
import type { SettingsReader } from '../core/records/settings.js';
import { OUTSIDER, STRANGER, type Permissions } from '../core/permissions.js';
import type { Store, TakenDelivery } from '../core/records/store.js';
import {
  deletionKey,
  type Hindrance,
  type Incoming,
  type News,
  type OwnPost,
} from '../core/records/incoming.js';
import { coolDownKey, mayAnswerLate } from './response-policy.js';
import type { Poster, PostOutcome } from './poster.js';

/** What the handler works with. */
export interface HandlerOptions<Target> {
  readonly adapter: AdapterName;
  readonly bot: Bot;
  readonly store: Store;
  readonly poster: Poster<Target>;
  readonly log: Log;
  /** When to speak, and how long not to repeat oneself. */
  readonly settings: SettingsReader;
  /** Finds out what the platform says about the author; asked for where the reply depends on it. Never rejects. */
  readonly permissionsOf?: (incoming: Incoming<Target>) => Promise<Permissions>;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

function apology(messages: Messages): Reply {
  return inLanguage({ ...sayProblem(messages.say('reply.failed')), blocks: [] }, messages);
}

/** How handling a delivery ended, with the reply that there was to post. */
export interface Attempt {
  readonly outcome: PostOutcome;
  readonly reply: Reply | null;
}

/** Silence is a settled outcome like any other. */
const SILENCE: PostOutcome = { kind: 'posted', id: null };

/** What it belongs to is being posted. */
const NOT_YET: PostOutcome = { kind: 'later', after: 1_000, maybePosted: false };

/** Creates the handler. */
export function createHandler<Target>(
  options: HandlerOptions<Target>,
): (delivery: TakenDelivery) => Promise<Attempt> {
  const { adapter, bot, store, poster, log, now } = options;

  async function attempt(delivery: TakenDelivery): Promise<Attempt> {
    const incoming = readBody(delivery);
    if (incoming.own !== undefined) return sayOwn(incoming, incoming.own, delivery);
    const answer = delivery.answered;
    if (incoming.deleted === true) {
      return { outcome: await takeAlong(incoming.target, answer), reply: null };
    }
    if (incoming.edited ? answer === null && !mayAnswerLate(incoming, now()) : answer !== null) {
      return { outcome: SILENCE, reply: null };
    }
    // Editing twice does no harm; posting twice does.
    const mayBePosted = delivery.interrupted && answer === null;
    const posted = mayBePosted ? await poster.find(incoming.target, delivery.key) : null;
    if (posted !== null) {
      return { outcome: { kind: 'posted', id: posted }, reply: null };
    }
    if (await isDeleted(incoming)) return { outcome: SILENCE, reply: null };
    const reply = delivery.reply ?? (await replyTo(incoming, delivery));
    const outcome = await deliver(incoming, delivery.key, answer, reply);
    return { outcome, reply };
  }

  /** Says what the bot has to say by itself. Editing twice shows the same twice; what may be posted already is looked for. */
  async function sayOwn(
    { message, target }: Incoming<Target>,
    own: OwnPost,
    { key, interrupted }: TakenDelivery,
  ): Promise<Attempt> {
    const { subject, replaces, below, wantedBy } = own;
    const first = replaces ?? below?.key;
    const anchor = first === undefined ? null : await store.outbox.find(first);
    if (anchor?.state === 'open') return { outcome: NOT_YET, reply: null };
    const answer = anchor?.answer ?? null;
    if (replaces !== undefined) {
      const reply = answer === null ? null : await bot.draw(subject, message.place);
      if (answer === null || reply === null) return { outcome: SILENCE, reply: null };
      const outcome = await poster.update(target, answer, reply, key);
      // The first post's name stays its own.
      return { outcome: outcome.kind === 'posted' ? SILENCE : outcome, reply: null };
    }
    // What it was to stand below was refused, and whoever wanted it heard so.
    if (anchor?.state === 'failed') return { outcome: SILENCE, reply: null };
    const thread =
      below === undefined || answer === null
        ? null
        : await poster.below(target, answer, below.title);
    const where = thread?.target ?? target;
    const found = interrupted ? await poster.find(where, key) : null;
    if (found !== null) return { outcome: { kind: 'posted', id: found }, reply: null };
    const { place } = message;
    const reply = await bot.draw(
      subject,
      thread === null ? place : { ...place, thread: thread.thread },
    );
    if (reply === null) return { outcome: SILENCE, reply };
    const outcome = await poster.post(where, reply, key);
    if (outcome.kind === 'refused' && wantedBy !== undefined)
      await tellRefusal({ ...message, author: wantedBy }, subject, key, outcome.hindrance);
    return { outcome, reply };
  }

  /** Whoever wanted a post hears why it can't be made: where nobody else reads along, and by whichever way there is. */
  async function tellRefusal(
    message: Message,
    subject: string,
    key: string,
    hindrance: Hindrance | undefined,
  ): Promise<void> {
    const reply = await bot.refused(subject, message.place, hindrance ?? null);
    if (reply === null) return;
    const told = await poster.post(poster.reach(message), reply, `${key}/refused`);
    if (told.kind !== 'posted')
      log.warn({ delivery: key, outcome: told.kind }, 'nobody could be told of a refused post');
  }

  /** A deleted question takes its answer with it. */
  async function takeAlong(target: Target, answer: string | null): Promise<PostOutcome> {
    if (answer === null) return SILENCE;
    const removed = await poster.remove(target, answer);
    if (removed.kind !== 'later') await store.outbox.forgetAnswer(adapter, answer);
    return removed;
  }

  /** A question may be deleted while it waits; what tells of that waits behind it. */
  async function isDeleted({ question }: Incoming<Target>): Promise<boolean> {
    if (question === null) return false;
    return (await store.outbox.find(deletionKey(adapter, question))) !== null;
  }

  /** Written by the queues when they accepted; nobody else writes bodies. */
  function readBody({ body }: TakenDelivery): Incoming<Target> {
    const kept = JSON.parse(body) as Incoming<Target> | News;
    return { ...kept, target: kept.target ?? poster.reach(kept.message) };
  }

  function deliver(
    { target }: Incoming<Target>,
    key: string,
    answer: string | null,
    reply: Reply | null,
  ): Promise<PostOutcome> {
    if (answer === null) {
      return reply ? poster.post(target, reply, key) : Promise.resolve(SILENCE);
    }
    if (reply?.audience === 'asker') return replaceInPrivate(target, key, answer, reply);
    // A sign stands at the question, and not in the place of an answer.
    return reply && reply.reaction === undefined
      ? poster.update(target, answer, reply, key)
      : poster.remove(target, answer);
  }

  /**
   * What is for the asker alone can't stand where all saw the answer before. The old answer is forgotten last: a post
   * that was put off is made again as the answer to an edit, however old the question is by then. Where the process is killed
   * between posting and forgetting, the next attempt posts again: what only the asker saw can't be looked for in a
   * channel, and reading it twice is better than not at all.
   */
  async function replaceInPrivate(
    target: Target,
    key: string,
    answer: string,
    reply: Reply,
  ): Promise<PostOutcome> {
    const removed = await poster.remove(target, answer);
    if (removed.kind !== 'posted') return removed;
    const posted = await poster.post(target, reply, key);
    if (posted.kind !== 'later') await store.outbox.forgetAnswer(adapter, answer);
    return posted;
  }

  async function replyTo(
    incoming: Incoming<Target>,
    delivery: TakenDelivery,
  ): Promise<Reply | null> {
    if (incoming.reply) return incoming.reply;
    const message = shownTo(incoming);
    const reply = await bot
      .handle(message, permissionsOf(incoming))
      .catch(async (error: unknown) => {
        // A store that is away comes back, and then there is an answer.
        if (error instanceof StoreAway) throw error;
        log.error({ err: error, delivery: delivery.key }, 'the bot failed on a message');
        if (!message.addressed) return null;
        return apology(await bot.messages(message.place).catch(() => messagesOf()));
      });
    const wanted = message.addressed || message.followsUp === true || incoming.edited;
    if (reply === null || wanted) return reply;
    return (await isRepetition(incoming, reply, delivery)) ? null : reply;
  }

  /** An edit's answer replaces one that all can see. */
  function shownTo({ message, edited }: Incoming<Target>): Message {
    const shown = message.permissions?.outsider === true ? OUTSIDER : STRANGER;
    return edited ? { ...message, permissions: shown } : message;
  }

  /** Asks the platform about the author; an outsider may be told by the message itself. */
  function permissionsOf(incoming: Incoming<Target>): (() => Promise<Permissions>) | undefined {
    const { permissionsOf: ask } = options;
    if (ask === undefined || incoming.message.permissions?.outsider === true) return undefined;
    return async () => {
      const permissions = await ask(incoming);
      if (!incoming.edited) return permissions;
      return permissions.outsider === true ? OUTSIDER : STRANGER;
    };
  }

  /** An interrupted attempt may have started the cool-down itself, so only the first one asks. */
  async function isRepetition(
    incoming: Incoming<Target>,
    reply: Reply,
    delivery: TakenDelivery,
  ): Promise<boolean> {
    const key = coolDownKey(incoming, reply);
    if (key === null || delivery.attempts > 1) return false;
    const { place } = incoming.message;
    const { cooldown } = (await options.settings.at(place)).values;
    return cooldown > 0 && !(await store.coolDowns.start(place, key, cooldown * 60_000));
  }

  return attempt;
}
