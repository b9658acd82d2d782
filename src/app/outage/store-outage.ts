/**
 * Answers go on while the store is away or its disk is full: what comes in is kept in memory until it is answered, what is
 * kept of a conversation and of questions is left out, and settings hold as nobody changed them. What needs the store is
 * refused at once. An outage is said once when it is noticed and once when it is over.
 */
import { StoreAway } from '../../core/errors.js';
import type { Log } from '../../core/log.js';
import type { WorkspaceSettings } from '../../core/records/settings.js';
import type { Store } from '../../core/records/store.js';
import { outboxMeanwhile } from './outbox-meanwhile.js';

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
  close(): Promise<void>;
}

/** What nobody can read: outsiders are told nothing rather than too much. */
const UNKNOWN_SETTINGS: WorkspaceSettings = {
  workspace: { outsiders: 'no' },
  channels: new Map(),
  unread: true,
};

/** Where it is tried whether something can be kept: a cool-down that ends at once. */
const PROBE = { adapter: 'web', workspace: 'local' } as const;

/** What takes long where much is kept: it is waited for as long as the store answers something else. */
const SLOW = [
  'feedback',
  'inbox',
  'selections',
  'escalations',
  'answered',
  'use',
  'personal',
  'installations',
  'watches',
  'study',
  'vetoes',
  'taught',
  'proposers',
  'noteAnswers',
  'sourceEdits',
  'quizzes',
  'dailyQuestions',
  'taughtFiles',
] as const;

/**
 * Watches over a store.
 * @param openMemory - opens a store that forgets all when it is closed, for what comes in during an outage
 */
export function outliveOutages(
  store: Store,
  log: Log,
  openMemory: () => Promise<Store>,
  { patience, lookEvery }: OutagePace = PACE,
): WatchedStore {
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
    if (trouble !== null) comeBack();
    return null;
  }

  function comeBack(): void {
    trouble = null;
    log.info({}, 'the store can be used again');
    for (const hear of listeners) hear();
    meanwhile.catchUp().catch((error: unknown) => {
      if (!(error instanceof StoreAway))
        log.error({ err: error }, 'the store could not be told what was answered without it');
    });
  }

  /** @throws StoreAway at once during an outage, and soon where one begins */
  async function attempt<T>(work: () => Promise<T>, wait: typeof inTime): Promise<T> {
    if (trouble !== null) throw new StoreAway(trouble);
    try {
      return await wait(work(), patience);
    } catch (error) {
      if (error instanceof StoreAway) notice(error);
      throw error;
    }
  }

  async function orElse<T>(standIn: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreAway)) throw error;
      return standIn;
    }
  }

  /** Waits as long as the store is there. */
  async function whileThere<T>(work: Promise<T>): Promise<T> {
    const waiting = { isOver: false };
    const lost = (async (): Promise<never> => {
      for (;;) {
        await pause(patience);
        // Nobody waits any more.
        if (waiting.isOver) throw new StoreAway('too late');
        const why = await probe();
        if (why !== null) throw new StoreAway(why);
      }
    })();
    lost.catch(() => undefined);
    try {
      return await Promise.race([work, lost]);
    } finally {
      waiting.isOver = true;
    }
  }

  /** A port is an object of functions, each of which promises something. */
  function guarded<T extends object>(port: T, wait: typeof inTime): T {
    const calls = Object.entries(port).map(([name, work]: [string, unknown]) => [
      name,
      typeof work !== 'function'
        ? work
        : (...given: unknown[]) =>
            attempt(() => Reflect.apply(work, port, given) as Promise<unknown>, wait),
    ]);
    return Object.fromEntries(calls) as T;
  }

  const quick = <Port extends keyof Store & ('outbox' | 'settings' | 'conversations' | 'hosts')>(
    name: Port,
  ): Store[Port] => guarded(store[name], inTime);
  const slow = Object.fromEntries(
    SLOW.map((name) => [name, guarded<object>(store[name], whileThere)]),
  ) as unknown as Pick<Store, (typeof SLOW)[number]>;
  const conversations = quick('conversations');
  const settings = quick('settings');
  const hosts = quick('hosts');
  const meanwhile = outboxMeanwhile(quick('outbox'), openMemory);
  return {
    store: {
      ...store,
      ...slow,
      outbox: meanwhile.outbox,
      coolDowns: {
        // Nothing is known of what was said before; twice is better than never.
        start: (...given) => orElse(true, () => guardedStart(...given)),
        running: (...given) =>
          orElse([], () => attempt(() => store.coolDowns.running(...given), inTime)),
      },
      conversations: {
        recall: (place) => orElse(null, () => conversations.recall(place)),
        remember: (...given) => orElse(undefined, () => conversations.remember(...given)),
        forget: (place) => orElse(undefined, () => conversations.forget(place)),
      },
      inbox: {
        ...slow.inbox,
        record: (asked) =>
          orElse(undefined, () => attempt(() => store.inbox.record(asked), inTime)),
      },
      selections: {
        ...slow.selections,
        record: (chosen) =>
          orElse(false, () => attempt(() => store.selections.record(chosen), inTime)),
      },
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
      return meanwhile.close();
    },
  };

  function guardedStart(...given: Parameters<Store['coolDowns']['start']>): Promise<boolean> {
    return attempt(() => store.coolDowns.start(...given), inTime);
  }
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

const pause = (duration: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration).unref());
