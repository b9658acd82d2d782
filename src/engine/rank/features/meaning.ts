/**
 * How near a note is to the question in meaning, beyond the words they share: the angle between the question and the
 * note's units, each the sum of its words' vectors. A unit's vector is made when it is first looked at, and kept.
 */
import { withRoom } from '../../index/growable.js';
import type { NoteIndex } from '../../index/note-index.js';
import { FIELD } from '../../index/unit-source.js';
import { meantWord, type Slot } from '../../query/slots.js';
import { DIMENSIONS, type WordVectors } from '../../words/word-vectors.js';
import { MOST_UNITS } from '../limits.js';
import type { WordRows } from './word-rows.js';

/** Nearness of a note's units to the question, each -1 to 1; 0 where no word is known. */
export interface Nearness {
  best: number;
  /** Mean of the three nearest. */
  bestThree: number;
  mean: number;
  topic: number;
}

/** Unit vectors that are kept; then all are made anew. 48 bytes each. */
const MOST_KEPT = 200_000;
/** A stored number of 127 stands for 1. */
const STEPS = 127;

/** Measures nearness in one index; a question is opened first. */
export class Meaning {
  private readonly index: NoteIndex;
  private readonly vectors: WordVectors;
  private readonly rows: WordRows;
  /** By unit: its place among the kept vectors plus one, or 0. */
  private places = new Uint32Array(0);
  private kept = new Int8Array(1024 * DIMENSIONS);
  private keptCount = 0;
  private readonly asked = new Float32Array(DIMENSIONS);
  private readonly sum = new Float32Array(DIMENSIONS);
  private readonly found: Nearness = { best: NaN, bestThree: NaN, mean: NaN, topic: NaN };

  constructor(index: NoteIndex, vectors: WordVectors, rows: WordRows) {
    this.index = index;
    this.vectors = vectors;
    this.rows = rows;
  }

  /** Takes in the question's words; misspelt ones as what they were taken for. */
  open(slots: readonly Slot[]): void {
    const { vectors } = this;
    this.asked.fill(0);
    for (const slot of slots) {
      const { word, surety } = meantWord(slot);
      const row = vectors.rowOf(word);
      if (row >= 0) vectors.addTo(this.asked, row, surety);
    }
    normalise(this.asked, 1 / STEPS);
    this.places = withRoom(this.places, this.index.units);
    if (this.keptCount > MOST_KEPT) this.forget();
  }

  /**
   * How near a note's first `MOST_UNITS` units are.
   * @returns an object that is valid until the next call
   */
  of(note: number): Nearness {
    const first = this.index.noteFirst[note]!;
    const units = Math.min(MOST_UNITS, this.index.noteUnits[note]!);
    let count = 0;
    let topic = 0;
    let total = 0;
    let best = -1;
    let second = -1;
    let third = -1;
    for (let at = 0; at < units; at++) {
      if (this.index.unitField[first + at] === FIELD.path) continue;
      count++;
      const cosine = this.cosine(this.placeOf(first + at));
      if (at === 0) topic = cosine;
      total += cosine;
      if (cosine > best) {
        third = second;
        second = best;
        best = cosine;
      } else if (cosine > second) {
        third = second;
        second = cosine;
      } else if (cosine > third) third = cosine;
    }
    const three = best + (count > 1 ? second : 0) + (count > 2 ? third : 0);
    const { found } = this;
    found.best = best;
    found.bestThree = three / Math.min(3, count);
    found.mean = total / count;
    found.topic = topic;
    return found;
  }

  private cosine(place: number): number {
    const { kept, asked } = this;
    let sum = 0;
    for (let at = 0, from = place * DIMENSIONS; at < DIMENSIONS; at++)
      sum += kept[from + at]! * asked[at]!;
    return sum;
  }

  private placeOf(unit: number): number {
    const known = this.places[unit]!;
    return known > 0 ? known - 1 : this.keep(unit);
  }

  /** Makes a unit's vector and keeps it. */
  private keep(unit: number): number {
    const { index, sum, rows } = this;
    const { vectors } = this;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const end = from + index.unitLength[unit]!;
    sum.fill(0);
    for (let at = from; at < end; at++) {
      const row = rows.of(page[at]!);
      if (row >= 0) vectors.addTo(sum, row, 1);
    }
    normalise(sum, STEPS);
    const place = this.keptCount++;
    this.kept = withRoom(this.kept, this.keptCount * DIMENSIONS);
    for (let at = 0; at < DIMENSIONS; at++)
      this.kept[place * DIMENSIONS + at] = Math.round(sum[at]!);
    this.places[unit] = place + 1;
    return place;
  }

  private forget(): void {
    this.places.fill(0);
    this.keptCount = 0;
  }
}

/** Gives a vector a length; one without direction stays zero. */
function normalise(vector: Float32Array, length: number): void {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += vector[at]! * vector[at]!;
  if (squares === 0) return;
  const factor = length / Math.sqrt(squares);
  for (let at = 0; at < vector.length; at++) vector[at]! *= factor;
}
