/**
 * Versions of Windows in container images and which of them a host's kernel takes.
 * Rule: containerd/platforms `platform_windows_compat.go`; Microsoft's version-compatibility page says the same.
 */

/** `10.0.20348.2527` taken apart. */
export interface WindowsVersion {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  /** 0 when not stated. */
  readonly revision: number;
}

/** Long-term releases since the kernel interface became stable, ascending: Server 2022, Server 2025. */
const STABLE_LTSC = [20348, 26100] as const;

/** @returns the parts, or `undefined` for anything but three or four numbers */
export function parseWindowsVersion(text: string | undefined): WindowsVersion | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,6})(?:\.(\d{1,6}))?$/.exec(text ?? '');
  if (!match) return undefined;
  const [, major, minor, build, revision] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    build: Number(build),
    revision: Number(revision ?? 0),
  };
}

/**
 * Whether a host's own kernel takes an image's version (process isolation).
 *
 * | host build | image builds it takes                                              |
 * |------------|--------------------------------------------------------------------|
 * | < 20348    | its own build                                                      |
 * | ≥ 20348    | from the newest LTSC below the host (at least 20348) up to the host |
 *
 * An image or a host without a version matches.
 */
export function takesWindowsVersion(
  host: WindowsVersion | undefined,
  image: WindowsVersion | undefined,
): boolean {
  if (!host || !image) return true;
  if (host.major !== image.major || host.minor !== image.minor) return false;
  if (host.build < STABLE_LTSC[0]) return host.build === image.build;
  return oldestStableFor(host.build) <= image.build && image.build <= host.build;
}

/** Orders versions, newest first; none last. */
export function compareWindowsVersions(
  a: WindowsVersion | undefined,
  b: WindowsVersion | undefined,
): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return b.major - a.major || b.minor - a.minor || b.build - a.build || b.revision - a.revision;
}

function oldestStableFor(hostBuild: number): number {
  return STABLE_LTSC.findLast((build) => build < hostBuild) ?? STABLE_LTSC[0];
}
