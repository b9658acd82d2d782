/** What Discord says about a person: permissions and roles. Pure. */
import { PermissionFlagsBits } from 'discord.js';
import type { Message } from '../../core/message.js';
import { STRANGER, type Group, type Standing } from '../../core/permissions.js';

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

/** The standing of somebody with these permissions and roles. Roles have no names here: interactions bring along ids. */
export function standingOf(permissions: bigint, groups: readonly Group[]): Standing {
  return { administrates: (permissions & ADMINISTRATES) !== 0n, groups };
}

/**
 * The standing of somebody who wrote a message: messages bring along ids of roles alone.
 * @param guild - the server's id, which is also the id of the role that everybody has
 */
export function standingOfMember(
  guild: string,
  user: string,
  roles: readonly string[],
  view: GuildView,
): Standing {
  const permissions = [guild, ...roles].reduce((all, role) => all | view.permissions(role), 0n);
  const standing = standingOf(
    permissions,
    roles.map((id) => ({ id })),
  );
  return { ...standing, administrates: standing.administrates || view.owner === user };
}

/** Staff administrate wherever the bot is. */
export function withStaff<Person extends Pick<Message, 'author' | 'standing'>>(
  person: Person,
  staff: ReadonlySet<string>,
): Person & { readonly standing: Standing } {
  const { author, standing = STRANGER } = person;
  return {
    ...person,
    standing: staff.has(author) ? { ...standing, administrates: true } : standing,
  };
}
