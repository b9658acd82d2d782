/**
 * Second stage: what speaks for a candidate, as a row of numbers. Every feature lies between 0 and about 1,
 * means the same in a knowledge base of ten notes and of a million, and grows with relevance unless it says
 * otherwise. The ranker weighs them; nobody else reads them.
 */
import { FIELD, type NoteIndex } from '../index/note-index.js';
import { MOST_SLOTS, type Slot } from '../query/slots.js';
import type { Candidate } from './candidates.js';
import { MOST_UNITS } from './limits.js';
import { Meaning } from './meaning.js';

/** The features, in the order of a row. */
export const FEATURES = [
  'bag', // BM25 of the note as one bag of words, share of the most it could be
  'unit', // BM25 of the best unit, likewise
  'bagAgainstBest', // the same against the best candidate's
  'unitAgainstBest',
  'unitCoverage', // share of the question's weight found in one unit
  'pathCoverage', // the same with the words of what the unit hangs below
  'dice', // overlap of question and unit: 2 · common / (question + unit), by weight
  'diceAgainstBest',
  'secondDice', // of the note's second best unit: does more than one line agree
  'vote', // fourth-power mean over the note's units
  'noteCoverage', // share of the question's weight found anywhere in the note
  'contentCoverage', // the same for content words only
  'topicCoverage', // share of the question's weight found in the topic
  'topicPrecision', // share of the topic's weight found in the question
  'pairs', // share of neighbouring word pairs of the question that are neighbours in a unit
  'pairsUnweighted',
  'plainDice', // overlap counting every word alike: phrasing
  'exact', // share of the question's weight found in the very form typed
  'rarest', // whether the most telling word of the question is there
  'window', // share of the question's weight found within a few words of each other
  'likelihood', // probability of the question under the note's own words, smoothed, against any note
  'contentLikelihood',
  'pairsInNote', // share of neighbouring word pairs found in any unit
  'localCoverage', // share of the question's weight found, words that most candidates share counting less
  'localDice', // the best unit's share of it
  'contentDice', // overlap of question and unit, function words left out
  'cosine', // angle between question and unit, by weight
  'cosineVote', // mean over the note's three best units
  'topicDice', // overlap of question and topic
  'lineShare', // in what share of the note's units each word of the question stands
  'short', // how short the note is
  'fewUnits',
  'alias', // the best unit is another way to ask
  'topicIsBest', // the best unit is the topic
  'meaning', // nearness in meaning of the nearest unit, -1 to 1
  'meaningOfThree', // mean of the three nearest
  'meaningOfAll', // mean of the note's units
  'meaningOfTopic',
] as const;

/** How many numbers a row has. */
export const FEATURE_COUNT = FEATURES.length;

/** A window is about a sentence. */
const WINDOW = 16;
/** Pseudo-words of the smoothing of `likelihood` (Zhai and Lafferty, 2004; small, as notes are short). */
const SMOOTHING = 30;

/** A candidate with its features and the unit that matched best. */
export interface Described {
  readonly candidate: Candidate;
  readonly row: Float32Array;
  readonly bestUnit: number;
  /** By unit of `candidate.units`: share of the question's weight there, path included, blended with overlap. */
  readonly unitScores: readonly number[];
  /** One bit for each slot found in the note, and in the best unit. */
  readonly noteMask: number;
  readonly bestMask: number;
}

/** What one unit has in common with the question: the measures of `match`, by place in its row. */
const MEASURES = 11;
const COVERAGE = 0;
const PATH_COVERAGE = 1;
const DICE = 2;
const PLAIN_DICE = 3;
const CONTENT_DICE = 4;
const COSINE = 5;
const PRECISION = 6;
const PAIRS = 7;
const PLAIN_PAIRS = 8;
const EXACT = 9;
const WINDOW_COVERAGE = 10;

/** The most of a term's weight that BM25 gives. */
const SATURATION = 2.2;
/** A word found in what a unit hangs below counts a little less than in the unit. */
const PATH_SHARE = 0.8;
const NOTHING = 1e-6;

/** Describes candidates; holds working columns for one index, so that a question allocates next to nothing. */
export class Describer {
  private readonly index: NoteIndex;
  private readonly meaning: Meaning;
  private stemSlots = new Uint32Array(0);
  private stemSimilarity = new Float32Array(0);
  private slots: readonly Slot[] = [];
  /** Sums over the question's words: weights, those of content words, squares of weights. */
  private total = 1;
  private contentTotal = 0;
  private squares = 1;
  private readonly weight = new Float32Array(MOST_SLOTS);
  private readonly isContent = new Uint8Array(MOST_SLOTS);
  private readonly word = new Int32Array(MOST_SLOTS);
  private readonly background = new Float32Array(MOST_SLOTS);
  private readonly found = new Float32Array(MOST_SLOTS);
  private readonly foundInPath = new Float32Array(MOST_SLOTS);
  private readonly foundInNote = new Float32Array(MOST_SLOTS);
  private readonly timesInNote = new Float32Array(MOST_SLOTS);
  private readonly lines = new Uint32Array(MOST_SLOTS);
  private readonly lastAt = new Int32Array(MOST_SLOTS);
  private readonly measures = new Float32Array(MOST_UNITS * MEASURES);
  private readonly masks = new Uint32Array(MOST_UNITS);
  private readonly peak = new Float32Array(MEASURES);
  private pairsMask = 0;

  constructor(index: NoteIndex) {
    this.index = index;
    this.meaning = new Meaning(index);
  }

  /** Rows for the candidates of one question, in their order. */
  describe(slots: readonly Slot[], candidates: readonly Candidate[]): Described[] {
    this.open(slots);
    const described = candidates.map((candidate) => this.describeOne(candidate));
    this.close();
    compareWithBest(described);
    this.weighLocally(described);
    return described;
  }

  private open(slots: readonly Slot[]): void {
    const stems = this.index.vocabulary.stemCount;
    if (this.stemSlots.length < stems) {
      this.stemSlots = new Uint32Array(Math.ceil(stems * 1.25));
      this.stemSimilarity = new Float32Array(this.stemSlots.length);
    }
    this.slots = slots;
    this.meaning.open(slots);
    this.total = this.squares = NOTHING;
    this.contentTotal = 0;
    slots.forEach((slot, at) => {
      this.openSlot(slot, at);
    });
  }

  private openSlot(slot: Slot, at: number): void {
    const { weight, isFunction, alternatives } = slot;
    this.weight[at] = weight;
    this.isContent[at] = isFunction ? 0 : 1;
    this.word[at] = slot.word;
    this.total += weight;
    this.squares += weight * weight;
    if (!isFunction) this.contentTotal += weight;
    const first = alternatives[0];
    this.background[at] = first === undefined ? 0 : this.index.commonness(first.stem);
    for (const { stem, similarity } of alternatives) {
      this.stemSlots[stem]! |= 1 << at;
      if (similarity > this.stemSimilarity[stem]!) this.stemSimilarity[stem] = similarity;
    }
  }

  private close(): void {
    for (const slot of this.slots) {
      for (const { stem } of slot.alternatives)
        this.stemSlots[stem] = this.stemSimilarity[stem] = 0;
    }
  }

  private describeOne(candidate: Candidate): Described {
    const { index, measures, peak, total } = this;
    const { units, note } = candidate;
    this.foundInNote.fill(0);
    this.timesInNote.fill(0);
    this.lines.fill(0);
    peak.fill(0);
    this.pairsMask = 0;
    const unitScores: number[] = [];
    let best = 0;
    let noteMask = 0;
    for (let at = 0; at < units.length; at++) {
      this.match(units[at]!, at);
      noteMask |= this.masks[at]!;
      const row = at * MEASURES;
      for (let m = 0; m < MEASURES; m++)
        if (measures[row + m]! > peak[m]!) peak[m] = measures[row + m]!;
      unitScores.push(0.5 * measures[row + PATH_COVERAGE]! + 0.5 * measures[row + DICE]!);
      if (unitScores[at]! > unitScores[best]!) best = at;
    }
    const first = index.noteFirst[note]!;
    const topic = units.indexOf(first) * MEASURES;
    const bestUnit = units[best]!;
    const lines = index.noteUnits[note]!;
    const near = this.meaning.of(note);
    const row = Float32Array.of(
      candidate.bag / (SATURATION * total),
      candidate.unit / (SATURATION * total),
      candidate.bag,
      candidate.unit,
      peak[COVERAGE]!,
      peak[PATH_COVERAGE]!,
      peak[DICE]!,
      peak[DICE]!,
      this.secondBest(units.length, DICE),
      this.vote(units.length),
      this.noteCoverage(false),
      this.noteCoverage(true),
      topic >= 0 ? measures[topic + COVERAGE]! : 0,
      topic >= 0 ? measures[topic + PRECISION]! : 0,
      peak[PAIRS]!,
      peak[PLAIN_PAIRS]!,
      peak[PLAIN_DICE]!,
      peak[EXACT]!,
      this.rarestFound(),
      peak[WINDOW_COVERAGE]!,
      this.likelihood(note, false),
      this.likelihood(note, true),
      bitsOf(this.pairsMask) / Math.max(1, this.slots.length - 1),
      0,
      0,
      peak[CONTENT_DICE]!,
      peak[COSINE]!,
      this.cosineVote(units.length, lines),
      topic >= 0 ? measures[topic + DICE]! : 0,
      this.lineShare(lines),
      1 / Math.log2(4 + index.noteLength[note]!),
      1 / Math.log2(2 + lines),
      index.unitField[bestUnit] === FIELD.question ? 1 : 0,
      index.unitField[bestUnit] === FIELD.topic ? 1 : 0,
      near.best,
      near.bestThree,
      near.mean,
      near.topic,
    );
    return { candidate, row, bestUnit, unitScores, noteMask, bestMask: this.masks[best]! };
  }

  /** One pass over a unit's words, and one over those of the units it hangs below. */
  private match(unit: number, place: number): void {
    const { index, found, stemSlots, stemSimilarity, lastAt, weight } = this;
    const { stemRarity: rarities, stemIsFunction: isFunction } = index;
    const stems = index.vocabulary.stemOfWord;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const length = index.unitLength[unit]!;
    found.fill(0);
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
      const word = page[from + at]!;
      const stem = stems[word]!;
      const rarity = rarities[stem]! || index.rarity(stem);
      mass += rarity;
      squares += rarity * rarity;
      if (isFunction[stem] === 0) contentMass += rarity;
      let mask = stemSlots[stem]!;
      const joined = (previous << 1) & mask;
      previous = mask;
      if (mask === 0) continue;
      if (joined !== 0) {
        const slot = 31 - Math.clz32(joined);
        pairs += weight[slot]! + weight[slot - 1]!;
        plainPairs++;
        this.pairsMask |= joined;
      }
      const similarity = stemSimilarity[stem]!;
      foundMask |= mask;
      while (mask !== 0) {
        const slot = 31 - Math.clz32(mask);
        mask &= ~(1 << slot);
        if (similarity > found[slot]!) found[slot] = similarity;
        this.timesInNote[slot]! += similarity;
        if (this.word[slot] === word && (exactMask & (1 << slot)) === 0) {
          exactMask |= 1 << slot;
          exactWeight += weight[slot]!;
        }
        lastAt[slot] = at;
      }
      if (length > WINDOW) window = Math.max(window, this.weightWithin(at));
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
      if (this.isContent[slot] === 1) content += share * weight[slot]!;
      if (share > this.foundInNote[slot]!) this.foundInNote[slot] = share;
    }
    const { total, measures } = this;
    const words = this.slots.length;
    const row = place * MEASURES;
    this.masks[place] = foundMask;
    measures[row + COVERAGE] = common / total;
    measures[row + PATH_COVERAGE] = this.withPath(unit, common) / total;
    measures[row + DICE] = (2 * common) / (total + Math.max(mass, common));
    measures[row + PLAIN_DICE] = (2 * count) / (words + Math.max(length, count));
    measures[row + CONTENT_DICE] =
      (2 * content) / Math.max(NOTHING, this.contentTotal + Math.max(contentMass, content));
    measures[row + COSINE] =
      product / Math.sqrt(this.squares * Math.max(squares, product, NOTHING));
    measures[row + PRECISION] = mass > 0 ? Math.min(1, common / mass) : 0;
    measures[row + PAIRS] = Math.min(1, pairs / (2 * total));
    measures[row + PLAIN_PAIRS] = Math.min(1, plainPairs / Math.max(1, words - 1));
    measures[row + EXACT] = exactWeight / total;
    measures[row + WINDOW_COVERAGE] = (length > WINDOW ? window : common) / total;
  }

  /** Weight of the slots seen within the last `WINDOW` words. */
  private weightWithin(at: number): number {
    let weight = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      if (at - this.lastAt[slot]! < WINDOW) weight += this.found[slot]! * this.weight[slot]!;
    }
    return weight;
  }

  /** Weight of the slots found in the unit (`common`) or, a little less, in what it hangs below. */
  private withPath(unit: number, common: number): number {
    const { index, found, foundInPath, weight } = this;
    let above = index.unitParent[unit]!;
    if (above < 0) return common;
    foundInPath.fill(0);
    for (; above >= 0; above = index.unitParent[above]!) this.markPath(above);
    let sum = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      sum += Math.max(found[slot]!, foundInPath[slot]!) * weight[slot]!;
    }
    return sum;
  }

  private markPath(unit: number): void {
    const { index, foundInPath } = this;
    const stems = index.vocabulary.stemOfWord;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const end = from + index.unitLength[unit]!;
    for (let at = from; at < end; at++) {
      const stem = stems[page[at]!]!;
      for (let mask = this.stemSlots[stem]!; mask !== 0;) {
        const slot = 31 - Math.clz32(mask);
        mask &= ~(1 << slot);
        const share = PATH_SHARE * this.stemSimilarity[stem]!;
        if (share > foundInPath[slot]!) foundInPath[slot] = share;
      }
    }
  }

  /** The second highest of a measure over the first `units` rows; 0 for a single unit. */
  private secondBest(units: number, measure: number): number {
    let best = 0;
    let second = 0;
    for (let at = 0; at < units; at++) {
      const value = this.measures[at * MEASURES + measure]!;
      if (value > best) {
        second = best;
        best = value;
      } else if (value > second) {
        second = value;
      }
    }
    return second;
  }

  private vote(units: number): number {
    let sum = 0;
    for (let at = 0; at < units; at++) sum += this.measures[at * MEASURES + DICE]! ** 4;
    return Math.pow(sum / 4, 0.25);
  }

  /** Mean cosine of the three best units (all, of a note that has fewer). */
  private cosineVote(units: number, lines: number): number {
    let [first, second, third] = [0, 0, 0];
    for (let at = 0; at < units; at++) {
      const cosine = this.measures[at * MEASURES + COSINE]!;
      if (cosine > first) [first, second, third] = [cosine, first, second];
      else if (cosine > second) [second, third] = [cosine, second];
      else if (cosine > third) third = cosine;
    }
    return (first + second + third) / Math.min(3, lines);
  }

  private lineShare(lines: number): number {
    let sum = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      sum += this.weight[slot]! * Math.sqrt(this.lines[slot]! / lines);
    }
    return sum / this.total;
  }

  private noteCoverage(contentOnly: boolean): number {
    let weight = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      if (!contentOnly || this.isContent[slot] === 1)
        weight += this.foundInNote[slot]! * this.weight[slot]!;
    }
    return weight / Math.max(NOTHING, contentOnly ? this.contentTotal : this.total);
  }

  private rarestFound(): number {
    let rarest = 0;
    for (let slot = 1; slot < this.slots.length; slot++) {
      if (this.weight[slot]! > this.weight[rarest]!) rarest = slot;
    }
    return this.foundInNote[rarest]!;
  }

  /** Mean log of how much likelier each word is under the note than anywhere, squeezed into 0 to 1. */
  private likelihood(note: number, contentOnly: boolean): number {
    const length = this.index.noteLength[note]!;
    let sum = 0;
    let words = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      const background = this.background[slot]!;
      if (background === 0 || (contentOnly && this.isContent[slot] === 0)) continue;
      sum += Math.log((this.timesInNote[slot]! / background + SMOOTHING) / (length + SMOOTHING));
      words++;
    }
    return words === 0 ? 0 : 1 / (1 + Math.exp(-sum / words));
  }

  /** Fills in coverage by weights that fall with the number of candidates that hold a word. */
  private weighLocally(described: readonly Described[]): void {
    const [coverage, dice] = [FEATURES.indexOf('localCoverage'), FEATURES.indexOf('localDice')];
    let total = NOTHING;
    for (let slot = 0; slot < this.slots.length; slot++) {
      const bit = 1 << slot;
      let holding = 0;
      for (const { noteMask } of described) if ((noteMask & bit) !== 0) holding++;
      if (holding === 0) continue;
      const weight = Math.log(1 + described.length / holding);
      total += weight;
      for (const { row, noteMask, bestMask } of described) {
        if ((noteMask & bit) !== 0) row[coverage]! += weight;
        if ((bestMask & bit) !== 0) row[dice]! += weight;
      }
    }
    for (const { row } of described) {
      row[coverage]! /= total;
      row[dice]! /= total;
    }
  }
}

/** Fills in the features that compare a candidate with the best of them. */
function compareWithBest(described: readonly Described[]): void {
  for (const feature of ['bagAgainstBest', 'unitAgainstBest', 'diceAgainstBest'] as const) {
    const at = FEATURES.indexOf(feature);
    const best = Math.max(1e-6, ...described.map(({ row }) => row[at]!));
    for (const { row } of described) row[at]! /= best;
  }
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask >>> 0; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
