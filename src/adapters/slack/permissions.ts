/** What Slack says about a person: owner or admin of the workspace, and the user groups that they are in. */
import type { UsergroupsListResponse, UsersInfoResponse, WebClient } from '@slack/web-api';
import type { Log } from '../../core/log.js';
import {
  OUTSIDER,
  STRANGER,
  type Group,
  type Permissions,
  type PermissionGap,
} from '../../core/permissions.js';
import { remember } from '../../core/remember.js';
import { remembering } from './remember-answers.js';
import type { SlackTeam } from './slack-target.js';
import { slackError } from './post/web-api.js';
import { isGroupId } from './render/render.js';
import type { WorkspaceAccess } from './setup/workspace-access.js';

/** Finds out people's permissions. */
export interface SlackPermissions {
  /** Never rejects: what Slack did not tell counts as no, and is said in `unknown`. */
  of(team: SlackTeam, user: string): Promise<Permissions>;
  /** Whether somebody left the workspace or is deactivated. Never rejects: what Slack did not tell counts as no. */
  isGone(team: SlackTeam, user: string): Promise<boolean>;
  /** Ids of user groups by name, with or without `@`, or by their ids. Never rejects: what Slack did not tell is left out. */
  groupIds(team: SlackTeam, names: readonly string[]): Promise<readonly string[]>;
}

/** What the lookup works with. */
export interface SlackPermissionsOptions {
  readonly access: WorkspaceAccess;
  /** User ids that administrate wherever the bot is. */
  readonly staff: ReadonlySet<string>;
  readonly log: Log;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Somebody who lost a role keeps it for this long here. Slack allows 20 looks at the groups and 100 at people a
 * minute (rate limit tiers 2 and 4), so that every message can't ask.
 */
const LIFETIME_MS = 5 * 60_000;
/** An app gets a scope by being installed anew; until then each question would be refused, and each refusal logged. */
const REFUSAL_MS = 60 * 60_000;
const MOST_PEOPLE = 10_000;
const MOST_TEAMS = 500;

/** Slack's words for somebody who is not there (users.info, "Errors"). */
const NOBODY = new Set(['user_not_found', 'users_not_found']);

/** A workspace's user groups by member. */
type Groups = ReadonlyMap<string, readonly Group[]>;

/** Creates the lookup. */
export function createSlackPermissions(options: SlackPermissionsOptions): SlackPermissions {
  const { access, staff, log, now } = options;
  const people = remembering<Person>({ lifetime: LIFETIME_MS, most: MOST_PEOPLE, now });
  const groups = remembering<Groups>({ lifetime: LIFETIME_MS, most: MOST_TEAMS, now });
  /** By workspace and what was asked: until when Slack's no counts. */
  const refusedUntil = new Map<string, number>();

  const personOf = (team: SlackTeam, user: string): Promise<Person> =>
    people(`${team.id}/${user}`, async () => {
      const client = await access.clientOf(team);
      return readPerson((await client.users.info({ user })).user ?? {}, team);
    });

  const groupsIn = (team: SlackTeam): Promise<Groups> =>
    groups(team.id, async () => listGroups(await access.clientOf(team), team));
  const groupsOf = async (team: SlackTeam, user: string): Promise<readonly Group[]> =>
    (await groupsIn(team)).get(user) ?? [];

  return {
    async of(team, user) {
      const unknown: PermissionGap[] = [];
      /** Asks, unless Slack said a while ago that the app lacks the scope for it. */
      const ask = async <T>(
        what: PermissionGap['what'],
        scope: string,
        fallback: T,
        question: () => Promise<T>,
      ): Promise<T> => {
        const key = `${team.id}/${what}`;
        if ((refusedUntil.get(key) ?? 0) > now()) {
          unknown.push({ what, lacks: scope });
          return fallback;
        }
        return question().catch((error: unknown) => {
          const isRefused = slackError(error) === 'missing_scope';
          if (isRefused) remember(refusedUntil, key, now() + REFUSAL_MS, MOST_TEAMS);
          log.warn({ err: error, team: team.id }, `Slack did not tell who is in its ${what}`);
          unknown.push({ what, lacks: isRefused ? scope : null });
          return fallback;
        });
      };
      const [person, inGroups] = await Promise.all([
        ask('admins', 'users:read', UNKNOWN, () => personOf(team, user)),
        ask('groups', 'usergroups:read', STRANGER.groups, () => groupsOf(team, user)),
      ]);
      const { zone } = person;
      const zoned = zone !== undefined && { zone };
      if (person.outsider) return { ...OUTSIDER, ...zoned };
      const administrates = person.administrates || staff.has(user);
      const { name } = person;
      return {
        administrates,
        groups: inGroups,
        ...(name !== '' && { name }),
        ...zoned,
        ...(unknown.length > 0 && { unknown }),
      };
    },
    async isGone(team, user) {
      try {
        const client = await access.clientOf(team);
        return (await client.users.info({ user })).user?.deleted === true;
      } catch (error) {
        if (NOBODY.has(slackError(error) ?? '')) return true;
        log.warn({ err: error, team: team.id }, 'Slack did not tell whether somebody left');
        return false;
      }
    },
    async groupIds(team, names) {
      if (names.every(isGroupId)) return names;
      const known = await groupsIn(team).catch((error: unknown) => {
        log.warn({ err: error, team: team.id }, 'Slack did not tell its user groups');
        return new Map<string, readonly Group[]>();
      });
      const all = [...known.values()].flat();
      const idOf = (named: string) => {
        const wanted = named.replace(/^@/, '').toLowerCase();
        return all.find(({ name }) => name?.toLowerCase() === wanted)?.id;
      };
      return names.flatMap((named) => (isGroupId(named) ? named : (idOf(named) ?? [])));
    },
  };
}

/** What is known of a person. */
interface Person {
  /** As Slack shows it to others; empty: it did not say. */
  readonly name: string;
  readonly administrates: boolean;
  readonly outsider: boolean;
  /** Of their profile. */
  readonly zone?: string;
}

const UNKNOWN: Person = { name: '', administrates: false, outsider: false };

/**
 * Guests, and people of other workspaces in shared channels, are no members (users.info: `is_restricted`,
 * `is_ultra_restricted`, `is_stranger`, `team_id`). In an organisation, its other workspaces are no strangers.
 */
function readPerson(
  user: NonNullable<UsersInfoResponse['user']>,
  { id, enterprise }: SlackTeam,
): Person {
  const guest = user.is_restricted === true || user.is_ultra_restricted === true;
  const home = user.enterprise_user?.enterprise_id ?? user.team_id ?? id;
  const elsewhere = home !== id && home !== enterprise;
  const { display_name: shown, real_name: real } = user.profile ?? {};
  return {
    name: [shown, real, user.real_name, user.name].find((one) => one) ?? '',
    administrates: user.is_admin === true || user.is_owner === true,
    outsider: guest || user.is_stranger === true || elsewhere,
    ...(user.tz !== undefined && { zone: user.tz }),
  };
}

async function listGroups(client: WebClient, { id, orgWide }: SlackTeam): Promise<Groups> {
  const { usergroups = [] } = await client.usergroups.list({
    include_users: true,
    ...(orgWide && { team_id: id }),
  });
  const byMember = new Map<string, Group[]>();
  for (const group of usergroups)
    for (const member of group.users ?? [])
      byMember.set(member, [...(byMember.get(member) ?? []), ...readGroup(group)]);
  return byMember;
}

function readGroup({ id, handle }: NonNullable<UsergroupsListResponse['usergroups']>[number]) {
  if (id === undefined) return [];
  return [{ id, ...(handle !== undefined && { name: handle }) }];
}
