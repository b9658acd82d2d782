/**
 * Answers go on while the store is away or its disk is full: what is kept of a conversation and of questions is left out
 * then, and settings hold as nobody changed them. An outage is said once when it is noticed and once when it is over.
 */
import { StoreAway } from '../core/errors.js';
import type { Log } from '../core/log.js';
import type { WorkspaceSettings } from '../core/records/settings.js';
import type { Outbox, Store } from '../core/records/store.js';

/** How patient to be, in milliseconds. */
export interface OutagePace {
  /** A store that has not answered by then is away: whoever asked waits for an answer. */
  readonly patience: number;
  /** How often to try during an outage, and how long what was found counts. */
  readonly lookEvery: number;
}

/** Kubernetes' own probes give up after a second or a few, and people soon after. */
const PACE: OutagePace = { patience: 2_000, lookEvery: 1_000 };

/** A store whose outages are outlived. */
export interface WatchedStore {
  /** What the bot and the chats work with. */
  readonly store: Store;
  /** Tries whether something can be kept, unless it was tried just now. @returns what is wrong; `null`: all is well */
  readonly look: () => Promise<string | null>;
  /** Calls `hear` when an outage is over: what was made up meanwhile is to be forgotten. */
  readonly onReturn: (hear: () => void) => void;
  /** Tries no more. */
  close(): void;
}

/** What nobody can read: outsiders are told nothing rather than too much. */
const UNKNOWN_SETTINGS: WorkspaceSettings = { workspace: { outsiders: 'no' }, channels: new Map() };

/** Where it is tried whether something can be kept: a cool-down that ends at once. */
const PROBE = { adapter: 'web', workspace: 'local' } as const;

/** Watches over a store. */
export function outliveOutages(store: Store, log: Log, pace: OutagePace = PACE): WatchedStore {
  const { patience, lookEvery } = pace;
  let trouble: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<string | null> | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  const listeners: (() => void)[] = [];

  function notice(error: StoreAway): void {
    if (trouble !== null) return;
    trouble = error.message;
    const means = 'answers go on without what is kept: conversations, counts, inbox, settings';
    log.error({ reason: trouble }, `the store can't be used; ${means}`);
    lookLater();
  }

  function lookLater(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void probe(), lookEvery).unref();
  }

  /** Tries. Whatever goes wrong, nothing can be kept. */
  async function probe(): Promise<string | null> {
    try {
      await inTime(store.coolDowns.start(PROBE, 'readiness', 1), patience);
    } catch (error) {
      const away = error instanceof StoreAway ? error : new StoreAway(String(error));
      if (trouble === null) notice(away);
      else lookLater();
      return away.message;
    }
    if (trouble !== null) log.info({}, 'the store can be used again');
    if (trouble !== null) for (const hear of listeners) hear();
    trouble = null;
    return null;
  }

  async function orElse<T>(standIn: T, work: () => Promise<T>): Promise<T> {
    if (trouble !== null) return standIn;
    try {
      return await inTime(work(), patience);
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      notice(error);
      return standIn;
    }
  }

  const { conversations, inbox, settings, hosts } = store;
  return {
    store: {
      ...store,
      outbox: noticing(store.outbox, notice),
      conversations: {
        recall: (place) => orElse(null, () => conversations.recall(place)),
        remember: (...given) => orElse(undefined, () => conversations.remember(...given)),
        forget: (place) => orElse(undefined, () => conversations.forget(place)),
      },
      inbox: { ...inbox, record: (asked) => orElse(undefined, () => inbox.record(asked)) },
      settings: { ...settings, all: (id) => orElse(UNKNOWN_SETTINGS, () => settings.all(id)) },
      hosts: { ...hosts, find: (id, name) => orElse(null, () => hosts.find(id, name)) },
    },
    look() {
      if (trouble !== null) return Promise.resolve(trouble);
      if (looking !== null && Date.now() - lookedAt < lookEvery) return looking;
      lookedAt = Date.now();
      looking = probe();
      return looking;
    },
    onReturn: (hear) => {
      listeners.push(hear);
    },
    close: () => {
      clearTimeout(timer);
      // A look that is under way is not to begin another.
      trouble ??= 'it is being closed';
    },
  };
}

/** Hands failures on, after they were noticed. */
function noticing(outbox: Outbox, notice: (error: StoreAway) => void): Outbox {
  const wrapped = Object.entries(outbox).map(([name, work]: [string, unknown]) => [
    name,
    async (...given: unknown[]): Promise<unknown> => {
      try {
        return await (Reflect.apply(work as () => unknown, outbox, given) as Promise<unknown>);
      } catch (error) {
        if (error instanceof StoreAway) notice(error);
        throw error;
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Outbox;
}

/** @throws StoreAway when `work` has not ended by then */
async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new StoreAway(`it has not answered for ${patience / 1_000} seconds`));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
