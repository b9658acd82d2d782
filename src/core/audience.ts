/** Who may see a note that is limited to channels or roles. The one decision; views of the notes rest on it. */
import { isChat } from './adapters.js';
import type { Place } from './message.js';
import { isInGroup, STRANGER, type Permissions } from './permissions.js';

/** Whoever looks at notes: where (an empty channel is nowhere), and with what permissions. */
export interface Viewer {
  readonly place: Pick<Place, 'adapter' | 'workspace' | 'channel'>;
  readonly permissions?: Permissions;
}

/** Somebody of whom nothing is known, nowhere: sees what everybody may see. */
export const NOBODY: Viewer = { place: { adapter: 'web', workspace: '', channel: '' } };

/** Anybody at all in a workspace, wherever they are there: sees what all of it may see, as an outsider does. */
export function everybodyIn({ adapter, workspace }: Omit<Viewer['place'], 'channel'>): Viewer {
  return { place: { adapter, workspace, channel: '' } };
}

/**
 * Decides whether somebody may see something limited.
 * @param audience - of each list one entry must fit: the channel's id (for all who are in it), the outlet's name
 *   (`web`, `cli`), or a role or user group of the viewer's, as {@link isInGroup} takes it. An empty list fits nobody.
 */
export function maySee(
  audience: readonly (readonly string[])[] | undefined,
  { place, permissions = STRANGER }: Viewer,
): boolean {
  if (audience === undefined) return true;
  return audience.every(
    (entries) =>
      (place.channel !== '' &&
        // Of an outlet that is no chat, whoever asks names the conversation: no name of theirs is a channel's.
        ((isChat(place.adapter) && entries.includes(place.channel)) ||
          entries.includes(place.adapter))) ||
      isInGroup(permissions, entries),
  );
}
