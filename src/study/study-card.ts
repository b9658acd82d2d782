/**
 * A question made from notes, with its answer: what is asked alone (`/study`), together (`/quiz`) and once a day. Nobody
 * wrote it as a card; every word of it stands in a note, and its place is cited.
 */
import type { Inline } from '../core/inline.js';

/** What kind of thing is asked; decides how the prompt is worded around the note's own words. */
export type CardKind =
  | 'pair' // the author's own question: `Q:`/`A:`, `Q::A`, `?`, a record with a question
  | 'term' // a statement is shown, its term is asked
  | 'meaning' // a term is shown, its statement is asked
  | 'contrast' // a statement is shown, whose of several it is, is asked
  | 'entry' // what is said of an entry of a table or list is shown, which one it is, is asked
  | 'order' // a step is shown, the next one is asked
  | 'gap' // a sentence is shown without one of its words
  | 'riddle'; // an image is named, the host that runs it is asked

/** All kinds, in the order in which they are reported. */
export const CARD_KINDS = [
  'pair',
  'term',
  'meaning',
  'contrast',
  'entry',
  'order',
  'gap',
  'riddle',
] as const satisfies readonly CardKind[];

/** What stands in a sentence for the words that are asked. */
export const GAP = '____';

/** What is shown. The words are the note's; the sentence around them is the catalogue's, by the card's kind. */
export interface Prompt {
  readonly words: readonly Inline[];
  /** What the words are about: topic and headings that may be shown above them, none of which gives the answer away. */
  readonly about: readonly string[];
}

/** One of several answers to choose from. */
export interface Choice {
  readonly content: readonly Inline[];
  readonly isRight: boolean;
}

/** Where a card comes from. */
export interface CardSource {
  /** File, relative to its notes folder, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** A question with its answer. */
export interface StudyCard {
  /**
   * The note's id and what the card asks of it (`slot`), never the sentence: the card of a sentence that was edited, or moved
   * within its note, is the same card.
   */
  readonly id: string;
  readonly kind: CardKind;
  /** The note's id; `null` for a riddle, which comes from no note. */
  readonly noteId: string | null;
  readonly topic: string;
  readonly prompt: Prompt;
  /** The right answer, as the note has it. */
  readonly answer: readonly Inline[];
  /** Other right answers, as plain text: the same thing by another name. */
  readonly accepted: readonly string[];
  /** Answers to choose from, the right one among them once; `null` where there are none worth choosing from. */
  readonly choices: readonly Choice[] | null;
  /** `null` for a riddle. */
  readonly source: CardSource | null;
  /** The passage that holds the answer, to be shown behind it. */
  readonly explanation: readonly Inline[];
  /** Whether the author marked it as a question to learn. */
  readonly isMarked: boolean;
}

/** Why a candidate is no card. */
export const REFUSALS = [
  'too-long', // nobody reads it to the end, or remembers the answer
  'too-short', // not enough words to tell what is asked
  'leans', // begins with a word that leans on another sentence, or points out of its own
  'no-question', // its author asks nothing, or answers elsewhere
  'yes-no', // two answers, guessed by half
  'gives-away', // the prompt, or what stands above it, says the answer
  'several-answers', // more than one answer is right
  'found-elsewhere', // the notes answer the prompt by another note or line
  'not-found', // asked in these words, the notes do not find their own answer
  'few-siblings', // too little of its kind to choose from
  'same-choice', // two of the choices can't be told apart
] as const;

/** A reason code. */
export type RefusalReason = (typeof REFUSALS)[number];

/** A candidate that is no card, and why. */
export interface Refusal {
  readonly candidate: StudyCard;
  readonly reason: RefusalReason;
  /** What gave it away, is right as well, or can't be told apart, as plain text. */
  readonly because?: string;
}
