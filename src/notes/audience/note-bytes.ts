/** How much memory notes take, by estimate: what bounds what is held of them. */
import type { Note } from '../../core/note.js';

/**
 * Bytes of a note without words, and by character of its passages: so chosen that what `npm run bench:workspaces`
 * measures as resident memory, with what waits for the garbage collector, is about what is estimated here.
 */
const NOTE_BYTES = 4_200;
const CHARACTER_BYTES = 8;
/** An engine takes so many times what its notes take. */
const INDEX_SHARE = 2;

/** What notes take in memory, in bytes; an estimate. */
export function bytesOfNotes(notes: readonly Note[]): number {
  return notes.reduce(
    (sum, { root }) => sum + NOTE_BYTES + CHARACTER_BYTES * charactersOf(root),
    0,
  );
}

/** What an engine takes that knows these notes, without the notes themselves. */
export function bytesOfIndex(notes: readonly Note[]): number {
  return INDEX_SHARE * bytesOfNotes(notes);
}

/** What notes take with an engine of their own. */
export function bytesOfView(notes: readonly Note[]): number {
  return bytesOfNotes(notes) + bytesOfIndex(notes);
}

function charactersOf(passage: Note['root']): number {
  return passage.children.reduce(
    (sum, child) => sum + charactersOf(child),
    passage.text.length + (passage.label?.length ?? 0),
  );
}
