/**
 * The first score of one note, by a pass over its running text: BM25 as one bag of words, and of its best unit (so that
 * a long note with one good paragraph keeps up with a short one).
 */
import { B_NOTE, B_UNIT, K1, MOST_TIMES, normOf, UNIT_SHARE } from '../../index/postings/bm25.js';
import { withRoom } from '../../index/growable.js';
import type { NoteIndex } from '../../index/note-index.js';
import { FIELD, FIELD_WEIGHT } from '../../index/unit-source.js';
import { MOST_UNITS } from '../limits.js';
import type { Term } from './terms.js';

/** More terms than this no question has: 32 words, some alternatives each. */
const MOST_TERMS = 1024;

const WEIGHT_OF_FIELD = Float32Array.from([0, 1, 2, 3, 4] as const, (field) => FIELD_WEIGHT[field]);

/** The headings above a section lead to it less than what it says itself. */
const PATH_SHARE = 0.5;

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

/** Scores notes for one question after the other: `open`, any number of notes, `close`. */
export class FirstScore {
  private readonly index: NoteIndex;
  private terms: readonly Term[] = [];
  /** By stem: its term, plus one. */
  private termOfStem = new Uint16Array(0);
  /** By term. */
  private readonly weight = new Float64Array(MOST_TERMS);
  private readonly inUnit = new Uint8Array(MOST_TERMS);
  private readonly inNote = new Float32Array(MOST_TERMS);
  private unitScores = new Float64Array(64);
  /** Fractions begin as one: an object whose fields turn from whole numbers into fractions makes code be compiled anew. */
  private bag = NaN;
  private peak = NaN;
  private noteBase = NaN;
  private noteSlope = NaN;
  private unitBase = NaN;
  private unitSlope = NaN;

  constructor(index: NoteIndex) {
    this.index = index;
  }

  /** Takes in what to search for. */
  open(terms: readonly Term[]): void {
    const { vocabulary, meanNoteLength, meanUnitLength } = this.index;
    this.termOfStem = withRoom(this.termOfStem, vocabulary.stemCount);
    this.terms = terms.slice(0, MOST_TERMS);
    this.terms.forEach(({ stem, weight }, at) => {
      this.termOfStem[stem] = at + 1;
      this.weight[at] = weight * (K1 + 1);
    });
    this.noteBase = normOf(0, meanNoteLength, B_NOTE);
    this.noteSlope = (K1 * B_NOTE) / meanNoteLength;
    this.unitBase = normOf(0, meanUnitLength, B_UNIT);
    this.unitSlope = (K1 * B_UNIT) / meanUnitLength;
  }

  /** Clears the column by stem. */
  close(): void {
    for (const { stem } of this.terms) this.termOfStem[stem] = 0;
  }

  /** A note's score; 0 for one that holds none of the terms, or was removed. */
  of(note: number): number {
    const { index, terms, inNote, weight } = this;
    const first = index.noteFirst[note]!;
    const units = index.noteUnits[note]!;
    this.unitScores = withRoom(this.unitScores, units);
    this.bag = this.peak = 0;
    for (let at = 0; at < units; at++) {
      const score = this.scoreUnit(first + at);
      this.unitScores[at] = score;
      if (score > this.peak) this.peak = score;
    }
    if (this.peak === 0) return 0;
    const norm = this.noteBase + this.noteSlope * index.noteLength[note]!;
    for (let term = 0; term < terms.length; term++) {
      const times = inNote[term]!;
      if (times === 0) continue;
      inNote[term] = 0;
      this.bag += (weight[term]! * times) / (times + norm);
    }
    return this.bag + UNIT_SHARE * this.peak;
  }

  /** A note with its scores and units. */
  candidate(note: number): Candidate {
    this.of(note);
    const first = this.index.noteFirst[note]!;
    const units = this.index.noteUnits[note]!;
    return {
      note,
      bag: this.bag,
      unit: this.peak,
      units: units === 1 ? [first] : this.bestUnits(first, units),
    };
  }

  private bestUnits(first: number, units: number): number[] {
    const { unitScores } = this;
    const found: number[] = [];
    for (let at = 0; at < units; at++) if (unitScores[at]! > 0) found.push(first + at);
    found.sort((a, b) => unitScores[b - first]! - unitScores[a - first]! || a - b);
    return found.length > MOST_UNITS ? found.slice(0, MOST_UNITS) : found;
  }

  private scoreUnit(unit: number): number {
    const { index, termOfStem, inUnit, inNote, weight } = this;
    const { stemOfWord } = index.vocabulary;
    const start = index.unitStart[unit]!;
    const length = index.unitLength[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    let isMet = false;
    for (let at = from; at < from + length; at++) {
      const term = termOfStem[stemOfWord[page[at]!]!]!;
      if (term === 0) continue;
      isMet = true;
      if (inUnit[term - 1]! < MOST_TIMES) inUnit[term - 1]!++;
    }
    if (!isMet) return 0;
    const norm = this.unitBase + this.unitSlope * length;
    const field = index.unitField[unit]!;
    const fieldWeight = WEIGHT_OF_FIELD[field]!;
    let score = 0;
    for (let term = 0; term < this.terms.length; term++) {
      const times = inUnit[term]!;
      if (times === 0) continue;
      inUnit[term] = 0;
      inNote[term]! += times * fieldWeight;
      score += (weight[term]! * times) / (times + norm);
    }
    return field === FIELD.path ? PATH_SHARE * score : score;
  }
}
