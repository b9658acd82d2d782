/** The team's own machines in front of the host catalogue: under their names, all together, and while a name is typed. */
import {
  readProfileName,
  type HostProfile,
  type HostProfiles,
} from '../../core/records/host-profiles.js';
import { workspaceName, type WorkspaceId } from '../../core/message.js';
import { readNodePools, type NodePool } from '../../canirun/hosts/pasted/node-pools.js';
import { teamOf } from '../teach/team.js';
import { remember } from '../../core/remember.js';

/** A host that somebody named: one of the team's, or a description of any. */
export interface NamedHost {
  /** As it was named. */
  readonly shown: string;
  /** In words that the host catalogue understands. */
  readonly description: string;
  readonly profile: boolean;
  /** Where it is a pool of a cluster. */
  readonly pool?: NodePool;
}

/** The team's machines. */
export interface TeamHosts extends HostProfiles {
  /** Names of a workspace's machines as remembered, for completing; fresh ones are fetched meanwhile. */
  names(workspace: WorkspaceId): readonly string[];
}

/** The word for all of the team's machines at once. */
export const ALL_HOSTS = 'all';

/** Names of so many workspaces are remembered, the least recently used going first. */
const MOST_WORKSPACES = 1_000;
/** Names are fetched anew after so many milliseconds: another process may have changed them. */
const FRESH_MS = 60_000;

interface Remembered {
  readonly names: readonly string[];
  readonly at: number;
}

/**
 * Remembers names over a store.
 * @param now - the clock, in milliseconds since 1970
 * @param onError - told when names can't be fetched; typing goes on without them
 */
export function createTeamHosts(
  store: HostProfiles,
  now: () => number,
  onError: (error: unknown) => void,
): TeamHosts {
  const known = new Map<string, Remembered>();
  const keep = (workspace: WorkspaceId, names: readonly string[]): void => {
    remember(known, keyOf(workspace), { names, at: now() }, MOST_WORKSPACES);
  };
  const list = async (workspace: WorkspaceId): Promise<readonly HostProfile[]> => {
    const profiles = await store.list(teamOf(workspace));
    keep(
      workspace,
      profiles.map(({ name }) => name),
    );
    return profiles;
  };
  return {
    list,
    find: (workspace, name) => store.find(teamOf(workspace), name),
    async put(workspace, profile) {
      const outcome = await store.put(teamOf(workspace), profile);
      known.delete(keyOf(workspace));
      return outcome;
    },
    async remove(workspace, name) {
      const was = await store.remove(teamOf(workspace), name);
      known.delete(keyOf(workspace));
      return was;
    },
    names(workspace) {
      const before = known.get(keyOf(workspace));
      if (before === undefined || now() - before.at > FRESH_MS) {
        keep(workspace, before?.names ?? []);
        list(workspace).catch(onError);
      }
      return before?.names ?? [];
    },
  };
}

function keyOf(id: WorkspaceId): string {
  return workspaceName(teamOf(id));
}

/**
 * The hosts that words mean: the pools of a pasted cluster, all of the team's, the one of exactly this name, or what they
 * describe.
 * @param hosts - the team's; absent: nobody has any
 * @returns none where all are meant and there are none
 */
export async function hostsMeant(
  words: string,
  workspace: WorkspaceId,
  hosts: TeamHosts | undefined,
): Promise<readonly NamedHost[]> {
  const pools = readNodePools(words);
  if (pools.length > 0) return pools.map((pool) => ofPool(pool, pools.length > 1));
  const described = { shown: words, description: words, profile: false };
  if (hosts === undefined) return [described];
  if (words.toLowerCase() === ALL_HOSTS) return (await hosts.list(workspace)).map(ofProfile);
  const name = readProfileName(words);
  const profile = name === null ? null : await hosts.find(workspace, name);
  return [profile === null ? described : ofProfile(profile)];
}

/** A pool by its first node and how many more there are; the only one of a cluster by what it is. */
export function ofPool(pool: NodePool, hasOthers: boolean): NamedHost {
  const { nodes, description } = pool;
  const [first = ''] = nodes;
  const name = nodes.length > 1 ? `${first} +${nodes.length - 1}` : first;
  const shown = hasOthers ? name : asTyped(description);
  return { shown, description, profile: false, pool };
}

/** A pool's description as somebody would type it: between hosts stands a semicolon. */
export function asTyped(description: string): string {
  return description.replaceAll(' ; ', ', ');
}

function ofProfile({ name, description }: HostProfile): NamedHost {
  return { shown: name, description, profile: true };
}
