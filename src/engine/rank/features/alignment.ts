/**
 * How well the words of a candidate's lines answer those of the question one by one: each word of the one side is
 * matched with the word of the other that is most like it, the same, another form, or near in meaning (after Kusner et
 * al., "From Word Embeddings To Document Distances", 2015, its relaxed form). A sum of vectors blurs a line of ten
 * words; this doesn't.
 */
import { MOST_SLOTS } from '../../query/slots.js';
import { NOTHING, type AskedWords } from './asked-words.js';
import type { MetWords } from './met-words.js';

/** How much the best line outweighs the others in the vote of the lines: a line that is 0.1 better counts 1.8 times. */
const SHARPNESS = 6;
/** Lines that vote. */
const VOTERS = 5;

/** How well a candidate's lines match, each about 0 to 1 but for `vote`. */
export interface Aligned {
  /** Of the best line: share of the question matched and share of the line matched, their harmonic mean, by weight. */
  best: number;
  /** Mean of the three best. */
  bestThree: number;
  /** The same of the best line, function words left out. */
  content: number;
  /** Share of the question matched, words that match half counting a quarter; mean of the three best lines. */
  strict: number;
  /** Share of the question's content words matched; mean of the three best lines. */
  contentFound: number;
  topic: number;
  /** Sum over the best lines, the better ones counting exponentially more; to be compared between candidates. */
  vote: number;
}

/** Aligns the lines of one candidate after the other: `begin`, `take` for each line, `finish`. */
export class Alignment {
  private readonly asked: AskedWords;
  private readonly met: MetWords;
  private readonly best = new Float32Array(MOST_SLOTS);
  private readonly harmonic = new Tops(VOTERS);
  private readonly strict = new Tops(3);
  private readonly contentFound = new Tops(3);
  private readonly found: Aligned = {
    best: NaN,
    bestThree: NaN,
    content: NaN,
    strict: NaN,
    contentFound: NaN,
    topic: NaN,
    vote: NaN,
  };

  constructor(asked: AskedWords, met: MetWords) {
    this.asked = asked;
    this.met = met;
  }

  /** Begins a candidate. */
  begin(): void {
    this.harmonic.clear();
    this.strict.clear();
    this.contentFound.clear();
    this.found.content = this.found.topic = 0;
  }

  /**
   * Aligns the line that was read last.
   * @param length how many words it has
   * @param isTopic whether it is the candidate's topic
   */
  take(length: number, isTopic: boolean): void {
    const { asked, best, found } = this;
    const { line, rarity: rarities, peak: peaks, isFunction, likeness } = this.met;
    const { count } = asked;
    for (let slot = 0; slot < count; slot++) best[slot] = 0;
    let mass = NOTHING;
    let matched = 0;
    let contentMass = NOTHING;
    let contentMatched = 0;
    for (let at = 0; at < length; at++) {
      const place = line[at]!;
      const rarity = rarities[place]!;
      const peak = peaks[place]!;
      mass += rarity;
      matched += rarity * peak;
      if (isFunction[place] === 0) {
        contentMass += rarity;
        contentMatched += rarity * peak;
      }
      if (peak === 0) continue;
      // The word stands for the slots that it is more like than the words before it.
      const from = place * MOST_SLOTS;
      for (let slot = 0; slot < count; slot++)
        if (likeness[from + slot]! > best[slot]!) best[slot] = likeness[from + slot]!;
    }
    const { weight, isContent, total, contentTotal } = asked;
    let askedMatched = 0;
    let strict = 0;
    let contentFound = 0;
    for (let slot = 0; slot < count; slot++) {
      const gain = best[slot]! * weight[slot]!;
      askedMatched += gain;
      strict += gain * best[slot]!;
      if (isContent[slot] === 1) contentFound += gain;
    }
    const contentShare = contentFound / Math.max(NOTHING, contentTotal);
    const harmonic = harmonicMean(askedMatched / total, matched / mass);
    const content = harmonicMean(contentShare, contentMatched / contentMass);
    this.harmonic.offer(harmonic);
    this.strict.offer(strict / total);
    this.contentFound.offer(contentShare);
    if (content > found.content) found.content = content;
    if (isTopic) found.topic = harmonic;
  }

  /**
   * How well the lines taken match.
   * @param lines how many lines the candidate has; those not taken share no word with the question
   * @returns an object that is valid until the next call
   */
  finish(lines: number): Aligned {
    const { harmonic, strict, contentFound, found } = this;
    const three = Math.min(3, lines);
    found.best = harmonic.sum(1);
    found.bestThree = harmonic.sum(3) / three;
    found.strict = strict.sum(3) / three;
    found.contentFound = contentFound.sum(3) / three;
    found.vote = harmonic.sumOfExponentials(SHARPNESS);
    return found;
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
    const { kept } = this;
    let sum = 0;
    for (let at = 0; at < kept.length; at++) if (kept[at]! > 0) sum += Math.exp(factor * kept[at]!);
    return sum;
  }
}

function harmonicMean(a: number, b: number): number {
  return (2 * a * b) / (a + b + NOTHING);
}
