/** Who may put notes off, and say that somebody is away. Pure. */
import { isInGroup, type Permissions } from '../../core/permissions.js';
import type { Keepers } from './care-items.js';
import { personId } from './person-id.js';

/** Whoever acts. */
export interface Actor {
  readonly author: string;
  readonly permissions?: Permissions | undefined;
  readonly mayManage: boolean;
}

/** Whether somebody is meant by what is written: by their id, or as one of a group. A mere name proves nothing. */
export function isMeant(written: string, { author, permissions }: Actor): boolean {
  const id = personId(written);
  if (id !== null && id === author) return true;
  const group = /^(?:<@&(\d+)>|<!subteam\^(\w+)(?:\|[^>]*)?>|(.+))$/.exec(written.trim());
  const named = group?.[1] ?? group?.[2] ?? group?.[3] ?? '';
  return permissions !== undefined && isInGroup(permissions, [named]);
}

/** Whether somebody may put a note off: who keeps it, or stands in, or manages. */
export function maySnooze({ owner, standIn }: Keepers, actor: Actor): boolean {
  return actor.mayManage || isMeant(owner, actor) || (standIn !== null && isMeant(standIn, actor));
}

/** Whether somebody may say that a person is away: that person, who stands in for them somewhere, or who manages. */
export function mayExcuse(person: string, keepers: readonly Keepers[], actor: Actor): boolean {
  const same = (one: string): boolean =>
    one.trim().toLowerCase() === person.trim().toLowerCase() ||
    (personId(one) !== null && personId(one) === personId(person));
  const standIns = keepers.filter(({ owner }) => same(owner)).map(({ standIn }) => standIn);
  return (
    actor.mayManage ||
    isMeant(person, actor) ||
    standIns.some((one) => one !== null && isMeant(one, actor))
  );
}
