/** The numbers of this process for Prometheus. */
import { collectDefaultMetrics, Registry } from 'prom-client';
import { CHAT_NAMES } from '../core/adapters.js';
import type { Outbox } from '../core/records/store.js';
import { createInstruments, type Instruments } from './instruments.js';
import { measureParts } from './measured-parts.js';
import { measureStore } from './measured-store.js';
import type { Measuring } from './measuring.js';

/** What is asked when the numbers are. */
export interface Watched {
  readonly outbox: Pick<Outbox, 'backlog'>;
  /** Notes that all workspaces share. */
  readonly notes: () => { readonly notes: number; readonly passages: number };
  /** Memory of the notes. */
  readonly library: () => {
    readonly workspaces: number;
    readonly bytes: number;
    readonly sharedBytes: number;
  };
}

/** The numbers. */
export interface Metrics extends Measuring {
  /** What is to be asked with each reading from now on. */
  watch(watched: Watched): void;
  /** All numbers in Prometheus's text format. Never rejects for a store that is away: its numbers are left out then. */
  read(): Promise<string>;
  /** The media type of what `read` gives. */
  readonly contentType: string;
}

/** Prometheus gives up a reading after ten seconds, where nothing else is set. */
const PATIENCE_MS = 2_000;

/** Starts counting. @param version - the program's */
export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const on = createInstruments(registry);
  on.info.set({ version }, 1);
  let watched: Watched | null = null;
  return {
    ...measureParts(on),
    store: (store) => measureStore(store, on),
    retried: () => {
      on.storeRetries.inc();
    },
    watch(given) {
      watched = given;
    },
    async read() {
      if (watched !== null) {
        readMemory(watched, on);
        await readBacklog(watched, on);
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function readMemory({ notes, library }: Watched, on: Instruments): void {
  const shared = notes();
  on.notes.set(shared.notes);
  on.passages.set(shared.passages);
  const { workspaces, bytes, sharedBytes } = library();
  on.workspacesLoaded.set(workspaces);
  on.indexBytes.set({ of: 'workspaces' }, bytes);
  on.indexBytes.set({ of: 'shared' }, sharedBytes);
}

async function readBacklog({ outbox }: Watched, on: Instruments): Promise<void> {
  const seen = await inTime(outbox.backlog());
  // Nobody knows how long the queue is now, so nothing stays from before.
  on.open.reset();
  on.oldestSeconds.reset();
  if (seen === null) return;
  for (const adapter of CHAT_NAMES) {
    on.open.set({ adapter }, 0);
    on.oldestSeconds.set({ adapter }, 0);
  }
  for (const { adapter, open, oldestAt } of seen) {
    on.open.set({ adapter }, open);
    on.oldestSeconds.set({ adapter }, open === 0 ? 0 : Math.max(0, Date.now() - oldestAt) / 1_000);
  }
}

/** What was asked, or `null` where it fails or takes too long; the store's own numbers tell of that. */
async function inTime<T>(asked: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  const answer = asked.catch(() => null);
  return Promise.race([answer, late]).finally(() => {
    clearTimeout(timer);
  });
}
