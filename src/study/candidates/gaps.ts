/**
 * Gaps: a sentence of a note without its number and unit, or without the one piece of code that it is about. Of a sentence, the
 * first; of a note, few.
 */
import { plainText, type Inline } from '../../core/inline.js';
import { passagesOf, type Passage, type PassageKind } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import { sentencesIn, spokenWords } from '../sentence.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, partOf, withGap, type MakeCandidates } from './candidate.js';
import { numberAnchors, type NumberGap } from './number-anchors.js';

/** A part of a passage, by offsets into its plain words. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Rows of tables and what only names are no sentences. */
const ASKED_OF: ReadonlySet<PassageKind> = new Set(['paragraph', 'item', 'step', 'answer']);

/** A gap, and the sentence that it is in. */
interface Found {
  readonly sentence: Span;
  readonly gap: Span;
  readonly isNumber: boolean;
}

/** The cards of a note's numbers and code. Code is a name, and what its card is called by; a number is none. */
export const gapsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const found = passagesOf(note).flatMap((passage) => {
    const gap = ASKED_OF.has(passage.kind) ? gapIn(passage, words) : null;
    return gap === null ? [] : [{ passage, ...gap }];
  });
  const numbers = found.filter(({ isNumber }) => isNumber);
  const named = numberAnchors(numbers.map(numberGapOf), words);
  const anchors = new Map(numbers.map(({ passage }, at) => [passage, named[at]]));
  for (const { passage, sentence, gap } of found) {
    const answer = partOf(passage.content, gap.start, gap.end);
    const shown = partOf(passage.content, sentence.start, sentence.end);
    const draft = {
      kind: 'gap',
      anchor: anchors.get(passage) ?? [...passage.path, plainText(answer)],
      words: withGap(shown, gap.start - sentence.start, gap.end - sentence.start),
      about: passage.path,
      answer,
    } as const;
    yield candidateOf(note, passage, draft, words);
  }
};

function numberGapOf({ passage, sentence, gap }: Found & { readonly passage: Passage }): NumberGap {
  const plain = plainText(passage.content);
  const around = `${plain.slice(sentence.start, gap.start)} ${plain.slice(gap.end, sentence.end)}`;
  return { below: ['number', ...passage.path], around };
}

function gapIn(passage: Passage, words: Words): Found | null {
  const plain = plainText(passage.content);
  const codes = codesIn(passage.content);
  // Both stand in the order of the text, so that each is looked at once.
  let next = 0;
  for (const sentence of sentencesIn(plain)) {
    while ((codes[next]?.start ?? plain.length) < sentence.start) next += 1;
    const first = next;
    while ((codes[next]?.end ?? Infinity) <= sentence.end) next += 1;
    const within = codes.slice(first, next);
    const [only] = within;
    const opens = only?.start === sentence.start;
    if (!isWhole(plain.slice(sentence.start, sentence.end), opens)) continue;
    if (only !== undefined && within.length === 1) {
      if (isAboutCode(plain, sentence, only, words))
        return { sentence, gap: only, isNumber: false };
    } else if (within.length === 0) {
      const number = numberIn(plain, sentence, words);
      if (number !== null) return { sentence, gap: number, isNumber: true };
    }
  }
  return null;
}

/** A sentence with a beginning and an end: not the rest of one, and none that something follows. */
function isWhole(sentence: string, opensWithCode: boolean): boolean {
  return (
    (opensWithCode || /^["“„(]?[\p{Lu}\p{N}]/u.test(sentence)) && /[.!][)\]”"]?$/.test(sentence)
  );
}

/** Code of these forms is asked for: a name, or a command of few words … */
const NAMEABLE =
  /^(?:\S{2,24}|[a-z]\S{1,23}(?:\s[\w-][\w.:=-]{0,11}){1,2}|--?\w\S{0,23}\s\S{1,24})$/;
/** … with nothing in it that the reader is to fill in. */
const TO_FILL_IN = /\b[A-Z]{4,}\b|<[^<>]{0,40}\s|\.\.\.|…|:\/\//;
/** A path is a place that somebody knows or does not, and nothing to understand. */
const PATH = /^[~.]?\/|\/.*\/|\w\.\w{2,4}\//;
/** "Use X to do something", "To do something, run X". */
const USED_FOR = /^(?:you\s(?:can|may)\s)?(?:use|run|add|set|type|press|call)\s(?:the\s)?$/i;
const FOR_WHAT = /^\s(?:to|for)\s/i;
const TO_DO = /^to\s[^,]{8,120},\s(?:use|run|add|set|type|press|call)\s(?:the\s)?$/i;

/**
 * Whether a sentence says what its code is or does, so that whoever has learnt it knows the code: it begins with it ("X shows
 * …"), calls it what it is ("the X command"), or says what to use it for.
 */
function isAboutCode(plain: string, sentence: Span, { start, end }: Span, words: Words): boolean {
  const code = plain.slice(start, end);
  if (!NAMEABLE.test(code) || TO_FILL_IN.test(code) || PATH.test(code)) return false;
  const before = plain.slice(sentence.start, start);
  const after = plain.slice(end, sentence.end);
  const [next = '', following = ''] = spokenWords(after.slice(0, LOOK_AHEAD));
  if (before === '' && after.startsWith(' '))
    return (
      /^\s\p{Ll}{2,}/u.test(after) && (!words.isFunctionWord(next) || says(next, following, words))
    );
  const last = spokenWords(before.slice(-LOOK_AHEAD)).at(-1) ?? '';
  const { codeNoun } = words.cues;
  if (after.startsWith(' ') && codeNoun.has(next) && following !== 'line') return true;
  if (before.endsWith(' ') && codeNoun.has(last)) return true;
  return (USED_FOR.test(before) && FOR_WHAT.test(after)) || TO_DO.test(before);
}

/** Characters beside the code that are looked at. */
const LOOK_AHEAD = 40;

/** "X is a …", "X does not …". */
function says(next: string, following: string, { cues }: Words): boolean {
  return cues.askingYesNo.has(next) && following !== '';
}

/** A number that stands by itself, with its unit. */
const NUMBER =
  /(?<![\p{L}\p{N}.,:/_-])\d{1,9}(?:[.,]\d{1,6})?(?:\s?(%|[\p{L}µ]{1,12}))?(?![\p{L}\p{N}/_-]|[.,:]\d)/gu;

/** The one number of a sentence that has a unit. */
function numberIn(plain: string, { start, end }: Span, { cues }: Words): Span | null {
  const sentence = plain.slice(start, end);
  const numbers = [...sentence.matchAll(NUMBER)];
  const [only] = numbers;
  if (only === undefined || (sentence.match(/\d+/g) ?? []).length > 1) return null;
  const unit = only[1] ?? '';
  if (unit !== '%' && !cues.unit.has(unit.toLowerCase())) return null;
  return { start: start + only.index, end: start + only.index + only[0].length };
}

/** Where code stands, at any depth. */
function codesIn(content: readonly Inline[]): Span[] {
  const found: Span[] = [];
  let at = 0;
  const visit = (node: Inline): void => {
    if (!('text' in node)) {
      node.children.forEach(visit);
      return;
    }
    if (node.kind === 'code') found.push({ start: at, end: at + node.text.length });
    at += node.text.length;
  };
  content.forEach(visit);
  return found;
}
