/** The port of work that is done again and again, by one process at a time, however many share the store. */
import type { Log } from '../log.js';

/**
 * Names of all jobs. A home may have to prepare for each (a queue of its own), so they are known before any runs:
 * `retention` forgets what was kept long enough; `undelivered` gives up answers that nobody could post; `watches` looks
 * whether watched images run as they did; `quizzes` goes on in quizzes whose time is over and asks questions of the day;
 * `care` reminds owners of notes.
 */
export const JOB_NAMES = [
  'retention',
  'undelivered',
  'watches',
  'quizzes',
  'care',
  'authors',
] as const;

/** One of {@link JOB_NAMES}. */
export type JobName = (typeof JOB_NAMES)[number];

/** Work to be done whenever its time has come. Doing it twice must do no harm: whoever did it may die before saying so. */
export interface Job {
  readonly name: JobName;
  /** When it is due, as a cron pattern in UTC, at least once a week: `7 * * * *` is seven minutes past every hour. */
  readonly schedule: string;
  run(): Promise<void>;
}

/** Runs jobs. */
export interface Jobs {
  /**
   * Begins to run jobs as they come due. One that came due while nobody ran is run at once, once. A run that fails is
   * logged and made again a while later; each time that a job is due leads to one run that ends well, whoever makes it.
   * @throws when the home can't be asked
   */
  start(jobs: readonly Job[], log: Log): Promise<void>;
  /**
   * Begins no more runs, and waits for those under way. What it leaves after `patience` milliseconds counts as not done.
   * Does nothing where nothing was started.
   */
  stop(patience?: number): Promise<void>;
}
