/** Who proposed a note, so that they are told what became of it; and the port that keeps it. */
import type { Place, WorkspaceId } from '../../message.js';

/** Somebody who proposed, and where. */
export interface Proposer {
  readonly place: Place;
  readonly author: string;
}

/** Keeps who proposed a note until somebody decided: a mark of them, and encrypted where they are told. */
export interface Proposers {
  /** Keeps who proposed it; the first stays. @param note - its id, as in `TaughtNote` */
  add(workspace: WorkspaceId, note: string, proposer: Proposer): Promise<void>;
  /** `null`: nobody, or they had it forgotten. */
  find(workspace: WorkspaceId, note: string): Promise<Proposer | null>;
  /** How many notes of somebody's wait to be decided. @param author - the platform's id */
  waiting(workspace: WorkspaceId, author: string): Promise<number>;
  /** Forgets it. */
  remove(workspace: WorkspaceId, note: string): Promise<void>;
}

/** So many notes of one person may wait at once: nobody's proposals crowd out the others'. */
export const MOST_WAITING = 20;
