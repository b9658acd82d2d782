/**
 * What each unit of a candidate has in common with the question: one pass over its words, and one over those of the
 * units that it hangs below.
 */
import type { NoteIndex } from '../../index/note-index.js';
import { MOST_SLOTS } from '../../query/slots.js';
import { NOTHING, type AskedWords } from './asked-words.js';
import { MOST_UNITS } from '../limits.js';
import type { MetWords } from './met-words.js';

/** A window is about a sentence. */
const WINDOW = 16;
/** A word found in what a unit hangs below counts a little less than in the unit. */
const PATH_SHARE = 0.8;

/** What is measured of a unit: places in its row of `measures`. */
export const MEASURE = {
  coverage: 0,
  pathCoverage: 1,
  dice: 2,
  plainDice: 3,
  contentDice: 4,
  cosine: 5,
  precision: 6,
  pairs: 7,
  plainPairs: 8,
  exact: 9,
  window: 10,
} as const;

/** How many measures a unit has. */
export const MEASURES = Object.keys(MEASURE).length;

/** Measures the units of one candidate after the other. */
export class UnitMatcher {
  private readonly index: NoteIndex;
  private readonly asked: AskedWords;
  private readonly met: MetWords;
  /** By place of the unit among the candidate's: its measures, in rows of `MEASURES`. */
  readonly measures = new Float32Array(MOST_UNITS * MEASURES);
  /** By place: one bit for each slot found in the unit. */
  readonly masks = new Uint32Array(MOST_UNITS);
  /** By slot, over the candidate's units so far: how surely it was found, how often, and in how many units. */
  readonly foundInNote = new Float32Array(MOST_SLOTS);
  readonly timesInNote = new Float32Array(MOST_SLOTS);
  readonly lines = new Uint32Array(MOST_SLOTS);
  /** One bit for each slot that stood right behind the one before it, in any unit. */
  pairsMask = 0;
  private readonly found = new Float32Array(MOST_SLOTS);
  /** What the units above `pathOf`, itself included, have of each slot; a list's lines hang below the same. */
  private readonly foundInPath = new Float32Array(MOST_SLOTS);
  private pathOf = -1;
  private readonly lastAt = new Int32Array(MOST_SLOTS);

  constructor(index: NoteIndex, asked: AskedWords, met: MetWords) {
    this.index = index;
    this.asked = asked;
    this.met = met;
  }

  /** Begins a candidate. */
  begin(): void {
    this.foundInNote.fill(0);
    this.timesInNote.fill(0);
    this.lines.fill(0);
    this.pairsMask = 0;
    this.pathOf = -1;
  }

  /**
   * Measures the unit that `met` has read last.
   * @param place where it stands among the candidate's
   * @param length how many words it has
   */
  match(unit: number, place: number, length: number): void {
    const { asked, found, lastAt } = this;
    const { weight, word: askedWord } = asked;
    const {
      line,
      word: words,
      rarity: rarities,
      isFunction,
      slots,
      similarity: sureties,
    } = this.met;
    for (let slot = 0; slot < asked.count; slot++) found[slot] = 0;
    if (length > WINDOW) lastAt.fill(-WINDOW);
    let mass = 0;
    let contentMass = 0;
    let squares = 0;
    let previous = 0;
    let pairs = 0;
    let plainPairs = 0;
    let exactWeight = 0;
    let exactMask = 0;
    let foundMask = 0;
    let window = 0;
    for (let at = 0; at < length; at++) {
      const met = line[at]!;
      const rarity = rarities[met]!;
      mass += rarity;
      squares += rarity * rarity;
      if (isFunction[met] === 0) contentMass += rarity;
      let mask = slots[met]!;
      const joined = (previous << 1) & mask;
      previous = mask;
      if (mask === 0) continue;
      if (joined !== 0) {
        const slot = 31 - Math.clz32(joined);
        pairs += weight[slot]! + weight[slot - 1]!;
        plainPairs++;
        this.pairsMask |= joined;
      }
      const similarity = sureties[met]!;
      const word = words[met]!;
      foundMask |= mask;
      while (mask !== 0) {
        const slot = 31 - Math.clz32(mask);
        mask &= ~(1 << slot);
        if (similarity > found[slot]!) found[slot] = similarity;
        this.timesInNote[slot]! += similarity;
        if (askedWord[slot] === word && (exactMask & (1 << slot)) === 0) {
          exactMask |= 1 << slot;
          exactWeight += weight[slot]!;
        }
        lastAt[slot] = at;
      }
      if (length > WINDOW) {
        const within = this.weightWithin(at);
        if (within > window) window = within;
      }
    }
    let common = 0;
    let count = 0;
    let content = 0;
    let product = 0;
    for (let rest = foundMask; rest !== 0;) {
      const slot = 31 - Math.clz32(rest);
      rest &= ~(1 << slot);
      const share = found[slot]!;
      common += share * weight[slot]!;
      product += share * weight[slot]! * weight[slot]!;
      count += share;
      this.lines[slot]!++;
      if (asked.isContent[slot] === 1) content += share * weight[slot]!;
      if (share > this.foundInNote[slot]!) this.foundInNote[slot] = share;
    }
    const { measures } = this;
    const { total, count: askedWords } = asked;
    const row = place * MEASURES;
    this.masks[place] = foundMask;
    measures[row + MEASURE.coverage] = common / total;
    measures[row + MEASURE.pathCoverage] = this.withPath(unit, common) / total;
    measures[row + MEASURE.dice] = (2 * common) / (total + Math.max(mass, common));
    measures[row + MEASURE.plainDice] = (2 * count) / (askedWords + Math.max(length, count));
    measures[row + MEASURE.contentDice] =
      (2 * content) / Math.max(NOTHING, asked.contentTotal + Math.max(contentMass, content));
    measures[row + MEASURE.cosine] =
      product / Math.sqrt(asked.squares * Math.max(squares, product, NOTHING));
    measures[row + MEASURE.precision] = mass > 0 ? Math.min(1, common / mass) : 0;
    measures[row + MEASURE.pairs] = Math.min(1, pairs / (2 * total));
    measures[row + MEASURE.plainPairs] = Math.min(1, plainPairs / Math.max(1, askedWords - 1));
    measures[row + MEASURE.exact] = exactWeight / total;
    measures[row + MEASURE.window] = (length > WINDOW ? window : common) / total;
  }

  /** Weight of the slots seen within the last `WINDOW` words. */
  private weightWithin(at: number): number {
    const { weight, count } = this.asked;
    let sum = 0;
    for (let slot = 0; slot < count; slot++) {
      if (at - this.lastAt[slot]! < WINDOW) sum += this.found[slot]! * weight[slot]!;
    }
    return sum;
  }

  /** Weight of the slots found in the unit (`common`) or, a little less, in what it hangs below. */
  private withPath(unit: number, common: number): number {
    const { index, found, foundInPath } = this;
    const { weight, count } = this.asked;
    let above = index.unitParent[unit]!;
    if (above < 0) return common;
    if (above !== this.pathOf) {
      this.pathOf = above;
      foundInPath.fill(0);
      for (; above >= 0; above = index.unitParent[above]!) this.markPath(above);
    }
    let sum = 0;
    for (let slot = 0; slot < count; slot++) {
      sum += Math.max(found[slot]!, foundInPath[slot]!) * weight[slot]!;
    }
    return sum;
  }

  private markPath(unit: number): void {
    const { index, asked, foundInPath } = this;
    const stems = index.vocabulary.stemOfWord;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const end = from + index.unitLength[unit]!;
    for (let at = from; at < end; at++) {
      const stem = stems[page[at]!]!;
      for (let mask = asked.slotsOfStem[stem]!; mask !== 0;) {
        const slot = 31 - Math.clz32(mask);
        mask &= ~(1 << slot);
        const share = PATH_SHARE * asked.similarity[stem]!;
        if (share > foundInPath[slot]!) foundInPath[slot] = share;
      }
    }
  }
}
