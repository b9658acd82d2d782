/**
 * The outbox while the store is away: what comes in is accepted, handed out and settled in memory, by the same statements
 * as ever, so that each question is answered once. When the store is back, it is told what became of them.
 */
import { StoreAway } from '../../core/errors.js';
import type { DeliveryRecord, NewDelivery, Outbox, Store } from '../../core/records/store.js';
import { remember } from '../../core/remember.js';

/** The outbox that goes on, and what is to be done when the store is back. */
export interface OutboxMeanwhile {
  readonly outbox: Outbox;
  /** Tells the store what became of deliveries. @throws StoreAway when it is away again; what was not told is kept */
  catchUp(): Promise<void>;
  /** Forgets what is in memory. */
  close(): Promise<void>;
}

/** About 20 MB. Beyond, nothing is accepted, and the platform is told so: it delivers again. */
const MOST_MEANWHILE = 10_000;
/** Whose a delivery is while the store is told of it. */
const TELLER = 'meanwhile';
/** Longer than telling takes. */
const TELLING_MS = 60_000;

/**
 * Puts it together.
 * @param kept - the store's outbox; it throws {@link StoreAway} soon where the store is away
 * @param openMemory - opens a store that forgets all when it is closed
 */
export function outboxMeanwhile(kept: Outbox, openMemory: () => Promise<Store>): OutboxMeanwhile {
  /** What was accepted here and the store was not told of, by key. */
  const accepted = new Map<string, NewDelivery>();
  /** Keys that the store accepted lately: they may be delivered again when it can't be asked. */
  const known = new Map<string, true>();
  /** How deliveries ended that the store handed out before it went, by key. */
  const ended = new Map<string, () => Promise<unknown>>();
  let memory: Promise<Store> | null = null;

  const here = async (): Promise<Outbox> => (await (memory ??= openMemory())).outbox;

  /** Asks the store, and where it is away, memory. */
  async function orHere<T>(ask: (outbox: Outbox) => Promise<T>): Promise<T> {
    try {
      return await ask(kept);
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      return ask(await here());
    }
  }

  /** As {@link orHere}; what memory does not know, the store might. */
  async function orKnownHere<T>(ask: (outbox: Outbox) => Promise<T | null>): Promise<T | null> {
    try {
      return await ask(kept);
    } catch (error) {
      const known = error instanceof StoreAway && memory !== null ? await ask(await here()) : null;
      if (known === null) throw error;
      return known;
    }
  }

  async function takeIn<T>(
    delivery: NewDelivery,
    accept: (outbox: Outbox) => Promise<T>,
  ): Promise<T | false> {
    if (accepted.has(delivery.key)) return false;
    try {
      const result = await accept(kept);
      remember(known, delivery.key, true, MOST_MEANWHILE);
      return result;
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      if (known.has(delivery.key)) return false;
      // Whether an edit has an answer to change, the store alone knows.
      if (accepted.size >= MOST_MEANWHILE || isEdit(delivery)) throw error;
      accepted.set(delivery.key, delivery);
      return accept(await here());
    }
  }

  async function settle<T>(key: string, end: (outbox: Outbox) => Promise<T>, unless: T) {
    if (accepted.has(key)) {
      const result = await end(await here());
      await tell(key).catch(unlessAway(undefined));
      return result;
    }
    try {
      return await end(kept);
    } catch (error) {
      const result = unlessAway(unless)(error);
      ended.set(key, () => end(kept));
      return result;
    }
  }

  /** Tells the store of a delivery that is settled. */
  async function tell(key: string): Promise<void> {
    const delivery = accepted.get(key);
    const record = await (await here()).find(key);
    if (delivery === undefined || record === null || record.state === 'open') return;
    // The store may know it: what it was too slow to say yes to, it may have kept in the end.
    await kept.acceptAndTake(delivery, TELLER, TELLING_MS);
    await endAs(record);
    accepted.delete(key);
  }

  async function endAs({ key, state, answer, reply }: DeliveryRecord): Promise<void> {
    if (state === 'failed') await kept.fail(key, 'given up while the store was away');
    else await kept.done(key, answer, reply ?? undefined);
  }

  async function close(): Promise<void> {
    const opened = memory;
    memory = null;
    accepted.clear();
    await (await opened)?.close();
  }

  return {
    outbox: {
      accept: (delivery) => takeIn(delivery, (outbox) => outbox.accept(delivery)),
      acceptAndTake: (delivery, owner, lease) =>
        takeIn<Awaited<ReturnType<Outbox['acceptAndTake']>>>(delivery, (outbox) =>
          outbox.acceptAndTake(delivery, owner, lease),
        ),
      async take(adapter, owner, lease, limit) {
        const taken =
          accepted.size === 0 ? [] : await (await here()).take(adapter, owner, lease, limit);
        if (taken.length === limit) return taken;
        const rest = await kept
          .take(adapter, owner, lease, limit - taken.length)
          .catch(unlessAway([]));
        return [...taken, ...rest.filter(({ key }) => !accepted.has(key) && !ended.has(key))];
      },
      async renew(keys, owner, lease) {
        const mine = keys.filter((key) => accepted.has(key));
        const others = keys.filter((key) => !accepted.has(key));
        if (mine.length > 0) await (await here()).renew(mine, owner, lease);
        if (others.length > 0) await kept.renew(others, owner, lease).catch(unlessAway(undefined));
      },
      done: (key, ...given) => settle(key, (outbox) => outbox.done(key, ...given), false),
      putOff: (key, ...given) => settle(key, (outbox) => outbox.putOff(key, ...given), undefined),
      fail: (key, reason) => settle(key, (outbox) => outbox.fail(key, reason), undefined),
      giveUp: (age) => kept.giveUp(age),
      backlog: () => kept.backlog(),
      release: (adapter, owner) => kept.release(adapter, owner),
      find: (key) => orHere((outbox) => outbox.find(key)),
      findAnswer: (...given) => orKnownHere((outbox) => outbox.findAnswer(...given)),
      findQuestion: (...given) => orKnownHere((outbox) => outbox.findQuestion(...given)),
      forgetAnswer: (...given) => orHere((outbox) => outbox.forgetAnswer(...given)),
      isAuthor: (...given) => orHere((outbox) => outbox.isAuthor(...given)),
      askedIn: (...given) => orHere((outbox) => outbox.askedIn(...given)),
    },
    async catchUp() {
      for (const [key, end] of ended) {
        await end();
        ended.delete(key);
      }
      for (const key of accepted.keys()) await tell(key);
      if (accepted.size === 0) await close();
    },
    close,
  };
}

/** The adapters write bodies as JSON of what came in. */
function isEdit({ body }: NewDelivery): boolean {
  return (JSON.parse(body) as { readonly edited?: boolean }).edited === true;
}

const unlessAway =
  <T>(standIn: T) =>
  (error: unknown): T => {
    if (!(error instanceof StoreAway)) throw error;
    return standIn;
  };
