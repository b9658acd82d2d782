/**
 * The delivery queue: takes what an adapter read, sees to it that each question is accepted once and kept, gets the
 * bot's reply and has it posted, edited or withheld as the response policy says. A killed process loses nothing accepted.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_SETTINGS, type SettingsReader } from '../core/records/settings.js';
import type { Place } from '../core/message.js';
import type { Store, TakenDelivery } from '../core/records/store.js';
import {
  deletionKey,
  NO_CHANNEL_MESSAGE,
  toDelivery,
  type Incoming,
} from '../core/records/incoming.js';
import { ifAway } from '../core/errors.js';
import { placeOfKey } from '../core/conversation.js';
import { createAlarms } from './alarms.js';
import { createHandler, type Attempt, type HandlerOptions } from './handler.js';
import { backOff, reactTo } from './response-policy.js';

/** What the queue works with. */
export interface QueueOptions<Target> extends Omit<HandlerOptions<Target>, 'now'> {
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Name of this process among those that share the store (default: the store's). */
  readonly owner?: string;
  /** At most this many deliveries are handled at a time (default 32). */
  readonly atOnce?: number;
  /** How often to prolong what is held and to look for what others left, in milliseconds (default 5,000). */
  readonly lookEvery?: number;
}

/** Who dismisses an answer. */
export interface Dismisser {
  readonly author: string;
  /** Where the answer stands, and where to tell of a better one whoever asked for it. */
  readonly place: Place;
  readonly isStaff: boolean;
}

/** How an attempt to dismiss an answer ended. */
export type Dismissal = 'removed' | 'not-yours' | 'failed';

/** The queue. */
export interface Queue<Target> {
  /**
   * Accepts a message. When this resolves, it is kept (or rightly ignored), and the platform may be told so.
   * @returns whether it was accepted: false for what came before and for what is met with silence
   */
  accept(incoming: Incoming<Target>): Promise<boolean>;
  /** Takes back a question that was deleted. What was no question is ignored; when this resolves, it is kept. */
  retract(target: Target, question: string): Promise<void>;
  /** Removes an answer if `by` asked for it or is staff. */
  dismiss(target: Target, answer: string, by: Dismisser): Promise<Dismissal>;
  /** Starts handling, with what an earlier process left. */
  start(): Promise<void>;
  /**
   * Handles what is due or will be within `patience` milliseconds, then stops. What it leaves (answers put off for
   * longer, attempts that hang) stays in the outbox, and the next start goes on with it.
   */
  stop(patience?: number): Promise<void>;
}

/** What is held is another process's to take when its holder has missed this many looks. */
const LOOKS_OF_LEASE = 6;
/** When to look again for a delivery whose conversation was busy: another process's answer may have just ended it. */
const LOOK_AGAIN_MS = 1_000;
/** An answer that could not be posted for a day is of no use any more. */
export const GIVE_UP_MS = 24 * 60 * 60_000;
/** While stopping, how often to see whether all is handled. */
const STOP_POLL_MS = 10;

/** Creates a queue. Nothing is handled until it is started. */
export function createQueue<Target>(options: QueueOptions<Target>): Queue<Target> {
  const { adapter, store, log, now = Date.now } = options;
  const { owner = store.replica, atOnce = 32, lookEvery = 5_000 } = options;
  const lease = LOOKS_OF_LEASE * lookEvery;
  const { outbox } = store;
  const attempt = createHandler({ ...options, now });
  /** Keys of what is being handled. */
  const inFlight = new Set<string>();
  const alarms = createAlarms(now);
  let running = false;
  let taking: Promise<void> | null = null;
  let wanted = false;
  /** Hands kept free for what is being accepted. */
  let offered = 0;
  /**
   * When what was taken with being accepted has been begun with: one a turn of the event loop, after the platform was
   * told, so that what arrives meanwhile is accepted between them.
   */
  let begun = Promise.resolve();
  /** Whether more may be due than was taken, so that a hand that becomes free has something to do. */
  let behind = false;

  const freeHands = () => atOnce - inFlight.size - offered;
  const mayTake = () => wanted && running && freeHands() > 0;

  /**
   * Takes and handles until nothing is due or all hands are full. Called whenever a delivery may have come due: one was
   * accepted and not taken, or settled while another waited for it. A call during a round asks for another one.
   */
  function pump(): void {
    wanted = true;
    taking ??= takeRounds().finally(() => {
      taking = null;
      if (mayTake()) pump();
    });
  }

  async function takeRounds(): Promise<void> {
    while (mayTake()) {
      // What is accepted or settled in the same turn of the event loop asks the store once.
      await nextTurn();
      wanted = false;
      await takeRound().catch((error: unknown) => {
        log.error({ err: error }, 'the store did not hand out deliveries; trying again soon');
      });
    }
  }

  async function takeRound(): Promise<void> {
    const limit = freeHands();
    const taken = await outbox.take(adapter, owner, lease, limit);
    behind = taken.length === limit;
    // A process that was held up (a laptop that slept) may find its own lease run out, and gets its own work again.
    for (const delivery of taken) {
      if (!running) return;
      if (!inFlight.has(delivery.key)) void handle(delivery);
      // One attempt a turn of the event loop: what arrives meanwhile is accepted and acknowledged between them.
      await nextTurn();
    }
  }

  /** Handles one delivery and settles it. Where even that fails, the end of its lease brings it back. */
  async function handle(delivery: TakenDelivery): Promise<void> {
    inFlight.add(delivery.key);
    let freed = false;
    try {
      freed = await settle(delivery, await attempt(delivery).catch(surprised(delivery)));
    } catch (error) {
      log.error({ err: error, delivery: delivery.key }, 'a delivery could not be settled');
    }
    inFlight.delete(delivery.key);
    if (freed || behind) pump();
  }

  /** Keeps a delivery, and begins with it at once where a hand is free and its conversation at rest. */
  async function keep(known: Incoming<Target>): Promise<boolean> {
    const delivery = toDelivery(known);
    if (!running || freeHands() <= 0) {
      behind = true;
      return outbox.accept(delivery);
    }
    offered++;
    const accepted = await outbox.acceptAndTake(delivery, owner, lease).finally(() => offered--);
    if (typeof accepted === 'boolean') {
      if (accepted) {
        pump();
        alarms.after(LOOK_AGAIN_MS, pump);
      }
      return accepted;
    }
    inFlight.add(accepted.key);
    begun = begun.then(async () => {
      await nextTurn();
      void handle(accepted);
    });
    return true;
  }

  /** An attempt that broke off says nothing about what was posted: it is made again, carefully. */
  const surprised =
    ({ key }: TakenDelivery) =>
    (error: unknown): Attempt => {
      log.error({ err: error, delivery: key }, 'an attempt broke off; trying again');
      return { outcome: { kind: 'later', after: 0, maybePosted: true }, reply: null };
    };

  /** @returns whether another one may have waited for this */
  async function settle(delivery: TakenDelivery, result: Attempt): Promise<boolean> {
    const { key, attempts, acceptedAt } = delivery;
    const { outcome, reply } = result;
    switch (outcome.kind) {
      case 'posted':
        return outbox.done(key, outcome.id, outcome.keepReply && reply ? reply : undefined);
      case 'refused':
        log.warn({ delivery: key, reason: outcome.reason }, 'an answer was refused for good');
        await outbox.fail(key, outcome.reason);
        return true;
      case 'later': {
        if (now() - acceptedAt > GIVE_UP_MS) {
          log.warn({ delivery: key }, 'an answer could not be posted for a day; given up');
          await outbox.fail(key, 'not postable for a day');
          return true;
        }
        const delay = outcome.after > 0 ? outcome.after : backOff(attempts);
        const { maybePosted } = outcome;
        await outbox.putOff(key, delay, { maybePosted, ...(reply && { reply }) });
        alarms.at(now() + delay, pump);
        return false;
      }
      default:
        return outcome satisfies never;
    }
  }

  /** Keeps what is being handled, however long that takes, and looks for what others left. */
  function look(): void {
    if (inFlight.size > 0) {
      outbox.renew([...inFlight], owner, lease).catch((error: unknown) => {
        log.error({ err: error }, 'the store did not prolong deliveries; trying again soon');
      });
    }
    pump();
  }

  return {
    async accept(incoming) {
      const known = await recognise(store, options.settings, incoming);
      return known !== null && keep(known);
    },
    async retract(target, question) {
      const asked = await outbox.findQuestion(adapter, question);
      // Kept in its conversation, it comes after the question that is in hand.
      if (asked?.lane == null) return;
      const place = placeOfKey(asked.lane);
      const message = { id: deletionKey(adapter, question), place, author: '', text: '' };
      const taken = { message: { ...message, addressed: false }, target, deleted: true } as const;
      await keep({ ...NO_CHANNEL_MESSAGE, ...taken, question });
    },
    dismiss: (target, answer, by) => dismissAnswer(options, target, answer, by),
    async start() {
      await outbox.release(adapter, owner);
      running = true;
      await store.changes.listen((change) => {
        if (change !== 'missed' && change.kind === 'outbox' && change.adapter === adapter) pump();
      });
      alarms.every(lookEvery, look);
      pump();
    },
    async stop(patience = 10_000) {
      const deadline = now() + patience;
      const busy = () => taking !== null || inFlight.size > 0 || alarms.areDueBy(deadline);
      pump();
      while (busy() && now() < deadline) await sleep(STOP_POLL_MS);
      running = false;
      alarms.clear();
    },
  };
}

const FOLLOWS_UP = { followsUp: true } as const;

/**
 * Applies the law of silence.
 * @returns what to accept, with `addressed` as it turned out, or `null` for what is ignored
 */
async function recognise<Target>(
  store: Store,
  settings: SettingsReader,
  incoming: Incoming<Target>,
): Promise<Incoming<Target> | null> {
  const { message, fromBot, inThread } = incoming;
  const asks = fromBot || message.addressed;
  const askers =
    asks || !inThread ? 'nobody' : await store.outbox.askedIn(message.place, message.author);
  const { speak } = asks ? DEFAULT_SETTINGS : (await settings.at(message.place)).values;
  const isAsked = !asks && inThread && (await isQuizIn(store, message.place));
  const reaction = reactTo(incoming, { speak, askers, isAsked });
  if (reaction === 'ignore') return null;
  const heard = { addressed: reaction === 'answer', ...(reaction === 'follow' && FOLLOWS_UP) };
  return { ...incoming, message: { ...message, ...heard } };
}

/** Where the store is away, nothing that is typed can be counted, and questions are answered as ever. */
async function isQuizIn({ quizzes }: Store, place: Place): Promise<boolean> {
  return (await quizzes.runningIn(place).catch(ifAway(null))) !== null;
}

/** Removes an answer for whoever asked, and for staff; that it was dismissed is kept with its question. */
async function dismissAnswer<Target>(
  { adapter, store, poster }: QueueOptions<Target>,
  target: Target,
  answer: string,
  { author, place, isStaff }: Dismisser,
): Promise<Dismissal> {
  const { outbox, inbox } = store;
  const record = await outbox.findAnswer(adapter, answer);
  const isOwn = record !== null && (await outbox.isAuthor(record.key, author));
  if (!isOwn && !isStaff) return 'not-yours';
  const outcome = await poster.remove(target, answer);
  if (outcome.kind !== 'posted') return 'failed';
  await outbox.forgetAnswer(adapter, answer);
  if (record !== null) {
    const { workspace, key: question } = record;
    const complaint = { adapter, workspace, question, cause: 'dismissed' } as const;
    // Who asked can't be told from what is kept, so that only they themselves can be noted.
    await inbox.complain({ ...complaint, asker: isOwn ? { place, author } : null });
  }
  return 'removed';
}
