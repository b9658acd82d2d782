/** Whether people can be asked where a message was said, and who. */
import { isChat } from '../../core/adapters.js';
import type { CommandContext } from '../command.js';
import type { Experts } from './asking-service.js';

/**
 * Finds who may be asked: the groups that the settings name. They are asked where the question stands; where nobody but the
 * asker is, only if the settings name a channel for it.
 * @returns `null`: nobody
 */
export function expertsHere({
  message,
  settings,
  parts,
}: Pick<CommandContext, 'message' | 'settings' | 'parts'>): Experts | null {
  const { experts: groups, expertsin: named } = settings.values;
  const { place, alone } = message;
  if (!isChat(place.adapter) || parts.asking === undefined || groups.length === 0) return null;
  if (message.permissions?.outsider === true) return null;
  const channel = named === place.channel ? null : named;
  return channel === null && alone === true ? null : { groups, channel };
}
