/** What a question is about, by its words: how much of that a passage must share to be worth offering beside it. */
import type { WordMatch } from '../answer-engine.js';
import type { Slot } from './slots.js';

/** A passage with less of a question's words of substance, by weight, is about something else. */
const LEAST_SHARED = 0.5;
/** And one with less than this does not answer it. */
const LEAST_ANSWERED = 0.35;
/** Shorter words are one slip away from many others: "bread" is no "breaks". */
const SHORTEST_MISSPELT = 6;

/** Tells whether a passage that matched by some words is on the question's subject. */
export type OnSubject = (evidence: readonly WordMatch[]) => boolean;

/**
 * What tells, for one question, whether a passage is on its subject. One that shares only "how" and "make" is ranked with the
 * others, for at times it is the right one, but it is nothing to offer where no answer was found.
 * @param isCommonWord whether a word is one of the language's common ones: of two such, neither is a misspelling of the other
 */
export function subjectOf(
  slots: readonly Slot[],
  isCommonWord: (word: string) => boolean,
): OnSubject {
  const substance = slots.filter(({ isFunction }) => !isFunction);
  const total = substance.reduce((sum, { weight }) => sum + weight, 0);
  const shares = new Map(substance.map(({ asked, weight }) => [asked, weight / total]));
  const counts = ({ asked, matched, by }: WordMatch): boolean =>
    by !== 'typo' ||
    (asked.length >= SHORTEST_MISSPELT && !areBothWords(asked, matched, isCommonWord));
  return (evidence) => {
    let shared = 0;
    for (const match of evidence) if (counts(match)) shared += shares.get(match.asked) ?? 0;
    return shared >= LEAST_SHARED;
  };
}

/**
 * Whether what matched is next to nothing of a question's words of substance: "where can I buy cheap shoes" is no question
 * for "Where can I buy the phone?".
 * @param isMatched whether a word of the question was found, by its place among the slots
 */
export function isOffSubject(
  slots: readonly Slot[],
  isMatched: (at: number) => boolean,
  isCommonWord: (word: string) => boolean,
): boolean {
  let [shared, total] = [0, 0];
  slots.forEach(({ asked, weight, isFunction, alternatives: [first] }, at) => {
    if (isFunction) return;
    total += weight;
    if (first === undefined || !isMatched(at)) return;
    if (first.by !== 'typo' || !areBothWords(asked, first.matched, isCommonWord)) shared += weight;
  });
  return shared < LEAST_ANSWERED * total;
}

/**
 * Whether all that matched are common words taken for other common words ("bake" for "take"): then it is by chance.
 * @param isMatched whether a word of the question was found, by its place among the slots
 */
export function isByChance(
  slots: readonly Slot[],
  isMatched: (at: number) => boolean,
  isCommonWord: (word: string) => boolean,
): boolean {
  const matched = slots.filter(({ isFunction }, at) => !isFunction && isMatched(at));
  return (
    matched.length > 0 &&
    matched.every(({ asked, alternatives }) =>
      alternatives.every(
        (one) => one.by === 'typo' && areBothWords(asked, one.matched, isCommonWord),
      ),
    )
  );
}

/**
 * Whether of all that a question says nothing but parts of its words were found: a unikernel is no kernel.
 * @param isMatched whether a word of the question was found, by its place among the slots
 */
export function isByParts(slots: readonly Slot[], isMatched: (at: number) => boolean): boolean {
  const matched = slots.filter(({ isFunction }, at) => !isFunction && isMatched(at));
  return (
    matched.length > 0 &&
    matched.every(({ asked, alternatives }) => {
      const [part, other] = alternatives;
      const isPart = part?.by === 'compound' && part.matched.length < asked.length;
      return isPart && other === undefined;
    })
  );
}

function areBothWords(
  asked: string,
  matched: string,
  isCommonWord: (word: string) => boolean,
): boolean {
  return isCommonWord(asked) && isCommonWord(matched);
}
