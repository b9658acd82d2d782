/** What a platform says about the person who writes, and the one decision that rests on it: who may manage. */

/** A role of Discord or a user group of Slack. */
export interface Group {
  /** The platform's own id. */
  readonly id: string;
  /** As people see it, without `@`; absent where the platform did not say. */
  readonly name?: string;
}

/** Something of the permissions that the platform did not tell. */
export interface PermissionGap {
  /** Who is an admin, or who is in which user group. */
  readonly what: 'admins' | 'groups';
  /** The permission that the app lacks for it; `null`: the platform could not be asked just now. */
  readonly lacks: string | null;
}

/** The asker's permissions in the workspace, as plain data. */
export interface Permissions {
  /**
   * The platform, or whoever runs the bot, lets them administrate the workspace: owners and admins of a Slack
   * workspace, who may manage a Discord server, people named as staff, and whoever sits at the terminal or the web page.
   */
  readonly administrates: boolean;
  /**
   * They are no member: a guest, or of another organisation that shares a channel. What they are answered, the setting
   * `outsiders` says; they never manage.
   */
  readonly outsider?: true;
  /** The roles and user groups that they are in. */
  readonly groups: readonly Group[];
  /** IANA name of their time zone, where the platform has one. */
  readonly zone?: string;
  /** What the platform calls them; absent where it did not say. Nothing is allowed by it. */
  readonly name?: string;
  /** What could not be found out, and why. Absent: nothing. */
  readonly unknown?: readonly PermissionGap[];
}

/** Somebody of whom nothing is known. */
export const STRANGER: Permissions = { administrates: false, groups: [] };

/** Somebody who is no member: in no group that counts. */
export const OUTSIDER: Permissions = { ...STRANGER, outsider: true };

/** Whoever runs the bot. */
export const OPERATOR: Permissions = { administrates: true, groups: [] };

/**
 * Decides who may manage: change settings, close questions of the inbox, keep host profiles.
 * @param permissions - the person's; absent: nothing is known
 * @param managers - ids or names (`@name`) of the groups that the workspace named as managers
 */
export function mayManage(
  permissions: Permissions | undefined,
  managers: readonly string[],
): boolean {
  if (permissions === undefined || permissions.outsider === true) return false;
  return permissions.administrates || isInGroup(permissions, managers);
}

/**
 * Whether somebody is no member, where that makes a difference.
 * @param outsiders - the setting: with `yes` they are answered as members
 */
export function isOutside(
  permissions: Permissions | undefined,
  { outsiders }: { readonly outsiders: 'no' | 'public' | 'yes' },
): boolean {
  return permissions?.outsider === true && outsiders !== 'yes';
}

/**
 * Whether somebody is in one of the groups.
 * @param named - ids, or names with or without `@`, in any case; an id is the safer way, because whoever may make
 *   groups may give one any name
 */
export function isInGroup(permissions: Permissions, named: readonly string[]): boolean {
  const wanted = new Set(named.map((group) => group.replace(/^@/, '').toLowerCase()));
  return permissions.groups.some(
    ({ id, name }) =>
      wanted.has(id.toLowerCase()) || (name !== undefined && wanted.has(name.toLowerCase())),
  );
}
