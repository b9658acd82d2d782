/**
 * Which note each entry of the index is part of, and which passage opens it. The entries of a note are numbered one
 * after the other.
 */
import { withRoom } from './growable.js';

/** From entries to notes and back. */
export class EntryTable {
  /** By entry; valid up to `entries`. */
  private notes = new Uint32Array(64);
  private openings = new Uint32Array(64);
  private entries = 0;
  /** By note: its first entry; valid up to `noteCount`. */
  private first = new Uint32Array(64);
  private noteCount = 0;

  /** Adds the next entry of a note. Both are numbered without gaps, in order of arrival. */
  add(entry: number, note: number, opening: number): void {
    this.notes = withRoom(this.notes, entry + 1);
    this.openings = withRoom(this.openings, entry + 1);
    this.notes[entry] = note;
    this.openings[entry] = opening;
    this.entries = entry + 1;
    if (note < this.noteCount) return;
    this.first = withRoom(this.first, note + 1);
    this.first[note] = entry;
    this.noteCount = note + 1;
  }

  /** The note of an entry. */
  note(entry: number): number {
    return this.notes[entry]!;
  }

  /** Position, in its note, of the passage that opens an entry. */
  opening(entry: number): number {
    return this.openings[entry]!;
  }

  /** The entries of a note. */
  ofNote(note: number): number[] {
    const first = this.first[note]!;
    const end = note + 1 < this.noteCount ? this.first[note + 1]! : this.entries;
    return Array.from({ length: end - first }, (_, at) => first + at);
  }
}
