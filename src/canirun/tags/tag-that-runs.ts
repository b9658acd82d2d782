/**
 * Which tag of an image still runs on a host: the newest that does, judged like the one that was asked for. What is known
 * without a registry (needs, the built-in catalogue) leaves few tags to ask about.
 */
import type { HostRecognition } from '../hosts/host.js';
import type { ContainerImage, ImageFacts, ImageSource } from '../image/image.js';
import { engineCpu } from '../judge/ways/way.js';
import type { Judge, Verdict, VerdictKind } from '../judge/verdict.js';
import type { Platform } from '../platform/platform.js';
import { familiarName } from '../reference/reference.js';
import { findNewest } from './find-newest.js';
import {
  flavourOf,
  readVersionTag,
  releasesOf,
  shortestFor,
  type VersionTag,
} from './tag-order.js';

/** What was found. */
export type TagAdvice =
  /** `image` runs; `next`, the release after it of the same flavour, does not. */
  | {
      readonly kind: 'runs';
      readonly image: string;
      readonly becomes: 'native' | 'vm';
      readonly next?: string;
      readonly from: 'registry' | 'catalogue';
    }
  /** No tag of those looked at runs. */
  | { readonly kind: 'none'; readonly name: string; readonly tags: number };

/** What the search asks. */
export interface TagSearchParts {
  readonly images: Pick<ImageSource, 'describe' | 'tags'>;
  readonly judge: Judge;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is known, and how far the search may go. */
export interface TagSearch {
  readonly image: ImageFacts;
  readonly host: HostRecognition;
  readonly verdict: Verdict;
  /** Who asks: each tag counts as a lookup of theirs. */
  readonly asker?: string;
  readonly offline?: boolean;
}

/** Tags that are asked about at most, each one lookup. */
const MOST_PROBES = 8;
/** Milliseconds after which no further tag is asked about. */
const MOST_TIME = 6_000;
/** Releases of a flavour that are looked at, the newest. */
const MOST_RELEASES = 200;
/** Flavours that are looked at: the one that was asked for, and the most usual others. */
const MOST_FLAVOURS = 4;

/** Layers of which another tag may be free. */
const OTHER_TAG_HELPS = new Set([
  'pull',
  'kernel',
  'os-version',
  'cpu',
  'page-size',
  'driver',
  'engine',
]);

/**
 * Finds the newest tag that runs natively or in a VM.
 * @returns nothing where another tag would not help, or where it can't be told
 */
export async function findTagThatRuns(
  parts: TagSearchParts,
  search: TagSearch,
): Promise<TagAdvice | null> {
  const { image, verdict, asker, offline } = search;
  if (image.kind !== 'container' || image.reference === undefined) return null;
  const mayHelp =
    verdict.verdict === 'emulated' ||
    (verdict.verdict === 'no' && OTHER_TAG_HELPS.has(verdict.blocker ?? ''));
  if (!mayHelp || image.evidence.from === 'given' || image.reference.tag === undefined) return null;
  const until = parts.now() + MOST_TIME;
  const list = await parts.images.tags({
    name: image.name,
    ...(asker === undefined ? {} : { asker }),
    ...(offline === undefined ? {} : { offline }),
  });
  if (list === null) return null;
  const tags = list.tags.flatMap((tag) => readVersionTag(tag) ?? []);
  const run = createTrial(parts, search, familiarName(image.reference), list.from);
  let asked = 0;
  for (const flavour of flavoursOf(tags, image.reference.tag)) {
    const releases = releasesOf(tags, flavour).slice(0, MOST_RELEASES);
    const possible = await asyncFilter(releases, (release) => run.possible(release));
    const found = await findNewest(
      possible,
      (release) => (parts.now() > until ? Promise.resolve(null) : run.probe(release)),
      MOST_PROBES - asked,
    );
    if (found.kind === 'untold') return null;
    asked += found.asked;
    if (found.kind === 'none') continue;
    const after = releases[releases.indexOf(found.item) - 1];
    const name = familiarName(image.reference);
    const becomes = run.verdictOf(found.item);
    if (becomes !== 'native' && becomes !== 'vm') return null;
    const shorter = shortestFor(found.item, releases, tags);
    return {
      kind: 'runs',
      image: `${name}:${(await run.possible(shorter)) ? shorter.tag : found.item.tag}`,
      becomes,
      ...(after === undefined ? {} : { next: `${name}:${after.tag}` }),
      from: list.from,
    };
  }
  return tags.length === 0 || list.from === 'catalogue'
    ? null
    : { kind: 'none', name: familiarName(image.reference), tags: tags.length };
}

/** The flavour of the tag that was asked for, then the most usual ones; those for Windows only where one was. */
function flavoursOf(tags: readonly VersionTag[], asked: string): readonly string[] {
  const wanted = readVersionTag(asked)?.flavour ?? (asked === 'latest' ? '' : flavourOf(asked));
  const counts = new Map<string, number>();
  for (const { flavour } of tags) counts.set(flavour, (counts.get(flavour) ?? 0) + 1);
  const isForWindows = (flavour: string): boolean =>
    /windows|nanoserver|ltsc|^1[0-9]{3}$/.test(flavour);
  const others = [...counts]
    .filter(([flavour]) => flavour !== wanted && isForWindows(flavour) === isForWindows(wanted))
    .sort((a, b) => b[1] - a[1])
    .map(([flavour]) => flavour);
  return [...(counts.has(wanted) ? [wanted] : []), ...others].slice(0, MOST_FLAVOURS);
}

/** Tries releases: what is known of one without asking, and what asking says. */
function createTrial(
  { images, judge }: TagSearchParts,
  { host, asker, offline }: TagSearch,
  name: string,
  from: 'registry' | 'catalogue',
) {
  const judged = new Map<string, VerdictKind>();
  const judgeIt = (facts: ImageFacts): VerdictKind => judge.judge(facts, host).verdict;
  const nameOf = ({ tag }: VersionTag): string => `${name}:${tag}`;
  const runs = (verdict: VerdictKind): boolean => verdict === 'native' || verdict === 'vm';
  return {
    /** By its needs, and by the catalogue where that knows the image. */
    async possible(release: VersionTag): Promise<boolean> {
      const known = await images.describe({ name: nameOf(release), offline: true });
      const facts = known.kind === 'container' ? known : ideal(nameOf(release), host, known);
      return facts !== null && runs(judgeIt(facts));
    },
    async probe(release: VersionTag): Promise<boolean | null> {
      const facts = await images.describe({
        name: nameOf(release),
        ...(asker === undefined ? {} : { asker }),
        ...(offline === true || from === 'catalogue' ? { offline: true } : {}),
      });
      if (facts.kind === 'unknown-image') return facts.why === 'not-found' ? false : null;
      const verdict = judgeIt(facts);
      judged.set(release.tag, verdict);
      return runs(verdict);
    },
    verdictOf: (release: VersionTag): VerdictKind | undefined => judged.get(release.tag),
  };
}

/** An image that has what the host would take: only its needs can stop it. */
function ideal(
  name: string,
  { readings }: HostRecognition,
  known: ImageFacts,
): ContainerImage | null {
  if (known.kind !== 'unknown-image' || known.why === 'bad-reference') return null;
  const platforms = readings.flatMap((reading): Platform[] => {
    const { architecture, variant } = engineCpu(reading);
    const arm = architecture === 'arm' && variant !== undefined ? { variant } : {};
    return [{ os: 'linux', architecture, ...arm }];
  });
  return {
    kind: 'container',
    name,
    entries: platforms.map((platform) => ({ platform })),
    evidence: { from: 'given' },
  };
}

async function asyncFilter<Item>(
  items: readonly Item[],
  test: (item: Item) => Promise<boolean>,
): Promise<readonly Item[]> {
  const held = await Promise.all(items.map(test));
  return items.filter((_, i) => held[i]);
}
