/** Tells the inbox's desk which topics somebody may see. */
import type { NoteLibrary } from '../bot/parts.js';
import type { TopicsInView } from '../delivery/inbox-desk.js';

/** Looks into a library, which is opened when it is first asked. */
export function topicsInView(open: () => NoteLibrary | Promise<NoteLibrary>): TopicsInView {
  return async (viewer, chosen) => {
    const { shelf } = await (await open()).view(viewer, chosen);
    return shelf.notes().map(({ topic }) => topic);
  };
}
