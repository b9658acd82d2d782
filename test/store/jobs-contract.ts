/** What every home must do with jobs, in processes of its own and in this one. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import type { Job } from '../../src/core/records/jobs.js';
import type { Store } from '../../src/core/records/store.js';
import { createQuietLog } from '../delivery/quiet-log.js';

/** A home, as the contract needs it. */
export interface JobsHome {
  /** How many processes may share it. */
  readonly replicas: number;
  /** Forgets all and opens it once for each replica. */
  openEmpty(): Promise<readonly Store[]>;
  /** Opens one more. */
  open(): Promise<Store>;
  /** Arguments by which `jobs-process.ts` opens it. */
  readonly opener: () => readonly string[];
}

/** Due on the first of January, so it was. */
const LONG_DUE = '0 0 1 1 *';
const EVERY_SECOND = '* * * * * *';

/** Declares the contract's tests. */
export function jobsContract(home: () => JobsHome): void {
  let open: Store[] = [];
  const log = createQuietLog();
  afterEach(async () => {
    await Promise.all(open.map((store) => store.close()));
    open = [];
  });
  const openReplicas = async () => (open = [...(await home().openEmpty())]);
  const startAll = (jobs: readonly Job[]) =>
    Promise.all(open.map((store) => store.jobs.start(jobs, log)));
  const stopAll = () => Promise.all(open.map((store) => store.jobs.stop()));

  test('what came due while nobody ran is run once, however many replicas start', async () => {
    await openReplicas();
    const runs: string[] = [];
    const job = (name: Job['name']): Job => ({
      name,
      schedule: LONG_DUE,
      run() {
        runs.push(name);
        return Promise.resolve();
      },
    });
    await startAll([job('retention'), job('undelivered')]);
    await until(() => runs.length >= 2);
    await stopAll();
    expect(runs.sort()).toEqual(['retention', 'undelivered']);
  });

  test('each time that a job is due it is run once, never beside itself', async () => {
    await openReplicas();
    let running = 0;
    let together = 0;
    let ended = 0;
    const start = seconds();
    await startAll([
      {
        name: 'retention',
        schedule: EVERY_SECOND,
        async run() {
          together = Math.max(together, ++running);
          const begun = seconds();
          // Due again meanwhile.
          await until(() => seconds() > begun);
          running--;
          ended++;
        },
      },
    ]);
    await until(() => ended >= 3);
    await stopAll();
    expect(together).toBe(1);
    // Besides the run of the second in which it began, and of what was due before.
    expect(ended).toBeLessThanOrEqual(seconds() - start + 2);
  });

  test('a run that fails is logged and made again', async () => {
    await openReplicas();
    const said: unknown[] = [];
    const noting = { ...log, error: (fields: object) => void said.push(fields) };
    let runs = 0;
    const run = () => (++runs === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve());
    const job: Job = { name: 'retention', schedule: LONG_DUE, run };
    await Promise.all(open.map((store) => store.jobs.start([job], noting)));
    await until(() => runs >= 2);
    await stopAll();
    expect(runs).toBe(2);
    expect(said).toMatchObject([{ job: 'retention', err: { message: 'disk full' } }]);
  });

  test('the run of a killed process is made again', async () => {
    for (const store of await home().openEmpty()) await store.close();
    const killed = await beginRun(home().opener());
    // A home that takes one process is opened when the other is gone.
    const goesFirst = home().replicas === 1;
    if (goesFirst) await killed.kill();
    open = [await home().open()];
    let runs = 0;
    const run = () => {
      runs++;
      return Promise.resolve();
    };
    await startAll([{ name: 'retention', schedule: LONG_DUE, run }]);
    if (!goesFirst) await killed.kill();
    await until(() => runs > 0);
    await stopAll();
    expect(runs).toBe(1);
  }, 30_000);

  test('stopping waits for the run under way, and begins no other', async () => {
    await openReplicas();
    let begun = 0;
    let ended = 0;
    let mayEnd = false;
    await startAll([
      {
        name: 'retention',
        schedule: EVERY_SECOND,
        async run() {
          begun++;
          await until(() => mayEnd);
          ended++;
        },
      },
    ]);
    await until(() => begun > 0);
    const stopped = stopAll();
    const second = seconds();
    // Due again, were it not being stopped.
    await until(() => seconds() > second + 1);
    expect([begun, ended]).toEqual([1, 0]);
    mayEnd = true;
    await stopped;
    expect([begun, ended]).toEqual([1, 1]);
  });

  test('a run that hangs does not hold up the stop', async () => {
    await openReplicas();
    let begun = false;
    const run = () => {
      begun = true;
      return new Promise<void>(() => undefined);
    };
    await startAll([{ name: 'retention', schedule: LONG_DUE, run }]);
    await until(() => begun);
    await Promise.all(open.map((store) => store.jobs.stop(10)));
  });

  test('stopping what was not started does nothing', async () => {
    await openReplicas();
    await stopAll();
  });
}

/** Whole seconds of the clock that jobs are due by. */
const seconds = () => Math.floor(Date.now() / 1_000);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

/**
 * Lets a process of its own begin a job that doesn't end.
 * @returns what kills it (SIGKILL)
 */
async function beginRun(opener: readonly string[]): Promise<{ kill(): Promise<void> }> {
  const file = join(import.meta.dirname, 'jobs-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...opener], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => {
      resolve();
    });
    child.once('exit', () => {
      reject(new Error('the process ended before it began the job'));
    });
  });
  return {
    kill() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
