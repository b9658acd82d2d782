/** From a registry's first answer to what the image is: its platforms, from the index or from configs, with the least requests. */
import { createHash } from 'node:crypto';
import { signsOf } from '../../canirun/image/build/signs.js';
import type { ContainerImage, ImageBuild, ImageEntry } from '../../canirun/image/image.js';
import type { ImageDescription, RegistryAnswer } from '../../canirun/image/image-ports.js';
import {
  readConfig,
  readManifest,
  type ConfigReading,
  type Descriptor,
  type IndexEntry,
  type ManifestReading,
} from '../../canirun/image/manifest.js';
import { INDEX_TYPES, isSchema1 } from '../../canirun/image/manifest-media-type.js';
import { entryToInspect } from '../../canirun/image/image-finding.js';
import { isDigest } from '../../canirun/reference/reference-grammar.js';
import { ExchangeError, type ExchangeResponse } from '../http-exchange.js';
import type { RegistryClient, Repository } from '../registry-client.js';

/** An index in an index is allowed by the specification; deeper ones are nobody's honest work. */
const MAX_DEPTH = 2;

/** Requests spent at most beyond the first manifest: on configs, and on entries whose platform the index does not state. */
const MAX_EXTRA_REQUESTS = 8;

/**
 * Turns the first manifest into a description, asking for more only where it has to.
 *
 * @param response - the answer with the manifest, its status 200
 * @param wantsConfig - whether a config is read for its environment even where the platforms are known
 * @throws ExchangeError when what came cannot be used
 */
export async function describeImage(
  client: RegistryClient,
  repository: Repository,
  response: ExchangeResponse,
  wantsConfig: boolean,
): Promise<RegistryAnswer> {
  const digest = checkedDigest(response, repository.reference.digest);
  const reading = readManifest(
    response.body.toString('utf8'),
    response.header('content-type') ?? '',
  );
  const lookup: Lookup = { client, repository, left: MAX_EXTRA_REQUESTS };
  return { ok: true, digest, image: await describeReading(lookup, reading, digest, wantsConfig) };
}

/**
 * Reads how one of an image's platforms was built.
 *
 * @param digest - the platform's own manifest
 * @throws ExchangeError when what came cannot be used
 */
export async function inspectImage(
  client: RegistryClient,
  repository: Repository,
  digest: string,
): Promise<Pick<ContainerImage, 'environment'> & { readonly build: ImageBuild }> {
  const found = await inspectEntry({ client, repository, left: 2 }, digest);
  const { build, ...rest } = found;
  if (build === undefined) throw new ExchangeError('something that is no image manifest');
  return { ...rest, build };
}

/** One lookup's state: what it may still ask. */
interface Lookup {
  readonly client: RegistryClient;
  readonly repository: Repository;
  left: number;
}

async function describeReading(
  lookup: Lookup,
  reading: ManifestReading,
  digest: string,
  wantsConfig: boolean,
): Promise<ImageDescription> {
  switch (reading.kind) {
    case 'malformed':
      throw new ExchangeError('something that is no image manifest');
    case 'artifact':
      return { kind: 'not-an-image', what: reading.what, mediaType: reading.mediaType };
    case 'schema1':
      return {
        kind: 'container',
        mediaType: reading.mediaType,
        entries: [{ platform: reading.platform, digest }],
      };
    case 'image': {
      const config = await fetchConfig(lookup, reading.config);
      return {
        kind: 'container',
        mediaType: reading.mediaType,
        entries: [{ platform: platformOf(config), digest, size: reading.size }],
        ...environmentOf(config),
        build: buildOf(reading, config),
      };
    }
    case 'index': {
      const entries = await resolveEntries(lookup, reading.entries, 1);
      if (entries.length === 0) {
        return {
          kind: 'not-an-image',
          what: 'an index without images',
          mediaType: reading.mediaType,
        };
      }
      const chosen = wantsConfig ? entryToInspect(entries) : undefined;
      return {
        kind: 'container',
        mediaType: reading.mediaType,
        entries,
        ...(chosen === undefined ? {} : await inspectEntry(lookup, chosen)),
      };
    }
  }
}

/** Entries that state their platform cost nothing; the others are looked at while requests are left. */
async function resolveEntries(
  lookup: Lookup,
  entries: readonly IndexEntry[],
  depth: number,
): Promise<ImageEntry[]> {
  const found: ImageEntry[] = [];
  for (const entry of entries) {
    const { platform, digest } = entry;
    if (platform !== undefined) found.push({ platform, digest });
    else if (lookup.left > 0) found.push(...(await resolveEntry(lookup, entry, depth)));
  }
  return found;
}

async function resolveEntry(
  lookup: Lookup,
  entry: IndexEntry,
  depth: number,
): Promise<ImageEntry[]> {
  if (INDEX_TYPES.has(entry.mediaType) && depth >= MAX_DEPTH) return [];
  const reading = await fetchManifest(lookup, entry);
  switch (reading.kind) {
    case 'index':
      return depth < MAX_DEPTH ? resolveEntries(lookup, reading.entries, depth + 1) : [];
    case 'image': {
      const config = await fetchConfig(lookup, reading.config);
      return [{ platform: platformOf(config), digest: entry.digest, size: reading.size }];
    }
    case 'schema1':
      return [{ platform: reading.platform, digest: entry.digest }];
    case 'artifact':
    case 'malformed':
      return [];
  }
}

async function fetchManifest(
  lookup: Lookup,
  pointer: Pick<Descriptor, 'digest'>,
): Promise<ManifestReading> {
  const response = await spend(lookup, pointer.digest, () =>
    lookup.client.getManifest(lookup.repository, pointer.digest),
  );
  return readManifest(response.body.toString('utf8'), response.header('content-type') ?? '');
}

async function fetchConfig(
  lookup: Lookup,
  pointer: Pick<Descriptor, 'digest'>,
): Promise<ConfigReading> {
  const response = await spend(lookup, pointer.digest, () =>
    lookup.client.getBlob(lookup.repository, pointer.digest),
  );
  const config = readConfig(response.body.toString('utf8'));
  if (config === null) throw new ExchangeError('a config that is none');
  return config;
}

/** Environment and build are the same for all platforms in practice; those of this one are read. */
async function inspectEntry(
  lookup: Lookup,
  digest: string,
): Promise<Pick<ContainerImage, 'environment' | 'build'>> {
  if (lookup.left < 2) return {};
  const reading = await fetchManifest(lookup, { digest });
  if (reading.kind !== 'image') return {};
  const config = await fetchConfig(lookup, reading.config);
  return { ...environmentOf(config), build: buildOf(reading, config) };
}

function buildOf(
  { zstd, annotations }: Extract<ManifestReading, { kind: 'image' }>,
  { words }: ConfigReading,
): ImageBuild {
  return { zstd, signs: signsOf({ ...words, labels: [...annotations, ...words.labels] }) };
}

/** Asks for something by its digest, which is checked, within what the lookup may spend. */
async function spend(
  lookup: Lookup,
  digest: string,
  ask: () => Promise<ExchangeResponse>,
): Promise<ExchangeResponse> {
  if (!isDigest(digest)) throw new ExchangeError('a digest that is none');
  if (lookup.left <= 0) throw new ExchangeError('one thing leading to another');
  lookup.left--;
  const response = await ask();
  if (response.status !== 200)
    throw new ExchangeError(`the status ${response.status} for a part of the image`);
  // What belongs to a checked digest must be checked itself; a part of schema 1 could not be, and there are none.
  if (digestOf(response, digest.split(':')[0] ?? '') !== digest)
    throw new ExchangeError('content that does not match its digest');
  return response;
}

/**
 * The digest of the bytes that came, checked against the one that was asked for or stated. The digest of signed schema 1
 * leaves the signatures out (distribution `v2-1.md`), so it can't be checked: such an answer goes by the digest of its
 * bytes, never by the one its registry states, under which another registry's image may be kept.
 *
 * @throws ExchangeError when they differ
 */
function checkedDigest(response: ExchangeResponse, wanted: string | undefined): string {
  if (hasType(response, isSchema1)) return digestOf(response, 'sha256');
  const stated = response.header('docker-content-digest');
  const expected = wanted ?? (stated !== undefined && isDigest(stated) ? stated : undefined);
  const actual = digestOf(response, expected?.split(':')[0] ?? 'sha256');
  if (expected !== undefined && actual !== expected) {
    throw new ExchangeError('content that does not match its digest');
  }
  return actual;
}

function digestOf({ body }: ExchangeResponse, algorithm: string): string {
  return `${algorithm}:${createHash(algorithm).update(body).digest('hex')}`;
}

function hasType(response: ExchangeResponse, is: (mediaType: string) => boolean): boolean {
  return is((response.header('content-type') ?? '').split(';', 1)[0] ?? '');
}

function platformOf(config: ConfigReading): ImageEntry['platform'] {
  if (config.platform === undefined) throw new ExchangeError('a config that names no platform');
  return config.platform;
}

function environmentOf({ environment }: ConfigReading): Pick<ContainerImage, 'environment'> {
  return Object.keys(environment).length === 0 ? {} : { environment };
}
