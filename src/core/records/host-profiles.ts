/** Host profiles: machines that a team has named, so that nobody has to describe them to `/canirun` again. */
import type { WorkspaceId } from '../message.js';

/** A machine under the name that its team gave it. */
export interface HostProfile {
  /** As `readProfileName` gives it. */
  readonly name: string;
  /** The machine in words that the host catalogue understands. */
  readonly description: string;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

/** A workspace has at most so many. */
export const MOST_PROFILES = 200;

/** Longest description, in characters: what tells of a machine fits in far less. */
export const LONGEST_DESCRIPTION = 2_000;

/** The port that keeps profiles. They are their workspace's alone. */
export interface HostProfiles {
  /** All of a workspace, by name. */
  list(workspace: WorkspaceId): Promise<readonly HostProfile[]>;
  find(workspace: WorkspaceId, name: string): Promise<HostProfile | null>;
  /**
   * Keeps a profile; one of the same name is replaced.
   * @returns `full` where the workspace has as many as it may: nothing was kept
   */
  put(
    workspace: WorkspaceId,
    profile: Pick<HostProfile, 'name' | 'description'>,
  ): Promise<'added' | 'replaced' | 'full'>;
  /** @returns false when there was none of that name */
  remove(workspace: WorkspaceId, name: string): Promise<boolean>;
}

/** Names that mean something else behind an image. */
const TAKEN = new Set(['all', 'on']);

/** Letters, digits and `. _ -` between them: one word, and no flag, path or mention. */
const NAME = /^[\p{Ll}\p{N}](?:[\p{Ll}\p{N}._-]{0,38}[\p{Ll}\p{N}])?$/u;

/**
 * Reads a profile's name as typed; case does not count.
 * @returns the name as kept, or `null` when it is none
 */
export function readProfileName(typed: string): string | null {
  const name = typed.normalize('NFKC').trim().toLowerCase();
  return NAME.test(name) && !TAKEN.has(name) ? name : null;
}
