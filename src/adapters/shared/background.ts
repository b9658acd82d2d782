/** Work that nobody waits for, kept in sight: failures are logged, and stopping waits for it. */
import type { Log } from '../../core/log.js';

/** Work that the platform need not wait for. */
export interface Background {
  /** Starts it; a failure is logged with `what` it was. */
  run(what: string, work: () => Promise<unknown>): void;
  /** Resolves when all that was started has ended. */
  idle(): Promise<void>;
}

/** Creates a place for background work. */
export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run(what, work) {
      const done = work()
        .then(() => undefined)
        .catch((error: unknown) => {
          log.warn({ err: error }, `${what} failed`);
        })
        .finally(() => running.delete(done));
      running.add(done);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
