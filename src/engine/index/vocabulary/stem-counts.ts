/** How often stems and words occur, and how telling a stem is. */
import type { Words } from '../../words/words.js';
import { withRoom } from '../growable.js';
import type { Vocabulary } from './vocabulary.js';

/** How much a function word counts against a content word of the same rarity. */
export const FUNCTION_WEIGHT = 0.35;

/** Counts over the living notes of an index. */
export class StemCounts {
  private readonly vocabulary: Vocabulary;
  private readonly isFunctionStem: Words['isFunctionStem'];
  /** By stem: in how many notes it occurs. */
  private notes = new Uint32Array(1024);
  /** By stem: how often it occurs in all notes. */
  private times = new Uint32Array(1024);
  /** By word: how often it occurs in all notes. */
  private wordTimes = new Uint32Array(1024);
  /** By stem: 1 for that of a function word. */
  isFunction = new Uint8Array(1024);
  /** By stem: what `rarity` returns, or 0 while it has not been asked since the last change. */
  rarities = new Float32Array(1024);
  /** By stem, while notes are added: the last note that counted it, plus one. */
  private lastNote = new Uint32Array(1024);
  private known = 0;

  constructor(vocabulary: Vocabulary, isFunctionStem: Words['isFunctionStem']) {
    this.vocabulary = vocabulary;
    this.isFunctionStem = isFunctionStem;
  }

  /** Counts one word of a note; a note's words come one after the other. */
  add(note: number, word: number, stem: number): void {
    if (stem >= this.known) this.grow();
    this.times[stem]!++;
    if (word >= this.wordTimes.length)
      this.wordTimes = withRoom(this.wordTimes, this.vocabulary.words);
    this.wordTimes[word]!++;
    if (this.lastNote[stem] === note + 1) return;
    this.lastNote[stem] = note + 1;
    this.notes[stem]!++;
  }

  /** Takes one word back. */
  remove(word: number, stem: number): void {
    this.times[stem]!--;
    this.wordTimes[word]!--;
  }

  /** Takes back that a note holds a stem. */
  removeNote(stem: number): void {
    this.notes[stem]!--;
  }

  /** In how many notes a stem occurs. */
  notesWith(stem: number): number {
    return this.notes[stem]!;
  }

  /** How often a stem occurs. */
  timesOf(stem: number): number {
    return this.times[stem]!;
  }

  /** Whether a word occurs in a note, or is the bare stem of one that does. */
  isInUse(word: number): boolean {
    if (word < this.wordTimes.length && this.wordTimes[word]! > 0) return true;
    const stem = this.vocabulary.stemOf(word);
    return this.notes[stem]! > 0 && this.vocabulary.stem(stem) === this.vocabulary.word(word);
  }

  /**
   * How telling a stem is among so many notes: its inverse document frequency, less for function words. Rounded as it
   * is kept, so that the same question gets the same numbers when it is asked again.
   */
  rarity(stem: number, notes: number): number {
    const known = this.rarities[stem]!;
    if (known > 0) return known;
    const weight = this.isFunction[stem] === 1 ? FUNCTION_WEIGHT : 1;
    return (this.rarities[stem] = Math.fround(rarityOf(this.notes[stem]!, notes) * weight));
  }

  /** Forgets what `rarity` has worked out: the notes have changed. */
  forgetRarities(): void {
    this.rarities.fill(0);
  }

  private grow(): void {
    const needed = this.vocabulary.stemCount;
    this.notes = withRoom(this.notes, needed);
    this.times = withRoom(this.times, needed);
    this.isFunction = withRoom(this.isFunction, needed);
    this.rarities = withRoom(this.rarities, needed);
    this.lastNote = withRoom(this.lastNote, needed);
    for (; this.known < needed; this.known++)
      if (this.isFunctionStem(this.vocabulary.stem(this.known))) this.isFunction[this.known] = 1;
  }
}

/** The inverse document frequency (Robertson's, always positive) of what occurs in `count` of so many notes. */
export const rarityOf = (count: number, notes: number): number =>
  Math.log(1 + (notes - count + 0.5) / (count + 0.5));
