/**
 * What people did with the notes that were offered for a question ("did you mean"): chose one of them, or said that it was
 * none of these. With votes it tells which notes people found to answer which questions. People are counted, not clicks.
 */
import type { Place, WorkspaceId } from '../../message.js';

/** Somebody chose among the notes that were offered for a question. */
export interface Selection {
  /** Where they chose; there they are told of a better answer. */
  readonly place: Place;
  /** Id of the message that asked. */
  readonly question: string;
  /** Opaque id of the person who chose. */
  readonly author: string;
  /** The note that was opened; `null`: none of those. */
  readonly note: { readonly id: string; readonly topic: string } | null;
  /** Id of the message by which it was chosen: a vote on the note that it showed is one on this choice. */
  readonly by: string;
}

/** That people found a note to answer a question that was put in these words. */
export interface Agreement {
  /** As it was asked last. */
  readonly question: string;
  /** Sorted, each once: the question's words, whatever their order. */
  readonly stems: readonly string[];
  /** The note's id, and its topic as it was then. */
  readonly note: string;
  readonly topic: string;
  /** People who chose it or voted for it; who did both is one. */
  readonly people: number;
  /** Of them, those who chose it among several that were offered. */
  readonly chose: number;
  /** Of them, those who voted up an answer that quoted it. */
  readonly voted: number;
  /** The latest of it, in milliseconds since 1970. */
  readonly lastAt: number;
}

/**
 * Milliseconds within which another question of the same person says that what they had chosen did not help. Younger choices
 * and votes do not count yet.
 */
export const SETTLED_AFTER = 10 * 60_000;

/** The port that keeps selections. They are their workspace's alone. */
export interface Selections {
  /**
   * Keeps what somebody chose: the latest for each question and person. By "none of these" the question is open: it goes
   * into the inbox, once for each person, who waits for a better answer.
   * @returns false where the question is not kept (any more), so that nothing was done
   */
  record(selection: Selection): Promise<boolean>;
  /** Id of the message that put a question last, by its words in whatever order; `null`: none is kept. */
  latest(workspace: WorkspaceId, stems: readonly string[]): Promise<string | null>;
  /**
   * The questions to which people found a note, the most people first. Neither counts what its person voted down, nor what
   * another choice or another question of theirs followed (see {@link SETTLED_AFTER}), nor what words were forgotten of.
   * @param since - milliseconds since 1970
   */
  agreements(workspace: WorkspaceId, since: number): Promise<readonly Agreement[]>;
}
