/** The riddles of this release, for what works with cards alone and opens no bot. */
import type { StudyCard } from '../../study/study-card.js';
import { openCanirun } from '../canirun-parts.js';
import { openRiddles } from './open-riddles.js';

/**
 * Opens what proves riddles, has them proved, and lets go of it: the built-in catalogue alone is asked.
 * @throws UserError for a table that can't be read
 */
export async function shippedRiddles(): Promise<() => readonly StudyCard[]> {
  const canirun = await openCanirun({ registryAllow: [], dataDir: null }, () => undefined);
  const made = openRiddles(canirun)();
  await canirun.close();
  return () => made;
}
