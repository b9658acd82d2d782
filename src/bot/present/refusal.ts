/** What somebody is told who may not manage. */
import type { AdapterName, Message } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import { sayProblem } from './plain.js';

/** Who may manage where nobody else is named, as the end of a sentence. */
const WHO: Readonly<Record<AdapterName, string>> = {
  slack: 'owners and admins of this Slack workspace',
  discord: 'people who may manage this Discord server',
  web: 'whoever runs me',
  cli: 'whoever runs me',
};

/**
 * Says who may manage, as the end of a sentence.
 * @param managers - the groups that the workspace named as managers, as `mayManage` takes them
 */
export function whoManages(adapter: AdapterName, managers: readonly string[]): string {
  const groups = managers.length === 0 ? '' : `, and these groups: ${managers.join(', ')}`;
  return `${WHO[adapter]}${groups}`;
}

/**
 * Refuses what only those may do who manage: says who they are, and what could not be found out about the asker.
 * @param managers - as {@link whoManages} takes them
 */
export function refuseToManage(
  { place, standing }: Pick<Message, 'place' | 'standing'>,
  managers: readonly string[],
): Reply {
  const unknown = standing?.unknown === undefined ? '' : ` ${standing.unknown}`;
  const who = whoManages(place.adapter, managers);
  return sayProblem(`Only those who manage may do that: ${who}.${unknown}`);
}
