/** From a question to ranked entries and how sure the first one is: slots, candidates, features, ranker, confidence. */
import type { NoteCollection } from '../index/note-collection.js';
import { contrastOf, type Contrast } from '../query/contrast.js';
import { slotsOfQuestion } from '../query/question-slots.js';
import type { Slot } from '../query/slots.js';
import { CandidateSearch } from './candidates/candidates.js';
import type { EngineData } from '../engine-data.js';
import { askedShape } from './confidence/asked-shape.js';
import { confidenceRow, createEstimate, type Estimate } from './confidence/confidence.js';
import { saySame } from './confidence/say-same.js';
import { standingOf, type Contender } from './confidence/standing.js';
import { contrastBonus } from './candidates/contrast-bonus.js';
import type { Described } from './features/described.js';
import { Describer } from './features/describer.js';
import { PLACE } from './features/features.js';
import { MOST_CANDIDATES } from './limits.js';
import { createRanker, type Ranker } from './ranker.js';

const CONTENT_COVERAGE = PLACE.contentCoverage;
const DICE = PLACE.dice;
const NAMES = [PLACE.topicIsBest, PLACE.alias];

/** From this share of the question's content words on, by weight, a candidate counts as having them all. */
const WHOLLY = 0.999;

/** And from this share of the whole question on, they stand in one line and what it hangs below. */
const TOGETHER = 0.8;

/** A candidate with its score by the ranker. */
export interface Ranked {
  readonly one: Described;
  readonly score: number;
}

/** What a search found. */
export interface Found {
  /** The sides of the contrast that the question asks for. */
  readonly contrast: Contrast | undefined;
  readonly slots: readonly Slot[];
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Estimate, 0 to 1, that the first is right; 0 when there is none. */
  readonly confidence: number;
  /** Whether the first has all content words of the question in one place: worth suggesting, however many others have them too. */
  readonly isCovered: boolean;
  /** Whether the question is the topic of the first, or another way to ask for it, word for word, and of no other note. */
  readonly isNamed: boolean;
}

/** Searches one collection; holds the working columns for it. */
export class Finder {
  private readonly collection: NoteCollection;
  private readonly search: CandidateSearch;
  private readonly describer: Describer;
  private readonly data: EngineData;
  private readonly rank: Ranker;
  private readonly estimate: Estimate;

  /** @throws Error when the weights are of other features */
  constructor(collection: NoteCollection, data: EngineData) {
    this.collection = collection;
    this.data = data;
    this.rank = createRanker(data.ranker);
    this.estimate = createEstimate(data.confidence);
    this.search = new CandidateSearch(collection.index, MOST_CANDIDATES);
    this.describer = new Describer(collection.index, data.vectors);
  }

  /**
   * Searches for a question.
   * @param question without noise
   * @param wanted how many the caller wants to see; more than usual are looked at only when so many are wanted
   * @param asked how many of its words were asked; those after them come from the thread (default: all)
   */
  find(question: string, wanted: number, asked?: number): Found {
    const slots = slotsOfQuestion(this.collection.index, question, asked);
    const candidates = this.searchFor(wanted).find(slots, wanted);
    const described = this.describer.describe(slots, candidates);
    const contrast = contrastOf(question, this.collection.index.words);
    const ranked = this.ranked(contrast, described);
    const best = ranked[0];
    if (best === undefined)
      return { contrast, slots, ranked, confidence: 0, isCovered: false, isNamed: false };
    const contenders = ranked.map((one) => this.contenderOf(one));
    const { index } = this.collection;
    const standing = standingOf(contenders, (first, other) =>
      saySame(index, first.entry, other.entry),
    );
    const { contentWords, ...shape } = askedShape(slots, this.data.vectors);
    return {
      contrast,
      slots,
      ranked,
      confidence: this.estimate(confidenceRow({ contentWords, ...shape }, standing)),
      isCovered:
        contentWords > 1 &&
        best.one.row[CONTENT_COVERAGE]! >= WHOLLY &&
        best.one.row[PLACE.pathCoverage]! >= TOGETHER,
      isNamed: contentWords > 0 && isNamed(contenders),
    };
  }

  private searchFor(wanted: number): CandidateSearch {
    return wanted <= MOST_CANDIDATES
      ? this.search
      : new CandidateSearch(this.collection.index, wanted);
  }

  private ranked(contrast: Contrast | undefined, described: readonly Described[]): Ranked[] {
    const { index } = this.collection;
    const scores = this.rank(described.map(({ row }) => row));
    return described
      .map((one, at) => ({
        one,
        score: scores[at]! + contrastBonus(index, one.candidate.note, contrast),
      }))
      .sort(
        (a, b) =>
          b.score - a.score ||
          this.collection.compareEntries(a.one.candidate.note, b.one.candidate.note),
      );
  }

  private contenderOf({ one, score }: Ranked): Contender & { readonly entry: number } {
    const { entries } = this.collection;
    const entry = one.candidate.note;
    return {
      row: one.row,
      score,
      entry,
      note: entries.note(entry),
      opening: entries.opening(entry),
    };
  }
}

/** Whether the question is a name of the first, and of no other note. */
function isNamed(contenders: readonly Contender[]): boolean {
  const own = contenders[0]?.note;
  return contenders.every(
    ({ row, note }, at) => (at > 0 && note === own) || isName(row) === (at === 0),
  );
}

/** Whether a candidate's best unit is one of its names and has the question's words, all of them and no other. */
function isName(row: Float32Array): boolean {
  return row[DICE]! >= WHOLLY && NAMES.some((place) => row[place] === 1);
}
