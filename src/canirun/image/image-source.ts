/**
 * The image source that everything uses: given platforms, then the cache, then the registry, then the built-in
 * catalogue. Each answer says where it comes from and how old it is; what goes wrong is a value.
 */
import { artifactName } from './manifest-media-type.js';
import { narrowToPlatform } from './image-source-platform.js';
import { said } from '../said.js';
import type { Platform } from '../platform/platform.js';
import { parseReference } from '../reference/reference.js';
import type {
  ImageFacts,
  ImageReference,
  ImageRequest,
  ImageSource,
  UnknownImage,
  VmImage,
} from './image.js';
import type { VmImages } from './vm-image.js';
import { findClosely, findImage, type Finding, type FindingParts } from './image-finding.js';

/** What the source is made of. */
export interface ImageSourceParts extends FindingParts {
  /** Reads names of virtual machines' images; absent: there are none. */
  readonly vmImages?: VmImages;
}

/** Puts the parts together to the one source. */
export function createImageSource(parts: ImageSourceParts): ImageSource {
  const lookups = new Map<string, Promise<Finding>>();
  return {
    async describe(request) {
      const vm = mayBeVm(request) ? readVm(parts, request) : null;
      if (vm !== null) return vm;
      const reading = parseReference(request.name);
      const asked = request.gpu ?? (reading.kind === 'reference' ? reading.gpu : undefined);
      const given = describeGiven(request);
      if (given !== null) return withGpu(given, asked);
      if (reading.kind === 'bad-reference') return badReference(request.name, reading);
      const find = request.closely === true ? findClosely : findImage;
      const finding = await find(parts, lookups, reading.reference, request);
      const facts = withName(finding, request.name, reading.reference);
      const wanted = request.platform ?? reading.platform;
      return withGpu(wanted === undefined ? facts : narrowToPlatform(facts, wanted), asked);
    },
    async tags({ name, asker, offline }) {
      const reading = parseReference(name);
      if (reading.kind === 'bad-reference') return null;
      const { reference } = reading;
      const mayAsk =
        offline !== true && (asker === undefined || parts.limit?.take(asker) !== false);
      const answer = mayAsk ? await parts.registry?.tags(reference) : undefined;
      if (answer?.ok === true) return { tags: answer.tags, from: 'registry' };
      const known = parts.catalogue.tags(reference);
      return known.length === 0 ? null : { tags: known, from: 'catalogue' };
    },
    complete: (prefix, limit) => parts.catalogue.complete(prefix, limit),
    namesVm: (text) => parts.vmImages?.isPhrase(text) ?? false,
  };
}

function withGpu(facts: ImageFacts, gpu: 'nvidia' | undefined): ImageFacts {
  return gpu === undefined || facts.kind !== 'container' ? facts : { ...facts, gpu };
}

/** Given platforms speak of a container image, unless the request says that it is a VM's. */
function mayBeVm({ kind, platforms }: ImageRequest): boolean {
  return kind === 'vm' || (kind === undefined && platforms === undefined);
}

function readVm(parts: ImageSourceParts, request: ImageRequest): ImageFacts | null {
  const read = request.kind === 'vm' ? parts.vmImages?.describe : parts.vmImages?.parse;
  const vm = read?.(request.name);
  if (vm !== undefined) return withGivenGuest(vm, request.platforms?.[0]);
  if (request.kind !== 'vm') return null;
  return {
    kind: 'unknown-image',
    name: request.name,
    why: 'bad-reference',
    message: said('image.no-vm', { name: request.name.slice(0, 80) }),
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
    return {
      kind: 'unknown-image',
      name,
      why: 'bad-reference',
      message: said('image.no-platform'),
    };
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
  return {
    kind: 'unknown-image',
    name,
    why: 'bad-reference',
    message,
    ...hint,
  };
}
