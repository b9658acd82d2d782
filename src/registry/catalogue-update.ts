/**
 * Refreshes what is known of the catalogue's images from their registries into the durable cache, from where it
 * serves also without a network. Every answer is kept at once, so an interrupted run goes on where it ended.
 */
import type { ImageReference } from '../canirun/image/image.js';
import type { ImageCatalogue } from '../canirun/image/catalogue/image-catalogue.js';
import type {
  ImageCache,
  ImageDescription,
  RegistryFailure,
} from '../canirun/image/image-ports.js';
import { formatPlatform } from '../canirun/platform/platform.js';
import { familiarReference, formatReference } from '../canirun/reference/reference.js';
import type { Sentence } from '../canirun/said.js';
import type { LiveImageRegistry } from './image-registry.js';

/** What a refresh works on. */
export interface CatalogueUpdateParts {
  readonly catalogue: ImageCatalogue;
  readonly registry: Pick<LiveImageRegistry, 'look' | 'digest' | 'limit'>;
  readonly cache: ImageCache;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Words what a registry's failure says, for the report. */
  readonly inWords: (sentence: Sentence) => string;
  /** Ends the run between two images. */
  readonly signal?: AbortSignal;
}

/** What became of one image. */
export type UpdateOutcome =
  /** Asked within the last day already. */
  | 'fresh'
  /** Still the same digest. */
  | 'confirmed'
  | 'updated'
  | 'failed'
  /** Not asked, because its registry was given a rest. */
  | 'skipped';

/** One step, for showing progress. */
export interface UpdateProgress {
  readonly done: number;
  readonly total: number;
  /** As people write it: `nginx:alpine`. */
  readonly image: string;
  readonly outcome: UpdateOutcome;
  /** A full sentence where something is to be said. */
  readonly message?: string;
}

/** The result of a run. */
export interface UpdateReport {
  readonly counts: Readonly<Record<UpdateOutcome, number>>;
  /** Images that offer something else than the built-in catalogue says, one sentence each. */
  readonly differences: readonly string[];
  /** Registries that were given a rest, one sentence each with what to do. */
  readonly rests: readonly string[];
}

/** An answer of the last day needs no new one. */
const FRESH = 24 * 3_600_000;

/** Requests left to a registry for people's own questions. */
const RESERVE = 20;

/** Failures in a row after which a registry is left alone. */
const MAX_FAILURES = 3;

/**
 * Asks for every image of the catalogue, each one's most popular tag first.
 *
 * @param onProgress - called after each image
 */
export async function updateCatalogue(
  parts: CatalogueUpdateParts,
  onProgress: (progress: UpdateProgress) => void,
): Promise<UpdateReport> {
  const references = inOrderOfUse(parts.catalogue.popular);
  const counts: Record<UpdateOutcome, number> = {
    fresh: 0,
    confirmed: 0,
    updated: 0,
    failed: 0,
    skipped: 0,
  };
  const differences: string[] = [];
  const rests = new Map<string, string>();
  const failures = new Map<string, number>();

  for (const [i, reference] of references.entries()) {
    if (parts.signal?.aborted === true) break;
    const { registry } = reference;
    const step: Step = rests.has(registry)
      ? { outcome: 'skipped' }
      : await updateOne(parts, reference);
    counts[step.outcome]++;
    if (step.difference !== undefined) differences.push(step.difference);
    failures.set(registry, step.isBlocking === true ? (failures.get(registry) ?? 0) + 1 : 0);
    const rest =
      step.rest ?? ((failures.get(registry) ?? 0) >= MAX_FAILURES ? step.message : undefined);
    if (rest !== undefined)
      rests.set(registry, `${rest} Run the update again later; it goes on from here.`);
    onProgress({
      done: i + 1,
      total: references.length,
      image: familiarReference(reference),
      outcome: step.outcome,
      ...(step.message === undefined ? {} : { message: step.message }),
    });
  }
  return { counts, differences, rests: [...rests.values()] };
}

interface Step {
  readonly outcome: UpdateOutcome;
  readonly message?: string;
  /** How the registry's answer differs from the built-in catalogue. */
  readonly difference?: string;
  /** Why the registry needs a rest at once. */
  readonly rest?: string;
  /** True for failures that are the registry's, not the image's. */
  readonly isBlocking?: boolean;
}

async function updateOne(parts: CatalogueUpdateParts, reference: ImageReference): Promise<Step> {
  const { cache, registry, now } = parts;
  const key = formatReference(reference);
  const cached = await cache.find(key);
  if (cached !== null && now() - cached.at < FRESH) return { outcome: 'fresh' };
  if (cached !== null) {
    const current = await registry.digest(reference);
    if (current.ok && current.digest === cached.digest) {
      await cache.keep(key, { ...cached, at: now() });
      return { outcome: 'confirmed' };
    }
  }
  const { remaining } = registry.limit(reference);
  if (remaining !== undefined && remaining <= RESERVE) {
    const rest = `${reference.registry} allows only ${remaining} more questions for now; they are left to people.`;
    return { outcome: 'skipped', message: rest, rest };
  }
  const answer = await registry.look(reference);
  if (!answer.ok) return failed(parts.inWords(answer.message), answer.why);
  await cache.keep(key, { digest: answer.digest, image: answer.image, at: now() });
  const difference = compare(parts.catalogue, reference, answer.image);
  return {
    outcome: 'updated',
    ...(difference === null ? {} : { difference, message: difference }),
  };
}

function failed(message: string, why: RegistryFailure['why']): Step {
  return {
    outcome: 'failed',
    message,
    isBlocking: why === 'unreachable',
    ...(why === 'rate-limited' || why === 'refused' ? { rest: message } : {}),
  };
}

/** A sentence when the registry's platforms are others than the catalogue's. */
function compare(
  catalogue: ImageCatalogue,
  reference: ImageReference,
  image: ImageDescription,
): string | null {
  if (image.kind !== 'container')
    return `${familiarReference(reference)} is ${image.what}, no image.`;
  // Windows revisions move monthly; the catalogue states builds.
  const name = (text: string): string =>
    text.replace(/(:\d+\.\d+\.\d+)\.\d+$/, '$1').replace('arm64/v8', 'arm64');
  const offered = new Set(image.entries.map(({ platform }) => name(formatPlatform(platform))));
  const stated = new Set(
    catalogue.find(reference)?.platforms.map((platform) => name(formatPlatform(platform))),
  );
  const more = [...offered].filter((platform) => !stated.has(platform));
  const less = [...stated].filter((platform) => !offered.has(platform));
  if (more.length + less.length === 0) return null;
  const changes = [
    ...(more.length > 0 ? [`offers ${more.join(', ')} besides`] : []),
    ...(less.length > 0 ? [`no longer offers ${less.join(', ')}`] : []),
  ];
  return `${familiarReference(reference)} ${changes.join(' and ')}, other than the built-in catalogue says.`;
}

/** Every image's first tag, then every image's second, and so on: a run cut short has the most useful ones. */
function inOrderOfUse(references: readonly ImageReference[]): readonly ImageReference[] {
  const ranks = new Map<string, number>();
  const ranked = references.map((reference) => {
    const name = `${reference.registry}/${reference.repository}`;
    const rank = ranks.get(name) ?? 0;
    ranks.set(name, rank + 1);
    return { reference, rank };
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ reference }) => reference);
}
