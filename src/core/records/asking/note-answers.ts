/**
 * How often notes from chat answered, for those whose words they are. Kept without question and asker, and also of notes that
 * not everybody may see, which no other number counts; told is nobody but the author.
 */
import type { WorkspaceId } from '../../message.js';

/** A note answered. */
export interface NoteAnswer {
  /** The note's id, as in `TaughtNote`. */
  readonly note: string;
  /** Id of the message that asked: the same when it is handled again. */
  readonly question: string;
}

/** The port. Answers are their workspace's alone. */
export interface NoteAnswers {
  /** Keeps that a note answered, once for each question. */
  record(workspace: WorkspaceId, answer: NoteAnswer): Promise<void>;
  /**
   * How often each note answered.
   * @param from - milliseconds since 1970
   * @param until - the first millisecond that counts no more
   * @returns by the note's id; none for those that did not
   */
  count(workspace: WorkspaceId, from: number, until: number): Promise<ReadonlyMap<string, number>>;
}
