/**
 * The distinct words of one question's candidates, each looked up once. Candidates share many words, and what the
 * describer reads of them lies in a few short columns instead of far apart in those of the whole vocabulary.
 */
import { withRoom } from '../../index/growable.js';
import type { NoteIndex } from '../../index/note-index.js';
import { LONGEST_UNIT } from '../../index/token-pages.js';
import { MOST_SLOTS, meantWord, type Slot } from '../../query/slots.js';
import { DIMENSIONS, type WordVectors } from '../../words/word-vectors.js';
import type { AskedWords } from './asked-words.js';
import type { WordRows } from './word-rows.js';

/** Two words taken at random are about so much alike; it counts as nothing. */
const CHANCE = 0.25;

/** Words by place, in the order in which they were met since the question was opened. */
export class MetWords {
  private readonly index: NoteIndex;
  private readonly vectors: WordVectors;
  private readonly asked: AskedWords;
  private readonly rows: WordRows;
  /** By word of the index: its place, if `word` says so; what earlier questions left is not cleared. */
  private places = new Uint32Array(0);
  private count = 0;
  /** By place: the word's number, and what the index knows of its stem. */
  word = new Uint32Array(1024);
  rarity = new Float32Array(1024);
  isFunction = new Uint8Array(1024);
  /** By place: the slots that the word may stand for, one bit each, and how surely. */
  slots = new Uint32Array(1024);
  similarity = new Float32Array(1024);
  /** By place: how like the word is to each slot's, by form or meaning, and the most of it; only 0 is valid below a peak of 0. */
  likeness = new Float32Array(256 * MOST_SLOTS);
  peak = new Float32Array(1024);
  /** The places of the words of the unit that was read last. */
  readonly line = new Uint32Array(LONGEST_UNIT);
  private readonly probes = new Float32Array(MOST_SLOTS * DIMENSIONS);
  private readonly slotRow = new Int32Array(MOST_SLOTS);
  private readonly surety = new Float32Array(MOST_SLOTS);

  constructor(index: NoteIndex, vectors: WordVectors, asked: AskedWords, rows: WordRows) {
    this.index = index;
    this.vectors = vectors;
    this.asked = asked;
    this.rows = rows;
  }

  /** Takes in the question that `asked` was opened with. */
  open(slots: readonly Slot[]): void {
    this.count = 0;
    this.places = withRoom(this.places, this.index.vocabulary.words);
    slots.forEach((slot, at) => {
      const { word, surety } = meantWord(slot);
      const row = this.vectors.rowOf(word);
      this.slotRow[at] = row;
      this.surety[at] = surety;
      if (row >= 0) this.vectors.probe(row, this.probes, at * DIMENSIONS);
    });
  }

  /**
   * Reads a unit into `line`.
   * @returns how many words it has
   */
  read(unit: number): number {
    const { index, places, line } = this;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const length = index.unitLength[unit]!;
    for (let at = 0; at < length; at++) {
      const word = page[from + at]!;
      const known = places[word]!;
      line[at] = known < this.count && this.word[known] === word ? known : this.meet(word);
    }
    return length;
  }

  /** Gives a word the next place and looks up what is known of it. */
  private meet(word: number): number {
    const { index, asked } = this;
    const place = this.count++;
    if (place === this.word.length) this.reserve(place + 1);
    const stem = index.vocabulary.stemOfWord[word]!;
    this.places[word] = place;
    this.word[place] = word;
    this.rarity[place] = index.counts.rarities[stem]! || index.rarity(stem);
    this.isFunction[place] = index.counts.isFunction[stem]!;
    this.slots[place] = asked.slotsOfStem[stem]!;
    this.similarity[place] = asked.similarity[stem]!;
    this.compare(place);
    return place;
  }

  /** Finds how like a word is to those of the question. */
  private compare(place: number): void {
    const { asked, probes, slotRow, surety } = this;
    const slots = this.slots[place]!;
    const row = this.rows.of(this.word[place]!);
    this.peak[place] = 0;
    if (slots === 0 && row < 0) return;
    if ((place + 1) * MOST_SLOTS > this.likeness.length)
      this.likeness = withRoom(this.likeness, (place + 1) * MOST_SLOTS);
    const own = this.similarity[place]!;
    const { vectors } = this;
    let peak = 0;
    for (let slot = 0; slot < asked.count; slot++) {
      let alike = (slots & (1 << slot)) === 0 ? 0 : own;
      if (row >= 0 && slotRow[slot]! >= 0 && alike < 1) {
        const near = vectors.cosine(row, probes, slot * DIMENSIONS) * surety[slot]!;
        if (near > alike) alike = near;
      }
      const beyond = alike > CHANCE ? (alike - CHANCE) / (1 - CHANCE) : 0;
      this.likeness[place * MOST_SLOTS + slot] = beyond;
      if (beyond > peak) peak = beyond;
    }
    this.peak[place] = peak;
  }

  private reserve(places: number): void {
    this.word = withRoom(this.word, places);
    this.rarity = withRoom(this.rarity, places);
    this.isFunction = withRoom(this.isFunction, places);
    this.slots = withRoom(this.slots, places);
    this.similarity = withRoom(this.similarity, places);
    this.peak = withRoom(this.peak, places);
  }
}
