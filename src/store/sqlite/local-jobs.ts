/**
 * Jobs of a home that one process has to itself. It does not remember when a job ran last, so each runs at the start,
 * due or not: that a killed process's run is made again follows from it.
 */
import type { Job, Jobs } from '../../core/records/jobs.js';
import type { Log } from '../../core/log.js';
import { waitFor, whenDue } from '../job-clock.js';
import { JOB_PACE, STOP_PATIENCE_MS, type JobPace } from '../job-pace.js';

/** Creates the port. */
export function createLocalJobs(pace: JobPace = JOB_PACE): Jobs {
  /** What stops clocks and waits. */
  const stops = new Set<() => void>();
  const underWay = new Map<string, Promise<void>>();

  function begin(job: Job, log: Log, failures = 0): void {
    // A run that takes until the job is due again stands for both.
    if (underWay.has(job.name)) return;
    const run = attempt(job, log, failures).finally(() => underWay.delete(job.name));
    underWay.set(job.name, run);
  }

  async function attempt(job: Job, log: Log, failures: number): Promise<void> {
    try {
      await job.run();
    } catch (error) {
      const again = failures < pace.retries;
      log.error({ err: error, job: job.name, again }, 'a job failed');
      if (again) beginAfter(pace.retryAfter * 1_000 * 2 ** failures, job, log, failures + 1);
    }
  }

  function beginAfter(delay: number, job: Job, log: Log, failures: number): void {
    const stop = () => {
      clearTimeout(timer);
    };
    const timer = setTimeout(() => {
      stops.delete(stop);
      begin(job, log, failures);
    }, delay).unref();
    stops.add(stop);
  }

  return {
    start(jobs, log) {
      for (const job of jobs) {
        stops.add(
          whenDue(job, () => {
            begin(job, log);
          }),
        );
        begin(job, log);
      }
      return Promise.resolve();
    },
    async stop(patience = STOP_PATIENCE_MS) {
      for (const stop of stops) stop();
      await waitFor([...underWay.values()], patience);
      // A run that failed meanwhile wanted to be made again.
      for (const stop of stops) stop();
      stops.clear();
      underWay.clear();
    },
  };
}
