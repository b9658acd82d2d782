/** Finds the needs that apply to an image, by its repository and tag. */
import type { ContainerImage } from './image.js';
import type { Need } from './needs.js';
import { isInRange } from '../version-range.js';

/** An image's name as the needs table writes it. */
export interface ImageName {
  /** `mongo`, `nvidia/cuda`, `registry.access.redhat.com/ubi9/ubi`. */
  readonly repository: string;
  /** Absent where only a digest was given. */
  readonly tag?: string;
}

/** Looks needs up. */
export type NeedsLookup = (image: ContainerImage) => readonly Need[];

interface CompiledNeed {
  readonly need: Need;
  readonly images: readonly RegExp[];
  readonly notImages: readonly RegExp[];
  readonly tags: readonly RegExp[] | undefined;
  readonly notTags: readonly RegExp[];
}

/** Official images under an architecture's own name (docker-library/official-images). */
const ARCHITECTURE_PREFIX =
  /^(?:amd64|i386|arm32v[567]|arm64v8|ppc64le|s390x|riscv64|mips64le|winamd64)\//;
/** Mirrors of Docker Hub's official images. */
const OFFICIAL_MIRROR =
  /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io|mirror\.gcr\.io|public\.ecr\.aws\/docker)\/(?:library\/)?/;

/**
 * Prepares the table for many look-ups.
 * @param needs - rows of `needs.yaml`
 * @returns for each image the rows that its repository and tag meet; platforms are for the caller to compare
 */
export function createNeedsLookup(needs: readonly Need[]): NeedsLookup {
  const rows = needs.map(compile);
  const remembered = new Map<string, readonly Need[]>();
  return (image) => {
    const name = imageName(image);
    const key = `${name.repository}:${name.tag ?? '@'}`;
    const known = remembered.get(key);
    if (known) return known;
    const found = rows.filter((row) => applies(row, name)).map((row) => row.need);
    if (remembered.size >= 5000) remembered.clear();
    remembered.set(key, found);
    return found;
  };
}

/** The name under which the table knows an image. */
export function imageName(image: ContainerImage): ImageName {
  const reference = image.reference;
  const written = reference
    ? `${reference.registry}/${reference.repository}`
    : (image.name.toLowerCase().split('@')[0] ?? '').replace(/:[^/:]*$/, '');
  const repository = written.replace(OFFICIAL_MIRROR, '').replace(ARCHITECTURE_PREFIX, '');
  if (reference)
    return reference.tag === undefined ? { repository } : { repository, tag: reference.tag };
  if (image.name.includes('@')) return { repository };
  return { repository, tag: /:([^/:]+)$/.exec(image.name)?.[1] ?? 'latest' };
}

function applies(row: CompiledNeed, { repository, tag }: ImageName): boolean {
  if (!row.images.some((glob) => glob.test(repository))) return false;
  if (row.notImages.some((glob) => glob.test(repository))) return false;
  const constrained = row.tags !== undefined || row.need.versions !== undefined;
  if (tag === undefined) return !constrained;
  if (row.notTags.some((glob) => glob.test(tag))) return false;
  if (row.tags && !row.tags.some((glob) => glob.test(tag))) return false;
  return !row.need.versions || isInRange(tag, row.need.versions);
}

function compile(need: Need): CompiledNeed {
  return {
    need,
    images: need.images.map(globToRegExp),
    notImages: need.notImages.map(globToRegExp),
    tags: need.tags?.map(globToRegExp),
    notTags: need.notTags.map(globToRegExp),
  };
}

/** `*` stands for any characters, `?` for one; everything else for itself. */
function globToRegExp(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`);
}
