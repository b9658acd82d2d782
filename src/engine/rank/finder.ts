/** From a question to ranked entries and how sure the first one is: slots, candidates, features, ranker, confidence. */
import type { NoteIndex } from '../index/note-index.js';
import { FIELD } from '../index/unit-source.js';
import type { NoteCollection } from '../index/note-collection.js';
import { contrastOf, type Contrast } from '../query/contrast.js';
import { slotsOfQuestion } from '../query/question-slots.js';
import type { Slot } from '../query/slots.js';
import {
  isByChance,
  isByParts,
  isOffSubject,
  subjectOf,
  type OnSubject,
} from '../query/subject.js';
import { takenAwayIn } from '../query/without.js';
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
import { codesIn } from './codes.js';
import { INTRODUCES, introductionsOf, type Introductions } from './introduction.js';
import { MOST_CANDIDATES } from './limits.js';
import { createRanker, type Ranker } from './ranker.js';

const CONTENT_COVERAGE = PLACE.contentCoverage;
const DICE = PLACE.dice;
const NAMES = [PLACE.topicIsBest, PLACE.alias];

/** From this share of the question's content words on, by weight, a candidate counts as having them all. */
const WHOLLY = 0.999;

/** And from this share of the whole question on, they stand in one line and what it hangs below. */
const TOGETHER = 0.8;

/** What a candidate gains that takes away what the question does: "without sudo". */
const TAKEN_AWAY_BONUS = 1;

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
  /** Whether the question is a name that the first alone has or introduces: its topic, another way to ask for it, a term. */
  readonly isNamed: boolean;
  /** Whether the question is a name of the first and of another note that says something else. */
  readonly isAmbiguous: boolean;
  /** Of the first, the unit of the line that says what the question's term is. */
  readonly introducing: number | undefined;
  /** Whether the first has next to nothing of what the question is about, parts of its words only, or has it in passing. */
  readonly isOffSubject: boolean;
  /** Whether what matched by some words is on the question's subject. */
  readonly isOnSubject: OnSubject;
}

/** How sure what matched by chance can be. */
const BY_CHANCE = 0.05;

/** By how much it is said what a term is (`INTRODUCES`), what a candidate's score gains for saying it. */
const INTRODUCING_BONUS = [0, 1, 2, 4] as const;

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
    const described = this.describer.describe(slots, candidates, (entry) =>
      this.collection.entries.note(entry),
    );
    const contrast = contrastOf(question, this.collection.index.words);
    const isCommonWord = (word: string): boolean => this.data.vectors.rowOf(word) >= 0;
    const isOnSubject = subjectOf(slots, isCommonWord);
    const entries = described.map(({ candidate }) => candidate.note);
    const introductions =
      codesIn(this.collection, slots, entries) ??
      introductionsOf(this.collection, slots, entries, isCommonWord);
    const { index } = this.collection;
    const takesAway = takenAwayIn(index, slots);
    const ranked = this.ranked(described, ({ candidate: { note } }) => {
      const degree = introductions?.byEntry.get(note)?.degree ?? 0;
      const taken = takesAway !== undefined && unitsOf(index, note).some(takesAway);
      return (
        contrastBonus(index, note, contrast) +
        INTRODUCING_BONUS[degree]! +
        (taken ? TAKEN_AWAY_BONUS : 0)
      );
    });
    const best = ranked[0];
    if (best === undefined) return { contrast, slots, ranked, isOnSubject, ...NOTHING_FOUND };
    const first = this.contenderOf(best);
    const contenders = [first, ...ranked.slice(1).map((one) => this.contenderOf(one))];
    const saysSame = (one: { readonly entry: number }): boolean =>
      saySame(index, first.entry, one.entry);
    const standing = standingOf(contenders, (one, other) => saySame(index, one.entry, other.entry));
    const { contentWords, ...shape } = askedShape(slots, this.data.vectors);
    const isMatched = (at: number): boolean => (best.one.noteMask & (1 << at)) !== 0;
    const introduction = introductions?.byEntry.get(best.one.candidate.note);
    const isAlone = contenders.every((one) => !isRival(one, first, introductions) || saysSame(one));
    const tells = introduction !== undefined && introductions?.isMeant === true;
    return {
      contrast,
      slots,
      ranked,
      isOffSubject:
        isOffSubject(slots, isMatched, isCommonWord) ||
        isByParts(slots, isMatched) ||
        (introduction === undefined && isInPassing(index, slots, best.one.bestUnit)),
      confidence: isByChance(slots, isMatched, isCommonWord)
        ? BY_CHANCE
        : this.estimate(confidenceRow({ contentWords, ...shape }, standing)),
      isCovered: tells || hasAllWords(best.one.row, contentWords),
      isNamed:
        (contentWords > 0 && isNamed(contenders)) ||
        (tells &&
          introductions.isKnown &&
          isAlone &&
          introduction.isOnly &&
          introduction.degree >= INTRODUCES.heads),
      isAmbiguous: isAmbiguous(contenders, saysSame),
      introducing: introduction?.unit,
      isOnSubject,
    };
  }

  private searchFor(wanted: number): CandidateSearch {
    return wanted <= MOST_CANDIDATES
      ? this.search
      : new CandidateSearch(this.collection.index, wanted);
  }

  private ranked(described: readonly Described[], bonusOf: (one: Described) => number): Ranked[] {
    const scores = this.rank(described.map(({ row }) => row));
    return described
      .map((one, at) => ({
        one,
        score: scores[at]! + bonusOf(one),
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

/** An entry's own units. */
function unitsOf({ noteFirst, noteUnits }: NoteIndex, entry: number): number[] {
  return Array.from({ length: noteUnits[entry]! }, (_, at) => noteFirst[entry]! + at);
}

/** A line of so many words says more than one thing, and what it says first is what it is about. */
const LONG_LINE = 12;
const FIRST_WORDS = 4;

/** Whether all that a question says stands once in a long line about something else: "tell me a joke", "I'm so tired". */
function isInPassing(index: NoteIndex, slots: readonly Slot[], unit: number): boolean {
  const [only, ...others] = slots.filter(({ isFunction }) => !isFunction);
  if (only === undefined || others.length > 0 || index.unitField[unit] !== FIELD.text) return false;
  const stems = index.stemsOf(unit);
  const meant = new Set(only.alternatives.map(({ stem }) => stem));
  const first = stems.findIndex((stem) => meant.has(stem));
  const times = stems.filter((stem) => meant.has(stem)).length;
  return stems.length >= LONG_LINE && first >= FIRST_WORDS && times === 1;
}

/** What is known where no candidate is. */
const NOTHING_FOUND = {
  confidence: 0,
  isCovered: false,
  isNamed: false,
  isOffSubject: true,
  isAmbiguous: false,
  introducing: undefined,
} as const;

/** Whether a candidate has all content words of the question in one place. */
function hasAllWords(row: Float32Array, contentWords: number): boolean {
  return (
    contentWords > 1 && row[CONTENT_COVERAGE]! >= WHOLLY && row[PLACE.pathCoverage]! >= TOGETHER
  );
}

/** Whether another note introduces the question's term as well as the first does. */
function isRival(
  one: Contender & { readonly entry: number },
  first: Contender & { readonly entry: number },
  introductions: Introductions | undefined,
): boolean {
  if (one.note === first.note) return false;
  const degree = introductions?.byEntry.get(one.entry)?.degree ?? 0;
  return degree >= (introductions?.byEntry.get(first.entry)?.degree ?? 0);
}

/** Whether the question is a name of the first and of another note, which says something else. */
function isAmbiguous<One extends Contender>(
  contenders: readonly One[],
  isSame: (one: One) => boolean,
): boolean {
  const [first, ...others] = contenders;
  if (first === undefined || !isName(first.row)) return false;
  return others.some((one) => one.note !== first.note && isName(one.row) && !isSame(one));
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
