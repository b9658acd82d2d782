/**
 * The notes of an engine, numbered in order of arrival. They are the very objects that were handed in, so that the
 * folder, the workspace and the engine share one copy; the number of a removed one is free again when the collection
 * is built anew.
 */
import { passagesOf, type Note } from '../../core/note.js';

/** A growing store of notes. */
export class NoteStore {
  /** By number; `null` for a removed one. */
  private readonly notes: (Note | null)[] = [];
  private readonly numbers = new Map<string, number>();
  /** How many notes there are, and how many passages they have. */
  living = 0;
  passages = 0;

  /** Adds a note whose id is not there; returns its number. */
  add(note: Note): number {
    const number = this.notes.push(note) - 1;
    this.numbers.set(note.id, number);
    this.living++;
    this.passages += passagesOf(note).length;
    return number;
  }

  /** Removes a note. */
  remove(number: number): void {
    const note = this.note(number);
    this.numbers.delete(note.id);
    this.notes[number] = null;
    this.living--;
    this.passages -= passagesOf(note).length;
  }

  /** The number of the note with an id, or -1. */
  numberOf(id: string): number {
    return this.numbers.get(id) ?? -1;
  }

  /** A note's id. */
  id(number: number): string {
    return this.note(number).id;
  }

  /** The note with a number that {@link add} gave and that was not removed. */
  note(number: number): Note {
    return this.notes[number]!;
  }

  /** All notes, in order of arrival. */
  all(): Note[] {
    return this.notes.filter((note) => note !== null);
  }
}
