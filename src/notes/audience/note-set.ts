/** Sets of notes as the operator names them, and the same once they are loaded. */
import type { Note } from '../../core/note.js';

/** A set of notes by configuration. */
export interface NoteSet {
  /** As settings name it. */
  readonly name: string;
  /** Folder or file; absolute. `{workspace}` in it stands for the workspace's id: each has its own. */
  readonly path: string;
  /** Who may see it, as `maySee` takes it; absent: everybody. */
  readonly audience?: readonly string[];
  /** Notes from chat: those of a channel are seen there, whichever sets are chosen. */
  readonly fromChat?: true;
}

/** A set's notes as they are now. */
export interface LoadedSet {
  readonly set: NoteSet;
  /** A new array whenever anything changed. */
  notes(): readonly Note[];
}

/** Where a set's path names the workspace. */
export const WORKSPACE = '{workspace}';

/** Whether each workspace has its own. */
export function isPerWorkspace({ path }: Pick<NoteSet, 'path'>): boolean {
  return path.includes(WORKSPACE);
}
