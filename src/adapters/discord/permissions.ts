/** What Discord says about a person: permissions and roles. Pure. */
import { GuildMemberFlags, PermissionFlagsBits } from 'discord.js';
import type { Message } from '../../core/message.js';
import { STRANGER, type Group, type Permissions } from '../../core/permissions.js';

/** What is known of a server's roles, where the gateway told it. */
export interface GuildView {
  /** The person to whom the server belongs: may do everything. */
  readonly owner: string;
  /** A role's permissions; none for a role that is not known (yet). */
  permissions(role: string): bigint;
}

/** The permissions by which somebody administrates a server (Discord reference, "Permissions"). */
const ADMINISTRATES = PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild;

/** Reads a bit set as Discord writes it: a decimal number in a string. What is none grants nothing. */
export function readPermissions(text: string | undefined): bigint {
  return text !== undefined && /^\d{1,40}$/.test(text) ? BigInt(text) : 0n;
}

/**
 * The permissions of somebody with these permissions and roles. Roles have no names here: interactions bring along ids.
 * @param name - as the server shows them, where that is known
 */
export function permissionsOf(
  permissions: bigint,
  groups: readonly Group[],
  name?: string,
): Permissions {
  const administrates = (permissions & ADMINISTRATES) !== 0n;
  return { administrates, groups, ...(name !== undefined && { name }) };
}

/**
 * The permissions of somebody who wrote a message: messages bring along ids of roles alone.
 * @param guild - the server's id, which is also the id of the role that everybody has
 */
export function permissionsOfMember(
  guild: string,
  user: string,
  roles: readonly string[],
  view: GuildView,
): Permissions {
  const bits = [guild, ...roles].reduce((all, role) => all | view.permissions(role), 0n);
  const permissions = permissionsOf(
    bits,
    roles.map((id) => ({ id })),
  );
  return { ...permissions, administrates: permissions.administrates || view.owner === user };
}

/** What a channel changes about the permissions of a role or a person. */
export interface Overwrite {
  /** The role's or the person's id. */
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

/**
 * Whether a member has a permission in a channel, where no interaction says it (Discord reference, "Permission Hierarchy":
 * everybody's, then roles' together, then the person's own).
 * @param guild - the server's id, which is also the id of the role that everybody has
 */
export function mayIn(
  guild: string,
  { user, roles }: { readonly user: string; readonly roles: readonly string[] },
  view: GuildView,
  overwrites: readonly Overwrite[],
  permission: bigint,
): boolean {
  const base = [guild, ...roles].reduce((all, role) => all | view.permissions(role), 0n);
  if (view.owner === user || (base & PermissionFlagsBits.Administrator) !== 0n) return true;
  const change = (bits: bigint, ids: readonly string[]) => {
    const own = overwrites.filter(({ id }) => ids.includes(id));
    const denied = own.reduce((all, { deny }) => all | deny, 0n);
    return own.reduce((all, { allow }) => all | allow, bits & ~denied);
  };
  const here = change(change(change(base, [guild]), roles), [user]);
  return (here & permission) !== 0n;
}

/**
 * Whether somebody is no full member: a guest by invitation, or not yet through the server's rules (reference, "Guild
 * Member": `flags` IS_GUEST, `pending`).
 */
export function isOutsider({ flags = 0, pending = false }: MemberView): boolean {
  return pending || (flags & GuildMemberFlags.IsGuest) !== 0;
}

/** What Discord sends of a member that tells it. */
export interface MemberView {
  readonly flags?: number | undefined;
  readonly pending?: boolean | undefined;
}

/** Staff administrate wherever the bot is, if they are members. */
export function withStaff<Person extends Pick<Message, 'author' | 'permissions'>>(
  person: Person,
  staff: ReadonlySet<string>,
): Person & { readonly permissions: Permissions } {
  const { author, permissions = STRANGER } = person;
  if (permissions.outsider === true) return { ...person, permissions };
  return {
    ...person,
    permissions: staff.has(author) ? { ...permissions, administrates: true } : permissions,
  };
}
