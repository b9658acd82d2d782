/** When jobs are due. Every replica has such a clock; which of them runs a job is another matter. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Cron } from 'croner';
import type { Job } from '../core/records/jobs.js';

/** Jobs are due by this clock, wherever a replica stands. */
const TIMEZONE = 'Etc/UTC';

/** The latest time until now at which a job was due. */
export function lastDue({ schedule }: Job): Date {
  const cron = new Cron(schedule, { paused: true, timezone: TIMEZONE });
  // What is due this very millisecond is due.
  const [due] = cron.previousRuns(1, new Date(Date.now() + 1));
  if (due === undefined) throw new Error(`the schedule ${schedule} was never due`);
  return due;
}

/**
 * Calls whenever a job is due, until stopped. It does not keep the process alive.
 * @returns what stops it
 */
export function whenDue({ schedule }: Job, due: () => void): () => void {
  const cron = new Cron(schedule, { timezone: TIMEZONE, unref: true }, due);
  return () => {
    cron.stop();
  };
}

/** Waits for all, but no longer than `patience` milliseconds. None of them may reject. */
export async function waitFor(work: readonly Promise<unknown>[], patience: number): Promise<void> {
  const given = new AbortController();
  const late = sleep(patience, undefined, { signal: given.signal }).catch(() => undefined);
  await Promise.race([Promise.all(work), late]);
  given.abort();
}
