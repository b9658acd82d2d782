/**
 * First stage: from all notes to the few that are worth a closer look. A sweep over the postings of the question's
 * stems, most telling first, scores each note twice by BM25: as one bag of words, and by its best unit (so that a
 * long note with one good paragraph keeps up with a short one).
 *
 * Frequent stems come last and add little. Once all that is left can add less than the best notes have already,
 * no new note can be among the best: notes that cannot get there are dropped, and the rest are looked up in the
 * remaining lists one by one instead of reading the lists (Turtle and Flood's MaxScore, 1995). The `SURE` best
 * are those of the full sweep; those behind them nearly always.
 */
import { FIELD_WEIGHT, type NoteIndex } from '../index/note-index.js';
import type { Stretch } from '../index/posting-tails.js';
import { FREQUENCY_BITS } from '../index/postings.js';
import type { Slot } from '../query/slots.js';
import { MOST_UNITS } from './limits.js';
import { TopNotes } from './top-notes.js';

/** BM25's saturation and length normalisation (Robertson's usual values, a little less length for short notes). */
const K1 = 1.2;
const B_NOTE = 0.5;
const B_UNIT = 0.4;
/** Share of the best unit's score in a note's first score. */
const UNIT_SHARE = 0.7;
/** The first places that pruning never changes. */
const SURE = 3;
/** A list shorter than this is read whole: asking whether it matters would cost more. */
const SHORT_LIST = 512;
/** Looking a note up costs about as much as reading so many postings. */
const LOOK_UP_COST = 12;
/** Fewer notes than this are not worth pruning. */
const FEW = 200;

const WEIGHT_OF_FIELD = Float32Array.from([0, 1, 2, 3] as const, (field) => FIELD_WEIGHT[field]);

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
  private readonly sure: TopNotes;
  private readonly wanted: TopNotes;
  private bag = new Float32Array(0);
  private best = new Float32Array(0);
  private unitScore = new Float32Array(0);
  private touched = new Uint32Array(1024);
  private touchedCount = 0;
  /** No note is taken in any more. */
  private closed = false;
  /** The highest score so far. */
  private highest = 0;
  private noteBase = 0;
  private noteSlope = 0;
  private unitBase = 0;
  private unitSlope = 0;

  /**
   * @param index what to search
   * @param limit at most so many candidates a question
   */
  constructor(index: NoteIndex, limit: number) {
    this.index = index;
    const key = (note: number): number => index.noteKey[note]!;
    this.sure = new TopNotes(Math.min(SURE, limit), key);
    this.wanted = new TopNotes(limit, key);
  }

  /** The best notes for a question, best first. */
  find(slots: readonly Slot[]): Candidate[] {
    this.open();
    const terms = this.termsOf(slots);
    let remaining = terms.reduce((sum, term) => sum + bound(term), 0);
    for (const term of terms) {
      const length = this.index.postings.lengthOf(term.stem);
      if (length > SHORT_LIST && this.mayPrune(remaining)) this.prune(remaining);
      const lookUp = this.closed && this.touchedCount * LOOK_UP_COST < length;
      for (const stretch of this.index.postings.of(term.stem)) {
        if (lookUp) this.lookUp(stretch, term.weight);
        else this.sweep(stretch, term.weight);
      }
      remaining -= bound(term);
    }
    const found = this.select();
    this.clear();
    return found;
  }

  /** Whether pruning may drop anything: cheap to ask, so that a sweep over all notes met is rarely in vain. */
  private mayPrune(remaining: number): boolean {
    return this.touchedCount > (this.closed ? FEW : SURE) && this.highest >= remaining;
  }

  /** Reads a list from end to end. */
  private sweep({ data, start, end }: Stretch, weight: number): void {
    const { unitNote } = this.index;
    const { bag, closed } = this;
    let at = start;
    while (at < end) {
      const note = unitNote[data[at]! >>> FREQUENCY_BITS]!;
      if (note < 0 || (closed && bag[note] === 0)) at++;
      else at = this.scoreNote(note, data, at, end, weight);
    }
  }

  /** Looks the notes met so far up in a list, by steps that double and then halve. */
  private lookUp({ data, start, end }: Stretch, weight: number): void {
    const { noteFirst, noteUnits, unitNote } = this.index;
    let at = start;
    for (let place = 0; place < this.touchedCount && at < end; place++) {
      const note = this.touched[place]!;
      const first = noteFirst[note]!;
      at = firstNotBelow(data, at, end, first << FREQUENCY_BITS);
      if (at >= end) return;
      const unit = data[at]! >>> FREQUENCY_BITS;
      if (unit < first + noteUnits[note]! && unitNote[unit] === note)
        at = this.scoreNote(note, data, at, end, weight);
    }
  }

  /** Adds the postings of one note, which begin at `at`; returns where they end. */
  private scoreNote(
    note: number,
    data: Uint32Array,
    from: number,
    end: number,
    weight: number,
  ): number {
    const { unitField, unitLength, noteLength, noteFirst, noteUnits } = this.index;
    const { unitScore } = this;
    const beyond = noteFirst[note]! + noteUnits[note]!;
    let inNote = 0;
    let highest = this.best[note]!;
    let at = from;
    for (; at < end; at++) {
      const unit = data[at]! >>> FREQUENCY_BITS;
      if (unit >= beyond) break;
      const times = data[at]! & 15;
      inNote += times * WEIGHT_OF_FIELD[unitField[unit]!]!;
      const norm = this.unitBase + this.unitSlope * unitLength[unit]!;
      const score = unitScore[unit]! + (weight * times * (K1 + 1)) / (times + norm);
      unitScore[unit] = score;
      if (score > highest) highest = score;
    }
    if (this.bag[note] === 0) this.touch(note);
    this.best[note] = highest;
    const norm = this.noteBase + this.noteSlope * noteLength[note]!;
    const bag = this.bag[note]! + (weight * inNote * (K1 + 1)) / (inNote + norm);
    this.bag[note] = bag;
    if (bag + UNIT_SHARE * highest > this.highest) this.highest = bag + UNIT_SHARE * highest;
    return at;
  }

  /** Closes the search and drops notes when what remains cannot lift them among the best. */
  private prune(remaining: number): void {
    this.sure.clear();
    for (let at = 0; at < this.touchedCount; at++)
      this.sure.offer(this.touched[at]!, this.score(this.touched[at]!));
    const least = this.sure.least;
    if (least < remaining) return;
    this.keepWanted();
    const needed = Math.min(least - remaining, this.wanted.least);
    let kept = 0;
    for (let at = 0; at < this.touchedCount; at++) {
      const note = this.touched[at]!;
      if (this.score(note) >= needed) this.touched[kept++] = note;
      else this.forget(note);
    }
    this.touchedCount = kept;
    if (!this.closed) this.touched.subarray(0, kept).sort();
    this.closed = true;
  }

  private keepWanted(): void {
    this.wanted.clear();
    for (let at = 0; at < this.touchedCount; at++)
      this.wanted.offer(this.touched[at]!, this.score(this.touched[at]!));
  }

  /** The distinct stems of all slots, most telling first; the same order whatever order the notes came in. */
  private termsOf(slots: readonly Slot[]): Term[] {
    const weights = new Map<number, number>();
    for (const slot of slots) {
      for (const { stem, similarity } of slot.alternatives) {
        const weight = this.index.rarity(stem) * similarity;
        if (weight > (weights.get(stem) ?? 0)) weights.set(stem, weight);
      }
    }
    return Array.from(weights, ([stem, weight]) => ({
      stem,
      weight,
      notes: this.index.notesWith(stem),
    })).sort(
      (a, b) => b.weight - a.weight || a.notes - b.notes || this.compareStems(a.stem, b.stem),
    );
  }

  private compareStems(a: number, b: number): number {
    return this.index.vocabulary.stemTexts.compare(a, b);
  }

  private score(note: number): number {
    return this.bag[note]! + UNIT_SHARE * this.best[note]!;
  }

  private select(): Candidate[] {
    this.keepWanted();
    return this.wanted.sorted().map((note) => ({
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

  private forget(note: number): void {
    this.bag[note] = this.best[note] = 0;
    const first = this.index.noteFirst[note]!;
    const end = first + this.index.noteUnits[note]!;
    for (let unit = first; unit < end; unit++) this.unitScore[unit] = 0;
  }

  private clear(): void {
    for (let at = 0; at < this.touchedCount; at++) this.forget(this.touched[at]!);
    this.touchedCount = 0;
  }

  private open(): void {
    const { notes, units, meanNoteLength, meanUnitLength } = this.index;
    if (this.bag.length < notes) {
      const room = Math.ceil(notes * 1.25);
      this.bag = new Float32Array(room);
      this.best = new Float32Array(room);
    }
    if (this.unitScore.length < units) this.unitScore = new Float32Array(Math.ceil(units * 1.25));
    this.closed = false;
    this.highest = 0;
    this.noteBase = K1 * (1 - B_NOTE);
    this.noteSlope = (K1 * B_NOTE) / meanNoteLength;
    this.unitBase = K1 * (1 - B_UNIT);
    this.unitSlope = (K1 * B_UNIT) / meanUnitLength;
  }
}

/** The most that a term can add to a note's score: both parts saturate at `K1 + 1`. */
function bound(term: Term): number {
  return term.weight * (K1 + 1) * (1 + UNIT_SHARE);
}

/** The first place from `from` on that holds at least `value`, in an ascending list. */
function firstNotBelow(data: Uint32Array, from: number, end: number, value: number): number {
  let step = 1;
  let low = from;
  while (low + step < end && data[low + step]! < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step + 1);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (data[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
