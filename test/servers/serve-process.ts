/** What every bot process does once its adapter is made: start, tell its port and processor time, stop when told. */
import type { Store } from '../../src/core/records/store.js';

/** An adapter, as far as its process goes. */
interface Served {
  start(): Promise<void>;
  stop(): Promise<void>;
  port(): number | null;
}

/**
 * Starts the adapter and prints `ready PORT`; answers each message of the parent process with the milliseconds of
 * processor time used; on SIGTERM answers what was accepted, closes the store and lets the process end.
 */
export async function serveProcess(adapter: Served, store: Store): Promise<void> {
  await adapter.start();
  process.stdout.write(`ready ${adapter.port() ?? 0}\n`);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
  process.once('SIGTERM', () => {
    void adapter.stop().then(async () => {
      await store.close();
      process.disconnect();
    });
  });
}
