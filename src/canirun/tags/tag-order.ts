/**
 * The tags of a repository as versions, newest first, and the flavours that they come in: `22-alpine3.21` is version 22 of
 * the flavour `alpine`. Tags have no order of their own; this is the one that people give them.
 */

/** A tag that begins with a version. */
export interface VersionTag {
  readonly tag: string;
  /** `22-alpine3.21` → 22. */
  readonly version: readonly number[];
  /** What follows the version, without versions of its own: `alpine`; empty for the plain image. */
  readonly flavour: string;
  /** What follows the version as it stands: `alpine3.21`. */
  readonly suffix: string;
}

/** What follows a version of a release that is none yet. */
const PRERELEASE =
  /(?:^|[-.])(?:alpha|beta|rc|pre|preview|dev|nightly|snapshot|canary|edge|ea|m|b|a|test|testing|unstable|insiders?|sha|git|ci|pr)[-.]?\d*(?:$|[-.])/;

/** Numbers from here on are dates without dashes, or build numbers. */
const TOO_LARGE = 1_000_000;

/** @returns nothing for a tag that is no released version (`latest`, `edge`, `3.0-rc1`, a hash) */
export function readVersionTag(tag: string): VersionTag | null {
  const [, numbers, rest = ''] = /^v?(\d{1,9}(?:\.\d{1,9}){0,4})(?:-([\w.-]+))?$/.exec(tag) ?? [];
  if (numbers === undefined) return null;
  const version = numbers.split('.').map(Number);
  const suffix = rest.toLowerCase();
  if (version.some((part) => part >= TOO_LARGE) || PRERELEASE.test(suffix)) return null;
  return { tag, version, suffix, flavour: flavourOf(suffix) };
}

/** Suffixes that differ in the version of what the image is built on are one flavour: `alpine3.20`, `alpine3.21`. */
export function flavourOf(suffix: string): string {
  return suffix
    .toLowerCase()
    .split('-')
    .map((part) => part.replace(/^(\D{3,})\d[\d.]*$/, '$1'))
    .join('-');
}

/** Newer first; of equal versions the shorter suffix first, which is what most people name. */
export function newerFirst(a: VersionTag, b: VersionTag): number {
  const length = Math.max(a.version.length, b.version.length);
  for (let i = 0; i < length; i++) {
    const [left = -1, right = -1] = [a.version[i], b.version[i]];
    if (left !== right) return right - left;
  }
  return a.suffix.length - b.suffix.length || (a.tag < b.tag ? -1 : 1);
}

/**
 * The releases of one flavour, newest first: of each version one tag, and none that stands for a newer one of its line
 * (`22` beside `22.21.1`).
 *
 * @param tags - any
 * @param flavour - from `flavourOf`
 */
export function releasesOf(tags: readonly VersionTag[], flavour: string): readonly VersionTag[] {
  const own = tags.filter((tag) => tag.flavour === flavour).sort(newerFirst);
  const lines = new Set(
    own.flatMap(({ version }) => version.slice(0, -1).map((_, i) => key(version.slice(0, i + 1)))),
  );
  const seen = new Set<string>();
  return own.filter(({ version }) => {
    const one = key(version);
    if (lines.has(one) || seen.has(one)) return false;
    seen.add(one);
    return true;
  });
}

/**
 * The shortest tag that stands for a release: `22-alpine` where 22.21.1 is the newest 22.
 *
 * @param releases - from `releasesOf`, with `release` among them
 * @param tags - all tags
 */
export function shortestFor(
  release: VersionTag,
  releases: readonly VersionTag[],
  tags: readonly VersionTag[],
): VersionTag {
  const { version, flavour } = release;
  const isNewestOf = (line: readonly number[]): boolean =>
    releases.find((one) => startsWith(one.version, line)) === release;
  const shorter = tags
    .filter(
      (tag) =>
        tag.flavour === flavour &&
        tag.version.length < version.length &&
        startsWith(version, tag.version) &&
        isNewestOf(tag.version),
    )
    .sort((a, b) => a.version.length - b.version.length || a.suffix.length - b.suffix.length);
  return shorter[0] ?? release;
}

function startsWith(version: readonly number[], line: readonly number[]): boolean {
  return line.every((part, i) => version[i] === part);
}

function key(version: readonly number[]): string {
  return version.join('.');
}
