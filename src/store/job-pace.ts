/** How patient the homes are with jobs. */

/** Times of the jobs, the same for every job. */
export interface JobPace {
  /** How often to look for runs that failed or were left behind, in milliseconds. */
  readonly lookEvery: number;
  /** A run that takes longer counts as left behind, in seconds: its process was killed. */
  readonly longestRun: number;
  /** Before a run that failed is made again, in seconds; twice as long each further time. */
  readonly retryAfter: number;
  /** How often a run that failed is made again before the job waits until it is due the next time. */
  readonly retries: number;
}

/** Housekeeping: nobody waits for it, and it takes seconds. */
export const JOB_PACE: JobPace = {
  lookEvery: 30_000,
  longestRun: 900,
  retryAfter: 60,
  retries: 5,
};

/** How long stopping waits for runs under way, in milliseconds; whoever supervises the process waits for forty seconds. */
export const STOP_PATIENCE_MS = 5_000;
