/** From a question to ranked entries and how sure the first one is: slots, candidates, features, ranker, confidence. */
import type { NoteCollection } from '../index/note-collection.js';
import { contrastOf, type Contrast } from '../query/contrast.js';
import { slotsOfQuestion } from '../query/question-slots.js';
import type { Slot } from '../query/slots.js';
import { CandidateSearch } from './candidates/candidates.js';
import { confidenceOf, confidenceRow, type Scored } from './confidence.js';
import { contrastBonus } from './candidates/contrast-bonus.js';
import type { Described } from './features/described.js';
import { Describer } from './features/describer.js';
import { placeOf } from './features/features.js';
import { MOST_CANDIDATES } from './limits.js';
import { createRanker } from './ranker.js';
import { CONFIDENCE_WEIGHTS, RANKER_WEIGHTS } from './weights.js';

/** One for all searches: a ranker keeps nothing between questions. */
const rank = createRanker(RANKER_WEIGHTS);

const CONTENT_COVERAGE = placeOf('contentCoverage');
const DICE = placeOf('dice');
const NAMES = [placeOf('topicIsBest'), placeOf('alias')];

/** From this share of the question's content words on, by weight, a candidate counts as having them all. */
const WHOLLY = 0.999;

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
  /** Whether the first has all content words of the question: worth suggesting, however many others have them too. */
  readonly isCovered: boolean;
  /** Whether the question is the topic of the first, or another way to ask for it, word for word, and of no other note. */
  readonly isNamed: boolean;
}

/** Searches one collection; holds the working columns for it. */
export class Finder {
  private readonly collection: NoteCollection;
  private readonly search: CandidateSearch;
  private readonly describer: Describer;

  constructor(collection: NoteCollection) {
    this.collection = collection;
    this.search = new CandidateSearch(collection.index, MOST_CANDIDATES);
    this.describer = new Describer(collection.index);
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
    const onlyFunction = slots.every((slot) => slot.isFunction);
    const contrast = contrastOf(question);
    const ranked = this.ranked(contrast, described);
    const best = ranked[0];
    if (best === undefined)
      return { contrast, slots, ranked, confidence: 0, isCovered: false, isNamed: false };
    const rivals = this.rivals(best, ranked);
    return {
      contrast,
      slots,
      ranked,
      confidence: confidenceOf(confidenceRow(slots, rivals), CONFIDENCE_WEIGHTS),
      isCovered: !onlyFunction && best.one.row[CONTENT_COVERAGE]! >= WHOLLY,
      isNamed: !onlyFunction && rivals.every(({ row }, at) => isName(row) === (at === 0)),
    };
  }

  private searchFor(wanted: number): CandidateSearch {
    return wanted <= MOST_CANDIDATES
      ? this.search
      : new CandidateSearch(this.collection.index, wanted);
  }

  private ranked(contrast: Contrast | undefined, described: readonly Described[]): Ranked[] {
    const { index } = this.collection;
    const scores = rank(described.map(({ row }) => row));
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

  /** The best candidate and those of other notes: another section of the same note makes the answer no less sure. */
  private rivals(best: Ranked, ranked: readonly Ranked[]): Scored[] {
    const noteOf = ({ one }: Ranked): number => this.collection.entries.note(one.candidate.note);
    const own = noteOf(best);
    return ranked
      .filter((other) => other === best || noteOf(other) !== own)
      .map(({ one, score }) => ({ row: one.row, score }));
  }
}

/** Whether a candidate's best unit is one of its names and has the question's words, all of them and no other. */
function isName(row: Float32Array): boolean {
  return row[DICE]! >= WHOLLY && NAMES.some((place) => row[place] === 1);
}
