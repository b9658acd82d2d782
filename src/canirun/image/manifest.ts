/**
 * What registries serve: indexes, manifests and image configs, read from their bytes' text.
 *
 * Decided by content and checked by shape, never by the file's claim alone (OCI image-spec `image-index.md`,
 * `manifest.md`, `config.md`; Docker's `manifest-v2-2.md`, `v2-1.md`). Everything here was written by strangers:
 * what does not have the expected shape is a sentence, not an exception.
 */
import { z } from 'zod';
import { readJson } from '../../core/text/bounded-json.js';
import type { BuildWords } from './build/signs.js';
import {
  artifactName,
  INDEX_TYPES,
  isSchema1,
  MANIFEST_TYPES,
  OCI_INDEX,
} from './manifest-media-type.js';
import { normalizePlatform, type Platform } from '../platform/platform.js';

/** A pointer to a blob or manifest (OCI `descriptor.md`). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes of the thing pointed at, as claimed. */
  readonly size: number;
}

/** An entry of an index that may be an image. */
export interface IndexEntry extends Descriptor {
  /** Absent: the entry's own config says it. */
  readonly platform?: Platform;
}

/** What a manifest's text was read as. */
export type ManifestReading =
  /** Several manifests; attestations and artifacts left out. `total` counts them all. */
  | {
      readonly kind: 'index';
      readonly mediaType: string;
      readonly entries: readonly IndexEntry[];
      readonly total: number;
    }
  /** One image; its platform stands in the config. `size` is the sum of the layers in bytes. */
  | {
      readonly kind: 'image';
      readonly mediaType: string;
      readonly config: Descriptor;
      readonly size: number;
      readonly zstd: boolean;
      /** The manifest's annotations. */
      readonly annotations: BuildWords['labels'];
    }
  | { readonly kind: 'artifact'; readonly mediaType: string; readonly what: string }
  /** Docker's first format: the platform is in the manifest itself. */
  | { readonly kind: 'schema1'; readonly mediaType: string; readonly platform: Platform }
  /** Neither of these; a full sentence says why. */
  | { readonly kind: 'malformed'; readonly message: string };

/** What an image's config says. */
export interface ConfigReading {
  /** Absent when the config names no platform. */
  readonly platform?: Platform;
  /** Only those by which images state a need: `NVIDIA_…`, `CUDA_…` and their like. */
  readonly environment: Readonly<Record<string, string>>;
  /** What tells how it was built. */
  readonly words: BuildWords;
}

/** More entries than any honest index has; the rest is not looked at. */
export const INDEX_MAX_ENTRIES = 500;

/** Words of the format: what is none is not taken, so that nobody's prose gets through. */
const word = z
  .string()
  .max(255)
  .regex(/^[\w.+-]*$/);
const mediaType = z
  .string()
  .max(255)
  .regex(/^[\w.+-]+\/[\w.+-]+$/);
const size = z.number().int().nonnegative().catch(0);
const descriptor = z.object({ mediaType, digest: z.string().max(255), size });
const platform = z.object({
  os: word.default(''),
  architecture: word.default(''),
  variant: word.nullish(),
  'os.version': word.nullish(),
  'os.features': z.array(word).max(64).nullish(),
});
const annotations = z.record(z.string(), z.unknown()).nullish().catch(null);
const indexEntry = descriptor.extend({
  mediaType: mediaType.default('application/vnd.oci.image.manifest.v1+json'),
  platform: platform.nullish().catch(null),
  artifactType: mediaType.nullish().catch(null),
  annotations,
});
const index = z.object({ mediaType: mediaType.optional(), manifests: z.array(z.unknown()) });
const manifest = z.object({
  mediaType: mediaType.optional(),
  artifactType: mediaType.nullish().catch(null),
  config: descriptor,
  layers: z
    .array(z.object({ mediaType: mediaType.catch(''), size }))
    .max(10_000)
    .catch([]),
  annotations,
});
const schema1 = z.object({
  architecture: word.default('amd64'),
  history: z
    .array(z.object({ v1Compatibility: z.string() }))
    .max(10_000)
    .catch([]),
});
const config = platform.extend({
  config: z
    .object({
      Env: z.array(z.string()).max(2000).nullish().catch(null),
      Labels: z.record(z.string(), z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  history: z
    .array(z.object({ created_by: z.string().nullish().catch(null) }))
    .max(10_000)
    .nullish()
    .catch(null),
});

/**
 * Reads a manifest of any of the known formats.
 *
 * @param body - the manifest's text
 * @param contentType - the media type that the registry stated; it counts where the text states none
 */
export function readManifest(body: string, contentType: string): ManifestReading {
  const json = readJson(body);
  if (!json.ok) return malformed(`it ${json.reason}`);
  const { value } = json;
  if (typeof value !== 'object' || value === null) return malformed('it is no JSON object');
  const stated = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
  if (isSchema1(stated) || ('schemaVersion' in value && value.schemaVersion === 1)) {
    return readSchema1(value, stated);
  }
  const doubt = ambiguity(value, stated);
  if (doubt !== null) return malformed(doubt);
  return 'manifests' in value ? readIndex(value, stated) : readSingle(value, stated);
}

/**
 * Reads an image's config.
 *
 * @param body - the config blob's text
 * @returns what it says; `null` when it is no config
 */
export function readConfig(body: string): ConfigReading | null {
  const json = readJson(body);
  const parsed = config.safeParse(json.ok ? json.value : undefined);
  if (!parsed.success) return null;
  const known = knownPlatform(parsed.data);
  return {
    ...(known === null ? {} : { platform: known }),
    environment: readEnvironment(parsed.data.config?.Env ?? []),
    words: {
      labels: pairsOf(parsed.data.config?.Labels),
      environment: parsed.data.config?.Env ?? [],
      history: (parsed.data.history ?? []).map((step) => step.created_by ?? ''),
    },
  };
}

/**
 * The same bytes must not be an index to one reader and an image to another
 * (CVE-2021-41190; OCI image-spec `manifest.md`, `mediaType`).
 */
function ambiguity(value: object, stated: string): string | null {
  if ('manifests' in value && ('layers' in value || 'config' in value)) {
    return 'it claims to be an index and a single image at once';
  }
  const claimed = 'mediaType' in value ? value.mediaType : undefined;
  return MANIFEST_TYPES.includes(stated) && claimed !== undefined && claimed !== stated
    ? 'the media type in it is another one than the registry stated'
    : null;
}

function readIndex(value: object, stated: string): ManifestReading {
  const parsed = index.safeParse(value);
  if (!parsed.success) return malformed('its list of manifests has the wrong shape');
  const { manifests } = parsed.data;
  const entries = manifests.slice(0, INDEX_MAX_ENTRIES).flatMap((item) => readIndexEntry(item));
  const mediaType = parsed.data.mediaType ?? (INDEX_TYPES.has(stated) ? stated : OCI_INDEX);
  return { kind: 'index', mediaType, entries, total: manifests.length };
}

/** None for what is no image: attestations, artifacts, and entries of the wrong shape. */
function readIndexEntry(item: unknown): IndexEntry[] {
  const parsed = indexEntry.safeParse(item);
  if (!parsed.success || isAttached(parsed.data)) return [];
  const { mediaType, digest, size: bytes } = parsed.data;
  const known = parsed.data.platform ? knownPlatform(parsed.data.platform) : null;
  const isUnknown = parsed.data.platform?.os === 'unknown';
  if (isUnknown) return [];
  return [{ mediaType, digest, size: bytes, ...(known === null ? {} : { platform: known }) }];
}

/** BuildKit's attestations (annotation) and whatever calls itself an artifact (OCI 1.1 `artifactType`). */
function isAttached(entry: z.infer<typeof indexEntry>): boolean {
  return (
    Boolean(entry.artifactType) ||
    entry.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest' ||
    artifactName(entry.mediaType) !== null
  );
}

function readSingle(value: object, stated: string): ManifestReading {
  const parsed = manifest.safeParse(value);
  if (!parsed.success) return malformed('it has neither manifests nor a config');
  const { artifactType, config: pointer, layers } = parsed.data;
  const what = artifactName(artifactType ?? pointer.mediaType, layers[0]?.mediaType);
  if (what !== null) {
    return { kind: 'artifact', mediaType: artifactType ?? pointer.mediaType, what };
  }
  return {
    kind: 'image',
    mediaType: parsed.data.mediaType ?? stated,
    config: pointer,
    size: layers.reduce((sum, layer) => sum + layer.size, 0),
    zstd: layers.some((layer) => layer.mediaType.endsWith('+zstd')),
    annotations: pairsOf(parsed.data.annotations),
  };
}

/** Names and values as pairs, so that no name means anything to the program. */
function pairsOf(
  record: Readonly<Record<string, unknown>> | null | undefined,
): BuildWords['labels'] {
  return Object.entries(record ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

/** The newest layer's history holds the old config, with the operating system (`v2-1.md`). */
function readSchema1(value: object, stated: string): ManifestReading {
  const parsed = schema1.safeParse(value);
  if (!parsed.success) return malformed('it is of schema 1 and has the wrong shape');
  const history = readConfig(parsed.data.history[0]?.v1Compatibility ?? '');
  const { architecture } = parsed.data;
  return {
    kind: 'schema1',
    mediaType: isSchema1(stated) ? stated : 'application/vnd.docker.distribution.manifest.v1+json',
    platform: history?.platform ?? normalizePlatform({ os: 'linux', architecture }),
  };
}

/** The normalised platform; `null` where operating system or architecture is not told. */
function knownPlatform(raw: z.infer<typeof platform>): Platform | null {
  if (!raw.os || !raw.architecture || raw.architecture === 'unknown') return null;
  return normalizePlatform({
    os: raw.os,
    architecture: raw.architecture,
    ...(raw.variant ? { variant: raw.variant } : {}),
    ...(raw['os.version'] ? { osVersion: raw['os.version'] } : {}),
    ...(raw['os.features'] ? { osFeatures: raw['os.features'] } : {}),
  });
}

/** Variables by which images state what driver they need; the others are nobody's business here. */
const KEPT = /^(?:NVIDIA|CUDA|ROCM|HSA)_\w+$/;

function readEnvironment(lines: readonly string[]): Record<string, string> {
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(line) ?? [];
    const isKept = name !== undefined && value !== undefined && KEPT.test(name);
    return isKept ? [[name, value.slice(0, 4096)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function malformed(why: string): ManifestReading {
  return {
    kind: 'malformed',
    message: `The registry answered with something that is no image manifest: ${why}.`,
  };
}
