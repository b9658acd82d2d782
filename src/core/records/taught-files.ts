/** The port of what is known of the files that notes from chat are written to. */
import type { WorkspaceId } from '../message.js';

/** A file as it was last written or read. */
export interface TaughtFile {
  /** The note's id. */
  readonly note: string;
  /** Relative to the workspace's notes from chat. */
  readonly file: string;
  /** The version of the note that it says. */
  readonly version: number;
  /** Of its bytes: another one is somebody else's work. */
  readonly digest: string;
  /** Its text, where a hand wrote it otherwise than it is written here; `null`: as it is written. */
  readonly text: string | null;
}

/** The port. */
export interface TaughtFiles {
  list(workspace: WorkspaceId): Promise<readonly TaughtFile[]>;
  put(workspace: WorkspaceId, file: TaughtFile): Promise<void>;
  remove(workspace: WorkspaceId, note: string): Promise<void>;
}
