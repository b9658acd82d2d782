/** Questions that the notes answered, and nobody complained: what a change of the notes is held against before it is made. */
import type { WorkspaceId } from '../../message.js';

/** A question with the note that answered it. */
export interface AnsweredQuestion {
  /** In the words in which it was asked once. */
  readonly question: string;
  /** The note's id, and its topic as it was then. */
  readonly note: string;
  readonly topic: string;
  /** How often it was asked. */
  readonly times: number;
}

/** The port. Questions are their workspace's alone; what rests on notes that not everybody may see was never kept. */
export interface AnsweredQuestions {
  /**
   * The most asked first. Left out is what was voted down, and what waits in the inbox since an answer was voted down or
   * removed.
   * @param since - milliseconds since 1970
   */
  list(workspace: WorkspaceId, since: number, limit: number): Promise<readonly AnsweredQuestion[]>;
}
