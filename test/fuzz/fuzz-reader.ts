/** Has texts read in a process of their own, which is ended at a deadline and begun anew. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FuzzInput, FuzzOutcome } from './fuzz-process.js';

/** How reading ended: as it should, thrown, past the deadline, or with the end of the process. */
export type Reading = FuzzOutcome | { readonly took: number; readonly error: string };

/** Reads texts, one at a time. */
export interface FuzzReader {
  read(input: FuzzInput): Promise<Reading>;
  stop(): void;
}

/** Memory of the process, in megabytes: a text of a few thousand characters has no business with more. */
const MOST_MB = 1_024;

/** Creates a reader. @param deadline - milliseconds that one text may take */
export function createFuzzReader(deadline: number): FuzzReader {
  let child: ChildProcess | null = null;

  async function begin(): Promise<ChildProcess> {
    const begun = fork(join(import.meta.dirname, 'fuzz-process.ts'), {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${MOST_MB}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(begun, 'message');
    return begun;
  }

  return {
    async read(input) {
      const process = (child ??= await begin());
      return new Promise<Reading>((resolve) => {
        const end = (reading: Reading) => {
          clearTimeout(timer);
          process.removeAllListeners();
          resolve(reading);
        };
        const lose = (error: string) => {
          child = null;
          process.kill('SIGKILL');
          end({ took: deadline, error });
        };
        const timer = setTimeout(lose, deadline, `took longer than ${deadline} ms`);
        process.once('message', (outcome) => {
          end(outcome as FuzzOutcome);
        });
        process.once('exit', (code, signal) => {
          lose(`ended the process (${signal ?? code ?? 'unknown'})`);
        });
        process.send(input);
      });
    },
    stop: () => void child?.kill('SIGKILL'),
  };
}
