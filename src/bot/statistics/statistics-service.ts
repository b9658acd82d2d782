/** The numbers as people look at them, put together from what the store counts and the notes as they are now. */
import type { WorkspaceId } from '../../core/message.js';
import {
  dayOf,
  mondayOf,
  summarise,
  type NamedNote,
  type StatisticsService,
  type UseOfNotes,
} from '../../core/records/statistics.js';
import type { Store } from '../../core/records/store.js';

/** Longest list: more is read in the export. */
const LONGEST = 20;

/** The notes that count. */
export interface CountedNotes {
  /** Those that all in a workspace may see. */
  in(workspace: WorkspaceId): readonly NamedNote[];
  /** Whether a note is one that not everybody may see, by now. */
  hides(workspace: WorkspaceId, note: string): boolean;
}

/** Creates the service. @param now - the clock, in milliseconds since 1970 */
export function createStatisticsService(
  { use, inbox }: Pick<Store, 'use' | 'inbox'>,
  notes: CountedNotes,
  now: () => number,
): StatisticsService {
  /** A note that was limited since it answered counts no longer. */
  const counted = (workspace: WorkspaceId, of: UseOfNotes): UseOfNotes => ({
    ...of,
    notes: of.notes.filter(({ note }) => !notes.hides(workspace, note)),
  });
  return {
    async of(workspaces, weeks) {
      const today = dayOf(now());
      const since = mondayOf(today) - 7 * (weeks - 1);
      const uses = [];
      const missed = [];
      for (const workspace of workspaces) {
        uses.push(counted(workspace, await use.count(workspace, since)));
        missed.push(...(await inbox.list(workspace, { state: 'open', limit: LONGEST })));
      }
      // Workspaces without notes of their own share one list.
      const lists = new Set(workspaces.map((workspace) => notes.in(workspace)));
      const all = [...lists].flat();
      return summarise({ uses, missed, notes: all, today, weeks, longest: LONGEST });
    },
  };
}
