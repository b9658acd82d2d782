/** Looks through the inboxes of several workspaces: whoever runs the bot sees all of them. */
import type { InboxService, InboxEntry, InboxFilter } from './inbox.js';
import type { WorkspaceId } from '../message.js';

/** How often a question came up, whatever the cause. */
export function timesAsked({ causes }: InboxEntry): number {
  return causes['not-found'] + causes.unhelpful + causes.dismissed;
}

/** Entries of all these workspaces: the most asked first, then the latest; no more than the filter's limit. */
export async function listInboxes(
  service: InboxService,
  workspaces: readonly WorkspaceId[],
  filter: InboxFilter,
): Promise<readonly InboxEntry[]> {
  const entries: InboxEntry[] = [];
  for (const workspace of workspaces) entries.push(...(await service.list(workspace, filter)));
  return entries
    .sort((a, b) => timesAsked(b) - timesAsked(a) || b.lastAt - a.lastAt || a.id - b.id)
    .slice(0, filter.limit);
}

/** The entry with this number, in whichever of these workspaces it is. */
export async function findInInboxes(
  service: InboxService,
  workspaces: readonly WorkspaceId[],
  id: number,
): Promise<InboxEntry | null> {
  for (const workspace of workspaces) {
    const entry = await service.find(workspace, id);
    if (entry !== null) return entry;
  }
  return null;
}
