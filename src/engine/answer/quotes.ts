/**
 * What to quote for a question: one line for one aspect, the topic with both sides for a contrast, the list for
 * an answer that is spread over it.
 */
import type { Quote, RankedPassage } from '../answer-engine.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import type { Contrast } from '../query/contrast.js';
import type { Words } from '../words/words.js';
import { isShort } from './quoted-text.js';

/** Siblings that score at least this share of the best one answer together with it. */
const NEARLY_AS_GOOD = 0.9;
/** One that has words of the question that the best lacks answers together with it from this share on. */
const GOOD_FOR_ITS_PART = 0.8;
/** Words that ask for a comparison and not for one aspect of it. */
const COMPARING = /^(?:diff|compar|contrast|better|best|unterschied|vergleich|besser)/;
/** A full stop, or a verb with words before and behind it. */
const STATES =
  /\S\.\s*$|^(?!(?:how|what|why|when|where|who|which|wie|was|warum|wann|wo|wer)\b).*\S\s(?:is|are|was|were|has|have|can|does|do|needs?|means?|gives?|holds?|makes?|ist|sind|hat|haben|kann|gibt)\s\S/i;
/** Steps are of use in their order, as a whole. */
const MOST_QUOTES = 3;

/**
 * The quotes of an answer, best first.
 * @param ranked passages, best first
 * @param contrast the sides of a contrast, when the question asks for one
 * @param words how texts are taken as words
 */
export function quotesOf(
  ranked: readonly RankedPassage[],
  contrast: Contrast | undefined,
  words: Words,
): Quote[] {
  const first = ranked[0];
  if (first === undefined) return [];
  const quotes = ranked
    .filter(({ score, note }) => score >= NEARLY_AS_GOOD * first.score && note === first.note)
    .map((found) => quoteOf(found, ranked, words));
  const shown =
    contrast === undefined ? quotes : quotesOfBoth(first, quotes, asSpelt(contrast, ranked), words);
  return withoutRepeats(shown).slice(0, MOST_QUOTES);
}

/** For a contrast: what names both sides where it is short, else each line with those about the other side. */
function quotesOfBoth(
  first: RankedPassage,
  quotes: readonly Quote[],
  sides: Contrast,
  words: Words,
): Quote[] {
  const both = passageWithBoth(first, sides, words);
  if (both === undefined) return quotes.map((quote) => withOtherSide(quote, sides, words));
  if (isAspectOf(first, both, sides, words)) return [...quotes];
  if (isShort(both)) return [{ note: first.note, passage: both, withChildren: true }];
  return quotes.map((quote) => withOtherSide(quote, sides, words));
}

/** A line about one side of a contrast, with the lines beside it that speak of the other. */
function withOtherSide(quote: Quote, sides: Contrast, words: Words): Quote {
  const parent = parentOf(quote.note, quote.passage);
  if (!isNamedBy(quote.passage, sides, words) || parent === undefined || !isShort(parent))
    return quote;
  const stems = new Set(parent.children.flatMap((child) => stemsBelow(child, words)));
  const hasBoth = sides.every((side) => side.some((word) => stems.has(words.stem(word))));
  return hasBoth ? { note: quote.note, passage: parent, withChildren: true } : quote;
}

function quoteOf(found: RankedPassage, ranked: readonly RankedPassage[], words: Words): Quote {
  const { note, passage } = found;
  const parent = parentOf(note, passage);
  if (parent !== undefined && isShort(parent) && isSpread(found, parent, ranked, words))
    return { note, passage: parent, withChildren: true };
  if (!opensMore(passage)) return { note, passage, withChildren: false };
  const [only, another] = passage.children;
  // The path says the heading; what answers is the one line below it.
  if (only !== undefined && another === undefined && isBareHeading(passage))
    return quoteOf({ ...found, passage: only }, ranked, words);
  if (isShort(passage)) return { note, passage, withChildren: true };
  if (isStatement(passage)) return { note, passage, withChildren: false };
  const best = ranked.find((other) => isBelow(passage, other.passage));
  return best === undefined ? opening(note, passage) : quoteOf(best, ranked, words);
}

/** What a long section begins with: its first line, or the first short part of it. */
function opening(note: Note, section: Passage): Quote {
  const [first] = section.children;
  if (first === undefined) return { note, passage: section, withChildren: false };
  if (!opensMore(first)) return { note, passage: first, withChildren: false };
  return isShort(first) ? { note, passage: first, withChildren: true } : opening(note, first);
}

/** A topic that says something by itself, as the first line of an outline does. */
function isStatement({ kind, text }: Passage): boolean {
  return kind === 'topic' && !/\?\s*$/.test(text) && STATES.test(text);
}

/** A heading that states nothing by itself. */
function isBareHeading(passage: Passage): boolean {
  const { kind, label, text } = passage;
  return kind === 'topic' && (label === undefined || label === text) && !isStatement(passage);
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
  words: Words,
): boolean {
  const { passage } = found;
  if (passage.kind !== 'step' && passage.kind !== 'item' && passage.kind !== 'row') return false;
  const together = ranked.filter(
    (other) =>
      parent.children.includes(other.passage) &&
      (other === found ||
        (other.score >= GOOD_FOR_ITS_PART * found.score &&
          (passage.kind === 'step' || addsTo(found, other, words)))),
  );
  return together.length > 1;
}

/** Whether a line has a word of the question that another one lacks. */
function addsTo(found: RankedPassage, other: RankedPassage, { isFunctionWord }: Words): boolean {
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
function passageWithBoth(
  first: RankedPassage,
  contrast: Contrast,
  words: Words,
): Passage | undefined {
  const wanted = contrast.map((side) => new Set(side.map(words.stem)));
  const hasBoth = (stems: readonly string[]): boolean => {
    const known = new Set(stems);
    return wanted.every((side) => [...side].some((stem) => known.has(stem)));
  };
  const holdsBoth = (passage: Passage): boolean => hasBoth(stemsBelow(passage, words));
  const holding = passagesOf(first.note).filter(holdsBoth);
  const around = holding.findLast((passage) => isAround(passage, first.passage));
  if (around !== undefined && asksMore(first, contrast, words))
    return hasBoth(first.passage.path.flatMap((heading) => stemsOf(heading, words))) &&
      around.children.length > 0
      ? undefined
      : around;
  const named = holding
    .filter(({ children }) => children.length > 0)
    .map((passage) => ({ passage, substance: substanceOf(ownWords(passage), words) }))
    .filter(({ substance }) => hasBoth(substance.map(words.stem)))
    .sort((a, b) => a.substance.length - b.substance.length);
  return (
    named[0]?.passage ?? around ?? holding.find((passage) => !passage.children.some(holdsBoth))
  );
}

/** Whether a line's label is one whole side of a contrast: such a line is about that side, not about an aspect of both. */
function isNamedBy({ label }: Passage, sides: Contrast, words: Words): boolean {
  if (label === undefined) return false;
  const stems = new Set(stemsOf(label, words));
  return sides.some((side) => side.length > 0 && side.every((word) => stems.has(words.stem(word))));
}

/** Whether a line below what names both sides is about one aspect that was asked for: "price of A vs B". */
function isAspectOf(
  { passage, evidence }: RankedPassage,
  both: Passage,
  sides: Contrast,
  words: Words,
): boolean {
  if (passage.label === undefined || !isBelow(both, passage)) return false;
  const label = new Set(stemsOf(passage.label, words));
  if (isNamedBy(passage, sides, words)) return false;
  const known = new Set(stemsOf(ownWords(both), words));
  return evidence.some(({ field, matched }) => {
    const root = words.stem(matched);
    return field === 'text' && label.has(root) && !known.has(root);
  });
}

/** Whether the passage was found by more than the names of the sides. */
function asksMore(
  { evidence }: RankedPassage,
  contrast: Contrast,
  { isFunctionWord }: Words,
): boolean {
  const sides = contrast.flat();
  return evidence.some(
    ({ asked, field }) =>
      (field === 'text' || field === 'path') &&
      !sides.includes(asked) &&
      !isFunctionWord(asked) &&
      !COMPARING.test(asked),
  );
}

function substanceOf(text: string, { tokenize, isFunctionWord }: Words): string[] {
  return tokenize(text).filter((word) => !isFunctionWord(word));
}

function isAround(passage: Passage, inner: Passage): boolean {
  return passage === inner || isBelow(passage, inner);
}

function ownWords({ label, text }: Passage): string {
  return `${label ?? ''} ${text}`;
}

function stemsOf(text: string, { tokenize, stem }: Words): string[] {
  return tokenize(text).map(stem);
}

function stemsBelow(passage: Passage, words: Words): string[] {
  const below = passage.children.flatMap((child) => stemsBelow(child, words));
  return [...stemsOf(ownWords(passage), words), ...below];
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

/**
 * The ranked passages with what is quoted first in the place of the one that led to it: a heading says nothing without
 * what hangs below it.
 */
export function shownFirst(
  ranked: readonly RankedPassage[],
  quotes: readonly Quote[],
): RankedPassage[] {
  const [first, ...others] = ranked;
  const [quote] = quotes;
  if (first === undefined || quote === undefined) return [...ranked];
  const { note, passage, withChildren } = quote;
  const found = ranked.find((other) => other.passage === passage) ?? first;
  return [
    { ...found, note, passage, withChildren, score: first.score },
    ...others.filter((other) => other.passage !== passage),
  ];
}
