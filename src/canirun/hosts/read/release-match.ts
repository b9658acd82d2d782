/** Which releases of a system a number or a name stands for. */
import type { Release, System } from '../host-schema.js';

/**
 * Releases that a typed number means, by the most exact reading that fits any:
 * the version itself (or feature release, build, or another number that means it), a longer form of it
 * (`22.04.3`, `10.0.19045.3693`), or its beginning (`22` for `22.04`).
 * @param releases - of one system, newest first
 * @param text - the number as typed
 */
export function releasesByNumber(releases: readonly Release[], text: string): readonly Release[] {
  const build = buildIn(text);
  if (build !== undefined) {
    const built = releases.filter((r) => r.build === build);
    if (built.length > 0) return built;
    const preview = newestBelow(releases, build);
    if (preview !== undefined) return [preview];
  }
  for (const fits of TIERS) {
    const found = releases.filter((release) => fits(release, text));
    if (found.length > 0) return found;
  }
  return [];
}

/** From the most exact reading to the least. */
const TIERS: readonly ((release: Release, text: string) => boolean)[] = [
  (r, text) =>
    r.version === text ||
    r.feature === text ||
    r.also?.includes(text) === true ||
    String(r.build) === text,
  (r, text) => r.version !== undefined && isSameNumber(r.version, text),
  (r, text) => r.version !== undefined && text.startsWith(`${r.version}.`),
  (r, text) => r.version?.startsWith(`${text}.`) === true,
];

/** `24.4` is `24.04`: people leave zeros out. */
function isSameNumber(a: string, b: string): boolean {
  return a.includes('.') && b.includes('.') && withoutZeros(a) === withoutZeros(b);
}

function withoutZeros(version: string): string {
  return version.replace(/\.0+(?=\d)/g, '.');
}

/** Builds of previews lie between those of releases; so far above the newest there are none. */
const BUILDS_AHEAD = 2000;

/** The release that a preview of Windows 10 or later is built on, as is told by its five-digit build. */
function newestBelow(releases: readonly Release[], build: number): Release | undefined {
  const builds = releases.flatMap((r) => r.build ?? []);
  if (build < 10240 || build > Math.max(...builds, 0) + BUILDS_AHEAD) return undefined;
  return releases
    .filter((r) => r.build !== undefined && r.build >= 10240 && r.build < build)
    .sort((a, b) => (b.build ?? 0) - (a.build ?? 0))[0];
}

/** The build in a full Windows version: `10.0.19045.3693`, `6.1.7601`, or with its revision alone: `26100.2033`. */
function buildIn(text: string): number | undefined {
  const match = /^(?:\d{1,2}\.\d\.(?=\d{4,5}))?(\d{4,5})(?:\.\d+)?$/.exec(text);
  return match === null ? undefined : Number(match[1]);
}

/**
 * The release that is meant when several fit: the newest that everybody can have, long-term support preferred.
 * @param releases - newest first
 */
export function newestRelease(releases: readonly Release[]): Release | undefined {
  const usual = releases.filter((r) => r.special !== true);
  return usual.find((r) => r.lts === true) ?? usual[0] ?? releases[0];
}

/**
 * How a release is shown behind its system's name.
 * @param system - the system
 * @param release - one of its releases
 * @param typed - a longer version that was typed (`8.9` for release `8`)
 */
export function releaseLabel(system: System, release: Release, typed?: string): string {
  const longer =
    typed !== undefined && release.version !== undefined && typed.startsWith(`${release.version}.`);
  const shown = longer && system.family !== 'windows' ? typed : (release.label ?? release.version);
  const feature = release.feature === release.version ? undefined : release.feature;
  const showFeature = system.id === 'windows' ? feature : undefined;
  return [system.name, shown, showFeature].filter((part) => part !== undefined).join(' ');
}
