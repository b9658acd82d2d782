/** What somebody is told who may not manage. */
import type { AdapterName, Message } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type { StandingGap } from '../../core/permissions.js';
import type { Words } from '../messages/messages.js';
import { sayProblem } from './plain.js';

/**
 * Says who may manage, as the end of a sentence.
 * @param managers - the groups that the workspace named as managers, as `mayManage` takes them
 */
export function whoManages(
  adapter: AdapterName,
  managers: readonly string[],
  words: Words,
): string {
  const who = words.say(`manage.who.${adapter}`);
  return managers.length === 0
    ? who
    : words.say('manage.whoAndGroups', { who, groups: managers.join(', ') });
}

/**
 * Refuses what only those may do who manage: says who they are, and what could not be found out about the asker.
 * @param managers - as {@link whoManages} takes them
 */
export function refuseToManage(
  { place, standing }: Pick<Message, 'place' | 'standing'>,
  managers: readonly string[],
  words: Words,
): Reply {
  const refusal = words.say('manage.refused', { who: whoManages(place.adapter, managers, words) });
  const gaps = standing?.unknown ?? [];
  return sayProblem([refusal, ...gaps.map((gap) => sayGap(gap, words))].join(' '));
}

function sayGap({ what, lacks }: StandingGap, words: Words): string {
  const named = words.say(`manage.${what}`);
  return lacks === null
    ? words.say('manage.away', { what: named })
    : words.say('manage.lacks', { what: named, scope: lacks });
}
