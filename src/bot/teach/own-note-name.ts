/** How commands name a note from somebody's message: in a direct message of Discord, which has no server, with its server. */
import type { WorkspaceId } from '../../core/message.js';
import type { TaughtNote } from '../../core/records/taught-notes.js';

/** A note, named. */
export interface NamedOwnNote {
  readonly workspace: WorkspaceId;
  readonly id: string;
}

/** Writes it. */
export function formatOwnNote({
  adapter,
  workspace,
  id,
}: Pick<TaughtNote, 'adapter' | 'workspace' | 'id'>): string {
  return adapter === 'discord' ? `${workspace}.${id}` : id;
}

/**
 * Reads {@link formatOwnNote} back. A server counts in Discord alone, where a person's id is theirs in all servers.
 * @param here - the workspace in which it is said
 */
export function readOwnNote(words: string, { adapter, workspace }: WorkspaceId): NamedOwnNote {
  const [, server, id = words] = /^(\d{1,20})\.(\w{1,8})$/.exec(words.trim()) ?? [];
  const where = adapter === 'discord' && server !== undefined ? server : workspace;
  return { workspace: { adapter, workspace: where }, id: id.trim().toLowerCase() };
}
