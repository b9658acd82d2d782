/**
 * Finds what a reference stands for: in the cache, else at the registry, else in the built-in catalogue. Whoever asks
 * while a lookup runs gets that one's answer.
 */
import { said, type Sentence } from '../said.js';
import type { ImageCatalogue } from './catalogue/image-catalogue.js';
import type {
  ImageEntry,
  ImageEvidence,
  ImageReference,
  ImageRequest,
  UnknownImage,
} from './image.js';
import type {
  CachedImage,
  ImageCache,
  ImageDescription,
  ImageRegistry,
  LookupLimit,
  RegistryAnswer,
} from './image-ports.js';
import { familiarReference, formatReference } from '../reference/reference.js';

/** What finding needs. */
export interface FindingParts {
  /** Absent: always offline. */
  readonly registry?: ImageRegistry;
  readonly cache?: ImageCache;
  readonly catalogue: ImageCatalogue;
  readonly limit?: LookupLimit;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a tag's digest counts as current, in milliseconds. */
  readonly tagLifetime?: number;
}

/** A tag rarely moves within a quarter of an hour; after it, one HEAD tells. */
const TAG_LIFETIME = 15 * 60_000;

/** What was found for a reference, whoever asked and however it was spelt. */
export type Finding =
  | { readonly ok: true; readonly image: ImageDescription; readonly evidence: ImageEvidence }
  | (Pick<UnknownImage, 'why' | 'message' | 'suggestion'> & { readonly ok: false });

/**
 * Finds an image.
 * @param lookups - those that are running, by reference; kept by the caller
 * @param request - who asks, and whether registries may be asked
 */
export async function findImage(
  parts: FindingParts,
  lookups: Map<string, Promise<Finding>>,
  reference: ImageReference,
  request: ImageRequest,
): Promise<Finding> {
  const key = cacheKey(reference);
  const cached = (await parts.cache?.find(key)) ?? null;
  if (cached !== null && isFresh(parts, reference, cached)) return fromCache(cached);
  const { registry } = parts;
  if (request.offline === true || registry === undefined) {
    return known(parts, reference, cached) ?? offlineFailure(parts, reference);
  }
  const running = lookups.get(key);
  if (running !== undefined) return running;
  if (request.asker !== undefined && parts.limit?.take(request.asker) === false) {
    return (
      known(parts, reference, cached, TOO_MANY) ?? {
        ok: false,
        why: 'rate-limited',
        message: TOO_MANY,
      }
    );
  }
  const lookup = ask(parts, registry, reference, cached).finally(() => lookups.delete(key));
  lookups.set(key, lookup);
  return lookup;
}

/**
 * Finds an image and how it was built. Where that can't be had, the image is what it was without.
 * @param lookups - as for {@link findImage}
 */
export async function findClosely(
  parts: FindingParts,
  lookups: Map<string, Promise<Finding>>,
  reference: ImageReference,
  request: ImageRequest,
): Promise<Finding> {
  const finding = await findImage(parts, lookups, reference, request);
  const { registry, cache, limit } = parts;
  if (!finding.ok || finding.image.kind !== 'container' || finding.image.build) return finding;
  const { digest, at } = finding.evidence;
  const chosen = entryToInspect(finding.image.entries);
  if (chosen === undefined || digest === undefined || request.offline === true || !registry)
    return finding;
  if (request.asker !== undefined && limit?.take(request.asker) === false) return finding;
  const answer = await registry.inspect(reference, chosen);
  const { ok: told, ...built } = answer;
  if (!told) return finding;
  const image = { ...finding.image, ...built };
  await cache?.keep(cacheKey(reference), {
    digest,
    image,
    at: Date.parse(at ?? '') || parts.now(),
  });
  return { ...finding, image };
}

/** The digest of the platform whose manifest and config are read for all: the most common one. */
export function entryToInspect(entries: readonly ImageEntry[]): string | undefined {
  const common = entries.find(
    ({ platform }) => platform.os === 'linux' && platform.architecture === 'amd64',
  );
  return (common ?? entries.find(({ platform }) => platform.os === 'linux') ?? entries[0])?.digest;
}

const TOO_MANY = said('image.too-many');

/** Asks the registry: only for the digest where an older answer may still hold. */
async function ask(
  parts: FindingParts,
  registry: ImageRegistry,
  reference: ImageReference,
  cached: CachedImage | null,
): Promise<Finding> {
  const answer =
    (await revalidate(parts, registry, reference, cached)) ?? (await registry.look(reference));
  if (answer.ok) return remember(parts, reference, answer);
  const isAbsent = answer.why === 'not-found' || answer.why === 'denied';
  const { message } = answer;
  const instead = isAbsent ? null : known(parts, reference, cached, message);
  return instead ?? withSuggestion(parts, reference, { ...answer, message });
}

/** `null`: the digest is a new one (or could not be had), so the whole has to be asked. */
async function revalidate(
  parts: FindingParts,
  registry: ImageRegistry,
  reference: ImageReference,
  cached: CachedImage | null,
): Promise<RegistryAnswer | null> {
  if (cached === null) return null;
  const current = await registry.digest(reference);
  if (!current.ok) return current.why === 'unreachable' ? current : null;
  const { digest } = current;
  const image =
    digest === cached.digest ? cached.image : ((await parts.cache?.findDigest(digest)) ?? null);
  return image && { ok: true, digest, image };
}

async function remember(
  parts: FindingParts,
  reference: ImageReference,
  answer: { readonly digest: string; readonly image: ImageDescription },
): Promise<Finding> {
  const at = parts.now();
  await parts.cache?.keep(cacheKey(reference), { digest: answer.digest, image: answer.image, at });
  return {
    ok: true,
    image: answer.image,
    evidence: { from: 'registry', digest: answer.digest, at: iso(at) },
  };
}

/** What is known without asking: an older answer, else the catalogue. `why` says why nobody was asked. */
function known(
  parts: FindingParts,
  reference: ImageReference,
  cached: CachedImage | null,
  why?: Sentence,
): Finding | null {
  if (cached !== null) return fromCache(cached, why);
  const statement = parts.catalogue.find(reference);
  if (statement === null) return null;
  const { note } = statement;
  return {
    ok: true,
    image: {
      kind: 'container',
      entries: statement.platforms.map((platform) => ({ platform })),
      ...(statement.mediaType === undefined ? {} : { mediaType: statement.mediaType }),
    },
    evidence: {
      from: 'catalogue',
      at: parts.catalogue.date,
      ...(why === undefined ? {} : { why }),
      note,
    },
  };
}

function offlineFailure(parts: FindingParts, reference: ImageReference): Finding {
  const name = familiarReference(reference);
  return withSuggestion(parts, reference, {
    ok: false,
    why: 'unreachable',
    message: said('image.offline', { name, registry: reference.registry }),
  });
}

function withSuggestion(
  parts: FindingParts,
  reference: ImageReference,
  failure: Finding & { readonly ok: false },
): Finding {
  const suggestion = parts.catalogue.suggest(reference);
  if (suggestion === null) return failure;
  return { ...failure, suggestion };
}

/** A digest's content never changes; a tag's is taken for current for a while. */
function isFresh(parts: FindingParts, reference: ImageReference, cached: CachedImage): boolean {
  if (reference.digest !== undefined) return true;
  return parts.now() - cached.at < (parts.tagLifetime ?? TAG_LIFETIME);
}

function fromCache(cached: CachedImage, why?: Sentence): Finding {
  const { digest, image, at } = cached;
  return {
    ok: true,
    image,
    evidence: { from: 'cache', digest, at: iso(at), ...(why === undefined ? {} : { why }) },
  };
}

/** Where both are given, the digest decides and engines ignore the tag. */
function cacheKey(reference: ImageReference): string {
  const { registry, repository, digest } = reference;
  return formatReference(digest === undefined ? reference : { registry, repository, digest });
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
