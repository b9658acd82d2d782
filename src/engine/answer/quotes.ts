/**
 * What to quote for a question: one line for one aspect, the topic with both sides for a contrast, the list for
 * an answer that is spread over it.
 */
import type { Quote, RankedPassage } from '../answer-engine.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import type { Contrast } from '../query/contrast.js';
import { isFunctionWord } from '../words/function-words.js';
import { stem } from '../words/stem.js';
import { tokenize } from '../words/tokenize.js';

/** Siblings that score at least this share of the best one answer together with it. */
const NEARLY_AS_GOOD = 0.9;
/** One that has words of the question that the best lacks answers together with it from this share on. */
const GOOD_FOR_ITS_PART = 0.7;
/** Words that ask for a comparison and not for one aspect of it. */
const COMPARING = /^(?:diff|compar|contrast|better|best|unterschied|vergleich|besser)/;
/** Steps are of use in their order, as a whole. */
const MOST_QUOTES = 3;

/**
 * The quotes of an answer, best first.
 * @param ranked passages, best first
 * @param contrast the sides of a contrast, when the question asks for one
 */
export function quotesOf(
  ranked: readonly RankedPassage[],
  contrast: Contrast | undefined,
): Quote[] {
  const first = ranked[0];
  if (first === undefined) return [];
  if (contrast !== undefined) {
    const both = passageWithBoth(first, asSpelt(contrast, ranked));
    if (both !== undefined) return [{ note: first.note, passage: both, withChildren: true }];
  }
  const quotes = ranked
    .filter(({ score, note }) => score >= NEARLY_AS_GOOD * first.score && note === first.note)
    .map((found) => quoteOf(found, ranked));
  return withoutRepeats(quotes).slice(0, MOST_QUOTES);
}

function quoteOf(found: RankedPassage, ranked: readonly RankedPassage[]): Quote {
  const { note, passage } = found;
  const parent = parentOf(note, passage);
  if (parent !== undefined && isSpread(found, parent, ranked))
    return { note, passage: parent, withChildren: true };
  return { note, passage, withChildren: opensMore(passage) };
}

/** A heading, a label, a question or a line that ends in a colon says nothing without what hangs below it. */
function opensMore(passage: Passage): boolean {
  if (passage.children.length === 0) return false;
  return passage.kind === 'topic' || passage.kind === 'label' || /[:?]\s*$/.test(passage.text);
}

/** Whether the answer is the list that the passage is part of: a step of a procedure, or one of several equals. */
function isSpread(
  found: RankedPassage,
  parent: Passage,
  ranked: readonly RankedPassage[],
): boolean {
  const { passage } = found;
  if (passage.kind !== 'step' && passage.kind !== 'item' && passage.kind !== 'row') return false;
  const equals = ranked.filter(
    (other) =>
      parent.children.includes(other.passage) &&
      (other.score >= NEARLY_AS_GOOD * found.score ||
        (other.score >= GOOD_FOR_ITS_PART * found.score && addsTo(found, other))),
  );
  return equals.length > 1 && parent.children.length > 1;
}

/** Whether a line has a word of the question that another one lacks. */
function addsTo(found: RankedPassage, other: RankedPassage): boolean {
  return other.evidence.some(
    ({ asked, field }) =>
      field === 'text' &&
      !isFunctionWord(asked) &&
      !found.evidence.some((match) => match.asked === asked),
  );
}

/** The sides with the notes' own spelling of their words beside the asker's. */
function asSpelt(contrast: Contrast, ranked: readonly RankedPassage[]): Contrast {
  const matches = ranked.flatMap(({ evidence }) => evidence);
  const spelt = (side: readonly string[]): string[] => [
    ...side,
    ...matches.filter(({ asked }) => side.includes(asked)).map(({ matched }) => matched),
  ];
  return [spelt(contrast[0]), spelt(contrast[1])];
}

/**
 * The passage that, with what hangs below it, answers for both sides; nothing when the note lacks one. Asked for the
 * difference, that is what bears both names and little else; asked for one aspect ("which is faster"), the smallest
 * around the line about it.
 */
function passageWithBoth(first: RankedPassage, contrast: Contrast): Passage | undefined {
  const wanted = contrast.map((side) => new Set(side.map(stem)));
  const hasBoth = (words: readonly string[]): boolean => {
    const stems = new Set(words.map(stem));
    return wanted.every((side) => [...side].some((word) => stems.has(word)));
  };
  const holdsBoth = (passage: Passage): boolean => hasBoth(wordsBelow(passage));
  const holding = passagesOf(first.note).filter(holdsBoth);
  const around = holding.findLast((passage) => isAround(passage, first.passage));
  if (around !== undefined && asksMore(first, contrast)) return around;
  const named = holding
    .filter(({ children }) => children.length > 0)
    .map((passage) => ({ passage, words: substanceOf(ownWords(passage)) }))
    .filter(({ words }) => hasBoth(words))
    .sort((a, b) => a.words.length - b.words.length);
  return (
    named[0]?.passage ?? around ?? holding.find((passage) => !passage.children.some(holdsBoth))
  );
}

/** Whether the passage was found by more than the names of the sides. */
function asksMore({ evidence }: RankedPassage, contrast: Contrast): boolean {
  const sides = contrast.flat();
  return evidence.some(
    ({ asked, field }) =>
      (field === 'text' || field === 'path') &&
      !sides.includes(asked) &&
      !isFunctionWord(asked) &&
      !COMPARING.test(asked),
  );
}

function substanceOf(text: string): string[] {
  return tokenize(text).filter((word) => !isFunctionWord(word));
}

function isAround(passage: Passage, inner: Passage): boolean {
  return passage === inner || isBelow(passage, inner);
}

function ownWords({ label, text }: Passage): string {
  return `${label ?? ''} ${text}`;
}

function wordsBelow(passage: Passage): string[] {
  return [...tokenize(ownWords(passage)), ...passage.children.flatMap(wordsBelow)];
}

function parentOf(note: Note, passage: Passage): Passage | undefined {
  return passagesOf(note).find(({ children }) => children.includes(passage));
}

function withoutRepeats(quotes: readonly Quote[]): Quote[] {
  const kept: Quote[] = [];
  for (const quote of quotes) {
    const covered = kept.some(
      ({ passage, withChildren }) =>
        passage === quote.passage ||
        (withChildren && isBelow(passage, quote.passage)) ||
        // The line has been quoted; its list would only say it once more.
        isBelow(quote.passage, passage),
    );
    if (!covered) kept.push(quote);
  }
  return kept;
}

function isBelow(above: Passage, passage: Passage): boolean {
  return above.children.some((child) => child === passage || isBelow(child, passage));
}
