/** The kept notes from chat of one workspace, as the engine reads them. What did not change stays the same object. */
import type { WorkspaceId } from '../../core/message.js';
import type { Note } from '../../core/note.js';
import { engineIdOf, type TaughtNote, type TaughtNotes } from '../../core/records/taught-notes.js';
import type { LoadedSet, NoteSet } from '../audience/note-set.js';
import { withId } from '../disk/unique-notes.js';
import { parseNotes } from '../formats/parse-notes.js';
import { FROM_CHAT, taughtPath, writeTaughtFile } from '../formats/taught/taught-file.js';

/** The set as settings name it. */
export const TAUGHT_SET: NoteSet = { name: FROM_CHAT, path: FROM_CHAT, fromChat: true };

/** A workspace's set. */
export interface TaughtSet extends LoadedSet {
  /** Reads what was changed, on whichever replica. */
  refresh(): Promise<void>;
}

/** The text of a note's file as it stands on disk, where a hand wrote it otherwise than `writeTaughtFile`. */
export type HandWritten = (note: TaughtNote) => Promise<string | null>;

/**
 * Creates the set; it is empty until the first `refresh`.
 * @param byHand - absent: all files are as they are written here
 */
export function createTaughtSet(
  store: Pick<TaughtNotes, 'list' | 'stamp'>,
  workspace: WorkspaceId,
  byHand: HandWritten = () => Promise.resolve(null),
): TaughtSet {
  let known = new Map<string, { readonly version: number; readonly notes: readonly Note[] }>();
  let notes: readonly Note[] = [];
  let stamp = 0;
  return {
    set: TAUGHT_SET,
    notes: () => notes,
    async refresh() {
      // First the stamp: what is changed while the notes are read changes it again.
      const now = await store.stamp(workspace);
      if (now === stamp) return;
      const kept = await store.list(workspace, { states: ['kept'] });
      const read = new Map<string, { version: number; notes: readonly Note[] }>();
      for (const note of kept) {
        const before = known.get(note.id);
        const same = before?.version === note.version ? before.notes : null;
        const found = same ?? notesOf(note, (await byHand(note)) ?? writeTaughtFile(note));
        read.set(note.id, { version: note.version, notes: found });
      }
      known = read;
      notes = [...read.values()].flatMap((one) => one.notes);
      stamp = now;
    },
  };
}

/** The engine's notes of a note: cited by its file, seen by whom it says, and known by its id, wherever it is moved. */
export function notesOf(note: TaughtNote, text: string): readonly Note[] {
  const path = taughtPath(note);
  const { notes } = parseNotes(path, text);
  const id = engineIdOf(note);
  return notes.map(({ audience: _asRead, ...one }, at) => ({
    ...withId(one, at === 0 ? id : `${id}#${one.id.slice(path.length + 1)}`),
    ...(note.audience !== null && { audience: [note.audience] }),
  }));
}
