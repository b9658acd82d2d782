/** Waits for the end of what is under way in this process, to see that nothing more happens. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Outbox } from '../../src/core/records/store.js';

/** Turns of the event loop in which nothing is due, after which nothing comes any more: bytes on loopback take one. */
const STILL_TURNS = 60;
/** Deliveries that wait for much longer are put off until a platform is well again. */
const MOST_TURNS = 3_000;

/** Resolves when no delivery waits in these outboxes, and none came for a while. */
export async function settled(outboxes: Iterable<Outbox>): Promise<void> {
  let still = 0;
  for (let turn = 0; still < STILL_TURNS && turn < MOST_TURNS; turn++, still++) {
    for (const outbox of outboxes) if ((await outbox.backlog()).length > 0) still = 0;
    await nextTurn();
  }
}
