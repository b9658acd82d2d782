/**
 * Which candidate introduces what a question names: "what is a broker" wants the line that says what a broker is, before the
 * many that use the word.
 */
import type { Passage } from '../../core/note.js';
import { passagesOf } from '../../core/note.js';
import type { NoteCollection } from '../index/note-collection.js';
import type { NoteIndex } from '../index/note-index.js';
import { FIELD } from '../index/unit-source.js';
import { namedBy } from '../query/named.js';
import type { Slot } from '../query/slots.js';

/** How much a line says of what it names, the more the greater. */
export const INTRODUCES = {
  /** Explains it in passing: "write an RFC (request for comments)". */
  inPassing: 1,
  /** Heads it: a heading with something below it. */
  heads: 2,
  /** Says what it is: "Broker: …", "A broker is a …". */
  defines: 3,
} as const;

/** A candidate that introduces what is asked for. */
export interface Introduction {
  readonly entry: number;
  /** The unit of the line that does. */
  readonly unit: number;
  /** A number of `INTRODUCES`. */
  readonly degree: number;
  /** Whether no other line of the candidate does so as well: of two lines labelled "Cost", neither is the one that is meant. */
  readonly isOnly: boolean;
}

/** What introduces the name that a question asks for. */
export interface Introductions {
  /** By candidate, the best of its lines. */
  readonly byEntry: ReadonlyMap<number, Introduction>;
  /** Whether each word of the name stands as it was typed; if not, whether it is surely a misspelling, there or here. */
  readonly isKnown: boolean;
  readonly isMeant: boolean;
}

/** In a longer text a definition is not looked for. */
const LONGEST_TEXT = 1500;
/** "Broker: …", "Broker - …", "Broker – …". */
const NAMED = /^([^:\n]{1,60}?)(?::\s|\s[-–—=]\s)\s*\S/u;
/** "A broker is a …"; "the SAN is full" says what state it is in. */
const DEFINED =
  /^(.{1,80}?)\s(?:(?:is|are)\s(?:a|an|the|one|any|what|when|how|where)|means|stands for|refers to|(?:ist|sind|bezeichnet|bedeutet|heißt)\s(?:ein|eine|der|die|das)|(?:es|son)\s(?:un|una|el|la)|est\s(?:un|une|le|la))\s/iu;
/** "storage area network (SAN)", "RFC (request for comments)". */
const IN_BRACKETS = /([^().;:!?\n]{1,80}?)\s?\(([^()\n]{2,80})\)/gu;
const SENTENCE = /(?<=[.!?])\s+/u;

/**
 * The candidates that introduce the name that a question asks for.
 * @param isCommonWord whether a word is one of the language's common ones
 * @returns nothing where it asks for something else
 */
export function introductionsOf(
  collection: NoteCollection,
  slots: readonly Slot[],
  entries: readonly number[],
  isCommonWord: (word: string) => boolean,
): Introductions | undefined {
  const named = namedBy(slots, collection.index.words)?.map((at) => slots[at]!);
  if (named === undefined) return undefined;
  const wanted = named.map(({ alternatives }) => new Set(alternatives.map((one) => one.stem)));
  const isName = nameTest(collection, wanted);
  const byEntry = new Map<number, Introduction>();
  const passagesIn = remembered((note: number) => passagesOf(collection.notes.note(note)));
  for (const entry of entries) {
    const best = bestOf(collection, entry, wanted, (unit) => {
      const passage = passagesIn(collection.entries.note(entry))[
        collection.index.unitPassage[unit]!
      ];
      return passage === undefined ? 0 : degreeOf(passage, isName);
    });
    if (best !== undefined) byEntry.set(entry, best);
  }
  const isKnown = named.every(
    ({ alternatives: [first] }) => first !== undefined && first.by !== 'typo',
  );
  // Of two common words neither is a misspelling of the other: a boat is no boot.
  const isMeant = named.every(
    ({ asked, alternatives: [first] }) =>
      first?.by !== 'typo' || !isCommonWord(asked) || !isCommonWord(first.matched),
  );
  return { byEntry, isKnown, isMeant };
}

type NameTest = (words: string) => boolean;

/** Stems that a name's words may have, word by word. */
type Wanted = readonly ReadonlySet<number>[];

/** Tells whether some words are the name, articles aside. */
function nameTest({ index }: NoteCollection, wanted: Wanted): NameTest {
  return (words) => {
    const { tokenize, stem, isFunctionWord } = index.words;
    const stems = tokenize(words)
      .filter((word) => !isFunctionWord(word))
      .map((word) => index.vocabulary.stemId(stem(word)));
    return (
      stems.length > 0 &&
      stems.every((id) => wanted.some((slot) => slot.has(id))) &&
      wanted.every((slot) => stems.some((id) => slot.has(id)))
    );
  };
}

function bestOf(
  collection: NoteCollection,
  entry: number,
  wanted: Wanted,
  degreeAt: (unit: number) => number,
): Introduction | undefined {
  const { index } = collection;
  let best: Introduction | undefined;
  const first = index.noteFirst[entry]!;
  for (let unit = first; unit < first + index.noteUnits[entry]!; unit++) {
    const field = index.unitField[unit];
    const stems = index.stemsOf(unit);
    if (field === FIELD.keyword || field === FIELD.path || !hasAll(stems, wanted)) continue;
    const isAsked = field === FIELD.question && hasOnly(index, stems, wanted);
    if (field === FIELD.question && !isAsked) continue;
    // Its author says that the note is for this very question.
    const degree = isAsked ? INTRODUCES.defines : degreeAt(unit);
    if (degree > (best?.degree ?? 0)) best = { entry, unit, degree, isOnly: true };
    else if (best?.degree === degree) best = { ...best, isOnly: false };
  }
  return best;
}

/** A function of a number that does its work once for each. */
function remembered<Value>(work: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}

/** Whether a question's words of substance are those of a name. */
function hasOnly(index: NoteIndex, stems: readonly number[], wanted: Wanted): boolean {
  return stems.every(
    (id) => index.counts.isFunction[id] === 1 || wanted.some((slot) => slot.has(id)),
  );
}

function hasAll(stems: readonly number[], wanted: Wanted): boolean {
  return wanted.every((slot) => stems.some((id) => slot.has(id)));
}

/** How much a passage says of a name: a number of `INTRODUCES`, or 0. */
function degreeOf({ kind, label, text, children }: Passage, isName: NameTest): number {
  if (kind === 'code') return 0;
  const says = label !== undefined && label !== text;
  if (says && isName(label)) return INTRODUCES.defines;
  const words = text.slice(0, LONGEST_TEXT);
  // In a glossary the heading is the term, and the words below it say what it is.
  if (children.length > 0 && isName(words))
    return kind === 'topic' && children[0]?.kind === 'paragraph'
      ? INTRODUCES.defines
      : INTRODUCES.heads;
  const sentences = words.split(SENTENCE);
  if (sentences.some((sentence) => defines(sentence, isName))) return INTRODUCES.defines;
  return sentences.some((sentence) => explains(sentence, isName)) ? INTRODUCES.inPassing : 0;
}

function defines(sentence: string, isName: NameTest): boolean {
  const head = NAMED.exec(sentence)?.[1] ?? DEFINED.exec(sentence)?.[1];
  if (head === undefined) return false;
  const [, before, within] = /^(.{1,80}?)\s?\(([^()]{1,60})\)$/u.exec(head.trim()) ?? [];
  return [head, before, within].some((words) => words !== undefined && isName(words));
}

/** Whether a name stands beside its abbreviation in brackets, or an abbreviation beside its name. */
function explains(sentence: string, isName: NameTest): boolean {
  return [...sentence.matchAll(IN_BRACKETS)].some(([, before = '', within = '']) => {
    const short = before.trim().split(/\s/u).at(-1) ?? '';
    return isName(within) || (isName(short) && /\s/u.test(within));
  });
}
