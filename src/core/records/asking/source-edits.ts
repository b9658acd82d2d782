/** Messages that were edited since a note was made of them, until whoever keeps the note decided; and the port that keeps it. */
import type { WorkspaceId } from '../../message.js';

/** What a message says now. */
export interface SourceEdit {
  /** The note's id, as in `TaughtNote`. */
  readonly note: string;
  /** Markdown, as it would stand in the note: without what is private. */
  readonly text: string;
}

/** The port. The words are the message's author's: they go when that person has themselves forgotten. */
export interface SourceEdits {
  /** Keeps what it says now; the latest counts. */
  put(workspace: WorkspaceId, edit: SourceEdit): Promise<void>;
  list(workspace: WorkspaceId): Promise<readonly SourceEdit[]>;
  /** It was decided, or the message says again what the note says. */
  remove(workspace: WorkspaceId, note: string): Promise<void>;
}
