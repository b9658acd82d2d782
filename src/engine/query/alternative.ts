/** What a word of the question may stand for in the notes. */
import type { WordMatch } from '../answer-engine.js';

/** A stem that may stand for a word of the question. */
export interface Alternative {
  readonly stem: number;
  /** How surely, 0 to 1. */
  readonly similarity: number;
  readonly by: WordMatch['by'];
  /** The word of the vocabulary that led to the stem. */
  readonly matched: string;
}
