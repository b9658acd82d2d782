/** What somebody is told who may not manage. */
import type { AdapterName } from '../../core/adapters.js';
import { StoreAway } from '../../core/errors.js';
import type { Message } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import { isOutside, type PermissionGap, type Permissions } from '../../core/permissions.js';
import type { Settings } from '../../core/records/settings.js';
import type { Messages } from '../messages/messages.js';
import { sayProblem } from './plain.js';

/**
 * Says who may manage, as the end of a sentence.
 * @param managers - the groups that the workspace named as managers, as `mayManage` takes them
 */
export function whoManages(
  adapter: AdapterName,
  managers: readonly string[],
  messages: Messages,
): string {
  const who = messages.say(`manage.who.${adapter}`);
  return managers.length === 0
    ? who
    : messages.say('manage.whoAndGroups', { who, groups: managers.join(', ') });
}

/**
 * Refuses what only those may do who manage: says who they are, and what could not be found out about the asker.
 * @param managers - as {@link whoManages} takes them
 */
export function refuseToManage(
  { place, permissions }: Pick<Message, 'place' | 'permissions'>,
  managers: readonly string[],
  messages: Messages,
): Reply {
  const refusal = messages.say('manage.refused', {
    who: whoManages(place.adapter, managers, messages),
  });
  const gaps = permissions?.unknown ?? [];
  return sayProblem([refusal, ...gaps.map((gap) => sayGap(gap, messages))].join(' '));
}

function sayGap({ what, lacks }: PermissionGap, messages: Messages): string {
  const named = messages.say(`manage.${what}`);
  return lacks === null
    ? messages.say('manage.away', { what: named })
    : messages.say('manage.lacks', { what: named, scope: lacks });
}

/**
 * Refuses what needs what is kept, while the store is away.
 * @param error - what stopped the work; any other is thrown on
 */
export function refuseWhileAway(error: unknown, messages: Messages): Reply {
  if (!(error instanceof StoreAway)) throw error;
  return sayProblem(messages.say('say.away'));
}

/**
 * Why somebody who is no member is not answered; `null`: they are.
 * @param membersOnly - what they want is for members alone, also where outsiders are answered otherwise
 */
export function whyNotOutside(
  permissions: Permissions | undefined,
  membersOnly: boolean,
  values: Pick<Settings, 'outsiders'>,
  messages: Messages,
): string | null {
  if (!isOutside(permissions, values)) return null;
  if (values.outsiders === 'no') return messages.say('say.membersOnly');
  return membersOnly ? messages.say('say.membersOnlyCommand') : null;
}
