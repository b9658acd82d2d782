/**
 * The image source that everything uses: given platforms, then the cache, then the registry, then the built-in
 * catalogue. Each answer says where it comes from and how old it is; what goes wrong is a value.
 */
import { artifactName } from './manifest-media-type.js';
import { narrowToPlatform } from './image-source-platform.js';
import type { Platform } from './platform.js';
import { familiarReference, formatReference, parseReference } from './reference.js';
import type { ImageCatalogue } from './image-catalogue.js';
import type {
  ContainerImage,
  ImageEvidence,
  ImageFacts,
  ImageReference,
  ImageRequest,
  ImageSource,
  NotAnImage,
  UnknownImage,
  VmImage,
} from './image.js';

/** What a digest stands for; the same for everybody and for good. */
export type ImageDescription =
  | Pick<ContainerImage, 'kind' | 'entries' | 'mediaType' | 'environment'>
  | Pick<NotAnImage, 'kind' | 'what' | 'mediaType'>;

/** Why a registry gave no answer. */
export type RegistryFailure = Pick<UnknownImage, 'why' | 'message'> & { readonly ok: false };

/** A registry's answer. */
export type RegistryAnswer =
  | { readonly ok: true; readonly digest: string; readonly image: ImageDescription }
  | RegistryFailure;

/** The port through which the source asks registries. Total; never throws. */
export interface ImageRegistry {
  /** Asks what a reference stands for. */
  look(reference: ImageReference): Promise<RegistryAnswer>;
  /** Asks only for the digest, which costs nothing of a rate limit where registries allow it. */
  digest(reference: ImageReference): Promise<{ ok: true; digest: string } | RegistryFailure>;
}

/** What the cache holds for a reference. */
export interface CachedImage {
  readonly digest: string;
  readonly image: ImageDescription;
  /** Milliseconds since 1970 at which the registry last confirmed that the reference has this digest. */
  readonly at: number;
}

/** The port through which the source remembers. Total: a cache that cannot remember forgets. */
export interface ImageCache {
  /** @param reference - in full, as `formatReference` writes it */
  find(reference: string): Promise<CachedImage | null>;
  /** What a digest stands for, under whichever name it was learnt. */
  findDigest(digest: string): Promise<ImageDescription | null>;
  keep(reference: string, image: CachedImage): Promise<void>;
}

/** The port that counts what one person makes the bot ask. */
export interface LookupLimit {
  /** Takes one lookup from a person's allowance; `false` when it is used up. */
  take(asker: string): boolean;
}

/** What the source is made of. */
export interface ImageSourceParts {
  /** Absent: always offline. */
  readonly registry?: ImageRegistry;
  readonly cache?: ImageCache;
  readonly catalogue: ImageCatalogue;
  /** Reads the name of a virtual machine's image; `null` when it is none. */
  readonly readVmImage?: (name: string, isVm: boolean) => VmImage | null;
  readonly limit?: LookupLimit;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a tag's digest counts as current, in milliseconds. */
  readonly tagLifetime?: number;
}

/** A tag rarely moves within a quarter of an hour; after it, one HEAD tells. */
const TAG_LIFETIME = 15 * 60_000;

/** Puts the parts together to the one source. */
export function createImageSource(parts: ImageSourceParts): ImageSource {
  const lookups = new Map<string, Promise<Finding>>();
  return {
    async describe(request) {
      const vm = mayBeVm(request) ? readVm(parts, request) : null;
      if (vm !== null) return vm;
      const given = describeGiven(request);
      if (given !== null) return given;
      const reading = parseReference(request.name);
      if (reading.kind === 'bad-reference') return badReference(request.name, reading);
      const finding = await find(parts, lookups, reading.reference, request);
      const facts = withName(finding, request.name, reading.reference);
      const wanted = request.platform ?? reading.platform;
      return wanted === undefined ? facts : narrowToPlatform(facts, wanted);
    },
    complete: (prefix, limit) => parts.catalogue.complete(prefix, limit),
  };
}

/** What was found for a reference, whoever asked and however it was spelt. */
type Finding =
  | { readonly ok: true; readonly image: ImageDescription; readonly evidence: ImageEvidence }
  | (RegistryFailure & { readonly suggestion?: string });

/** Given platforms speak of a container image, unless the request says that it is a VM's. */
function mayBeVm({ kind, platforms }: ImageRequest): boolean {
  return kind === 'vm' || (kind === undefined && platforms === undefined);
}

function readVm(parts: ImageSourceParts, request: ImageRequest): ImageFacts | null {
  const vm = parts.readVmImage?.(request.name, request.kind === 'vm') ?? null;
  if (vm !== null) return withGivenGuest(vm, request.platforms?.[0]);
  if (request.kind !== 'vm') return null;
  return {
    kind: 'unknown-image',
    name: request.name,
    why: 'bad-reference',
    message: `“${request.name.slice(0, 80)}” names no virtual machine's image that is known here. Name its operating system and format, such as ubuntu 24.04 amd64 qcow2.`,
  };
}

/** What was said of the guest by hand counts more than what its name tells. */
function withGivenGuest(vm: VmImage, guest: Platform | undefined): VmImage {
  return guest === undefined ? vm : { ...vm, os: guest.os, architecture: guest.architecture };
}

/** Platforms given by hand; `null` when none were. */
function describeGiven(request: ImageRequest): ImageFacts | null {
  const { name, platforms, mediaType } = request;
  if (platforms === undefined) return null;
  const what = mediaType === undefined ? null : artifactName(mediaType);
  if (what !== null && mediaType !== undefined) {
    return { kind: 'not-an-image', name, what, mediaType, evidence: { from: 'given' } };
  }
  const reading = parseReference(name);
  if (platforms.length === 0) {
    const message =
      'The list of platforms that was given is empty. Name one at least, such as linux/amd64.';
    return { kind: 'unknown-image', name, why: 'bad-reference', message };
  }
  return {
    kind: 'container',
    name,
    ...(reading.kind === 'reference' ? { reference: reading.reference } : {}),
    entries: withoutAttestations(platforms).map((platform) => ({ platform })),
    ...(mediaType === undefined ? {} : { mediaType }),
    evidence: { from: 'given' },
  };
}

/** BuildKit lists its attestations as `unknown/unknown`; they are no platforms. */
function withoutAttestations(platforms: readonly Platform[]): readonly Platform[] {
  const known = platforms.filter(({ os }) => os !== 'unknown');
  return known.length > 0 ? known : platforms;
}

async function find(
  parts: ImageSourceParts,
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

const TOO_MANY =
  'You have asked about many new images in a short time, so no registry was asked this time. Try again in a few minutes.';

/** Asks the registry: only for the digest where an older answer may still hold. */
async function ask(
  parts: ImageSourceParts,
  registry: ImageRegistry,
  reference: ImageReference,
  cached: CachedImage | null,
): Promise<Finding> {
  const answer =
    (await revalidate(parts, registry, reference, cached)) ?? (await registry.look(reference));
  if (answer.ok) return remember(parts, reference, answer);
  const isAbsent = answer.why === 'not-found' || answer.why === 'denied';
  const instead = isAbsent ? null : known(parts, reference, cached, answer.message);
  return instead ?? withSuggestion(parts, reference, answer);
}

/** `null`: the digest is a new one (or could not be had), so the whole has to be asked. */
async function revalidate(
  parts: ImageSourceParts,
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
  parts: ImageSourceParts,
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
  parts: ImageSourceParts,
  reference: ImageReference,
  cached: CachedImage | null,
  why?: string,
): Finding | null {
  if (cached !== null) return fromCache(cached, why);
  const statement = parts.catalogue.find(reference);
  if (statement === null) return null;
  const note = why === undefined ? statement.note : `${why} ${statement.note}`;
  return {
    ok: true,
    image: {
      kind: 'container',
      entries: statement.platforms.map((platform) => ({ platform })),
      ...(statement.mediaType === undefined ? {} : { mediaType: statement.mediaType }),
    },
    evidence: { from: 'catalogue', at: parts.catalogue.date, note },
  };
}

function offlineFailure(parts: ImageSourceParts, reference: ImageReference): Finding {
  const name = familiarReference(reference);
  return withSuggestion(parts, reference, {
    ok: false,
    why: 'unreachable',
    message: `Nothing is known of ${name} without asking ${reference.registry}: it is neither in the cache nor in the built-in catalogue. Ask again with a network, or give its platforms, as in --platforms linux/amd64,linux/arm64.`,
  });
}

function withSuggestion(
  parts: ImageSourceParts,
  reference: ImageReference,
  failure: RegistryFailure,
): Finding {
  const suggestion = parts.catalogue.suggest(reference);
  if (suggestion === null) return failure;
  return { ...failure, message: `${failure.message} Did you mean ${suggestion}?`, suggestion };
}

/** A digest's content never changes; a tag's is taken for current for a while. */
function isFresh(parts: ImageSourceParts, reference: ImageReference, cached: CachedImage): boolean {
  if (reference.digest !== undefined) return true;
  return parts.now() - cached.at < (parts.tagLifetime ?? TAG_LIFETIME);
}

function fromCache(cached: CachedImage, note?: string): Finding {
  const { digest, image, at } = cached;
  return {
    ok: true,
    image,
    evidence: { from: 'cache', digest, at: iso(at), ...(note === undefined ? {} : { note }) },
  };
}

/** Where both are given, the digest decides and engines ignore the tag. */
function cacheKey(reference: ImageReference): string {
  const { registry, repository, digest } = reference;
  return formatReference(digest === undefined ? reference : { registry, repository, digest });
}

function withName(finding: Finding, name: string, reference: ImageReference): ImageFacts {
  if (!finding.ok) {
    const { why, message, suggestion } = finding;
    const hint = suggestion === undefined ? {} : { suggestion };
    return { kind: 'unknown-image', name, why, message, ...hint };
  }
  const { image, evidence } = finding;
  return image.kind === 'container'
    ? { ...image, name, reference, evidence }
    : { ...image, name, evidence };
}

function badReference(
  name: string,
  reading: { readonly message: string; readonly suggestion?: string },
): UnknownImage {
  const { message, suggestion } = reading;
  const hint = suggestion === undefined ? {} : { suggestion };
  const question = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return {
    kind: 'unknown-image',
    name,
    why: 'bad-reference',
    message: message + question,
    ...hint,
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
