/**
 * Impacts: for every stem of a note, in one byte, the most that it adds to the note's first score (rank/first-score.ts),
 * per unit of the stem's weight. The search rules notes out by sums of impacts, so they may be too high but never too
 * low: they are rounded up, and the part of the best unit is the best over all units, whichever unit is best in the end.
 *
 * Impacts hold for the mean lengths at the time of their scale. A mean that has grown since by some factor raises no
 * score by more than that factor.
 */
import { B_NOTE, B_UNIT, K1, MOST_TIMES, normOf, saturated, UNIT_SHARE } from './bm25.js';
import { NumberList, withRoom } from '../growable.js';
import { MOST_IMPACT } from './postings.js';
import type { TokenPages } from '../token-pages.js';
import { FIELD_WEIGHT, type Field } from '../unit-source.js';
import type { Vocabulary } from '../vocabulary/vocabulary.js';

/** What no stem exceeds: both parts saturate at `K1 + 1`. */
const MOST = (K1 + 1) * (1 + UNIT_SHARE);
const STEP = MOST / MOST_IMPACT;
/** Sums are rounded differently in another order. */
const SLACK = 1.0001;
/** A scale is of little use when the means have changed by this factor: bounds get loose. */
const DRIFT = 1.25;

/** The running text of a note, unit by unit. */
export interface NoteText {
  readonly first: number;
  readonly units: number;
  /** Weighted by field, in words. */
  readonly length: number;
}

/** What of an index is read to find a note's impacts. */
export interface UnitText {
  readonly unitField: Uint8Array;
  readonly unitStart: Uint32Array;
  readonly unitLength: Uint16Array;
  readonly tokens: TokenPages;
  readonly vocabulary: Vocabulary;
}

/** Works out impacts, and keeps for each stem its highest. */
export class Impacts {
  private peaks = new Uint8Array(0);
  /** Mean lengths of the scale; 0 before there is one. */
  private meanNote = 0;
  private meanUnit = 0;
  /** By stem, while a note is read: its place among the note's stems, plus one; 0 otherwise. */
  private placeOf = new Uint32Array(0);
  /** By place: the note's stems, and what they come to. Valid up to `places`. */
  private stems = new Uint32Array(64);
  private inUnit = new Uint8Array(64);
  private inNote = new Float32Array(64);
  private inBestUnit = new Float32Array(64);
  private places = 0;
  /** The places that the unit being read has. */
  private readonly ofUnit = new NumberList(64);

  /** Whether the scale fits these mean lengths. */
  fits(meanNote: number, meanUnit: number): boolean {
    const drift = (old: number, now: number): number => Math.max(old, now) / Math.min(old, now);
    return drift(this.meanNote, meanNote) < DRIFT && drift(this.meanUnit, meanUnit) < DRIFT;
  }

  /** Starts anew with these mean lengths; every note is to be taken in again. */
  reset(meanNote: number, meanUnit: number): void {
    this.peaks.fill(0);
    this.meanNote = meanNote;
    this.meanUnit = meanUnit;
  }

  /**
   * Takes a note in: calls back with each of its stems and the stem's impact.
   * @param stemCount how many stems there are
   */
  take(
    { first, units, length }: NoteText,
    text: UnitText,
    stemCount: number,
    visit: (stem: number, impact: number) => void,
  ): void {
    if (stemCount > this.placeOf.length) this.reserve(stemCount);
    const norm = normOf(length, this.meanNote, B_NOTE);
    this.places = 0;
    for (let unit = first; unit < first + units; unit++) this.takeUnit(unit, text);
    const { peaks, placeOf, stems, inNote, inBestUnit } = this;
    for (let place = 0; place < this.places; place++) {
      const stem = stems[place]!;
      const most = saturated(inNote[place]!, norm) + UNIT_SHARE * inBestUnit[place]!;
      const impact = Math.min(MOST_IMPACT, Math.ceil((most * SLACK) / STEP));
      if (impact > peaks[stem]!) peaks[stem] = impact;
      placeOf[stem] = 0;
      visit(stem, impact);
    }
  }

  /**
   * What one step of impact stands for, at most, per unit of weight.
   * @param meanNote mean length of a note now
   * @param meanUnit mean length of a unit now
   */
  step(meanNote: number, meanUnit: number): number {
    return STEP * SLACK * Math.max(1, meanNote / this.meanNote, meanUnit / this.meanUnit);
  }

  /** The highest impact of a stem in any note. */
  peakOf(stem: number): number {
    return this.peaks[stem] ?? 0;
  }

  private takeUnit(unit: number, text: UnitText): void {
    this.countUnit(unit, text);
    const { inUnit, inNote, inBestUnit, ofUnit } = this;
    const norm = normOf(text.unitLength[unit]!, this.meanUnit, B_UNIT);
    const weight = FIELD_WEIGHT[text.unitField[unit] as Field];
    for (let at = 0; at < ofUnit.length; at++) {
      const place = ofUnit.data[at]!;
      const times = inUnit[place]!;
      inUnit[place] = 0;
      inNote[place]! += weight * times;
      const gain = saturated(times, norm);
      if (gain > inBestUnit[place]!) inBestUnit[place] = gain;
    }
  }

  /** Gives the unit's stems places and counts how often it has each. */
  private countUnit(unit: number, { tokens, vocabulary, unitStart, unitLength }: UnitText): void {
    const { placeOf, ofUnit } = this;
    const stemOfWord = vocabulary.stemOfWord;
    const start = unitStart[unit]!;
    const page = tokens.page(start);
    const from = tokens.offset(start);
    const end = from + unitLength[unit]!;
    ofUnit.length = 0;
    for (let at = from; at < end; at++) {
      const stem = stemOfWord[page[at]!]!;
      const known = placeOf[stem]!;
      const place = known === 0 ? this.newPlace(stem) : known - 1;
      if (this.inUnit[place] === 0) ofUnit.push(place);
      if (this.inUnit[place]! < MOST_TIMES) this.inUnit[place]!++;
    }
  }

  /** Gives a stem of the note the next place. */
  private newPlace(stem: number): number {
    const place = this.places++;
    if (place === this.stems.length) {
      this.stems = withRoom(this.stems, place + 1);
      this.inUnit = withRoom(this.inUnit, place + 1);
      this.inNote = withRoom(this.inNote, place + 1);
      this.inBestUnit = withRoom(this.inBestUnit, place + 1);
    }
    this.stems[place] = stem;
    this.inNote[place] = this.inBestUnit[place] = 0;
    this.placeOf[stem] = place + 1;
    return place;
  }

  private reserve(stems: number): void {
    this.peaks = withRoom(this.peaks, stems);
    this.placeOf = withRoom(this.placeOf, stems);
  }
}
