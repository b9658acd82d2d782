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
 * Says who may manage, and what could not be found out about the asker.
 * @param managers - the groups that the workspace named as managers, as `mayManage` takes them
 */
export function refuseToManage({ place, standing }: Message, managers: readonly string[]): Reply {
  const groups = managers.length === 0 ? '' : `, and these groups: ${managers.join(', ')}`;
  const unknown = standing?.unknown === undefined ? '' : ` ${standing.unknown}`;
  return sayProblem(`Only those who manage may do that: ${WHO[place.adapter]}${groups}.${unknown}`);
}
