/**
 * The catalogue's data file, `knowledge/images/catalogue.yaml`, read and checked.
 *
 * ```yaml
 * schema: quaymaster/images/v1
 * date: 2026-08-16
 * source: https://github.com/docker-library/official-images
 * formats: { docker.io/library: oci }
 * sets:
 *   small: amd64 arm64/v8               # linux/ is understood
 * mirrors: { public.ecr.aws/docker/library: docker.io/library }
 * namespaces: { docker.io/arm32v7: arm/v7 }
 * images:
 *   nginx:
 *     popular: latest alpine
 *     versions: { latest: 1.31, mainline: 1.31 }
 *     tags:
 *       - { variant: 'alpine*', on: small, label: Alpine Linux }
 *       - { version: '<1.13', on: amd64, format: docker }
 *       - { on: small windows/amd64:10.0.20348 }
 * ```
 *
 * The first of `tags` whose conditions hold counts; a missing condition always holds.
 */
import { FAILSAFE_SCHEMA, load as loadYaml } from 'js-yaml';
import { z } from 'zod';
import { variantPattern, type TagCondition } from './image-catalogue-tag.js';
import { DOCKER_LIST, OCI_INDEX } from '../manifest-media-type.js';
import { parsePlatform, type Platform } from '../../platform/platform.js';
import { formatReference, parseReference } from '../../reference/reference.js';
import { parseVersionRange } from '../../version-range.js';
import { READ_ONCE } from '../../parse-table.js';

/** Platforms of the tags that a condition picks out. */
export interface TagRule extends TagCondition {
  readonly platforms: readonly Platform[];
  /** Media type of the index or manifest, where it is known. */
  readonly mediaType?: string;
  /** What these tags have in common, in a word or two. */
  readonly label?: string;
}

/** One image of the catalogue. */
export interface CatalogueImage {
  /** Registry and repository in full: `docker.io/library/nginx`. */
  readonly name: string;
  /** Tags to offer and to refresh, the most used first. */
  readonly popular: readonly string[];
  /** Words in tags that stand for a version. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly rules: readonly TagRule[];
}

/** The whole catalogue. */
export interface CatalogueData {
  /** ISO date of the facts. */
  readonly date: string;
  /** Places that hold copies, with the place of the originals: `public.ecr.aws/docker/library` → `docker.io/library`. */
  readonly mirrors: ReadonlyMap<string, string>;
  /** Namespaces that hold the official images for one platform only. */
  readonly namespaces: ReadonlyMap<string, Platform>;
  /** What products are called, with the image that is meant: `postgresql` → `postgres`. */
  readonly synonyms: ReadonlyMap<string, string>;
  readonly images: readonly CatalogueImage[];
}

/** The catalogue, and what was wrong in its file, one sentence each; what is wrong is left out. */
export interface ParsedCatalogue {
  readonly data: CatalogueData;
  readonly problems: readonly string[];
}

const format = z.enum(['oci', 'docker']);
const file = z.object({
  schema: z.literal('quaymaster/images/v1'),
  date: z.iso.date(),
  source: z.string(),
  sets: z.record(z.string(), z.string()),
  mirrors: z.record(z.string(), z.string()),
  namespaces: z.record(z.string(), z.string()),
  formats: z.record(z.string(), format).default({}),
  synonyms: z.record(z.string(), z.string()).default({}),
  images: z.record(
    z.string(),
    z.strictObject({
      source: z.string().optional(),
      popular: z.string().default('latest'),
      versions: z.record(z.string(), z.string()).default({}),
      tags: z.array(
        z.strictObject({
          version: z.string().optional(),
          variant: z.string().optional(),
          on: z.string(),
          format: format.optional(),
          label: z.string().optional(),
        }),
      ),
    }),
  ),
});
type RawImage = z.infer<typeof file>['images'][string];
type RawRule = RawImage['tags'][number];
type Format = z.infer<typeof format>;

/** Images that are listed have an index, even for one platform. */
const INDEX_TYPE: Readonly<Record<Format, string>> = { oci: OCI_INDEX, docker: DOCKER_LIST };

const EMPTY: CatalogueData = {
  date: '',
  mirrors: new Map(),
  namespaces: new Map(),
  synonyms: new Map(),
  images: [],
};

/**
 * Reads the catalogue's file.
 *
 * @param text - the YAML text
 * @param name - the file's name, for the sentences
 */
export function parseImageCatalogue(text: string, name: string): ParsedCatalogue {
  const problems: string[] = [];
  const parsed = file.safeParse(readYaml(text, problems), READ_ONCE);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 5);
    problems.push(...issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`));
    return { data: EMPTY, problems: problems.map((problem) => `${name}: ${problem}`) };
  }
  const context: Context = {
    sets: new Map(Object.entries(parsed.data.sets)),
    formats: new Map(Object.entries(parsed.data.formats)),
    problems,
  };
  const data: CatalogueData = {
    date: parsed.data.date,
    mirrors: new Map(Object.entries(parsed.data.mirrors)),
    namespaces: readNamespaces(new Map(Object.entries(parsed.data.namespaces)), context),
    synonyms: new Map(Object.entries(parsed.data.synonyms)),
    images: Object.entries(parsed.data.images).flatMap(([key, image]) =>
      readImage(key, image, context),
    ),
  };
  return { data, problems: problems.map((problem) => `${name}: ${problem}`) };
}

/** What reading one part needs of the others. */
interface Context {
  readonly sets: ReadonlyMap<string, string>;
  readonly formats: ReadonlyMap<string, Format>;
  readonly problems: string[];
}

function readNamespaces(
  namespaces: ReadonlyMap<string, string>,
  context: Context,
): ReadonlyMap<string, Platform> {
  return new Map(
    [...namespaces].flatMap(([place, on]) =>
      readPlatforms(on, `namespaces.${place}`, context).map((platform) => [place, platform]),
    ),
  );
}

function readImage(key: string, image: RawImage, context: Context): CatalogueImage[] {
  const reading = parseReference(key);
  if (reading.kind === 'bad-reference') {
    context.problems.push(`images.${key}: ${reading.message}`);
    return [];
  }
  const { registry, repository } = reading.reference;
  const name = formatReference({ registry, repository });
  const usual = context.formats.get(name.slice(0, name.lastIndexOf('/')));
  return [
    {
      name,
      popular: split(image.popular),
      aliases: new Map(Object.entries(image.versions)),
      rules: image.tags.flatMap((rule, i) =>
        readRule({ format: usual, ...rule }, `images.${key}.tags[${i}]`, context),
      ),
    },
  ];
}

function readRule(rule: RawRule, where: string, context: Context): TagRule[] {
  const platforms = readPlatforms(rule.on, where, context);
  if (platforms.length === 0) return [];
  try {
    return [
      {
        platforms,
        ...(rule.version === undefined ? {} : { version: parseVersionRange(rule.version) }),
        ...(rule.variant === undefined ? {} : { variant: variantPattern(rule.variant) }),
        ...(rule.format === undefined ? {} : { mediaType: INDEX_TYPE[rule.format] }),
        ...(rule.label === undefined ? {} : { label: rule.label }),
      },
    ];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    context.problems.push(`${where}: ${error.message}.`);
    return [];
  }
}

/** Reads `amd64 arm64/v8 windows/amd64:10.0.20348 pair`: sets by name, Linux understood. */
function readPlatforms(on: string, where: string, { sets, problems }: Context): Platform[] {
  const words = split(on).flatMap((word) => split(sets.get(word) ?? word));
  return words.flatMap((word) => {
    const parsed = parsePlatform(
      /^(?:linux|windows|freebsd)\//.test(word) ? word : `linux/${word}`,
    );
    if (parsed.ok) return [parsed.platform];
    problems.push(`${where}: ${parsed.message}`);
    return [];
  });
}

/** Every scalar stays the text it is: the tag `1.30` is not the number 1.3. */
function readYaml(text: string, problems: string[]): unknown {
  try {
    return loadYaml(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function split(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
