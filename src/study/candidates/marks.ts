/**
 * What the author marked to be learnt: `question::answer`, `question:::answer` (both ways), a line of `?` or `??` between the
 * two, and `==words==` to be left out. Taken at their word: little is checked.
 */
import { plainText, text, type Inline } from '../../core/inline.js';
import { passagesOf, type Note, type Passage } from '../../core/note.js';
import type { Words } from '../../engine/words/words.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, headingsAbove, partOf, withGap, type MakeCandidates } from './candidate.js';
import { numberAnchors, type NumberGap } from './number-anchors.js';

/** A question and its answer on the two sides of a mark. */
interface Turned {
  readonly question: readonly Inline[];
  readonly answer: readonly Inline[];
  readonly bothWays: boolean;
}

/** The cards that a note's author marked. */
export const markedOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const isDeck = note.keywords.some((keyword) => /^flashcards?\b/i.test(keyword));
  const gaps: Gap[] = [];
  for (const passage of passagesOf(note)) {
    if (passage.kind === 'code') continue;
    const turned = turnedAtMark(passage, isDeck) ?? turnedAtColons(passage, isDeck);
    if (turned === null) gaps.push(...gapsIn(passage));
    else yield* askedOf(note, passage, turned, words);
  }
  yield* cardsOfGaps(note, gaps, words);
};

function* askedOf(
  note: Note,
  passage: Passage,
  { question, answer, bothWays }: Turned,
  words: Words,
): Iterable<StudyCard> {
  const sides = [[question, answer] as const, ...(bothWays ? [[answer, question] as const] : [])];
  const about = headingsAbove(passage);
  for (const [asked, right] of sides) {
    const draft = { kind: 'pair', words: asked, about, answer: right, isMarked: true } as const;
    // The left side names a card of both ways twice: the way is told apart.
    const anchor = [asked === question ? 'mark' : 'mark back', plainText(question)];
    yield candidateOf(note, passage, { ...draft, anchor }, words);
  }
}

/** A leaf that turns: behind a label that ends in `::`, or in a paragraph with a line of `?`. */
function turnedAtMark({ content, label }: Passage, isDeck: boolean): Turned | null {
  const at = content.findIndex((node) => 'text' in node && node.mark === 'turn');
  const mark = content[at];
  if (mark === undefined || !('text' in mark)) return null;
  const before = content.slice(0, at);
  const behindLabel = mark.text === '' && label !== undefined;
  if (behindLabel && !isDeck && FIELD.test(`${label}::`)) return null;
  return {
    question: trimmed(behindLabel ? [text(label)] : before),
    answer: trimmed(content.slice(at + 1)),
    bothWays: mark.text === '??',
  };
}

/** Two or three colons in the words, with blanks around or behind, or behind a question; anywhere in a note tagged as flashcards. */
const COLONS = /(?<=\?)\s?:{2,3}(?=[^\s:])|\s:{2,3}(?=\s)|(?<=[^\s:]):{2,3}(?=\s)/;
const ANY_COLONS = /(?<=[^:]):{2,3}(?=[^:=])/;
/** "status:: done" and "[due:: May]" are fields of Dataview, which keeps facts about a note in it. */
const FIELD = /^[\p{Ll}\p{N}_-]+::|[[(][\p{L}\p{N}_ -]+::/u;
/** What is asked is one sentence at most: colons deep in a text were not typed to turn it into a question. */
const SENTENCES = /[.!?]\s+\p{Lu}/u;

function turnedAtColons({ content }: Passage, isDeck: boolean): Turned | null {
  const plain = withoutCode(content);
  const found = (isDeck ? ANY_COLONS : COLONS).exec(plain);
  if (found === null) return null;
  if (!isDeck && (FIELD.test(plain) || SENTENCES.test(plain.slice(0, found.index)))) return null;
  const end = found.index + found[0].length;
  return {
    question: partOf(content, 0, found.index),
    answer: partOf(content, end, plain.length),
    bothWays: found[0].trim().length === 3,
  };
}

/** The plain words, with what stands in code or in an address out of reach of patterns, at the same offsets. */
function withoutCode(content: readonly Inline[]): string {
  return content
    .map((node) => {
      const words = plainText([node]);
      return node.kind === 'text' ? words : '_'.repeat(words.length);
    })
    .join('');
}

const trimmed = (content: readonly Inline[]): readonly Inline[] =>
  partOf(content, 0, plainText(content).length);

/** A passage with more of them is highlighted throughout. */
const MOST_GAPS = 20;

/** A highlighted part of a passage, by offsets into its plain words. */
interface Gap {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly answer: readonly Inline[];
  /** For a number, which of its passage's it is, counted from 0; `null` for words, which are a name themselves. */
  readonly numberAt: number | null;
}

/** A number with or without a unit, a year, "about 10 %" by its sign. */
const NUMBER = /^[^\p{L}\p{N}]{0,3}\p{N}/u;

function gapsIn(passage: Passage): Gap[] {
  let numbers = 0;
  return highlightsIn(passage.content)
    .slice(0, MOST_GAPS)
    .map(([start, end]) => {
      const answer = partOf(passage.content, start, end);
      const numberAt = NUMBER.test(plainText(answer)) ? numbers++ : null;
      return { passage, start, end, answer, numberAt };
    });
}

/** A card for each highlighted part; the others are shown. */
function* cardsOfGaps(note: Note, gaps: readonly Gap[], words: Words): Iterable<StudyCard> {
  const numbers = gaps.filter(({ numberAt }) => numberAt !== null);
  const named = numberAnchors(numbers.map(numberGapOf), words);
  const anchors = new Map(numbers.map((gap, at) => [gap, named[at]]));
  for (const gap of gaps) {
    const { passage, start, end, answer } = gap;
    const draft = {
      kind: 'gap',
      anchor: anchors.get(gap) ?? ['mark', plainText(answer)],
      words: withGap(passage.content, start, end),
      answer,
      isMarked: true,
    } as const;
    yield candidateOf(note, passage, draft, words);
  }
}

function numberGapOf({ passage, start, end, numberAt }: Gap): NumberGap {
  const plain = plainText(passage.content);
  const below = [`mark number ${numberAt ?? 0}`, ...passage.path];
  return { below, around: `${plain.slice(0, start)} ${plain.slice(end)}` };
}

/** Where highlights begin and end; neighbouring leaves are one. */
function highlightsIn(content: readonly Inline[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  let at = 0;
  const visit = (node: Inline): void => {
    if (!('text' in node)) {
      node.children.forEach(visit);
      return;
    }
    const end = at + node.text.length;
    const last = found.at(-1);
    if (node.mark === 'gap' && last?.[1] === at) last[1] = end;
    else if (node.mark === 'gap') found.push([at, end]);
    at = end;
  };
  content.forEach(visit);
  return found;
}
