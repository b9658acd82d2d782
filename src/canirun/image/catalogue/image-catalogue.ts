/**
 * The built-in catalogue of popular images: what they offer, by tag range, for when no registry can be asked.
 * It states what images of a name generally offer; whether a tag exists is not its business, and it says so.
 */
import { said, type Said } from '../../said.js';
import { suggestName } from './image-catalogue-suggest.js';
import { matchesTag, readTag } from './image-catalogue-tag.js';
import type { CatalogueData, CatalogueImage, TagRule } from './image-catalogue-data.js';
import type { ImageReference } from '../image.js';
import { familiarName, familiarReference, parseReference } from '../../reference/reference.js';
import type { Platform } from '../../platform/platform.js';

/** What the catalogue says of a reference. */
export interface CatalogueStatement {
  /** At least one. */
  readonly platforms: readonly Platform[];
  readonly mediaType?: string;
  /** A full sentence on how far this goes. */
  readonly note: Said;
}

/** The catalogue, ready to be asked. */
export interface ImageCatalogue {
  /** ISO date of the facts. */
  readonly date: string;
  /** Every image's popular tags, for refreshing them from the registries. */
  readonly popular: readonly ImageReference[];
  /** `null` when the image is not in the catalogue. */
  find(reference: ImageReference): CatalogueStatement | null;
  /** The popular tags of a reference's image; none where it is not in the catalogue. */
  tags(reference: ImageReference): readonly string[];
  /** Completions of a half-typed image, best first. */
  complete(prefix: string, limit: number): readonly string[];
  /** The catalogue's name for a product, or the nearest to one that is not in it; `null` when none is near. */
  suggest(reference: ImageReference): string | null;
}

/**
 * Prepares the catalogue for look-ups.
 *
 * @param data - the catalogue as `parseImageCatalogue` read it
 */
export function createImageCatalogue(data: CatalogueData): ImageCatalogue {
  const images = new Map(data.images.map((image) => [image.name, image]));
  const names = data.images.map((image) => familiar(image.name));
  const popular = data.images.flatMap((image) => popularReferences(image));
  const completions = popular.map(familiarReference);

  return {
    date: data.date,
    popular,
    find(reference) {
      const home = locate(data, reference);
      const image = images.get(home.name);
      if (image === undefined) return null;
      return state(data, image, reference, home.platform);
    },
    tags: (reference) => images.get(locate(data, reference).name)?.popular ?? [],
    complete: (prefix, limit) => completeName(completions, names, prefix, limit),
    suggest(reference) {
      if (images.has(locate(data, reference).name)) return null;
      const name = familiarName(reference);
      const near = data.synonyms.get(name) ?? suggestName(name, names);
      if (near === null) return null;
      return reference.tag === undefined || reference.tag === 'latest'
        ? near
        : `${near}:${reference.tag}`;
    },
  };
}

/** An image's place in the catalogue: mirrors and one-architecture namespaces lead to the original. */
function locate(
  data: CatalogueData,
  { registry, repository }: ImageReference,
): { readonly name: string; readonly platform?: Platform } {
  const full = `${registry}/${repository}`;
  const slash = full.lastIndexOf('/');
  const parent = full.slice(0, slash);
  const original = data.mirrors.get(parent);
  if (original !== undefined) return { name: `${original}${full.slice(slash)}` };
  const platform = data.namespaces.get(parent);
  if (platform === undefined) return { name: full };
  return { name: `docker.io/library${full.slice(slash)}`, platform };
}

function state(
  data: CatalogueData,
  image: CatalogueImage,
  reference: ImageReference,
  only: Platform | undefined,
): CatalogueStatement | null {
  const tag = readTag(reference.tag ?? 'latest', image.aliases);
  const rule = image.rules.find((candidate) => matchesTag(candidate, tag));
  const platforms = (rule?.platforms ?? []).filter((platform) => isOnly(platform, only));
  if (rule === undefined || platforms.length === 0) return null;
  const { mediaType } = rule;
  return {
    platforms,
    ...(mediaType === undefined ? {} : { mediaType }),
    note: describeReach(data.date, image, reference, rule),
  };
}

function isOnly(platform: Platform, only: Platform | undefined): boolean {
  return (
    only === undefined ||
    (platform.os === only.os &&
      platform.architecture === only.architecture &&
      (only.variant === undefined || platform.variant === only.variant))
  );
}

function describeReach(
  date: string,
  image: CatalogueImage,
  reference: ImageReference,
  rule: TagRule,
): Said {
  const name = familiar(image.name);
  if (reference.digest !== undefined) return said('catalogue.digest', { date, name });
  const tag = reference.tag ?? 'latest';
  if (image.popular.includes(tag)) return said('catalogue.popular', { date });
  return rule.label === undefined
    ? said('catalogue.tag', { date, name, tag })
    : said('catalogue.tag-of', { date, name, tag, kind: rule.label });
}

function popularReferences(image: CatalogueImage): ImageReference[] {
  return image.popular.flatMap((tag) => {
    const reading = parseReference(`${image.name}:${tag}`);
    return reading.kind === 'reference' ? [reading.reference] : [];
  });
}

/** Names that begin with the prefix, then names with a part that does; tags only once a colon was typed. */
function completeName(
  references: readonly string[],
  names: readonly string[],
  typed: string,
  limit: number,
): readonly string[] {
  const prefix = typed.trim().toLowerCase();
  const pool = prefix.includes(':') ? references : [...names, ...references];
  const begins = pool.filter((name) => name.startsWith(prefix));
  const within = pool.filter((name) => !name.startsWith(prefix) && name.includes(`/${prefix}`));
  return [...new Set([...begins, ...within])].slice(0, limit);
}

function familiar(full: string): string {
  const slash = full.indexOf('/');
  return familiarName({ registry: full.slice(0, slash), repository: full.slice(slash + 1) });
}
