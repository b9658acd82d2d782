/**
 * First stage: from all notes to the few that are worth a closer look. One sweep over the postings of the
 * question's stems, rarest first, scores each note twice by BM25: as one bag of words, and by its best unit (so
 * that a long note with one good paragraph keeps up with a short one).
 *
 * Frequent stems come last and add little. Once what they can still add is less than what separates the last
 * wanted candidate from a note not met yet, they only raise notes already met (the "continue" strategy of
 * Moffat and Zobel, 1996, with MaxScore's bound, so that the result is that of the full sweep).
 */
import { FIELD_WEIGHT, type NoteIndex } from '../index/note-index.js';
import { FREQUENCY_BITS } from '../index/postings.js';
import type { Stretch } from '../index/postings.js';
import type { Slot } from './../query/slots.js';

/** BM25's saturation and length normalisation (Robertson's usual values, a little less length for short notes). */
const K1 = 1.2;
const B_NOTE = 0.5;
const B_UNIT = 0.4;
/** Share of the best unit's score in a note's first score. */
const UNIT_SHARE = 0.7;
/** A list shorter than this is always read whole: looking for a bound would cost more. */
const SHORT_LIST = 4096;
/** Units of one note that are looked at closely. */
const MOST_UNITS = 24;

/** A note worth a closer look. */
export interface Candidate {
  readonly note: number;
  /** Score of the note as one bag of words. */
  readonly bag: number;
  /** Score of its best unit. */
  readonly unit: number;
  /** Its units that hold a word of the question, best first, at most `MOST_UNITS`; never empty. */
  readonly units: readonly number[];
}

/** One stem to sweep. */
interface Term {
  readonly stem: number;
  readonly weight: number;
  readonly notes: number;
}

/** The first stage's working columns; made once for an index and cleared after each question. */
export class CandidateSearch {
  private readonly index: NoteIndex;
  private bag = new Float32Array(0);
  private best = new Float32Array(0);
  private unitScore = new Float32Array(0);
  private touched = new Uint32Array(1024);
  private touchedCount = 0;

  constructor(index: NoteIndex) {
    this.index = index;
  }

  /**
   * The best notes for a question.
   * @param slots the question's words
   * @param limit at most this many
   * @returns best first; ties in order of `compare`
   */
  find(
    slots: readonly Slot[],
    limit: number,
    compare: (a: number, b: number) => number,
  ): Candidate[] {
    this.makeRoom();
    const terms = this.termsOf(slots);
    let remaining = terms.reduce((sum, term) => sum + bound(term), 0);
    let closed = false;
    for (const term of terms) {
      if (!closed && this.touchedCount >= limit && term.notes > SHORT_LIST) {
        closed = this.scoreAt(limit) >= remaining;
      }
      for (const stretch of this.index.postings.of(term.stem))
        this.sweep(stretch, term.weight, closed);
      remaining -= bound(term);
    }
    const found = this.select(limit, compare);
    this.clear();
    return found;
  }

  /** Adds one stretch of postings to the scores; `closed`: only of notes that have a score already. */
  private sweep(stretch: Stretch, weight: number, closed: boolean): void {
    const { unitNote, unitField, unitLength, noteLength } = this.index;
    const { bag, best, unitScore } = this;
    const { data, end } = stretch;
    const meanNote = this.index.meanNoteLength;
    const meanUnit = this.index.meanUnitLength;
    let at = stretch.start;
    while (at < end) {
      const note = unitNote[data[at]! >>> FREQUENCY_BITS]!;
      if (note < 0 || (closed && bag[note] === 0)) {
        at++;
        continue;
      }
      let inNote = 0;
      let highest = best[note]!;
      for (; at < end; at++) {
        const unit = data[at]! >>> FREQUENCY_BITS;
        if (unitNote[unit] !== note) break;
        const times = data[at]! & 15;
        inNote += times * FIELD_WEIGHT[unitField[unit] as 0];
        const norm = K1 * (1 - B_UNIT + (B_UNIT * unitLength[unit]!) / meanUnit);
        const score = (unitScore[unit]! += (weight * times * (K1 + 1)) / (times + norm));
        if (score > highest) highest = score;
      }
      if (bag[note] === 0) this.touch(note);
      best[note] = highest;
      const norm = K1 * (1 - B_NOTE + (B_NOTE * noteLength[note]!) / meanNote);
      bag[note]! += (weight * inNote * (K1 + 1)) / (inNote + norm);
    }
  }

  /** The distinct stems of all slots, rarest first; the same order whatever order the notes came in. */
  private termsOf(slots: readonly Slot[]): Term[] {
    const weights = new Map<number, number>();
    for (const slot of slots) {
      for (const { stem, similarity } of slot.alternatives) {
        const weight = this.index.rarity(stem) * similarity;
        weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
      }
    }
    return [...weights]
      .map(([stem, weight]) => ({ stem, weight, notes: this.index.notesWith(stem) }))
      .sort(
        (a, b) => b.weight - a.weight || a.notes - b.notes || this.compareStems(a.stem, b.stem),
      );
  }

  private compareStems(a: number, b: number): number {
    return this.index.vocabulary.stem(a) < this.index.vocabulary.stem(b) ? -1 : 1;
  }

  /** The score of the `limit`th best note met so far. */
  private scoreAt(limit: number): number {
    const scores = new Float32Array(this.touchedCount);
    for (let at = 0; at < this.touchedCount; at++) scores[at] = this.score(this.touched[at]!);
    scores.sort();
    return scores[scores.length - limit]!;
  }

  private score(note: number): number {
    return this.bag[note]! + UNIT_SHARE * this.best[note]!;
  }

  private select(limit: number, compare: (a: number, b: number) => number): Candidate[] {
    const notes = [...this.touched.subarray(0, this.touchedCount)];
    notes.sort((a, b) => this.score(b) - this.score(a) || compare(a, b));
    return notes.slice(0, limit).map((note) => ({
      note,
      bag: this.bag[note]!,
      unit: this.best[note]!,
      units: this.unitsOf(note),
    }));
  }

  private unitsOf(note: number): number[] {
    const first = this.index.noteFirst[note]!;
    const end = first + this.index.noteUnits[note]!;
    const found: number[] = [];
    for (let unit = first; unit < end; unit++) if (this.unitScore[unit]! > 0) found.push(unit);
    if (found.length > 1) found.sort((a, b) => this.unitScore[b]! - this.unitScore[a]! || a - b);
    return found.length > MOST_UNITS ? found.slice(0, MOST_UNITS) : found;
  }

  private touch(note: number): void {
    if (this.touchedCount === this.touched.length) {
      const grown = new Uint32Array(this.touched.length * 2);
      grown.set(this.touched);
      this.touched = grown;
    }
    this.touched[this.touchedCount++] = note;
  }

  private clear(): void {
    const { noteFirst, noteUnits } = this.index;
    for (let at = 0; at < this.touchedCount; at++) {
      const note = this.touched[at]!;
      this.bag[note] = this.best[note] = 0;
      this.unitScore.fill(0, noteFirst[note], noteFirst[note]! + noteUnits[note]!);
    }
    this.touchedCount = 0;
  }

  private makeRoom(): void {
    if (this.bag.length < this.index.notes) {
      const room = Math.ceil(this.index.notes * 1.25);
      this.bag = new Float32Array(room);
      this.best = new Float32Array(room);
    }
    if (this.unitScore.length < this.index.units) {
      this.unitScore = new Float32Array(Math.ceil(this.index.units * 1.25));
    }
  }
}

/** The most that a term can add to a note's score: both parts saturate at `K1 + 1`. */
function bound(term: Term): number {
  return term.weight * (K1 + 1) * (1 + UNIT_SHARE);
}
