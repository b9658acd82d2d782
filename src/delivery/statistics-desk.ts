/** The numbers as people look at them, put together from what the store counts and the notes as they are now. */
import { dayOf, mondayOf, summarise, type StatisticsDesk } from '../core/statistics.js';
import type { Store } from '../core/store.js';
import type { NoteShelf } from '../bot/parts.js';

/** Longest list: more is read in the export. */
const LONGEST = 20;

/** Creates the desk. @param now - the clock, in milliseconds since 1970 */
export function createStatisticsDesk(
  { use, inbox }: Pick<Store, 'use' | 'inbox'>,
  shelf: NoteShelf,
  now: () => number = Date.now,
): StatisticsDesk {
  return {
    async of(workspaces, weeks) {
      const today = dayOf(now());
      const since = mondayOf(today) - 7 * (weeks - 1);
      const uses = [];
      const missed = [];
      for (const workspace of workspaces) {
        uses.push(await use.count(workspace, since));
        missed.push(...(await inbox.list(workspace, { state: 'open', limit: LONGEST })));
      }
      return summarise({ uses, missed, notes: shelf.notes(), today, weeks, longest: LONGEST });
    },
  };
}
