/**
 * How texts are taken as words: made once from the word lists (knowledge/language), shared by every engine, and by
 * whoever compares questions as the engine does.
 */

import type { Politeness } from './politeness.js';

/** What abbreviations stand for, and the abbreviations of what is written out. */
export interface Abbreviations {
  /** What an abbreviation stands for: the words of each meaning. */
  longOf(short: string): readonly (readonly string[])[];
  /** The abbreviations of what stands in a text from a place on, each with the number of words that it stands for. */
  shortAt(
    words: readonly string[],
    at: number,
  ): readonly { readonly short: string; readonly length: number }[];
}

/** Kinds of cue words, as `cues` of the word lists names them; each kind is told there. */
export const CUES = [
  'definition',
  'negation',
  'reaction',
  'helped',
  'helpedNot',
  'thanking',
  'solvedTag',
  'besideReaction',
  'opening',
  'closing',
  'aroundError',
  'leaning',
  'hedging',
  'askingYesNo',
  'sequence',
  'denial',
  'unit',
  'pointing',
  'asking',
  'codeNoun',
  'appraising',
  'aspect',
  'ruling',
  'filler',
] as const;

/** Cue words: by kind, those of all languages, as they are typed in small letters. */
export type Cues = Readonly<Record<(typeof CUES)[number], ReadonlySet<string>>>;

/** The words of texts, and what is known of words in general. */
export interface Words {
  /** Splits a text into folded words, in reading order; empty when there is no letter or digit. */
  readonly tokenize: (text: string) => string[];
  /** The stem of a folded word: what its forms share. */
  readonly stem: (word: string) => string;
  /** What the stems of one family have in common; nothing for a stem that has no family. */
  readonly familyKey: (stem: string) => string | undefined;
  /** Whether a folded word is a function word of any language. */
  readonly isFunctionWord: (word: string) => boolean;
  /** Whether a folded word is a function word of English. */
  readonly isEnglishFunctionWord: (word: string) => boolean;
  /** Whether a stem is that of a function word. */
  readonly isFunctionStem: (stem: string) => boolean;
  /** By word, folded: the words that may stand for it. */
  readonly shorthand: ReadonlyMap<string, readonly string[]>;
  /** What everybody abbreviates. */
  readonly abbreviations: Abbreviations;
  /** Words that tell what kind of thing is said. */
  readonly cues: Cues;
  /** What a message is that is nothing but politeness; `null`: more. */
  readonly politeness: (message: string) => Politeness | null;
  /** Whether a message is a phrase that people say to each other without asking anything. */
  readonly isSmallTalk: (message: string) => boolean;
  /** By word, folded: the one that stands for it where answers are compared ("6" for "six"). */
  readonly alike: ReadonlyMap<string, string>;
  /** By stem: the stems that say the contrary ("slow" of "fast"). */
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
}
