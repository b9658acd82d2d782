/** The hosts that `quaymaster canirun` judges on: as they were described or named, and the nodes of a cluster from a file. */
import { ofPool, type NamedHost } from '../../bot/hosts/team-hosts.js';
import { readNodePools } from '../../canirun/hosts/pasted/node-pools.js';
import type { Config } from '../../app/config/config.js';
import { UserError } from '../../core/errors.js';
import { readLogFile } from './log-file.js';
import { hostsNamed } from './team-hosts.js';

/**
 * All hosts that were given.
 * @param descriptions - as typed; empty ones are none
 * @param nodes - the file with the nodes of a cluster
 * @throws UserError where no node, or no host of a name, is there
 */
export async function hostsOf(
  descriptions: readonly string[],
  nodes: string | undefined,
  config: Config,
): Promise<readonly NamedHost[]> {
  const described = descriptions.filter((words) => words.trim() !== '');
  const named = await Promise.all(described.map((words) => hostsNamed(words, config)));
  return [...named.flat(), ...(nodes === undefined ? [] : await readNodesFile(nodes))];
}

/**
 * Reads the pools, the largest first.
 * @param file - output of `kubectl get nodes`, wide, JSON or YAML; `-`: standard input
 * @throws UserError where it can't be read, or shows no node
 */
async function readNodesFile(file: string): Promise<readonly NamedHost[]> {
  const pools = readNodePools(await readLogFile(file));
  if (pools.length === 0)
    throw new UserError(
      'bad-input',
      `${file === '-' ? 'Standard input' : file} shows no nodes. Write them with: kubectl get nodes -o wide (or -o json, at most a megabyte).`,
    );
  return pools.map((pool) => ofPool(pool, pools.length > 1));
}
