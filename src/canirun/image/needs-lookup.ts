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

/** Which kinds of need have been looked into for an image, whether or not this tag of it has them. */
export type StudiedLookup = (
  image: ContainerImage,
  architecture: string,
) => ReadonlySet<Need['needs']['kind']>;

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
    const found = rows
      .filter((row) => applies(row, name))
      .map(({ need }) => stated(need, name, rows));
    if (remembered.size >= 5000) remembered.clear();
    remembered.set(key, found);
    return found;
  };
}

/**
 * Prepares the table to be asked what is known of an image beside the needs that it has.
 * @param needs - rows of `needs.yaml`
 * @returns the kinds of all rows that name the image's repository and architecture: a tag outside of a row's versions
 *   is known not to have the need; nothing for an image without a tag
 */
export function createStudiedLookup(needs: readonly Need[]): StudiedLookup {
  const rows = needs
    .filter(({ images }) => images.every((glob) => !glob.startsWith('*')))
    .map(compile);
  return (image, architecture) => {
    const { repository, tag } = imageName(image);
    if (tag === undefined) return new Set();
    const about = rows.filter(
      ({ need, images }) =>
        (need.architectures?.includes(architecture) ?? true) &&
        images.some((glob) => glob.test(repository)),
    );
    return new Set(about.map(({ need }) => need.needs.kind));
  };
}

/** The name under which the table knows an image. */
export function imageName(image: Pick<ContainerImage, 'name' | 'reference'>): ImageName {
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

/** A need of a CUDA version with the requirement that NVIDIA's own image of that version states. */
function stated(need: Need, name: ImageName, rows: readonly CompiledNeed[]): Need {
  const { needs } = need;
  if (needs.kind !== 'nvidia' || needs.cuda === undefined) return need;
  const cuda = needs.cuda === 'tag' ? cudaOfTag(name.tag ?? '') : needs.cuda;
  const require = cuda === undefined ? undefined : requireOf(cuda, needs.anyMinor === true, rows);
  return cuda === undefined || require === undefined
    ? need
    : { ...need, needs: { ...needs, cuda, require } };
}

/** The first CUDA whose libraries run with every driver of its major version. */
const MINOR_COMPATIBLE = 11;

function requireOf(
  cuda: string,
  anyMinor: boolean,
  rows: readonly CompiledNeed[],
): string | undefined {
  const [major = ''] = cuda.split('.');
  if (anyMinor) return `cuda>=${Number(major) >= MINOR_COMPATIBLE ? `${major}.0` : cuda}`;
  const row = rows.find((one) => applies(one, { repository: 'nvidia/cuda', tag: cuda }));
  return row?.need.needs.kind === 'nvidia' ? row.need.needs.require : undefined;
}

/** `2.7.0-cuda12.8-cudnn9-runtime` and `v1.0-cu128` are built for CUDA 12.8. */
export function cudaOfTag(tag: string): string | undefined {
  const long = /cuda-?(\d{1,2}\.\d)/.exec(tag)?.[1];
  const short = /(?:^|[^a-z])cu(\d{1,2})(\d)(?!\d)/.exec(tag);
  return long ?? (short ? `${short[1] ?? ''}.${short[2] ?? ''}` : undefined);
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

/** Whether a whole name meets a glob of the tables. */
export function matchesGlob(name: string, glob: string): boolean {
  return globToRegExp(glob).test(name);
}

/** `*` stands for any characters, `?` for one; everything else for itself. */
function globToRegExp(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`);
}
