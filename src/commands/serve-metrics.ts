/** Numbers for Prometheus, where they are configured. What takes them is loaded only then. */
import type { Config } from '../app/config/config.js';
import type { Log } from '../core/log.js';
import type { Store } from '../core/records/store.js';
import { version } from '../app/config/package-dir.js';
import type { OpenBot } from '../app/main.js';
import type { Metrics } from '../metrics/create-metrics.js';

/** Begins to measure; `undefined`: nobody will read it. */
export async function openMetrics({ metrics }: Config): Promise<Metrics | undefined> {
  if (metrics === undefined) return undefined;
  const { createMetrics } = await import('../metrics/create-metrics.js');
  return createMetrics(version());
}

/**
 * Opens the port.
 * @returns what closes it
 * @throws UserError when it can't be had
 */
export async function serveMetrics(
  { metrics: options }: Config,
  metrics: Metrics | undefined,
  { store, bot, log }: { readonly store: Store; readonly bot: OpenBot; readonly log: Log },
): Promise<() => Promise<void>> {
  if (metrics === undefined || options === undefined) return () => Promise.resolve();
  const { notes } = bot;
  metrics.watch({
    outbox: store.outbox,
    notes: () => notes.everybody().engine.size(),
    library: () => notes.library.size(),
  });
  const { startMetricsServer } = await import('../metrics/metrics-server.js');
  const server = await startMetricsServer(metrics, { ...options, log });
  return () => server.stop();
}
