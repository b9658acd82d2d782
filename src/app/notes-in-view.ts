/** What the services of the inbox and of the numbers ask a library. */
import { everybodyIn } from '../core/audience.js';
import type { NoteLibrary } from '../bot/parts.js';
import type { WorkspaceId } from '../core/message.js';
import type { InboxServiceOptions, TopicsInView } from '../bot/inbox/inbox-service.js';
import type { CountedNotes } from '../bot/statistics/statistics-service.js';

/** Tells which topics somebody may see. @param open - called when it is first asked */
export function topicsInView(open: () => NoteLibrary | Promise<NoteLibrary>): TopicsInView {
  return async (viewer, chosen) => {
    const view = await (await open()).view(viewer, chosen);
    return view.notes().map(({ topic }) => topic);
  };
}

/** Finds the note of a topic among those that somebody may see. @param open - called when it is first asked */
export function noteInView(
  open: () => NoteLibrary | Promise<NoteLibrary>,
): NonNullable<InboxServiceOptions['noteInView']> {
  return async (viewer, chosen, topic) => {
    const view = await (await open()).view(viewer, chosen);
    return view.notes().find((note) => note.topic === topic) ?? null;
  };
}

/** Tells which notes count. Numbers of all workspaces load none of them. */
export function countedNotes(library: NoteLibrary): CountedNotes {
  return {
    in: (workspace: WorkspaceId) => library.peek(everybodyIn(workspace), null).notes(),
    hides: (workspace, note) => library.hides(workspace, note),
  };
}
