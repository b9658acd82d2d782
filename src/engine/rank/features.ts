/**
 * Second stage: what speaks for a candidate, as a row of numbers. Every feature lies between 0 and about 1,
 * means the same in a knowledge base of ten notes and of a million, and grows with relevance unless it says
 * otherwise. The ranker weighs them; nobody else reads them.
 */
import { FIELD, type NoteIndex } from '../index/note-index.js';
import type { Slot } from '../query/slots.js';
import type { Candidate } from './candidates.js';

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
  'likelihood', // probability of the question under the note's own words, smoothed
  'short', // how short the note is
  'fewUnits',
  'alias', // the best unit is another way to ask
  'topicIsBest', // the best unit is the topic
] as const;

/** How many numbers a row has. */
export const FEATURE_COUNT = FEATURES.length;

/** A window is about a sentence. */
const WINDOW = 16;
/** Pseudo-words of the smoothing of `likelihood` (Zhai and Lafferty, 2004; small, as notes are short). */
const SMOOTHING = 20;

/** A candidate with its features and the unit that matched best. */
export interface Described {
  readonly candidate: Candidate;
  readonly row: Float32Array;
  readonly bestUnit: number;
  /** By unit of `candidate.units`: share of the question's weight there, path included, blended with overlap. */
  readonly unitScores: readonly number[];
}

/** What one unit has in common with the question. */
interface UnitMatch {
  coverage: number;
  pathCoverage: number;
  dice: number;
  plainDice: number;
  precision: number;
  pairs: number;
  plainPairs: number;
  exact: number;
  window: number;
}

/** Describes candidates; holds working columns for one index. */
export class Describer {
  private readonly index: NoteIndex;
  private stemSlots = new Uint32Array(0);
  private stemSimilarity = new Float32Array(0);
  private slots: readonly Slot[] = [];
  private total = 1;
  private readonly found = new Float32Array(32);
  private readonly foundInPath = new Float32Array(32);
  private readonly foundInNote = new Float32Array(32);
  private readonly timesInNote = new Float32Array(32);
  private readonly lastAt = new Int32Array(32);

  constructor(index: NoteIndex) {
    this.index = index;
  }

  /** Rows for the candidates of one question, in their order. */
  describe(slots: readonly Slot[], candidates: readonly Candidate[]): Described[] {
    this.open(slots);
    const described = candidates.map((candidate) => this.describeOne(candidate));
    this.close();
    compareWithBest(described);
    return described;
  }

  private open(slots: readonly Slot[]): void {
    const stems = this.index.vocabulary.stemCount;
    if (this.stemSlots.length < stems) {
      this.stemSlots = new Uint32Array(Math.ceil(stems * 1.25));
      this.stemSimilarity = new Float32Array(this.stemSlots.length);
    }
    this.slots = slots;
    this.total = Math.max(
      1e-6,
      slots.reduce((sum, slot) => sum + slot.weight, 0),
    );
    slots.forEach((slot, at) => {
      for (const { stem, similarity } of slot.alternatives) {
        this.stemSlots[stem]! |= 1 << at;
        this.stemSimilarity[stem] = Math.max(this.stemSimilarity[stem]!, similarity);
      }
    });
  }

  private close(): void {
    for (const slot of this.slots) {
      for (const { stem } of slot.alternatives)
        this.stemSlots[stem] = this.stemSimilarity[stem] = 0;
    }
  }

  private describeOne(candidate: Candidate): Described {
    const { index, slots } = this;
    this.foundInNote.fill(0);
    this.timesInNote.fill(0);
    const matches = candidate.units.map((unit) => this.match(unit));
    const unitScores = matches.map((m) => 0.5 * m.pathCoverage + 0.5 * m.dice);
    const best = unitScores.indexOf(Math.max(...unitScores));
    const dices = matches.map((m) => m.dice).sort((a, b) => b - a);
    const first = index.noteFirst[candidate.note]!;
    const topicAt = candidate.units.indexOf(first);
    const topic =
      index.unitField[first] === FIELD.topic && topicAt >= 0 ? matches[topicAt] : undefined;
    const top = (key: keyof UnitMatch): number => Math.max(...matches.map((m) => m[key]));
    const bestUnit = candidate.units[best]!;
    const row = Float32Array.of(
      candidate.bag / (2.2 * this.total),
      candidate.unit / (2.2 * this.total),
      candidate.bag,
      candidate.unit,
      top('coverage'),
      top('pathCoverage'),
      dices[0]!,
      dices[0]!,
      dices[1] ?? 0,
      Math.pow(dices.reduce((sum, d) => sum + d ** 4, 0) / 4, 0.25),
      this.share(this.foundInNote, () => true),
      this.share(this.foundInNote, (slot) => !slot.isFunction),
      topic?.coverage ?? 0,
      topic?.precision ?? 0,
      top('pairs'),
      top('plainPairs'),
      top('plainDice'),
      top('exact'),
      this.rarestFound(),
      top('window'),
      this.likelihood(candidate.note, slots),
      1 / Math.log2(4 + index.noteLength[candidate.note]!),
      1 / Math.log2(2 + index.noteUnits[candidate.note]!),
      index.unitField[bestUnit] === FIELD.question ? 1 : 0,
      index.unitField[bestUnit] === FIELD.topic ? 1 : 0,
    );
    return { candidate, row, bestUnit, unitScores };
  }

  /** One pass over a unit's words; then one over those of the units it hangs below. */
  private match(unit: number): UnitMatch {
    const { index, slots, found, stemSlots, stemSimilarity, lastAt } = this;
    const stems = index.vocabulary.stemOfWord;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const length = index.unitLength[unit]!;
    found.fill(0);
    lastAt.fill(-WINDOW);
    let mass = 0;
    let previous = 0;
    let pairs = 0;
    let plainPairs = 0;
    let exactWeight = 0;
    let exactMask = 0;
    let window = 0;
    let hits = 0;
    for (let at = 0; at < length; at++) {
      const word = page[from + at]!;
      const stem = stems[word]!;
      mass += index.rarity(stem);
      let mask = stemSlots[stem]!;
      if (mask === 0) {
        previous = 0;
        continue;
      }
      hits++;
      const joined = (previous << 1) & mask;
      if (joined !== 0) {
        const slot = 31 - Math.clz32(joined);
        pairs += slots[slot]!.weight + slots[slot - 1]!.weight;
        plainPairs++;
      }
      previous = mask;
      const similarity = stemSimilarity[stem]!;
      while (mask !== 0) {
        const slot = 31 - Math.clz32(mask);
        mask &= ~(1 << slot);
        if (similarity > found[slot]!) found[slot] = similarity;
        this.timesInNote[slot]! += similarity;
        if (slots[slot]!.word === word && (exactMask & (1 << slot)) === 0) {
          exactMask |= 1 << slot;
          exactWeight += slots[slot]!.weight;
        }
        lastAt[slot] = at;
      }
      window = Math.max(window, this.weightWithin(at));
    }
    let weight = 0;
    let count = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const share = found[slot]!;
      if (share === 0) continue;
      weight += share * slots[slot]!.weight;
      count += share;
      if (share > this.foundInNote[slot]!) this.foundInNote[slot] = share;
    }
    return {
      coverage: weight / this.total,
      pathCoverage: this.withPath(unit) / this.total,
      dice: (2 * weight) / (this.total + Math.max(mass, weight)),
      plainDice: (2 * count) / (slots.length + Math.max(length, count)),
      precision: mass > 0 ? Math.min(1, weight / mass) : 0,
      pairs: Math.min(1, pairs / (2 * this.total)),
      plainPairs: Math.min(1, plainPairs / Math.max(1, slots.length - 1)),
      exact: exactWeight / this.total,
      window: hits > 0 ? window / this.total : 0,
    };
  }

  /** Weight of the slots seen within the last `WINDOW` words. */
  private weightWithin(at: number): number {
    let weight = 0;
    for (let slot = 0; slot < this.slots.length; slot++) {
      if (at - this.lastAt[slot]! < WINDOW) weight += this.found[slot]! * this.slots[slot]!.weight;
    }
    return weight;
  }

  /** Weight of the slots found in the unit (`found`) or, a little less, in what it hangs below. */
  private withPath(unit: number): number {
    const { index, slots, found, foundInPath } = this;
    foundInPath.fill(0);
    for (let above = index.unitParent[unit]!; above >= 0; above = index.unitParent[above]!) {
      index.forEachStem(above, (stem) => {
        let mask = this.stemSlots[stem]!;
        while (mask !== 0) {
          const slot = 31 - Math.clz32(mask);
          mask &= ~(1 << slot);
          foundInPath[slot] = Math.max(foundInPath[slot]!, 0.8 * this.stemSimilarity[stem]!);
        }
      });
    }
    let weight = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      weight += Math.max(found[slot]!, foundInPath[slot]!) * slots[slot]!.weight;
    }
    return weight;
  }

  private share(found: Float32Array, counts: (slot: Slot) => boolean): number {
    let weight = 0;
    let total = 0;
    this.slots.forEach((slot, at) => {
      if (!counts(slot)) return;
      total += slot.weight;
      weight += found[at]! * slot.weight;
    });
    return total > 0 ? weight / total : 0;
  }

  private rarestFound(): number {
    let rarest = 0;
    this.slots.forEach((slot, at) => {
      if (slot.weight > this.slots[rarest]!.weight) rarest = at;
    });
    return this.foundInNote[rarest]!;
  }

  /** Mean log probability of the question's words under the note, weighed, squeezed into 0 to 1. */
  private likelihood(note: number, slots: readonly Slot[]): number {
    const length = this.index.noteLength[note]!;
    let sum = 0;
    slots.forEach((slot, at) => {
      const background = Math.exp(-slot.weight) * 0.01;
      const own = (this.timesInNote[at]! + SMOOTHING * background) / (length + SMOOTHING);
      sum += slot.weight * Math.log(own / background);
    });
    return 1 / (1 + Math.exp(2 - sum / this.total));
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
