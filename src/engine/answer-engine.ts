/**
 * The port of the answer engine: question in, answer with its evidence out. Pure and synchronous. Adapters and
 * commands know this file only, so that the engine behind it can be exchanged.
 */
import type { Note, Passage } from '../core/note.js';
import type { Words } from './words/words.js';

/** Whether the notes cover the question. The only difference between the three is how `confidence` compares with two thresholds. */
export type AnswerStatus = 'answered' | 'suggested' | 'not-found';

/** One word of the question and what it matched in a passage. */
export interface WordMatch {
  /** As typed in the question. */
  readonly asked: string;
  /** As it stands in the index's vocabulary. */
  readonly matched: string;
  /** How: the same word; another form of it; a near spelling; a part or a joining of words; a known equivalent. */
  readonly by: 'exact' | 'stem' | 'typo' | 'compound' | 'synonym' | 'prefix';
  /** Where in the note: its topic, the path to the passage, other ways to ask, keywords, or the passage itself. */
  readonly field: 'topic' | 'path' | 'question' | 'keyword' | 'text';
  /** Share of the passage's score that this match gave, 0 to 1. */
  readonly weight: number;
}

/** A passage found for a question. */
export interface RankedPassage {
  readonly note: Note;
  readonly passage: Passage;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
  /** What hangs below the passage is quoted along. Said of the first passage only. */
  readonly withChildren?: boolean;
  /** Which words matched what, most telling first. */
  readonly evidence: readonly WordMatch[];
  /**
   * Whether half of the question's words of substance, by weight, are among them. What shares only "how" and "make" with the
   * question is ranked with the others, for at times it is the right one, but it is nothing to offer where no answer was found.
   */
  readonly onSubject: boolean;
}

/** What the notes say to a question. */
export interface Answer {
  /** The question as understood: what was typed without greetings and noise, with the follow-up's topic filled in. */
  readonly question: string;
  readonly status: AnswerStatus;
  /** Calibrated estimate, 0 to 1, of the probability that the first passage is right. */
  readonly confidence: number;
  /** Whether it is sure enough to be said to people who did not address the bot. */
  readonly sure: boolean;
  /** Best first; the first is the one that is quoted. Holds no passage that has nothing in common with the question. Filled also for `not-found`. */
  readonly passages: readonly RankedPassage[];
  /**
   * What to quote: for a question about one aspect, that passage; for a contrast, the topic with both sides; for an
   * answer spread over a list, the list. The first is the best. Empty for `not-found`.
   */
  readonly quotes: readonly Quote[];
  /** Words of the question that no note knows, as typed. */
  readonly unknownWords: readonly string[];
}

/** A passage to be quoted, and how much of what hangs below it goes along. */
export interface Quote {
  readonly note: Note;
  readonly passage: Passage;
  /** Quote the passage's children as well. */
  readonly withChildren: boolean;
}

/** What an earlier question in the same thread was about. */
export interface TopicContext {
  /** Id of the note that answered it. */
  readonly noteId: string;
  /** The earlier question as understood. */
  readonly question: string;
}

/** Options of one question. */
export interface AskOptions {
  /** At most this many ranked passages (default 3, at most 100). */
  readonly top?: number;
  /** At most one passage of a note among them (how `.jsonl` notes are reported); default false. */
  readonly oncePerNote?: boolean;
  /** The question is an earlier answer's, as understood: what is filled in behind a follow-up counts as it did then. */
  readonly again?: boolean;
  /** The thread's topic, for follow-ups such as "and its size?". */
  readonly context?: TopicContext;
}

/** Answers questions from notes. */
export interface AnswerEngine {
  /** How it takes texts as words: for whoever compares questions as it does. */
  readonly words: Words;
  /** Answers one question. Total: any string terminates within a bound that depends on its capped length. */
  ask(question: string, options?: AskOptions): Answer;
  /** Replaces what is known of the notes with these ids by `notes` (none: removes them), searchable at once. */
  update(removed: readonly string[], added: readonly Note[]): void;
  /** How many notes and passages it knows. */
  size(): { readonly notes: number; readonly passages: number };
}
