/**
 * Platforms as OCI says: operating system, CPU architecture, variant, and for Windows the version of the OS.
 *
 * Spelling is brought to one form as containerd/platforms does (`database.go`, `platforms.go`):
 *
 * | typed                    | means      |
 * |--------------------------|------------|
 * | `x86_64`, `x86-64`       | `amd64`    |
 * | `amd64/v1`               | `amd64`    |
 * | `i386`                   | `386`      |
 * | `aarch64`, `arm64/8`, `arm64/v8.0` | `arm64/v8` |
 * | `armhf`, `arm`, `arm/7`  | `arm/v7`   |
 * | `armel`                  | `arm/v6`   |
 * | `macos`                  | `darwin`   |
 *
 * Beyond containerd: `i486`, `i586`, `i686`, `x86` mean `386`, `x64` means `amd64`; people type these.
 * `arm64` keeps its `v8` where it was written; matching treats both as one.
 */

/**
 * An OCI platform (image-spec, image-index.md, `platform`).
 * Values are normalised: `amd64` not `x86_64`, `arm64` not `aarch64`, lower case.
 */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** `v6`, `v7`, `v8` for ARM; `v2`, `v3`, `v4` for amd64 levels. */
  readonly variant?: string;
  /** For Windows, `10.0.20348` or with the revision `10.0.20348.2527`. */
  readonly osVersion?: string;
  readonly osFeatures?: readonly string[];
}

/** A platform that was read, or a sentence that says what was wrong with the text. */
export type ParsedPlatform =
  | { readonly ok: true; readonly platform: Platform }
  | { readonly ok: false; readonly message: string };

const ARCHITECTURES: ReadonlyMap<string, readonly [architecture: string, variant?: string]> =
  new Map(
    Object.entries({
      i386: ['386'],
      i486: ['386'],
      i586: ['386'],
      i686: ['386'],
      x86: ['386'],
      x86_64: ['amd64'],
      'x86-64': ['amd64'],
      x64: ['amd64'],
      aarch64: ['arm64'],
      armhf: ['arm', 'v7'],
      armel: ['arm', 'v6'],
    }),
  );

const COMPONENT = /^[A-Za-z0-9_.-]{1,64}$/;
const OS_COMPONENT =
  /^([A-Za-z0-9_-]{1,64})(?:\(([A-Za-z0-9_.%-]{0,64})((?:\+[A-Za-z0-9_.%-]{1,64}){0,16})\))?$/;
const OS_VERSION = /^[0-9]{1,5}(?:\.[0-9]{1,10}){0,3}$/;

/**
 * Brings a platform to its one spelling.
 * @param platform - as a registry or a person wrote it
 * @returns the same platform, lower case, with the architecture's OCI name and variant
 */
export function normalizePlatform(platform: Platform): Platform {
  const os = platform.os.toLowerCase() === 'macos' ? 'darwin' : platform.os.toLowerCase();
  const [architecture, variant] = normalizeArchitecture(
    platform.architecture.toLowerCase(),
    platform.variant?.toLowerCase() ?? '',
  );
  const features = [...new Set((platform.osFeatures ?? []).filter((f) => f !== ''))].sort();
  return {
    os,
    architecture,
    ...(variant === '' ? {} : { variant }),
    ...(platform.osVersion ? { osVersion: platform.osVersion } : {}),
    ...(features.length > 0 ? { osFeatures: features } : {}),
  };
}

/**
 * Reads one platform as people and tools write it: `linux/amd64`, `linux/arm64/v8`,
 * `windows(10.0.17763)/amd64` (containerd), `windows/amd64:10.0.20348` (crane, and this project's `--platforms`).
 * @param text - one specifier; surrounding blanks are ignored
 * @returns the normalised platform, or what was wrong, where, and the rule
 */
export function parsePlatform(text: string): ParsedPlatform {
  const specifier = text.trim();
  const [body = '', version, ...rest] = specifier.split(':');
  if (rest.length > 0) return fail(specifier, 'it has more than one ":"');
  const [osPart = '', architecture, variant, ...more] = body.split('/');
  const os = OS_COMPONENT.exec(osPart);
  if (!os) return fail(specifier, `"${osPart.slice(0, 40)}" is no operating system`);
  if (architecture === undefined) return fail(specifier, 'the architecture is missing');
  if (more.length > 0) return fail(specifier, 'it has more than three parts');
  for (const part of variant === undefined ? [architecture] : [architecture, variant])
    if (!COMPONENT.test(part))
      return fail(
        specifier,
        `"${part.slice(0, 40)}" may hold only letters, digits, ".", "_" and "-"`,
      );
  const osVersion = version ?? decode(os[2] ?? '');
  if (version !== undefined && !OS_VERSION.test(version))
    return fail(specifier, `"${version.slice(0, 40)}" is no version such as 10.0.20348`);
  const osFeatures = (os[3] ?? '')
    .split('+')
    .filter((f) => f !== '')
    .map(decode);
  return {
    ok: true,
    platform: normalizePlatform({
      os: os[1] ?? '',
      architecture,
      ...(variant === undefined ? {} : { variant }),
      ...(osVersion === '' ? {} : { osVersion }),
      osFeatures,
    }),
  };
}

/**
 * Reads a comma-separated list of platforms.
 * @param text - `linux/amd64,linux/arm64/v8`
 * @returns all platforms in order, or the first mistake
 */
export function parsePlatforms(
  text: string,
):
  | { readonly ok: true; readonly platforms: readonly Platform[] }
  | { readonly ok: false; readonly message: string } {
  const platforms: Platform[] = [];
  for (const part of text.split(',')) {
    const parsed = parsePlatform(part);
    if (!parsed.ok) return parsed;
    platforms.push(parsed.platform);
  }
  return { ok: true, platforms };
}

/**
 * Writes a platform the way `parsePlatform` reads it: `linux/arm/v7`, `windows/amd64:10.0.20348`.
 * Features of the OS are left out; they decide nothing that a person would type.
 */
export function formatPlatform(platform: Platform): string {
  const parts = [platform.os, platform.architecture];
  if (platform.variant !== undefined) parts.push(platform.variant);
  const path = parts.join('/');
  return platform.osVersion === undefined ? path : `${path}:${platform.osVersion}`;
}

function normalizeArchitecture(architecture: string, variant: string): [string, string] {
  const alias = ARCHITECTURES.get(architecture);
  const name = alias?.[0] ?? architecture;
  const level = alias?.[1] ?? variant;
  switch (name) {
    case '386':
      return [name, ''];
    case 'amd64':
      return [name, level === 'v1' || level === '1' ? '' : prefixed(level)];
    case 'arm64':
      return [name, ['8', '8.0', 'v8.0'].includes(level) ? 'v8' : prefixed(level)];
    case 'arm':
      return [name, level === '' ? 'v7' : prefixed(level)];
    default:
      return [name, level];
  }
}

function prefixed(variant: string): string {
  return /^\d/.test(variant) ? `v${variant}` : variant;
}

function decode(option: string): string {
  return option.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function fail(specifier: string, what: string): ParsedPlatform {
  const shown = specifier.length > 80 ? `${specifier.slice(0, 80)}…` : specifier;
  return {
    ok: false,
    message: `"${shown}" is not a platform: ${what}. A platform is os/architecture[/variant][:version], such as linux/arm64/v8 or windows/amd64:10.0.20348.`,
  };
}
