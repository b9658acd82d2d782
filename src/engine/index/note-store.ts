/**
 * The notes themselves, packed: a note becomes an object when it is asked for. An object of a note takes five times
 * the room of its text, and a million of them keep the garbage collector busy.
 *
 * Notes are numbered in order of arrival; the room of a removed one is free again when the engine packs itself.
 */
import { passagesOf, type Note } from '../../core/note.js';
import { BytePages } from './byte-pages.js';
import { withRoom } from './growable.js';
import { hashOf } from './hash.js';
import type { SnapshotReader, SnapshotWriter } from './snapshot.js';
import { ValueCodec, type CommonParts } from './value-codec.js';

/** Notes that were shown lately stay unpacked, up to about so many bytes. */
const RECENT_BYTES = 8 * 2 ** 20;
const BYTES_A_PASSAGE = 1000;

/**
 * A slot of the id table that was never used, and one whose note is no more; others hold the number plus two, below the
 * highest bits of the id's hash: few ids are unpacked in vain.
 */
const EMPTY = 0;
const GONE = 1;
const FIRST = 2;
const NUMBER_BITS = 25;
const NUMBER_MASK = 2 ** NUMBER_BITS - 1;

const slotValue = (hash: number, number: number): number =>
  ((hash & ~NUMBER_MASK) | (number + FIRST)) >>> 0;

/** A growing store of notes. */
export class NoteStore {
  private readonly codec = new ValueCodec();
  private readonly pages = new BytePages();
  /** By note: where its bytes are; valid up to `count`. */
  private places = new Uint32Array(64);
  /** By note: number of its passages; 0 for a removed one. */
  private passageCounts = new Uint32Array(64);
  private table = new Uint32Array(128);
  private usedSlots = 0;
  private readonly recent = new Map<number, Note>();
  private recentBytes = 0;
  /** How many numbers were given. */
  count = 0;
  /** How many notes there are, and how many passages they have. */
  living = 0;
  passages = 0;

  /** Adds a note whose id is not there; returns its number. */
  add(note: Note): number {
    const number = this.count++;
    this.places = withRoom(this.places, this.count);
    this.passageCounts = withRoom(this.passageCounts, this.count);
    const passages = passagesOf(note).length;
    this.places[number] = this.pages.append(this.codec.encode([note.id, note]));
    this.passageCounts[number] = passages;
    this.living++;
    this.passages += passages;
    this.enter(note.id, number);
    return number;
  }

  /** Removes a note. */
  remove(number: number): void {
    const slot = this.slotOf(this.id(number));
    this.table[slot] = GONE;
    if (this.recent.delete(number)) this.recentBytes -= this.sizeOf(number);
    this.passages -= this.passageCounts[number]!;
    this.passageCounts[number] = 0;
    this.living--;
  }

  /** The number of the note with an id, or -1. */
  numberOf(id: string): number {
    return Math.max(-1, (this.table[this.slotOf(id)]! & NUMBER_MASK) - FIRST);
  }

  /** A note's id. */
  id(number: number): string {
    const place = this.places[number]!;
    return this.codec.decode(this.pages.page(place), this.pages.offset(place), 1)[0] as string;
  }

  /** A note; the same object as long as it is among those shown lately. */
  note(number: number): Note {
    const known = this.recent.get(number);
    if (known !== undefined) return known;
    const place = this.places[number]!;
    const [, note] = this.codec.decode(this.pages.page(place), this.pages.offset(place), 2);
    this.keep(number, note as Note);
    return note as Note;
  }

  /** All living notes, in order of arrival, each unpacked when its turn comes. */
  *all(): Generator<Note> {
    for (let number = 0; number < this.count; number++)
      if (this.passageCounts[number]! > 0) yield this.note(number);
  }

  /** Writes the notes. */
  save(to: SnapshotWriter): void {
    this.pages.save('notes', to);
    to.array('notes.places', this.places.subarray(0, this.count));
    to.array('notes.passages', this.passageCounts.subarray(0, this.count));
    to.array('notes.table', this.table);
    to.fact('notes.common', this.codec.common());
    to.fact('notes.numbers', [this.count, this.living, this.passages, this.usedSlots]);
  }

  /** Takes over what was written. */
  load(from: SnapshotReader): void {
    this.pages.load('notes', from);
    this.places = from.array('notes.places', Uint32Array);
    this.passageCounts = from.array('notes.passages', Uint32Array);
    this.table = from.array('notes.table', Uint32Array);
    this.codec.load(from.fact('notes.common') as CommonParts);
    const numbers = from.fact('notes.numbers') as [number, number, number, number];
    [this.count, this.living, this.passages, this.usedSlots] = numbers;
  }

  /** Remembers an unpacked note, and forgets the oldest when there are too many. */
  private keep(number: number, note: Note): void {
    this.recent.set(number, note);
    this.recentBytes += this.sizeOf(number);
    for (const oldest of this.recent.keys()) {
      if (this.recentBytes <= RECENT_BYTES || oldest === number) return;
      this.recent.delete(oldest);
      this.recentBytes -= this.sizeOf(oldest);
    }
  }

  /** About how many bytes an unpacked note takes. */
  private sizeOf(number: number): number {
    return BYTES_A_PASSAGE * this.passageCounts[number]!;
  }

  private enter(id: string, number: number): void {
    if ((this.usedSlots + 1) * 2 > this.table.length) this.rehash();
    const slot = this.slotOf(id);
    if (this.table[slot] === EMPTY) this.usedSlots++;
    this.table[slot] = slotValue(hashOf(id), number);
  }

  /** The slot that holds the note with an id, or the empty one at which the search for it ends. */
  private slotOf(id: string): number {
    const mask = this.table.length - 1;
    const hash = hashOf(id);
    let slot = hash & mask;
    for (; this.table[slot] !== EMPTY; slot = (slot + 1) & mask) {
      const value = this.table[slot]!;
      if (value === GONE || (value ^ hash) >>> NUMBER_BITS !== 0) continue;
      if (this.id((value & NUMBER_MASK) - FIRST) === id) return slot;
    }
    return slot;
  }

  private rehash(): void {
    const length = Math.max(this.table.length, 2 ** Math.ceil(Math.log2((this.living + 1) * 4)));
    this.table = new Uint32Array(length);
    this.usedSlots = 0;
    const mask = length - 1;
    for (let number = 0; number < this.count - 1; number++) {
      if (this.passageCounts[number] === 0) continue;
      const hash = hashOf(this.id(number));
      let slot = hash & mask;
      while (this.table[slot] !== EMPTY) slot = (slot + 1) & mask;
      this.table[slot] = slotValue(hash, number);
      this.usedSlots++;
    }
  }
}
