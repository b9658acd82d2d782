/** Whether this process may be sent questions: what `/readyz` tells load balancers and Kubernetes. */
import type { Outbox } from '../core/records/store.js';

/** Kubernetes' own probes give up after a second or a few. */
const PATIENCE_MS = 2_000;

/** The process's readiness; it begins with not being ready. */
export interface Readiness {
  /** Called when every chat is connected. */
  opened(): void;
  /** Called before the doors close, so that nobody is sent here any more. */
  closing(): void;
  /** What is missing; empty: ready. */
  waitsFor(): Promise<readonly string[]>;
}

/**
 * Watches over a process. Its page listens only when the notes are read, so they are not asked about.
 * @param store - asked for a delivery that does not exist, which costs it one look-up
 * @param troubles - what keeps questions from coming in although the chats were connected: sentences
 * @param patience - milliseconds after which a store that has not answered counts as lost
 */
export function createReadiness(
  store: { readonly outbox: Pick<Outbox, 'find'> },
  troubles: () => readonly string[],
  patience = PATIENCE_MS,
): Readiness {
  let isOpen = false;
  return {
    opened: () => {
      isOpen = true;
    },
    closing: () => {
      isOpen = false;
    },
    waitsFor: async () => [
      ...(isOpen ? troubles() : ['the chats']),
      ...((await answers(store.outbox, patience)) ? [] : ['the store']),
    ],
  };
}

async function answers(outbox: Pick<Outbox, 'find'>, patience: number): Promise<boolean> {
  const look = outbox.find('readiness').then(
    () => true,
    () => false, // why is in the store's own log; here it only matters that it cannot be used
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, patience, false);
  });
  return Promise.race([look, late]).finally(() => {
    clearTimeout(timer);
  });
}
