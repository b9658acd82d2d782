/**
 * Which of an image's platforms would run on a way: the one whose architecture is the host's; only where the
 * image has none of that architecture, one that is emulated.
 */
import type { ImageEntry } from '../../image/image.js';
import type { Platform } from '../../platform/platform.js';
import type { MatchReason } from '../../platform/platform-match.js';
import { isSameFamily, matchPlatform } from '../../platform/platform-match.js';
import { compareWindowsVersions, parseWindowsVersion } from '../../platform/platform-windows.js';
import type { Way } from './way.js';

/** The outcome of looking for a platform. */
export type Choice =
  | { readonly kind: 'fits'; readonly platform: Platform; readonly why: MatchReason }
  /** The level is above what an unnamed CPU may be taken to have. */
  | { readonly kind: 'level-unknown'; readonly platform: Platform }
  /** The architecture is right and the CPU too old for it. */
  | { readonly kind: 'level-too-high'; readonly platform: Platform }
  | { readonly kind: 'emulated'; readonly platform: Platform }
  /** Windows: the image's version does not fit the host's. */
  | { readonly kind: 'os-version'; readonly platform: Platform }
  | { readonly kind: 'no-architecture'; readonly platform: Platform };

/** What is taken for granted of an unnamed CPU (rule 5 of the verdicts): x86-64-v2, ARMv8.0, ARMv7. */
const ASSUMED_LEVEL: ReadonlyMap<string, string> = new Map(
  Object.entries({ amd64: 'v2', arm64: 'v8', arm: 'v7' }),
);

/** What is emulated first where there is a choice: the architectures that images are tested on most. */
const EMULATION_ORDER = ['amd64', 'arm64', '386', 'arm', 'ppc64le', 's390x', 'riscv64'];

/** 64-bit architectures: none of them is emulated on a 32-bit OS. */
const IS_32_BIT = new Set(['386', 'arm', 'mips', 'mipsle', 'ppc', 'riscv32']);

/**
 * Chooses the platform of an image for a way.
 * @param platforms - what the image offers, normalised
 * @param hostVersion - Windows: version of the host's kernel (`10.0.26100`)
 * @returns nothing where the image has no programs for the way's kernel
 */
export function choosePlatform(
  platforms: readonly Platform[],
  way: Way,
  hostVersion: string | undefined,
): Choice | undefined {
  const entries = platforms
    .filter((platform) => platform.os === way.os)
    .map((platform) => ({ platform }));
  if (entries.length === 0) return undefined;
  if (way.os === 'windows') return chooseWindows(entries, way, hostVersion);
  return chooseNative(entries, way) ?? chooseEmulated(entries, way);
}

function chooseNative(entries: readonly ImageEntry[], way: Way): Choice | undefined {
  const { architecture, os } = way;
  const variant = way.variant ?? ASSUMED_LEVEL.get(architecture);
  const host: Platform = { os, architecture, ...(variant === undefined ? {} : { variant }) };
  const matches = matchPlatform(host, entries).filter((match) => executes(match.platform, way));
  const own = matches.find((match) => match.platform.architecture === architecture);
  if (own) return { kind: 'fits', platform: own.platform, why: own.why };
  const unmatched = entries.find((entry) => entry.platform.architecture === architecture);
  if (unmatched) {
    const isOpen = way.variant === undefined || way.cpu?.atLeast;
    const kind = isOpen ? 'level-unknown' : 'level-too-high';
    return { kind, platform: unmatched.platform };
  }
  const fallback = matches[0];
  return fallback && { kind: 'fits', platform: fallback.platform, why: fallback.why };
}

/** Matching says yes to 32-bit ARM on every arm64 CPU; Apple's and some servers' cannot execute it. */
function executes(platform: Platform, way: Way): boolean {
  return !(
    platform.architecture === 'arm' &&
    way.architecture === 'arm64' &&
    way.cpu?.aarch32 === false
  );
}

function chooseEmulated(entries: readonly ImageEntry[], way: Way): Choice {
  const sorted = [...entries].sort((a, b) => emulationRank(a.platform) - emulationRank(b.platform));
  const allowed = sorted.find(
    ({ platform }) =>
      way.row.emulates.includes(platform.architecture) &&
      !isSameCpu(platform.architecture, way) &&
      (!IS_32_BIT.has(way.architecture) || IS_32_BIT.has(platform.architecture)),
  );
  if (allowed) return { kind: 'emulated', platform: allowed.platform };
  const first = sorted[0]?.platform ?? { os: way.os, architecture: 'unknown' };
  return { kind: 'no-architecture', platform: first };
}

/** The host's own architecture is not emulated, except 32-bit ARM on a CPU that has none. */
function isSameCpu(architecture: string, way: Way): boolean {
  if (architecture === 'arm' && way.architecture === 'arm64') return way.cpu?.aarch32 !== false;
  return isSameFamily(architecture, way.architecture) && architecture === way.architecture;
}

function emulationRank(platform: Platform): number {
  const rank = EMULATION_ORDER.indexOf(platform.architecture);
  return rank < 0 ? EMULATION_ORDER.length : rank;
}

function chooseWindows(
  entries: readonly ImageEntry[],
  way: Way,
  hostVersion: string | undefined,
): Choice {
  const newestFirst = [...entries].sort((a, b) =>
    compareWindowsVersions(version(a.platform), version(b.platform)),
  );
  const [newest] = newestFirst;
  const sameCpu = newestFirst.filter((e) => e.platform.architecture === way.architecture);
  const [first] = sameCpu;
  if (!first) {
    const platform = newest?.platform ?? { os: 'windows', architecture: 'unknown' };
    return { kind: 'no-architecture', platform };
  }
  const taken = sameCpu.find((e) => takes(way, hostVersion, e.platform));
  if (taken) return { kind: 'fits', platform: taken.platform, why: 'exact' };
  return { kind: 'os-version', platform: first.platform };
}

function version(platform: Platform): ReturnType<typeof parseWindowsVersion> {
  return parseWindowsVersion(platform.osVersion);
}

/**
 * Microsoft's table of container versions: a Hyper-V VM takes images up to the host's own build; the host's own
 * kernel takes its own build, and from build 20348 on every image between that and itself.
 * (containerd asks for more on hosts above 26100; Microsoft's table does not.)
 */
function takes(way: Way, hostVersion: string | undefined, platform: Platform): boolean {
  const host = parseWindowsVersion(hostVersion);
  const image = version(platform);
  if (!host || !image) return true;
  if (way.row.kernel === 'hyper-v-isolation') return image.build <= host.build;
  if (host.build < 20348) return image.build === host.build;
  return image.build >= 20348 && image.build <= host.build;
}
