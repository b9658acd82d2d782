/** Whose numbers and questions somebody sees. */
import type { InboxService } from '../../core/records/inbox.js';
import type { Place, WorkspaceId } from '../../core/message.js';

/** The web page and the terminal belong to whoever runs the bot, who sees all workspaces; a chat sees its own. */
export async function scopeOf(
  place: Place,
  inbox: InboxService | undefined,
): Promise<readonly WorkspaceId[]> {
  if (place.adapter !== 'web' && place.adapter !== 'cli') return [place];
  const all = (await inbox?.workspaces()) ?? [];
  return all.length > 0 ? all : [place];
}
