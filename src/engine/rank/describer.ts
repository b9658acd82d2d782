/** Second stage: describes each candidate by a row of features (features.ts). */
import type { NoteIndex } from '../index/note-index.js';
import { FIELD } from '../index/unit-source.js';
import type { Slot } from '../query/slots.js';
import { compareWithBest, weighLocally } from './against-others.js';
import { AskedWords, NOTHING } from './asked-words.js';
import { Alignment } from './alignment.js';
import type { Described } from './described.js';
import type { Candidate } from './first-score.js';
import { Meaning } from './meaning.js';
import { MEASURE, MEASURES, UnitMatcher } from './unit-matcher.js';
import { WordRows } from './word-rows.js';

/** Pseudo-words of the smoothing of `likelihood` (Zhai and Lafferty, 2004; small, as notes are short). */
const SMOOTHING = 30;
/** The most of a term's weight that BM25 gives. */
const SATURATION = 2.2;

/** Describes candidates; holds working columns for one index, so that a question allocates next to nothing. */
export class Describer {
  private readonly index: NoteIndex;
  private readonly asked: AskedWords;
  private readonly matcher: UnitMatcher;
  private readonly rows: WordRows;
  private readonly meaning: Meaning;
  private readonly alignment: Alignment;
  private readonly peak = new Float32Array(MEASURES);

  constructor(index: NoteIndex) {
    this.index = index;
    this.asked = new AskedWords(index);
    this.matcher = new UnitMatcher(index, this.asked);
    const rows = new WordRows(index);
    this.rows = rows;
    this.meaning = new Meaning(index, rows);
    this.alignment = new Alignment(index, this.asked, rows);
  }

  /** Rows for the candidates of one question, in their order. */
  describe(slots: readonly Slot[], candidates: readonly Candidate[]): Described[] {
    this.asked.open(slots);
    this.rows.open();
    this.meaning.open(slots);
    this.alignment.open(slots);
    const described = candidates.map((candidate) => this.describeOne(candidate));
    this.asked.close();
    compareWithBest(described);
    weighLocally(described, slots.length);
    return described;
  }

  private describeOne(candidate: Candidate): Described {
    const { index, matcher, peak } = this;
    const { measures, masks } = matcher;
    const { total, count } = this.asked;
    const { units, note } = candidate;
    matcher.begin();
    peak.fill(0);
    const unitScores: number[] = [];
    let best = 0;
    let noteMask = 0;
    for (let at = 0; at < units.length; at++) {
      matcher.match(units[at]!, at);
      noteMask |= masks[at]!;
      const row = at * MEASURES;
      for (let m = 0; m < MEASURES; m++)
        if (measures[row + m]! > peak[m]!) peak[m] = measures[row + m]!;
      unitScores.push(
        0.5 * measures[row + MEASURE.pathCoverage]! + 0.5 * measures[row + MEASURE.dice]!,
      );
      if (unitScores[at]! > unitScores[best]!) best = at;
    }
    const first = index.noteFirst[note]!;
    const topic = units.indexOf(first) * MEASURES;
    const bestUnit = units[best]!;
    const lines = index.noteUnits[note]!;
    const near = this.meaning.of(note);
    const aligned = this.alignment.of(note, units);
    const row = new Float32Array([
      candidate.bag / (SATURATION * total),
      candidate.unit / (SATURATION * total),
      candidate.bag,
      candidate.unit,
      peak[MEASURE.coverage]!,
      peak[MEASURE.pathCoverage]!,
      peak[MEASURE.dice]!,
      peak[MEASURE.dice]!,
      this.secondBest(units.length, MEASURE.dice),
      this.vote(units.length),
      this.noteCoverage(false),
      this.noteCoverage(true),
      topic >= 0 ? measures[topic + MEASURE.coverage]! : 0,
      topic >= 0 ? measures[topic + MEASURE.precision]! : 0,
      peak[MEASURE.pairs]!,
      peak[MEASURE.plainPairs]!,
      peak[MEASURE.plainDice]!,
      peak[MEASURE.exact]!,
      this.rarestFound(),
      peak[MEASURE.window]!,
      this.likelihood(note, false),
      this.likelihood(note, true),
      bitsOf(matcher.pairsMask) / Math.max(1, count - 1),
      0,
      0,
      peak[MEASURE.contentDice]!,
      peak[MEASURE.cosine]!,
      this.cosineVote(units.length, lines),
      topic >= 0 ? measures[topic + MEASURE.dice]! : 0,
      this.lineShare(lines),
      1 / Math.log2(4 + index.noteLength[note]!),
      1 / Math.log2(2 + lines),
      index.unitField[bestUnit] === FIELD.question ? 1 : 0,
      index.unitField[bestUnit] === FIELD.topic ? 1 : 0,
      near.best,
      near.bestThree,
      near.mean,
      near.topic,
      aligned.best,
      aligned.bestThree,
      aligned.content,
      aligned.strict,
      aligned.contentFound,
      aligned.topic,
      aligned.vote,
    ]);
    return { candidate, row, bestUnit, unitScores, noteMask, bestMask: masks[best]! };
  }

  /** The second highest of a measure over the first `units` rows; 0 for a single unit. */
  private secondBest(units: number, measure: number): number {
    let best = 0;
    let second = 0;
    for (let at = 0; at < units; at++) {
      const value = this.matcher.measures[at * MEASURES + measure]!;
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
    for (let at = 0; at < units; at++)
      sum += this.matcher.measures[at * MEASURES + MEASURE.dice]! ** 4;
    return Math.sqrt(Math.sqrt(sum / 4));
  }

  /** Mean cosine of the three best units (all, of a note that has fewer). */
  private cosineVote(units: number, lines: number): number {
    let [first, second, third] = [0, 0, 0];
    for (let at = 0; at < units; at++) {
      const cosine = this.matcher.measures[at * MEASURES + MEASURE.cosine]!;
      if (cosine > first) [first, second, third] = [cosine, first, second];
      else if (cosine > second) [second, third] = [cosine, second];
      else if (cosine > third) third = cosine;
    }
    return (first + second + third) / Math.min(3, lines);
  }

  private lineShare(lines: number): number {
    const { weight, count, total } = this.asked;
    let sum = 0;
    for (let slot = 0; slot < count; slot++)
      sum += weight[slot]! * Math.sqrt(this.matcher.lines[slot]! / lines);
    return sum / total;
  }

  private noteCoverage(contentOnly: boolean): number {
    const { weight, isContent, count, contentTotal, total } = this.asked;
    let sum = 0;
    for (let slot = 0; slot < count; slot++) {
      if (!contentOnly || isContent[slot] === 1)
        sum += this.matcher.foundInNote[slot]! * weight[slot]!;
    }
    return sum / Math.max(NOTHING, contentOnly ? contentTotal : total);
  }

  private rarestFound(): number {
    const { weight, count } = this.asked;
    let rarest = 0;
    for (let slot = 1; slot < count; slot++) if (weight[slot]! > weight[rarest]!) rarest = slot;
    return this.matcher.foundInNote[rarest]!;
  }

  /** Mean log of how much likelier each word is under the note than anywhere, squeezed into 0 to 1. */
  private likelihood(note: number, contentOnly: boolean): number {
    const { background, isContent, count } = this.asked;
    const length = this.index.noteLength[note]!;
    let sum = 0;
    let words = 0;
    for (let slot = 0; slot < count; slot++) {
      const share = background[slot]!;
      if (share === 0 || (contentOnly && isContent[slot] === 0)) continue;
      const times = this.matcher.timesInNote[slot]!;
      sum += Math.log((times / share + SMOOTHING) / (length + SMOOTHING));
      words++;
    }
    return words === 0 ? 0 : 1 / (1 + Math.exp(-sum / words));
  }
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask >>> 0; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
