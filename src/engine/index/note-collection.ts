/**
 * The notes of one engine with all that is kept to find them: the notes themselves, the index of their entries (a
 * note, or a section of one), and which entry is part of which note.
 */
import type { Note } from '../../core/note.js';
import { definitionsOf } from './definitions.js';
import { EntryTable } from './entry-table.js';
import { NoteIndex } from './note-index.js';
import { NoteStore } from './note-store.js';
import type { Words } from '../words/words.js';
import { entriesOfNote } from './units.js';

/** A collection with more removed notes than this, and than living ones, is better built anew. */
const PACK_LEAST = 2000;

/** A growing collection of notes. */
export class NoteCollection {
  readonly index: NoteIndex;
  readonly notes = new NoteStore();
  readonly entries = new EntryTable();

  /** @param words how texts are taken as words */
  constructor(words: Words) {
    this.index = new NoteIndex(words);
  }

  /** Whether so much was removed that a packed collection would be half as large. */
  get isSparse(): boolean {
    const { notes, liveNotes } = this.index;
    return notes - liveNotes > Math.max(PACK_LEAST, liveNotes);
  }

  /** Adds a note, in place of the one with its id. It is found after the next commit of the index. */
  add(note: Note): void {
    this.remove(note.id);
    const number = this.notes.add(note);
    this.index.definitions.add(definitionsOf(note, this.index.words));
    for (const { opening, units } of entriesOfNote(note, this.index.words))
      this.entries.add(this.index.add(`${note.id}#${opening}`, units), number, opening);
  }

  /** Removes the note with an id, if there is one. */
  remove(id: string): void {
    const note = this.notes.numberOf(id);
    if (note < 0) return;
    this.index.definitions.remove(definitionsOf(this.notes.note(note), this.index.words));
    for (const entry of this.entries.ofNote(note)) this.index.remove(entry);
    this.notes.remove(note);
  }

  /** A fresh collection of the living notes, in which removed ones take no room. */
  packed(): NoteCollection {
    const fresh = new NoteCollection(this.index.words);
    for (const note of this.notes.all()) fresh.add(note);
    return fresh;
  }

  /** Orders entries by the ids of their notes, then as they stand in the note: as for `Array.sort`. */
  compareEntries(a: number, b: number): number {
    const left = this.notes.id(this.entries.note(a));
    const right = this.notes.id(this.entries.note(b));
    if (left !== right) return left < right ? -1 : 1;
    return this.entries.opening(a) - this.entries.opening(b);
  }

  /** The units of an entry; those of all sections too where the entry is the note itself. */
  unitsBelow(entry: number): number[] {
    const whole = this.entries.opening(entry) === 0;
    const entries = whole ? this.entries.ofNote(this.entries.note(entry)) : [entry];
    const units: number[] = [];
    for (const number of entries) {
      const first = this.index.noteFirst[number]!;
      const end = first + this.index.noteUnits[number]!;
      for (let unit = first; unit < end; unit++) units.push(unit);
    }
    return units;
  }
}
