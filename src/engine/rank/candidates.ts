/**
 * First stage: from all notes to the few that are worth a closer look. A sweep over the postings of the question's
 * stems, most telling first, scores each note twice by BM25: as one bag of words, and by its best unit (so that a
 * long note with one good paragraph keeps up with a short one).
 *
 * Frequent stems come last and add little. Notes met in the first lists are looked up in the lists that follow,
 * and dropped as soon as they cannot get among the best any more. When the notes that hold none of the stems so far
 * cannot get there either, the rest of the lists is not read at all (Turtle and Flood's MaxScore, 1995). Of the
 * notes that score at least `RIVAL_SHARE` of the best, the result holds those of a full sweep, unless `MOST_STEPS`
 * came first.
 */
import { NumberList, withRoom } from '../index/growable.js';
import { B_NOTE, B_UNIT, K1, normOf, UNIT_SHARE } from '../index/bm25.js';
import type { NoteIndex } from '../index/note-index.js';
import { fieldOf, FIELD_WEIGHT, isSingle, lengthOf } from '../index/unit-source.js';
import type { Stretch } from '../index/posting-tails.js';
import { FREQUENCY_BITS } from '../index/postings.js';
import type { Slot } from '../query/slots.js';
import { MOST_UNITS } from './limits.js';
import { TopNotes } from './top-notes.js';

/**
 * A note that scores less than this share of the best one never comes first in the end. Such notes fill up the
 * candidates as they are met, and are not looked for.
 */
const RIVAL_SHARE = 0.4;
/**
 * So many postings are read and so many notes looked up at most, once something was found (an anytime ranking, Lin and
 * Trotman, 2015). It takes some hundred thousand notes and a question of frequent words to come to that.
 */
const MOST_STEPS = 120_000;
/** A list shorter than this is read whole: asking whether it matters would cost more. */
const SHORT_LIST = 512;
/** Fewer open notes than this are looked up without asking which to drop. */
const FEW = 200;
/** Of an index with fewer notes all lists are read whole. */
const SMALL = 2000;

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
  /** How long its list is. */
  readonly length: number;
}

/** The first stage's working columns; made once for an index and cleared after each question. */
export class CandidateSearch {
  private readonly index: NoteIndex;
  /** The best of the notes whose scores are complete, and of those that are open. */
  private readonly best: TopNotes;
  private readonly bestOpen: TopNotes;
  private bag = new Float32Array(0);
  private peak = new Float32Array(0);
  private unitScore = new Float32Array(0);
  private isComplete = new Uint8Array(0);
  /** Every note met, for clearing up. */
  private readonly met = new NumberList(1024);
  /** The notes that may still be among the best and lack the words to come, with their scores so far. */
  private open = new Uint32Array(1024);
  private openScore = new Float32Array(1024);
  private openCount = 0;
  private steps = 0;
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
    this.best = new TopNotes(limit, key);
    this.bestOpen = new TopNotes(limit, key);
  }

  /** What a note must score to be looked for. */
  private get least(): number {
    return Math.max(this.best.least, RIVAL_SHARE * this.highest);
  }

  /** The best notes for a question, best first. */
  find(slots: readonly Slot[]): Candidate[] {
    this.begin();
    const terms = this.termsOf(slots);
    const bounds = this.boundsFrom(terms);
    for (let at = 0; at < terms.length && this.isWorthReading(terms[at]!, bounds[at]!);) {
      at = this.readLists(terms, at, bounds);
      this.complete(terms, at, bounds);
    }
    const found = this.select();
    this.clear();
    return found;
  }

  /** Whether notes that hold a stem and none before it may get among the best, and there is time to see. */
  private isWorthReading({ length }: Term, bound: number): boolean {
    return this.least < bound && (this.highest === 0 || this.steps + length <= MOST_STEPS);
  }

  /** Reads a list whole, and short ones that follow; returns the first that was not read. */
  private readLists(terms: readonly Term[], from: number, bounds: Float32Array): number {
    const short = this.index.liveNotes < SMALL ? Infinity : SHORT_LIST;
    let at = from;
    do {
      const { stem, weight } = terms[at]!;
      const needed = this.least - bounds[at + 1]!;
      for (const stretch of this.index.postings.of(stem)) this.sweep(stretch, weight, needed);
      at++;
    } while (at < terms.length && terms[at]!.length <= short);
    if (at - from > 1) this.orderOpen();
    return at;
  }

  /** Looks the open notes up in the lists from `at` on, dropping those that cannot get among the best. */
  private complete(terms: readonly Term[], from: number, bounds: Float32Array): void {
    for (let at = from; at < terms.length && this.openCount > 0; at++) {
      if (this.openCount > FEW) this.drop(bounds[at]!);
      const { stem, weight } = terms[at]!;
      let place = 0;
      for (const stretch of this.index.postings.of(stem))
        place = this.lookUp(stretch, weight, place);
    }
    for (let place = 0; place < this.openCount; place++) {
      this.highest = Math.max(this.highest, this.openScore[place]!);
      this.best.offer(this.open[place]!, this.openScore[place]!);
      this.isComplete[this.open[place]!] = 1;
    }
    this.openCount = 0;
  }

  /**
   * Reads a list from end to end.
   * @param needed a note that is met here first is left out when it scores less
   */
  private sweep({ data, start, end }: Stretch, weight: number, needed: number): void {
    const { unitFacts } = this.index;
    const { bag, peak, isComplete } = this;
    this.reserve(end - start);
    this.steps += end - start;
    for (let at = start; at < end;) {
      const note = unitFacts[2 * (data[at]! >>> FREQUENCY_BITS)]!;
      if (note < 0 || isComplete[note] === 1) {
        at++;
        continue;
      }
      const isNew = bag[note] === 0;
      at = this.scoreNote(note, data, at, end, weight);
      if (!isNew) continue;
      const score = bag[note]! + UNIT_SHARE * peak[note]!;
      if (score < needed) this.forget(note);
      else this.meet(note, score);
    }
  }

  /** Looks the open notes from a place on up in a list, by steps that double and then halve. */
  private lookUp({ data, start, end }: Stretch, weight: number, from: number): number {
    const { noteFirst, unitFacts } = this.index;
    const { open, openScore, openCount, bag, peak } = this;
    this.steps += openCount - from;
    let at = start;
    let place = from;
    for (; place < openCount; place++) {
      const note = open[place]!;
      at = firstNotBelow(data, at, end, noteFirst[note]! << FREQUENCY_BITS);
      if (at >= end) return place;
      if (unitFacts[2 * (data[at]! >>> FREQUENCY_BITS)] !== note) continue;
      at = this.scoreNote(note, data, at, end, weight);
      openScore[place] = bag[note]! + UNIT_SHARE * peak[note]!;
    }
    return place;
  }

  /** Adds the postings of one note, which begin at `from`; returns where they end. */
  private scoreNote(
    note: number,
    data: Uint32Array,
    from: number,
    end: number,
    weight: number,
  ): number {
    const { unitFacts, noteLength } = this.index;
    const { unitScore, unitBase, unitSlope, bag } = this;
    let inNote = 0;
    let highest = this.peak[note]!;
    let at = from;
    for (; at < end; at++) {
      const posting = data[at]!;
      const unit = posting >>> FREQUENCY_BITS;
      if (unitFacts[2 * unit]! !== note) break;
      const fact = unitFacts[2 * unit + 1]!;
      const times = posting & 15;
      inNote += times * WEIGHT_OF_FIELD[fieldOf(fact)]!;
      const norm = unitBase + unitSlope * lengthOf(fact);
      const gain = (weight * times * (K1 + 1)) / (times + norm);
      const score = isSingle(fact) ? highest + gain : unitScore[unit]! + gain;
      if (!isSingle(fact)) unitScore[unit] = score;
      if (score > highest) highest = score;
    }
    this.peak[note] = highest;
    const norm = this.noteBase + this.noteSlope * noteLength[note]!;
    bag[note] = bag[note]! + (weight * inNote * (K1 + 1)) / (inNote + norm);
    return at;
  }

  /** Makes room for so many more open notes. */
  private reserve(notes: number): void {
    const needed = this.openCount + notes;
    this.open = withRoom(this.open, needed);
    this.openScore = withRoom(this.openScore, needed);
  }

  private meet(note: number, score: number): void {
    const place = this.openCount++;
    this.open[place] = note;
    this.openScore[place] = score;
    this.met.push(note);
  }

  private forget(note: number): void {
    this.bag[note] = this.peak[note] = 0;
    const first = this.index.noteFirst[note]!;
    const units = this.index.noteUnits[note]!;
    if (units > 1) this.unitScore.fill(0, first, first + units);
  }

  /** After several lists: brings the open notes into the order of the lists, with their scores so far. */
  private orderOpen(): void {
    const { open, openScore, openCount } = this;
    open.subarray(0, openCount).sort();
    for (let place = 0; place < openCount; place++) openScore[place] = this.score(open[place]!);
  }

  /** Drops the open notes that cannot get among the best even if they gain `more`. */
  private drop(more: number): void {
    const { open, openScore, openCount } = this;
    this.bestOpen.clear();
    for (let place = 0; place < openCount; place++) {
      this.highest = Math.max(this.highest, openScore[place]!);
      this.bestOpen.offer(open[place]!, openScore[place]!);
    }
    const needed = Math.max(this.least, this.bestOpen.least) - more;
    if (needed <= 0) return;
    let kept = 0;
    for (let place = 0; place < openCount; place++) {
      if (openScore[place]! >= needed) {
        open[kept] = open[place]!;
        openScore[kept++] = openScore[place]!;
      } else this.isComplete[open[place]!] = 1;
    }
    this.openCount = kept;
  }

  /** By term: the most that it and those after it can add to a note's score; 0 at the end. */
  private boundsFrom(terms: readonly Term[]): Float32Array {
    const { peaks, meanNoteLength, meanUnitLength } = this.index;
    const bounds = new Float32Array(terms.length + 1);
    for (let at = terms.length - 1; at >= 0; at--) {
      const { stem, weight } = terms[at]!;
      bounds[at] = bounds[at + 1]! + weight * peaks.of(stem, meanNoteLength, meanUnitLength);
    }
    return bounds;
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
      length: this.index.postings.lengthOf(stem),
    })).sort(
      (a, b) => b.weight - a.weight || a.notes - b.notes || this.compareStems(a.stem, b.stem),
    );
  }

  private compareStems(a: number, b: number): number {
    return this.index.vocabulary.stemTexts.compare(a, b);
  }

  private score(note: number): number {
    return this.bag[note]! + UNIT_SHARE * this.peak[note]!;
  }

  private select(): Candidate[] {
    return this.best.sorted().map((note) => ({
      note,
      bag: this.bag[note]!,
      unit: this.peak[note]!,
      units: this.unitsOf(note),
    }));
  }

  private unitsOf(note: number): number[] {
    const first = this.index.noteFirst[note]!;
    const end = first + this.index.noteUnits[note]!;
    if (end === first + 1) return [first];
    const found: number[] = [];
    for (let unit = first; unit < end; unit++) if (this.unitScore[unit]! > 0) found.push(unit);
    if (found.length > 1) found.sort((a, b) => this.unitScore[b]! - this.unitScore[a]! || a - b);
    return found.length > MOST_UNITS ? found.slice(0, MOST_UNITS) : found;
  }

  private clear(): void {
    const { data, length } = this.met;
    for (let at = 0; at < length; at++) {
      this.forget(data[at]!);
      this.isComplete[data[at]!] = 0;
    }
    this.met.length = 0;
  }

  private begin(): void {
    const { notes, units, meanNoteLength, meanUnitLength } = this.index;
    if (this.bag.length < notes) {
      const room = Math.ceil(notes * 1.25);
      this.bag = new Float32Array(room);
      this.peak = new Float32Array(room);
      this.isComplete = new Uint8Array(room);
    }
    if (this.unitScore.length < units) this.unitScore = new Float32Array(Math.ceil(units * 1.25));
    this.best.clear();
    this.openCount = 0;
    this.highest = this.steps = 0;
    this.noteBase = normOf(0, meanNoteLength, B_NOTE);
    this.noteSlope = (K1 * B_NOTE) / meanNoteLength;
    this.unitBase = normOf(0, meanUnitLength, B_UNIT);
    this.unitSlope = (K1 * B_UNIT) / meanUnitLength;
  }
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
