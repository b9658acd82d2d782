/**
 * The delivery desk: takes what an adapter read, sees to it that each question is accepted once and kept, gets the
 * bot's reply and has it posted, edited or withheld as good manners demand. A killed process loses nothing accepted.
 */
import { conversationKey } from '../core/conversation.js';
import type { Store, TakenDelivery } from '../core/store.js';
import type { Incoming } from './incoming.js';
import { createClerk, type Attempt, type ClerkOptions } from './clerk.js';
import { backOff, reactTo } from './manners.js';

/** What the desk works with. */
export interface DeskOptions<Target> extends Omit<ClerkOptions<Target>, 'now'> {
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** Name of this process among those that share the store; the embedded store has one. */
  readonly owner?: string;
  /** At most this many deliveries are handled at a time (default 32). */
  readonly atOnce?: number;
}

/** How an attempt to dismiss an answer ended. */
export type Dismissal = 'removed' | 'not-yours' | 'failed';

/** The desk. */
export interface Desk<Target> {
  /**
   * Accepts a message. When this resolves, it is kept (or rightly ignored), and the platform may be told so.
   * @returns whether it was accepted: false for what came before and for what is met with silence
   */
  accept(incoming: Incoming<Target>): Promise<boolean>;
  /** Removes an answer if `by` asked for it or is staff. */
  dismiss(target: Target, answer: string, by: string, isStaff: boolean): Promise<Dismissal>;
  /** Starts handling, with what an earlier process left. */
  start(): Promise<void>;
  /** Handles what is due now, then stops; gives up waiting after `patience` milliseconds. */
  stop(patience?: number): Promise<void>;
}

/** A taken delivery is another's to take after this long: longer than the slowest registry and post together. */
const LEASE_MS = 2 * 60_000;
/** How often to look for what another process left or a lease set free. */
const LOOK_MS = 5_000;
/** An answer that could not be posted for a day is of no use any more. */
const GIVE_UP_MS = 24 * 60 * 60_000;
/** What is settled is remembered for this long: edits, dismissals and late repeats within it are understood. */
const RETENTION_MS = 30 * 24 * 60 * 60_000;
const SWEEP_MS = 60 * 60_000;

/** Creates a desk. Nothing is handled until it is started. */
export function createDesk<Target>(options: DeskOptions<Target>): Desk<Target> {
  const { adapter, store, poster, log, now = Date.now, owner = 'local', atOnce = 32 } = options;
  const { outbox } = store;
  const attempt = createClerk({ ...options, now });
  const inFlight = new Set<Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  let running = false;
  let taking: Promise<void> | null = null;
  let wanted = false;
  /** Accepted here and not taken yet: while there are any, a delivery that is settled may set another one free. */
  let waiting = 0;

  /** Takes and handles until nothing is due or all hands are full. Calls during a round ask for another one. */
  function pump(): void {
    wanted = true;
    taking ??= takeRounds().finally(() => {
      taking = null;
      if (wanted && running && inFlight.size < atOnce) pump();
    });
  }

  async function takeRounds(): Promise<void> {
    while (wanted && running && inFlight.size < atOnce) {
      wanted = false;
      await takeRound().catch((error: unknown) => {
        log.error({ err: error }, 'the store did not hand out deliveries; trying again soon');
      });
    }
  }

  async function takeRound(): Promise<void> {
    const limit = atOnce - inFlight.size;
    const taken = await outbox.take(adapter, owner, LEASE_MS, limit);
    if (taken.length === limit) wanted = true;
    waiting = Math.max(0, waiting - taken.length);
    for (const delivery of taken) {
      const work = handle(delivery).finally(() => {
        inFlight.delete(work);
        if (waiting > 0 || wanted) pump();
      });
      inFlight.add(work);
    }
  }

  /** Handles one delivery and settles it. An error here is the store's or a bug; the lease brings the delivery back. */
  async function handle(delivery: TakenDelivery): Promise<void> {
    try {
      await settle(delivery, await attempt(delivery));
    } catch (error) {
      log.error({ err: error, delivery: delivery.key }, 'a delivery could not be handled');
    }
  }

  async function settle(delivery: TakenDelivery, result: Attempt): Promise<void> {
    const { key, attempts, acceptedAt } = delivery;
    const { outcome, reply } = result;
    switch (outcome.kind) {
      case 'posted':
        await outbox.done(key, outcome.id, outcome.keepReply && reply ? reply : undefined);
        return;
      case 'refused':
        log.warn({ delivery: key, reason: outcome.reason }, 'an answer was refused for good');
        await outbox.fail(key, outcome.reason);
        return;
      case 'later': {
        if (now() - acceptedAt > GIVE_UP_MS) {
          log.warn({ delivery: key }, 'an answer could not be posted for a day; given up');
          await outbox.fail(key, 'not postable for a day');
          return;
        }
        const delay = outcome.after > 0 ? outcome.after : backOff(attempts);
        const { maybePosted } = outcome;
        await outbox.putOff(key, delay, { maybePosted, ...(reply && { reply }) });
        after(delay, pump);
        return;
      }
      default:
        outcome satisfies never;
    }
  }

  function after(delay: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, delay);
    timer.unref();
    timers.add(timer);
  }

  function every(delay: number, work: () => void): void {
    after(delay, () => {
      work();
      if (running) every(delay, work);
    });
  }

  function sweep(): void {
    store.sweep(RETENTION_MS).catch((error: unknown) => {
      log.error({ err: error }, 'old deliveries could not be swept');
    });
  }

  return {
    async accept(incoming) {
      const known = await recognise(store, incoming);
      if (known === null) return false;
      const { message, question } = known;
      const lane = conversationKey(message.place);
      const body = JSON.stringify(known);
      const { author, place } = message;
      const { workspace } = place;
      const delivery = { key: message.id, adapter, workspace, lane, author, question, body };
      const accepted = await outbox.accept(delivery);
      if (!accepted) return false;
      waiting++;
      pump();
      return true;
    },
    async dismiss(target, answer, by, isStaff) {
      const record = await outbox.findAnswer(adapter, answer);
      if (record?.author !== by && !isStaff) return 'not-yours';
      const outcome = await poster.remove(target, answer);
      if (outcome.kind !== 'posted') return 'failed';
      await outbox.forgetAnswer(adapter, answer);
      return 'removed';
    },
    async start() {
      await outbox.release(owner);
      running = true;
      every(LOOK_MS, pump);
      every(SWEEP_MS, sweep);
      sweep();
      pump();
    },
    async stop(patience = 10_000) {
      const deadline = now() + patience;
      while ((taking !== null || inFlight.size > 0) && now() < deadline) {
        const work = taking === null ? [...inFlight] : [taking];
        await Promise.race([...work, elapsed(deadline - now())]);
      }
      running = false;
      timers.forEach(clearTimeout);
      timers.clear();
    },
  };
}

function elapsed(duration: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration).unref());
}

/**
 * Applies the law of silence.
 * @returns what to accept, with `addressed` as it turned out, or `null` for what is ignored
 */
async function recognise<Target>(
  store: Store,
  incoming: Incoming<Target>,
): Promise<Incoming<Target> | null> {
  const { message, fromBot, inThread } = incoming;
  const asks = fromBot || message.addressed;
  const askers = asks || !inThread ? [] : await store.outbox.askers(conversationKey(message.place));
  const mayOverhear = asks ? false : await store.channels.mayOverhear(message.place);
  const reaction = reactTo(incoming, { mayOverhear, askers });
  if (reaction === 'ignore') return null;
  return { ...incoming, message: { ...message, addressed: reaction === 'answer' } };
}
