/** Changes where one process has the store to itself. */
import type { Changes, Hear } from '../../core/records/changes.js';

/** Creates the port. */
export function createLocalChanges(): Changes {
  const listeners = new Set<Hear>();
  return {
    announce(change) {
      for (const hear of listeners) hear(change);
      return Promise.resolve();
    },
    listen(hear) {
      listeners.add(hear);
      return Promise.resolve();
    },
  };
}
