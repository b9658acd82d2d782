/** A process that reads what it is sent, so that a text that hangs or aborts it ends nothing else. */
import { UserError } from '../../src/core/errors.js';
import { loadFuzzTargets } from './fuzz-targets.js';

/** What to read. */
export interface FuzzInput {
  readonly target: string;
  readonly text: string;
}

/** What came of it. */
export interface FuzzOutcome {
  /** Processor time in milliseconds. */
  readonly took: number;
  /** What was thrown that should not be. */
  readonly error?: string;
}

const targets = await loadFuzzTargets();

process.on('message', ({ target, text }: FuzzInput) => {
  void answer(target, text);
});
process.send?.('ready');

async function answer(target: string, text: string): Promise<void> {
  const before = process.cpuUsage();
  let error: string | undefined;
  try {
    await targets.get(target)?.read(text);
  } catch (thrown) {
    if (!(thrown instanceof UserError)) error = String((thrown as Error).stack ?? thrown);
  }
  const { user, system } = process.cpuUsage(before);
  const outcome: FuzzOutcome = {
    took: (user + system) / 1_000,
    ...(error !== undefined && { error }),
  };
  process.send?.(outcome);
}
