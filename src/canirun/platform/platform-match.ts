/**
 * Which of an image's platforms a kernel and CPU take, in the order a container engine prefers them.
 * Rule: containerd/platforms `compare.go` (`platformVector`, `Only`). Matching is not yet running:
 * Apple's CPUs match `arm/v7` and cannot execute it; the rules above this add what matching leaves out.
 *
 * | CPU         | takes, best first                                                  |
 * |-------------|--------------------------------------------------------------------|
 * | amd64/vN    | amd64 vN … v1, then 386                                            |
 * | amd64       | amd64 v1, then 386                                                 |
 * | arm64/v9.y  | v9.y … v9, v8.(y+5) … v8, then arm v8, v7, v6, v5                  |
 * | arm64/v8.x  | v8.x … v8, then arm v8, v7, v6, v5                                 |
 * | arm/vN      | arm vN … v5                                                        |
 * | others      | only themselves                                                    |
 */
import type { Platform } from './platform.js';
import { normalizePlatform } from './platform.js';
import {
  compareWindowsVersions,
  parseWindowsVersion,
  takesWindowsVersion,
} from './platform-windows.js';

/** Why an entry was taken. */
export type MatchReason =
  | 'exact' // same architecture and variant
  | 'lower-variant' // same architecture, an older variant
  | 'fallback-32-bit'; // 386 on amd64, arm on arm64

/** One entry that the host takes. */
export interface PlatformMatch<Entry> {
  readonly entry: Entry;
  readonly platform: Platform;
  readonly why: MatchReason;
}

/**
 * The entries that a host takes, best first. Entries of one rank keep the index's order (OCI: the first should
 * be used), except on Windows, where the newest version comes first. `unknown/unknown` never matches.
 * @param host - the platform that the engine reports, variant included
 * @param entries - what the image offers
 * @returns matching entries with the reason, possibly none
 */
export function matchPlatform<Entry extends { readonly platform: Platform }>(
  host: Platform,
  entries: readonly Entry[],
): readonly PlatformMatch<Entry>[] {
  const wanted = normalizePlatform(host);
  const vector = [key(wanted.architecture, wanted.variant), ...platformVector(wanted)];
  const hostVersion = parseWindowsVersion(wanted.osVersion);
  const ranked = entries.flatMap((entry) => {
    const platform = normalizePlatform(entry.platform);
    if (!fitsOs(wanted, platform)) return [];
    const rank = vector.indexOf(key(platform.architecture, platform.variant));
    if (rank < 0) return [];
    const version = parseWindowsVersion(platform.osVersion);
    if (wanted.os === 'windows' && !takesWindowsVersion(hostVersion, version)) return [];
    return [{ entry, platform, rank, version, why: reasonFor(wanted, platform, rank) }];
  });
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      compareWindowsVersions(a.version, b.version) ||
      (b.platform.osFeatures?.length ?? 0) - (a.platform.osFeatures?.length ?? 0),
  );
  return ranked.map(({ entry, platform, why }) => ({ entry, platform, why }));
}

/** The architectures that belong together: 386 with amd64, arm with arm64. */
export function isSameFamily(a: string, b: string): boolean {
  return family(a) === family(b);
}

function family(architecture: string): string {
  switch (architecture) {
    case '386':
      return 'amd64';
    case 'arm':
      return 'arm64';
    default:
      return architecture;
  }
}

/** `architecture/variant` of everything that a CPU takes beside itself, best first. */
function platformVector(host: Platform): readonly string[] {
  const { architecture, variant } = host;
  switch (architecture) {
    case 'amd64':
      return [...down('amd64', level(variant) ?? 1, 1), key('386')];
    case 'arm':
      return down('arm', level(variant) ?? 7, 5);
    case 'arm64':
      return [...arm64Vector(variant), ...down('arm', 8, 5)];
    default:
      return [];
  }
}

function arm64Vector(variant: string | undefined): readonly string[] {
  const match = /^v(\d{1,2})(?:\.(\d))?$/.exec(variant ?? 'v8');
  if (!match) return [];
  const major = Number(match[1]);
  const minor = Number(match[2] ?? 0);
  if (major === 9) return [...minors(9, minor), ...minors(8, Math.min(minor + 5, 9))];
  return major === 8 ? minors(8, minor) : [];
}

function minors(major: number, highest: number): string[] {
  return Array.from({ length: highest + 1 }, (_, i) => {
    const minor = highest - i;
    return key('arm64', minor === 0 ? `v${major}` : `v${major}.${minor}`);
  });
}

function down(architecture: string, from: number, to: number): string[] {
  if (from < to) return [key(architecture, `v${from}`)];
  return Array.from({ length: from - to + 1 }, (_, i) => key(architecture, `v${from - i}`));
}

function level(variant: string | undefined): number | undefined {
  const match = /^v(\d{1,2})$/.exec(variant ?? '');
  return match ? Number(match[1]) : undefined;
}

/** One spelling for a variant that is the architecture's base. */
function key(architecture: string, variant?: string): string {
  const base =
    (architecture === 'amd64' && variant === 'v1') ||
    (architecture === 'arm64' && (variant === 'v8' || variant === 'v8.0')) ||
    (architecture === 'arm64' && variant === 'v9.0');
  if (base) return variant === 'v9.0' ? 'arm64/v9' : `${architecture}/`;
  return `${architecture}/${variant ?? ''}`;
}

function fitsOs(host: Platform, image: Platform): boolean {
  if (image.os !== host.os || image.os === 'unknown') return false;
  return (image.osFeatures ?? []).every(
    (feature) => feature === 'win32k' || (host.osFeatures ?? []).includes(feature),
  );
}

function reasonFor(host: Platform, image: Platform, rank: number): MatchReason {
  if (host.architecture !== image.architecture) return 'fallback-32-bit';
  return rank === 0 ? 'exact' : 'lower-variant';
}
