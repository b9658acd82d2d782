/** What is done with the store again and again, by one replica for all. */
import type { Job } from '../core/jobs.js';
import type { Log } from '../core/log.js';
import type { Store } from '../core/store.js';
import { GIVE_UP_MS } from './desk.js';

/** What is settled is remembered for this long: edits, dismissals and late repeats within it are understood. */
const RETENTION_MS = 30 * 24 * 60 * 60_000;

/** The jobs. */
export function housekeeping(store: Store, log: Log): readonly Job[] {
  return [
    {
      name: 'retention',
      schedule: '7 * * * *',
      run: () => store.sweep(RETENTION_MS),
    },
    {
      name: 'undelivered',
      schedule: '*/10 * * * *',
      async run() {
        const givenUp = await store.outbox.giveUp(GIVE_UP_MS);
        if (givenUp > 0)
          log.warn({ givenUp }, 'questions that nobody could answer for a day were given up');
      },
    },
  ];
}
