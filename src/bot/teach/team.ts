/** Whose notes from chat are meant. */
import type { WorkspaceId } from '../../core/message.js';

/** The page and the terminal are two doors of one team: whoever runs the bot. */
export function teamOf({ adapter, workspace }: WorkspaceId): WorkspaceId {
  return { adapter: adapter === 'cli' ? 'web' : adapter, workspace };
}
