/** `quaymaster catalogue update`: refreshes the built-in images from their registries, with progress. */
import { once } from 'node:events';
import { openCanirun } from '../app/canirun-parts.js';
import { UserError } from '../core/errors.js';
import { readProcessConfig } from '../app/config/process-config.js';
import type { UpdateProgress } from '../registry/catalogue-update.js';
import { print, remark } from './output.js';

/**
 * Refreshes; SIGINT ends it between two images, and what was learnt stays.
 * @throws UserError when no registry answered
 */
export async function catalogueUpdateCommand(): Promise<void> {
  const parts = await openCanirun(readProcessConfig(), remark);
  const stopping = new AbortController();
  void once(process, 'SIGINT', { signal: stopping.signal }).then(
    () => {
      stopping.abort();
    },
    () => undefined, // the run ended first
  );
  try {
    const { counts, differences, rests } = await parts.updateCatalogue(show, stopping.signal);
    for (const sentence of [...differences, ...rests]) await print(`${sentence}\n`);
    const known = counts.fresh + counts.confirmed + counts.updated;
    await print(
      `${counts.updated} updated, ${counts.confirmed} confirmed, ${counts.fresh} fresh, ${counts.failed} failed, ${counts.skipped} skipped.\n`,
    );
    if (known === 0 && counts.failed > 0)
      throw new UserError(
        'unreachable',
        'No registry answered. Look at the network or the proxy, then run the update again.',
      );
  } finally {
    stopping.abort();
    await parts.close();
  }
}

function show({ done, total, image, outcome, message }: UpdateProgress): void {
  remark(`${done}/${total} ${image}: ${outcome}${message === undefined ? '' : ` (${message})`}`);
}
