/** Second stage: describes each candidate by a row of features (features.ts). */
import type { NoteIndex } from '../../index/note-index.js';
import { FIELD } from '../../index/unit-source.js';
import type { Slot } from '../../query/slots.js';
import { compareWithBest, compareWithSiblings, weighLocally } from './against-others.js';
import { AskedWords, NOTHING } from './asked-words.js';
import type { WordVectors } from '../../words/word-vectors.js';
import { Alignment } from './alignment.js';
import type { Described } from './described.js';
import { FEATURE_COUNT, PLACE } from './features.js';
import type { Candidate } from '../candidates/first-score.js';
import { Meaning } from './meaning.js';
import { MetWords } from './met-words.js';
import { MEASURE, MEASURES, UnitMatcher } from './unit-matcher.js';
import { WordRows } from './word-rows.js';

/** Pseudo-words of the smoothing of `likelihood` (Zhai and Lafferty, 2004; small, as notes are short). */
const SMOOTHING = 30;
/** The most of a term's weight that BM25 gives. */
const SATURATION = 2.2;

/** From this similarity on, a word is one of the question's, in some form: not a mended or an exchanged one. */
const SURE = 0.95;

/** What the rows of `UnitMatcher.measures` come to, over a candidate's units. */
interface OverUnits {
  secondDice: number;
  vote: number;
  cosineVote: number;
}

/** What a candidate has of the slots, over all its units. */
interface OverSlots {
  coverage: number;
  sureCoverage: number;
  contentCoverage: number;
  lineShare: number;
  likelihood: number;
  contentLikelihood: number;
}

/**
 * Describes candidates. Holds working columns for one index and fills the same rows again for each question, so that a
 * question allocates next to nothing: a collection of garbage takes as long as ten questions.
 */
export class Describer {
  private readonly index: NoteIndex;
  private readonly asked: AskedWords;
  private readonly met: MetWords;
  private readonly matcher: UnitMatcher;
  private readonly rows: WordRows;
  private readonly meaning: Meaning;
  private readonly alignment: Alignment;
  /** By measure: the most of it over the candidate's units. */
  private readonly peak = new Float32Array(MEASURES);
  /** One bit for each slot found in the candidate. */
  private noteMask = 0;
  private textCoverage = NaN;
  private aboveCoverage = NaN;
  private readonly overUnits: OverUnits = { secondDice: NaN, vote: NaN, cosineVote: NaN };
  private readonly overSlots: OverSlots = {
    coverage: NaN,
    sureCoverage: NaN,
    contentCoverage: NaN,
    lineShare: NaN,
    likelihood: NaN,
    contentLikelihood: NaN,
  };
  /** By place of the candidate: its features. */
  private readonly featureRows: Float32Array[] = [];

  /**
   * @param index what the candidates are of
   * @param vectors what words mean
   */
  constructor(index: NoteIndex, vectors: WordVectors) {
    this.index = index;
    this.asked = new AskedWords(index);
    this.rows = new WordRows(index, vectors);
    this.met = new MetWords(index, vectors, this.asked, this.rows);
    this.matcher = new UnitMatcher(index, this.asked, this.met);
    this.meaning = new Meaning(index, vectors, this.rows);
    this.alignment = new Alignment(this.asked, this.met);
  }

  /**
   * Rows for the candidates of one question, in their order; valid until the next question.
   * @param noteOf the note that an entry is of: other sections of it are its siblings
   */
  describe(
    slots: readonly Slot[],
    candidates: readonly Candidate[],
    noteOf: (entry: number) => number,
  ): Described[] {
    this.asked.open(slots);
    this.rows.open();
    this.met.open(slots);
    this.meaning.open(slots);
    const described: Described[] = [];
    for (let at = 0; at < candidates.length; at++) {
      if (at === this.featureRows.length)
        this.featureRows.push(new Float32Array(FEATURE_COUNT).fill(NaN));
      described.push(this.describeOne(candidates[at]!, this.featureRows[at]!));
    }
    this.asked.close();
    compareWithBest(described);
    weighLocally(described, slots.length);
    compareWithSiblings(described, noteOf);
    return described;
  }

  private describeOne(candidate: Candidate, row: Float32Array): Described {
    const { index, matcher, peak, overUnits, overSlots } = this;
    const { measures, masks } = matcher;
    const { total, count, rarest } = this.asked;
    const { units, note } = candidate;
    const first = index.noteFirst[note]!;
    const hasPath = index.unitParent[first]! >= 0;
    const lines = index.noteUnits[note]! - (hasPath ? 1 : 0);
    const best = this.readUnits(units, first);
    const topic = units.indexOf(first) * MEASURES;
    const bestUnit = units[best]!;
    this.sumUnits(units.length, lines);
    this.sumSlots(index.noteLength[note]!, lines);
    const near = this.meaning.of(note);
    const aligned = this.alignment.finish(lines);
    row[PLACE.bag] = candidate.bag / (SATURATION * total);
    row[PLACE.unit] = candidate.unit / (SATURATION * total);
    row[PLACE.bagAgainstBest] = candidate.bag;
    row[PLACE.unitAgainstBest] = candidate.unit;
    row[PLACE.unitCoverage] = peak[MEASURE.coverage]!;
    row[PLACE.pathCoverage] = peak[MEASURE.pathCoverage]!;
    row[PLACE.textCoverage] = this.textCoverage;
    row[PLACE.aboveCoverage] = this.aboveCoverage;
    row[PLACE.sureCoverage] = overSlots.sureCoverage;
    row[PLACE.dice] = peak[MEASURE.dice]!;
    row[PLACE.diceAgainstBest] = peak[MEASURE.dice]!;
    row[PLACE.secondDice] = overUnits.secondDice;
    row[PLACE.vote] = overUnits.vote;
    row[PLACE.noteCoverage] = overSlots.coverage;
    row[PLACE.contentCoverage] = overSlots.contentCoverage;
    row[PLACE.topicCoverage] = topic >= 0 ? measures[topic + MEASURE.coverage]! : 0;
    row[PLACE.topicPrecision] = topic >= 0 ? measures[topic + MEASURE.precision]! : 0;
    row[PLACE.pairs] = peak[MEASURE.pairs]!;
    row[PLACE.pairsUnweighted] = peak[MEASURE.plainPairs]!;
    row[PLACE.plainDice] = peak[MEASURE.plainDice]!;
    row[PLACE.exact] = peak[MEASURE.exact]!;
    row[PLACE.rarest] = matcher.foundInNote[rarest]!;
    row[PLACE.window] = peak[MEASURE.window]!;
    row[PLACE.likelihood] = overSlots.likelihood;
    row[PLACE.contentLikelihood] = overSlots.contentLikelihood;
    row[PLACE.pairsInNote] = bitsOf(matcher.pairsMask) / Math.max(1, count - 1);
    row[PLACE.localCoverage] = 0;
    row[PLACE.localDice] = 0;
    row[PLACE.contentDice] = peak[MEASURE.contentDice]!;
    row[PLACE.cosine] = peak[MEASURE.cosine]!;
    row[PLACE.cosineVote] = overUnits.cosineVote;
    row[PLACE.topicDice] = topic >= 0 ? measures[topic + MEASURE.dice]! : 0;
    row[PLACE.topicContentDice] = topic >= 0 ? measures[topic + MEASURE.contentDice]! : 0;
    row[PLACE.rarestInTopic] = topic >= 0 ? (masks[topic / MEASURES]! >>> rarest) & 1 : 0;
    row[PLACE.lineShare] = overSlots.lineShare;
    row[PLACE.short] = 1 / Math.log2(4 + index.noteLength[note]!);
    row[PLACE.fewUnits] = 1 / Math.log2(2 + lines);
    row[PLACE.alias] = index.unitField[bestUnit] === FIELD.question ? 1 : 0;
    row[PLACE.topicIsBest] = index.unitField[bestUnit] === FIELD.topic ? 1 : 0;
    row[PLACE.meaning] = near.best;
    row[PLACE.meaningOfThree] = near.bestThree;
    row[PLACE.meaningOfAll] = near.mean;
    row[PLACE.meaningOfTopic] = near.topic;
    row[PLACE.aligned] = aligned.best;
    row[PLACE.alignedOfThree] = aligned.bestThree;
    row[PLACE.alignedContent] = aligned.content;
    row[PLACE.alignedStrictly] = aligned.strict;
    row[PLACE.alignedFound] = aligned.contentFound;
    row[PLACE.alignedTopic] = aligned.topic;
    row[PLACE.alignedVote] = aligned.vote;
    row[PLACE.isTop] = hasPath ? 0 : 1;
    this.describeTitles(units, first, row);
    return { candidate, row, bestUnit, noteMask: this.noteMask, bestMask: masks[best]! };
  }

  /** What the topic and the headings above have together, and what a line adds to them. */
  private describeTitles(units: readonly number[], first: number, row: Float32Array): void {
    const { index, asked, matcher } = this;
    const { masks, foundInNote } = matcher;
    let titles = 0;
    for (let at = 0; at < units.length; at++)
      if (units[at] === first || index.unitField[units[at]!] === FIELD.path) titles |= masks[at]!;
    let adds = 0;
    for (let at = 0; at < units.length; at++) {
      const own = asked.weightOf(masks[at]! & ~titles);
      if (own > adds) adds = own;
    }
    row[PLACE.titlesCoverage] = asked.weightOf(titles) / asked.total;
    row[PLACE.titlesContent] =
      asked.weightOf(titles & asked.contentMask) / Math.max(NOTHING, asked.contentTotal);
    row[PLACE.textAdds] = adds / asked.total;
    let most = NOTHING;
    let worst = 0;
    let second = -1;
    for (let slot = 0; slot < asked.count; slot++) {
      const weight = asked.weight[slot]!;
      if (asked.isContent[slot] === 0) continue;
      if (weight > most) most = weight;
      const found = foundInNote[slot];
      if (found === 0 && weight > worst) worst = weight;
      if (slot !== asked.rarest && (second < 0 || weight > asked.weight[second]!)) second = slot;
    }
    row[PLACE.worstMissing] = 1 - worst / most;
    row[PLACE.secondRarest] = second < 0 ? 1 : foundInNote[second]!;
  }

  /**
   * Matches and aligns a candidate's units, and its topic in any case. What stands in the headings above is not the
   * candidate's own: it is only counted among what it has.
   * @returns the place of the unit that has most of the question, path included, and most in common with it
   */
  private readUnits(units: readonly number[], first: number): number {
    const { index, met, matcher, alignment, peak } = this;
    const { measures, masks } = matcher;
    matcher.begin();
    alignment.begin();
    peak.fill(0);
    this.textCoverage = this.aboveCoverage = 0;
    let best = 0;
    let highest = -1;
    let noteMask = 0;
    let hasTopic = false;
    for (let at = 0; at < units.length; at++) {
      const unit = units[at]!;
      const length = met.read(unit);
      matcher.match(unit, at, length);
      noteMask |= masks[at]!;
      const row = at * MEASURES;
      if (index.unitField[unit] === FIELD.path) {
        this.aboveCoverage = measures[row + MEASURE.coverage]!;
        measures.fill(0, row, row + MEASURES);
        continue;
      }
      alignment.take(length, unit === first);
      if (unit === first) hasTopic = true;
      else if (measures[row + MEASURE.coverage]! > this.textCoverage)
        this.textCoverage = measures[row + MEASURE.coverage]!;
      for (let m = 0; m < MEASURES; m++)
        if (measures[row + m]! > peak[m]!) peak[m] = measures[row + m]!;
      const score = measures[row + MEASURE.pathCoverage]! + measures[row + MEASURE.dice]!;
      if (score > highest) {
        highest = score;
        best = at;
      }
    }
    if (!hasTopic) alignment.take(met.read(first), true);
    this.noteMask = noteMask;
    return best;
  }

  /** Sums up the first `units` rows of the measures. */
  private sumUnits(units: number, lines: number): void {
    const { measures } = this.matcher;
    let bestDice = 0;
    let secondDice = 0;
    let powers = 0;
    let cosine = 0;
    let secondCosine = 0;
    let thirdCosine = 0;
    for (let at = 0; at < units; at++) {
      const dice = measures[at * MEASURES + MEASURE.dice]!;
      powers += dice * dice * (dice * dice);
      if (dice > bestDice) {
        secondDice = bestDice;
        bestDice = dice;
      } else if (dice > secondDice) secondDice = dice;
      const own = measures[at * MEASURES + MEASURE.cosine]!;
      if (own > cosine) {
        thirdCosine = secondCosine;
        secondCosine = cosine;
        cosine = own;
      } else if (own > secondCosine) {
        thirdCosine = secondCosine;
        secondCosine = own;
      } else if (own > thirdCosine) thirdCosine = own;
    }
    const { overUnits } = this;
    overUnits.secondDice = secondDice;
    overUnits.vote = Math.sqrt(Math.sqrt(powers / 4));
    // Of a note that has fewer than three units, the mean is over all.
    overUnits.cosineVote = (cosine + secondCosine + thirdCosine) / Math.min(3, lines);
  }

  /** Sums up what the units have of each slot. */
  private sumSlots(length: number, lines: number): void {
    const { weight, isContent, background, count, contentTotal, total } = this.asked;
    const { foundInNote, timesInNote, lines: linesWith } = this.matcher;
    const absent = Math.log(SMOOTHING / (length + SMOOTHING));
    let covered = 0;
    let surelyCovered = 0;
    let contentCovered = 0;
    let lineShare = 0;
    let likelihood = 0;
    let contentLikelihood = 0;
    let words = 0;
    let contentWords = 0;
    for (let slot = 0; slot < count; slot++) {
      const gain = foundInNote[slot]! * weight[slot]!;
      const content = isContent[slot] === 1;
      covered += gain;
      if (foundInNote[slot]! >= SURE) surelyCovered += gain;
      if (content) contentCovered += gain;
      if (linesWith[slot]! > 0) lineShare += weight[slot]! * Math.sqrt(linesWith[slot]! / lines);
      const share = background[slot]!;
      if (share === 0) continue;
      // How much likelier the word is under the note than anywhere.
      const times = timesInNote[slot]!;
      const log =
        times === 0 ? absent : Math.log((times / share + SMOOTHING) / (length + SMOOTHING));
      likelihood += log;
      words++;
      if (!content) continue;
      contentLikelihood += log;
      contentWords++;
    }
    const { overSlots } = this;
    overSlots.coverage = covered / Math.max(NOTHING, total);
    overSlots.sureCoverage = surelyCovered / Math.max(NOTHING, total);
    overSlots.contentCoverage = contentCovered / Math.max(NOTHING, contentTotal);
    overSlots.lineShare = lineShare / total;
    overSlots.likelihood = words === 0 ? 0 : squeezed(likelihood / words);
    overSlots.contentLikelihood =
      contentWords === 0 ? 0 : squeezed(contentLikelihood / contentWords);
  }
}

/** Into 0 to 1. */
const squeezed = (value: number): number => 1 / (1 + Math.exp(-value));

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask >>> 0; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
