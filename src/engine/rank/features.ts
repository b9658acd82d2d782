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
  /** By slot: how well it was found in the note, and in the best unit (0 or 1). */
  readonly found: Float32Array;
  readonly bestMask: number;
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
  contentDice: number;
  cosine: number;
  /** Slots found, one bit each. */
  mask: number;
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
  private pairsMask = 0;
  private contentTotal = 0;
  private squares = 1;
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
    this.total = Math.max(
      1e-6,
      slots.reduce((sum, slot) => sum + slot.weight, 0),
    );
    this.contentTotal = slots.reduce((sum, slot) => sum + (slot.isFunction ? 0 : slot.weight), 0);
    this.squares = slots.reduce((sum, slot) => sum + slot.weight ** 2, 0);
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
    this.pairsMask = 0;
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
      this.likelihood(candidate.note, () => true),
      this.likelihood(candidate.note, (slot) => !slot.isFunction),
      bitsOf(this.pairsMask) / Math.max(1, slots.length - 1),
      0,
      0,
      top('contentDice'),
      top('cosine'),
      this.cosineVote(candidate, matches),
      topic?.dice ?? 0,
      this.lineShare(candidate, matches),
      1 / Math.log2(4 + index.noteLength[candidate.note]!),
      1 / Math.log2(2 + index.noteUnits[candidate.note]!),
      index.unitField[bestUnit] === FIELD.question ? 1 : 0,
      index.unitField[bestUnit] === FIELD.topic ? 1 : 0,
    );
    const found = this.foundInNote.slice(0, slots.length);
    return { candidate, row, bestUnit, unitScores, found, bestMask: matches[best]!.mask };
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
    let contentMass = 0;
    let squares = 0;
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
      const rarity = index.rarity(stem);
      mass += rarity;
      squares += rarity * rarity;
      if (!index.isFunction(stem)) contentMass += rarity;
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
        this.pairsMask |= joined;
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
    let content = 0;
    let product = 0;
    let foundMask = 0;
    for (let slot = 0; slot < slots.length; slot++) {
      const share = found[slot]!;
      if (share === 0) continue;
      weight += share * slots[slot]!.weight;
      count += share;
      foundMask |= 1 << slot;
      product += share * slots[slot]!.weight ** 2;
      if (!slots[slot]!.isFunction) content += share * slots[slot]!.weight;
      if (share > this.foundInNote[slot]!) this.foundInNote[slot] = share;
    }
    return {
      coverage: weight / this.total,
      pathCoverage: this.withPath(unit) / this.total,
      dice: (2 * weight) / (this.total + Math.max(mass, weight)),
      plainDice: (2 * count) / (slots.length + Math.max(length, count)),
      contentDice:
        (2 * content) / Math.max(1e-6, this.contentTotal + Math.max(contentMass, content)),
      cosine: product / Math.max(1e-6, Math.sqrt(this.squares * Math.max(squares, product))),
      mask: foundMask,
      precision: mass > 0 ? Math.min(1, weight / mass) : 0,
      pairs: Math.min(1, pairs / (2 * this.total)),
      plainPairs: Math.min(1, plainPairs / Math.max(1, slots.length - 1)),
      exact: exactWeight / this.total,
      window: hits > 0 ? window / this.total : 0,
    };
  }

  private cosineVote(candidate: Candidate, matches: readonly UnitMatch[]): number {
    const best = matches.map(({ cosine }) => cosine).sort((a, b) => b - a);
    const voters = Math.min(3, this.index.noteUnits[candidate.note]!);
    return best.slice(0, voters).reduce((sum, cosine) => sum + cosine, 0) / voters;
  }

  private lineShare(candidate: Candidate, matches: readonly UnitMatch[]): number {
    const lines = this.index.noteUnits[candidate.note]!;
    let sum = 0;
    this.slots.forEach(({ weight }, slot) => {
      const holding = matches.filter(({ mask }) => (mask & (1 << slot)) !== 0).length;
      sum += weight * Math.sqrt(holding / lines);
    });
    return sum / this.total;
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

  /** Mean log of how much likelier each word is under the note than anywhere, squeezed into 0 to 1. */
  private likelihood(note: number, counts: (slot: Slot) => boolean): number {
    const length = this.index.noteLength[note]!;
    let sum = 0;
    let words = 0;
    this.slots.forEach((slot, at) => {
      const first = slot.alternatives[0];
      if (first === undefined || !counts(slot)) return;
      const background = this.index.commonness(first.stem);
      sum += Math.log((this.timesInNote[at]! / background + SMOOTHING) / (length + SMOOTHING));
      words++;
    });
    return words === 0 ? 0 : 1 / (1 + Math.exp(-sum / words));
  }

  /** Fills in coverage by weights that fall with the number of candidates that hold a word. */
  private weighLocally(described: readonly Described[]): void {
    const holding = this.slots.map(
      (_, slot) => described.filter(({ found }) => found[slot]! > 0).length,
    );
    const weights = holding.map((count) =>
      count === 0 ? 0 : Math.log(1 + described.length / count),
    );
    const total = Math.max(
      1e-6,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    const [coverage, dice] = [FEATURES.indexOf('localCoverage'), FEATURES.indexOf('localDice')];
    for (const { row, found, bestMask } of described) {
      weights.forEach((weight, slot) => {
        row[coverage]! += (weight * found[slot]!) / total;
        if ((bestMask & (1 << slot)) !== 0) row[dice]! += (weight * found[slot]!) / total;
      });
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
