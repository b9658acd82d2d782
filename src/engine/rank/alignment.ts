/**
 * How well the words of a candidate's lines answer those of the question one by one: each word of the one side is
 * matched with the word of the other that is most like it, the same, another form, or near in meaning (after Kusner et
 * al., "From Word Embeddings To Document Distances", 2015, its relaxed form). A sum of vectors blurs a line of ten
 * words; this doesn't.
 */
import { NumberList, withRoom } from '../index/growable.js';
import type { NoteIndex } from '../index/note-index.js';
import { meantWord, MOST_SLOTS, type Slot } from '../query/slots.js';
import { DIMENSIONS, wordVectors } from '../words/word-vectors.js';
import { NOTHING, type AskedWords } from './asked-words.js';
import type { WordRows } from './word-rows.js';

/** Two words taken at random are about so much alike; it counts as nothing. */
const CHANCE = 0.25;
/** How much the best line outweighs the others in the vote of the lines: a line that is 0.1 better counts 1.8 times. */
const SHARPNESS = 6;
/** Lines that vote. */
const VOTERS = 5;

/** How well a candidate's lines match, each about 0 to 1 but for `vote`. */
export interface Aligned {
  /** Of the best line: share of the question matched and share of the line matched, their harmonic mean, by weight. */
  readonly best: number;
  /** Mean of the three best. */
  readonly bestThree: number;
  /** The same of the best line, function words left out. */
  readonly content: number;
  /** Share of the question matched, words that match half counting a quarter; mean of the three best lines. */
  readonly strict: number;
  /** Share of the question's content words matched; mean of the three best lines. */
  readonly contentFound: number;
  readonly topic: number;
  /** Sum over the best lines, the better ones counting exponentially more; to be compared between candidates. */
  readonly vote: number;
}

/** Aligns the lines of candidates with one question at a time. */
export class Alignment {
  private readonly index: NoteIndex;
  private readonly asked: AskedWords;
  private readonly rows: WordRows;
  private readonly probes = new Float32Array(MOST_SLOTS * DIMENSIONS);
  private readonly slotRow = new Int32Array(MOST_SLOTS);
  private readonly surety = new Float32Array(MOST_SLOTS);
  /** By word of the index: its place among the words met since the question was opened, plus one; 0 for none. */
  private places = new Uint32Array(0);
  private readonly met = new NumberList(256);
  /** By place: how like the word is to each slot's, and the most of it. */
  private likeness = new Float32Array(256 * MOST_SLOTS);
  private peaks = new Float32Array(256);
  private readonly best = new Float32Array(MOST_SLOTS);
  private readonly harmonic = new Tops(VOTERS);
  private readonly strict = new Tops(3);
  private readonly contentFound = new Tops(3);
  private lineContent = 0;
  private lineHarmonic = 0;

  constructor(index: NoteIndex, asked: AskedWords, rows: WordRows) {
    this.index = index;
    this.asked = asked;
    this.rows = rows;
  }

  /** Takes in the question that `asked` was opened with. */
  open(slots: readonly Slot[]): void {
    const { met, places } = this;
    for (let at = 0; at < met.length; at++) places[met.data[at]!] = 0;
    met.length = 0;
    this.places = withRoom(places, this.index.vocabulary.words);
    slots.forEach((slot, at) => {
      const { word, surety } = meantWord(slot);
      const row = wordVectors().rowOf(word);
      this.slotRow[at] = row;
      this.surety[at] = surety;
      if (row >= 0) wordVectors().probe(row, this.probes, at * DIMENSIONS);
    });
  }

  /**
   * Aligns a candidate.
   * @param note its number
   * @param units its units that share a word with the question; its topic is looked at in any case
   */
  of(note: number, units: readonly number[]): Aligned {
    const { harmonic, strict, contentFound } = this;
    const first = this.index.noteFirst[note]!;
    harmonic.clear();
    strict.clear();
    contentFound.clear();
    this.align(first);
    const topic = this.lineHarmonic;
    let content = this.lineContent;
    for (const unit of units) {
      if (unit === first) continue;
      this.align(unit);
      if (this.lineContent > content) content = this.lineContent;
    }
    const lines = Math.min(3, this.index.noteUnits[note]!);
    return {
      best: harmonic.sum(1),
      bestThree: harmonic.sum(3) / lines,
      content,
      strict: strict.sum(3) / lines,
      contentFound: contentFound.sum(3) / lines,
      topic,
      vote: harmonic.sumOfExponentials(SHARPNESS),
    };
  }

  private align(unit: number): void {
    const { index, asked, best } = this;
    const { rarities, isFunction } = index.counts;
    const stems = index.vocabulary.stemOfWord;
    const start = index.unitStart[unit]!;
    const page = index.tokens.page(start);
    const from = index.tokens.offset(start);
    const end = from + index.unitLength[unit]!;
    best.fill(0, 0, asked.count);
    let [mass, matched, contentMass, contentMatched] = [NOTHING, 0, NOTHING, 0];
    for (let at = from; at < end; at++) {
      const word = page[at]!;
      const stem = stems[word]!;
      const rarity = rarities[stem]! || index.rarity(stem);
      const place = this.placeOf(word, stem);
      const peak = this.peaks[place]!;
      mass += rarity;
      matched += rarity * peak;
      if (isFunction[stem] === 0) {
        contentMass += rarity;
        contentMatched += rarity * peak;
      }
      if (peak > 0) this.raise(place);
    }
    this.score(matched / mass, contentMatched / contentMass);
  }

  /** Lets a word stand for the slots that it is more like than the words before it. */
  private raise(place: number): void {
    const { best, likeness } = this;
    const from = place * MOST_SLOTS;
    for (let slot = 0; slot < this.asked.count; slot++)
      if (likeness[from + slot]! > best[slot]!) best[slot] = likeness[from + slot]!;
  }

  /** @param line share of the line that the question matches; `content`: of its content words */
  private score(line: number, content: number): void {
    const { best } = this;
    const { weight, isContent, count, total, contentTotal } = this.asked;
    let [found, strict, contentFound] = [0, 0, 0];
    for (let slot = 0; slot < count; slot++) {
      const gain = best[slot]! * weight[slot]!;
      found += gain;
      strict += gain * best[slot]!;
      if (isContent[slot] === 1) contentFound += gain;
    }
    const contentShare = contentFound / Math.max(NOTHING, contentTotal);
    this.lineHarmonic = harmonicMean(found / total, line);
    this.lineContent = harmonicMean(contentShare, content);
    this.harmonic.offer(this.lineHarmonic);
    this.strict.offer(strict / total);
    this.contentFound.offer(contentShare);
  }

  private placeOf(word: number, stem: number): number {
    const known = this.places[word]!;
    return known > 0 ? known - 1 : this.meet(word, stem);
  }

  /** Finds how like a word is to those of the question, when a question meets it first. */
  private meet(word: number, stem: number): number {
    const { asked, probes, slotRow, surety } = this;
    const place = this.met.length;
    this.met.push(word);
    this.places[word] = place + 1;
    this.peaks = withRoom(this.peaks, place + 1);
    const slots = asked.slotsOfStem[stem]!;
    const row = this.rows.of(word);
    let peak = (this.peaks[place] = 0);
    if (slots === 0 && row < 0) return place;
    this.likeness = withRoom(this.likeness, (place + 1) * MOST_SLOTS);
    for (let slot = 0; slot < asked.count; slot++) {
      let alike = (slots & (1 << slot)) === 0 ? 0 : asked.similarity[stem]!;
      if (row >= 0 && slotRow[slot]! >= 0 && alike < 1) {
        const near = wordVectors().cosine(row, probes, slot * DIMENSIONS) * surety[slot]!;
        if (near > alike) alike = near;
      }
      const beyond = alike > CHANCE ? (alike - CHANCE) / (1 - CHANCE) : 0;
      this.likeness[place * MOST_SLOTS + slot] = beyond;
      if (beyond > peak) peak = beyond;
    }
    this.peaks[place] = peak;
    return place;
  }
}

/** The highest few of many numbers, none below 0. */
class Tops {
  private readonly kept: Float32Array;

  constructor(count: number) {
    this.kept = new Float32Array(count);
  }

  clear(): void {
    this.kept.fill(0);
  }

  offer(value: number): void {
    const { kept } = this;
    for (let at = 0, rest = value; at < kept.length; at++) {
      const own = kept[at]!;
      if (rest <= own) continue;
      kept[at] = rest;
      rest = own;
    }
  }

  /** Sum of the highest `count`. */
  sum(count: number): number {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += this.kept[at]!;
    return sum;
  }

  /** Sum of e to the power of `factor` times each. */
  sumOfExponentials(factor: number): number {
    let sum = 0;
    for (const value of this.kept) if (value > 0) sum += Math.exp(factor * value);
    return sum;
  }
}

function harmonicMean(a: number, b: number): number {
  return (2 * a * b) / (a + b + NOTHING);
}
