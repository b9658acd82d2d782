/** The hosts that `quaymaster canirun` is told by name: those that were named in the terminal's chat or on the page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  ALL_HOSTS,
  createTeamHosts,
  hostsMeant,
  type NamedHost,
} from '../../bot/hosts/team-hosts.js';
import type { Config } from '../../app/config/config.js';
import { UserError } from '../../core/errors.js';
import { readProfileName } from '../../core/records/host-profiles.js';

const HERE = { adapter: 'cli', workspace: 'local' } as const;

/**
 * The hosts that words mean. A store is opened only for words that may be a name, and never made for them.
 * @param words - one description, as typed
 * @returns at least one
 * @throws UserError when all hosts are meant and none was named
 */
export async function hostsNamed(words: string, config: Config): Promise<readonly NamedHost[]> {
  const areAll = words.trim().toLowerCase() === ALL_HOSTS;
  const mayBeNamed = areAll || readProfileName(words) !== null;
  const hosts = mayBeNamed && hasStore(config) ? await lookUp(words.trim(), config) : [];
  if (hosts.length > 0) return hosts;
  if (!areAll) return hostsMeant(words, HERE, undefined);
  throw new UserError(
    'bad-input',
    'No host has a name yet, so there is none to ask about. Name one in "quaymaster chat": /host add build-server ubuntu 24.04.',
  );
}

function hasStore({ dataDir, database }: Config): boolean {
  return database !== undefined || existsSync(join(dataDir, 'quaymaster.sqlite'));
}

async function lookUp(words: string, config: Config): Promise<readonly NamedHost[]> {
  const [{ createLog }, { openStore }] = await Promise.all([
    import('../../app/log.js'),
    import('../../app/open-store.js'),
  ]);
  const log = createLog('warn', config.secrets);
  const store = await openStore(config, log);
  try {
    const hosts = createTeamHosts(store.hosts, Date.now, (error) => {
      log.warn({ error }, 'the names of hosts could not be read');
    });
    return await hostsMeant(words, HERE, hosts);
  } finally {
    await store.close();
  }
}
