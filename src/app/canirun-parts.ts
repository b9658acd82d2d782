/** Puts `/canirun` together: host and image data from `knowledge/`, the registry, the cache, the judge. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { wordSentence } from '../bot/messages/canirun/word-sentence.js';
import { messagesOf } from '../bot/messages/messages.js';
import type { Sentence } from '../canirun/said.js';
import type { CanirunParts } from '../bot/parts.js';
import { createHostCatalogue } from '../canirun/hosts/host-catalogue.js';
import { rememberingHosts } from '../canirun/hosts/remember-hosts.js';
import {
  createImageCatalogue,
  type ImageCatalogue,
} from '../canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../canirun/image/catalogue/image-catalogue-data.js';
import { createImageSource } from '../canirun/image/image-source.js';
import { createErrorExplainer } from '../canirun/errors/explain-error.js';
import { parseErrors } from '../canirun/errors/error-table.js';
import { takingSystems } from '../canirun/whole-system.js';
import { createJudge } from '../canirun/judge/judge.js';
import { createVmImages } from '../canirun/image/vm-image.js';
import { parseVmGuests } from '../canirun/image/vm-guests.js';
import type { Config } from './config/config.js';
import { UserError } from '../core/errors.js';
import { loadHostData } from './read-host-data.js';
import { NOT_MEASURED, type Measuring } from '../metrics/measuring.js';
import { DATA_DIR_REMEDY, prepareDataDir, troubleOfDataDir } from './data-folder.js';
import { PACKAGE_DIR } from './config/package-dir.js';
import {
  updateCatalogue,
  type UpdateProgress,
  type UpdateReport,
} from '../registry/catalogue-update.js';
import { createImageCache } from '../registry/image-cache.js';
import { createImageRegistry } from '../registry/image-registry.js';
import { parseDockerConfig, type RegistryCredentials } from '../registry/registry-credentials.js';
import { createLookupLimit, DEFAULT_LOOKUP_LIMIT } from '../registry/lookup-limit.js';

/** The parts, with what must be let go of. */
export interface OpenCanirun extends CanirunParts {
  /** Refreshes the built-in images from their registries; how the run went, and what it found. */
  readonly updateCatalogue: (
    onProgress: (progress: UpdateProgress) => void,
    signal: AbortSignal,
  ) => Promise<UpdateReport>;
  /** The built-in images. */
  readonly catalogue: ImageCatalogue;
  /** Ends connections and closes the cache. */
  readonly close: () => Promise<void>;
}

/** What of the configuration it needs. */
export type CanirunConfig = Pick<Config, 'registryAllow' | 'registryAuthFile'> & {
  /** Where the cache of images lies; `null`: it is kept nowhere. */
  readonly dataDir: string | null;
  /** Whether somebody named the folder (default: yes). */
  readonly dataDirNamed?: boolean;
};

/** Reports of updates are for whoever runs the bot, and English. */
const inWords = (sentence: Sentence): string => wordSentence(sentence, messagesOf());

/** The folder of the shipped facts. */
const FACTS = join(PACKAGE_DIR, 'knowledge');

/**
 * Opens what `/canirun` needs. No registry is asked before an image is.
 * @param warn - takes full sentences about what works less well than it should
 * @param measure - puts clocks around the registry
 * @throws UserError when a data file has a mistake, naming it
 */
export async function openCanirun(
  { registryAllow, registryAuthFile, dataDir, dataDirNamed = true }: CanirunConfig,
  warn: (sentence: string) => void,
  measure: Measuring['registry'] = NOT_MEASURED.registry,
): Promise<OpenCanirun> {
  const [hosts, catalogue, guests, needs, bases, risks, errors, tools] = await Promise.all([
    loadHostData(join(FACTS, 'hosts')),
    loadImageCatalogue(join(FACTS, 'images', 'catalogue.yaml')),
    loadYaml(join(FACTS, 'images', 'guests.yaml')),
    loadYaml(join(FACTS, 'images', 'needs.yaml')),
    loadYaml(join(FACTS, 'images', 'bases.yaml')),
    loadYaml(join(FACTS, 'images', 'risks.yaml')),
    loadYaml(join(FACTS, 'images', 'errors.yaml')),
    loadYaml(join(FACTS, 'hosts', 'tools.yaml')),
  ]);
  const now = (): number => Date.now();
  const credentials = await loadCredentials(registryAuthFile, warn);
  const registry = measure(createImageRegistry({ allow: registryAllow, credentials, now }));
  const file = dataDir === null ? ':memory:' : cacheFile({ dataDir, dataDirNamed }, warn);
  const cache = createImageCache({ file, warn });
  const knownHosts = rememberingHosts(createHostCatalogue(hosts));
  const images = createImageSource({
    registry,
    cache,
    catalogue,
    vmImages: createVmImages(parseVmGuests(guests)),
    limit: createLookupLimit({ ...DEFAULT_LOOKUP_LIMIT, now }),
    now,
  });
  const judge = createJudge({ needs, bases, risks, tools });
  return {
    images: takingSystems(images, knownHosts),
    hosts: knownHosts,
    judge,
    catalogue,
    errors: createErrorExplainer(parseErrors(errors)),
    updateCatalogue: (onProgress, signal) =>
      updateCatalogue({ catalogue, registry, cache, now, inWords, signal }, onProgress),
    close: async () => {
      await registry.close();
      await cache.close();
    },
  };
}

/**
 * Where images are remembered. A container without a home of its own has no default folder, and is answered all the
 * same; a folder that somebody named is meant.
 */
function cacheFile(
  config: Pick<Config, 'dataDir' | 'dataDirNamed'>,
  warn: (sentence: string) => void,
): string {
  if (config.dataDirNamed) prepareDataDir(config);
  const trouble = troubleOfDataDir(config);
  if (trouble === null) return join(config.dataDir, 'images.sqlite');
  warn(`${trouble} Images are remembered for this run only. ${DATA_DIR_REMEDY}`);
  return ':memory:';
}

/**
 * Loads the built-in catalogue of images.
 * @throws UserError that lists its mistakes
 */
async function loadImageCatalogue(file: string): Promise<ImageCatalogue> {
  const { data, problems } = parseImageCatalogue(await readFile(file, 'utf8'), file);
  if (problems.length > 0) throw new UserError('bad-input', problems.join('\n'));
  return createImageCatalogue(data);
}

/**
 * Loads credentials for private images.
 * @throws UserError when the file that was named cannot be read
 */
async function loadCredentials(
  file: string | undefined,
  warn: (sentence: string) => void,
): Promise<RegistryCredentials> {
  if (file === undefined) return new Map();
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const message = `REGISTRY_AUTH_FILE names ${file}, which cannot be read. Check the path and its permissions.`;
    throw new UserError('bad-input', message, { cause });
  });
  const { credentials, problems } = parseDockerConfig(text);
  problems.forEach(warn);
  return credentials;
}

async function loadYaml(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (error) {
    throw new UserError('bad-input', `${file}: ${(error as Error).message}`, { cause: error });
  }
}
