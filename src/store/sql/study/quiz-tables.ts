/** What the tables of questions asked together have in common: what they work with, and places as rows have them. */
import type { Place, WorkspaceId } from '../../../core/message.js';
import type { Seal } from '../../../core/records/store.js';
import type { People } from '../people.js';
import type { Everywhere, Within } from '../within.js';

/** What the tables work with. */
export interface QuizTables {
  readonly within: Within;
  readonly everywhere: Everywhere;
  readonly people: People;
  /** Encrypts conversations, people and what was shown. */
  readonly seal: Seal;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** A workspace and nothing else that the value at hand may have. */
export function only({ adapter, workspace }: WorkspaceId): WorkspaceId {
  return { adapter, workspace };
}

/** The channel itself, whichever of its threads is meant. */
export function channelOf({ adapter, workspace, channel }: Place): Place {
  return { adapter, workspace, channel, thread: channel };
}
