/**
 * Jobs of a home that replicas share. Every replica asks the queue for a run whenever a job is due, under an id that
 * follows from the job and that time, so the queue keeps one; and every replica takes from the queue, which gives each
 * run to one of them, and back to another when the first did not end it.
 */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Job, Jobs } from '../../core/records/jobs.js';
import type { Log } from '../../core/log.js';
import { lastDue, waitFor, whenDue } from '../job-clock.js';
import { JOB_PACE, STOP_PATIENCE_MS, type JobPace } from '../job-pace.js';
import { createBoss } from './postgres-boss.js';
import { reasonOf } from './postgres-retry.js';
import type { Schema } from '../schema.js';

/**
 * Creates the port.
 * @param db - the way to the database, its job tables up to date
 */
export function createPostgresJobs(db: Kysely<Schema>, pace: JobPace = JOB_PACE): Jobs {
  const { lookEvery, longestRun, retryAfter, retries } = pace;
  const boss = createBoss(db, {
    supervise: true,
    maintenanceIntervalSeconds: Math.ceil(lookEvery / 1_000),
  });
  const stops: (() => void)[] = [];
  const underWay = new Map<string, Promise<void>>();
  let stopped = false;

  async function ask(job: Job): Promise<void> {
    await boss.send(
      job.name,
      {},
      {
        id: idOf(job, lastDue(job)),
        expireInSeconds: longestRun,
        retryLimit: retries,
        retryDelay: retryAfter,
        retryBackoff: true,
      },
    );
  }

  function look(job: Job, log: Log): void {
    if (stopped || underWay.has(job.name)) return;
    const work = takeAll(job, log)
      .catch((error: unknown) => {
        log.warn({ reason: reasonOf(error), job: job.name }, 'a job could not be settled');
      })
      .finally(() => underWay.delete(job.name));
    underWay.set(job.name, work);
  }

  async function takeAll(job: Job, log: Log): Promise<void> {
    while (!stopped) {
      const [run] = await boss.fetch(job.name);
      if (run === undefined) return;
      await attempt(job, run.id, log);
    }
  }

  async function attempt(job: Job, id: string, log: Log): Promise<void> {
    try {
      await job.run();
    } catch (error) {
      log.error({ err: error, job: job.name }, 'a job failed');
      await boss.fail(job.name, id);
      return;
    }
    await boss.complete(job.name, id);
  }

  async function askAndLook(job: Job, log: Log): Promise<void> {
    try {
      await ask(job);
    } catch (error) {
      // Another replica asks for the same; if none could, the next start does.
      log.warn({ reason: reasonOf(error), job: job.name }, 'a job that is due could not be queued');
    }
    look(job, log);
  }

  return {
    async start(jobs, log) {
      boss.on('error', (error) => {
        log.warn({ reason: reasonOf(error) }, 'the queue of the jobs had trouble; it goes on');
      });
      await boss.start();
      for (const job of jobs) {
        await ask(job);
        stops.push(whenDue(job, () => void askAndLook(job, log)));
        look(job, log);
      }
      const looking = setInterval(() => {
        for (const job of jobs) look(job, log);
      }, lookEvery).unref();
      stops.push(() => {
        clearInterval(looking);
      });
    },
    async stop(patience = STOP_PATIENCE_MS) {
      if (stopped) return;
      stopped = true;
      for (const stop of stops) stop();
      await waitFor([...underWay.values()], patience);
      await boss.stop({ graceful: false });
    },
  };
}

/** The same id in every replica for the same time at which a job was due, in the form of a UUID. */
function idOf({ name }: Job, due: Date): string {
  const hash = createHash('sha256').update(`${name} ${due.toISOString()}`).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
