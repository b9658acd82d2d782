/** Which release of the chosen system is meant, and what it says about the host's OS. */
import type { HostOs, WindowsEdition } from '../host.js';
import type { Clues } from '../read/clues.js';
import { claimed } from '../read/clues.js';
import { defined } from '../../defined.js';
import type { NamedSystem } from '../read/named-systems.js';
import type { Release, System } from '../host-schema.js';
import { newestRelease, releaseLabel } from '../read/release-match.js';

/**
 * The release that a named system stands for.
 * @param named - the system with the releases that fit
 * @param runs - versions that the machine can run; absent: any
 * @returns the release; undefined when the system has no releases or none fits
 */
export function chooseRelease(named: NamedSystem, runs?: readonly string[]): Release | undefined {
  const possible =
    runs === undefined
      ? named.releases
      : named.releases.filter((r) => runs.includes(r.version ?? ''));
  return newestRelease(possible);
}

/** Families whose systems run, or may run, a Linux kernel. */
const HAS_LINUX: ReadonlySet<string> = new Set(['linux', 'chromeos', 'other']);

/** What the description says of an OS beyond its release. */
export interface OsFacts {
  readonly bits: 32 | 64;
  readonly architecture: string;
  readonly edition?: WindowsEdition;
  readonly kernel?: string;
  readonly kernelBits?: 32 | 64;
}

/**
 * Describes a host's OS.
 * @param named - the system
 * @param release - its release, if it has any
 * @param facts - what the description or the machine adds
 * @param clues - of the description
 */
export function describeOs(
  named: NamedSystem,
  release: Release | undefined,
  facts: OsFacts,
  clues: Clues,
): HostOs {
  const { system } = named;
  const own = { ...factsOf(system), ...(release === undefined ? {} : factsOf(release)) };
  const merged = { ...own, ...baseFacts(named) };
  const label = labelOf(named, release);
  const kernelBits =
    facts.bits === 32 && facts.architecture === 'arm64' ? facts.kernelBits : undefined;
  const cgroup = claimed(clues, 'cgroup') ?? merged.cgroup;
  const vsyscall = claimed(clues, 'vsyscall') ?? merged.vsyscall;
  const kernel = HAS_LINUX.has(system.family) ? (facts.kernel ?? merged.kernel) : undefined;
  const support = release === undefined ? undefined : endOfSupport(release, facts.edition, clues);
  return {
    family: system.family,
    name: [label, facts.edition === undefined ? undefined : EDITION_NAMES[facts.edition]]
      .filter(Boolean)
      .join(' '),
    product: system.id,
    bits: facts.bits,
    ...defined({
      version: release?.version,
      feature: release?.feature,
      osVersion: release === undefined ? undefined : windowsVersion(system, release, named.typed),
      edition: facts.edition,
      kernel,
      kernelBits: kernelBits === facts.bits ? undefined : kernelBits,
      kernelBitsSaid: claimed(clues, 'kernelBits') === undefined ? undefined : (true as const),
      cgroup,
      vsyscall,
      libseccomp: merged.libseccomp,
      dockerPackage: merged.dockerPackage,
      dockerNewest: merged.dockerNewest,
      endOfSupport: support,
    }),
  };
}

const EDITION_NAMES: Readonly<Record<WindowsEdition, string>> = {
  home: 'Home',
  pro: 'Pro',
  enterprise: 'Enterprise',
  education: 'Education',
  iot: 'IoT Enterprise',
  server: '',
  'server-core': '(Server Core)',
  'nano-server': '(Nano Server)',
  'azure-host': '(Azure Stack HCI)',
};

/** What the userland of the distribution below brings; its kernel too, unless the system has one of its own. */
function baseFacts({ system, base }: NamedSystem): Partial<Release> {
  const release = base === undefined ? undefined : chooseRelease(base);
  if (base === undefined || release === undefined) return {};
  const { kernel, ...rest } = { ...factsOf(base.system), ...factsOf(release) };
  return system.ownKernel === true ? rest : { ...rest, ...defined({ kernel }) };
}

function labelOf({ system, typed, base }: NamedSystem, release: Release | undefined): string {
  if (base !== undefined) return `${system.name} (${labelOf(base, chooseRelease(base))})`;
  return release === undefined ? system.name : releaseLabel(system, release, typed);
}

/** The facts that systems give to all their releases. */
function factsOf(from: System | Release): Partial<Release> {
  return defined({
    kernel: from.kernel,
    cgroup: from.cgroup,
    vsyscall: from.vsyscall,
    libseccomp: from.libseccomp,
    dockerPackage: from.dockerPackage,
    dockerNewest: from.dockerNewest,
  });
}

function windowsVersion(
  system: System,
  release: Release,
  typed: string | undefined,
): string | undefined {
  if (system.family !== 'windows' || release.build === undefined) return undefined;
  const build = /(?:^|\.)(\d{5}(?:\.\d+)?)$/.exec(typed ?? '')?.[1];
  if (build !== undefined && release.build >= 10000) return `10.0.${build}`;
  const major = release.build >= 10000 ? '10.0' : OLD_NT[release.build];
  return major === undefined ? undefined : `${major}.${release.build}`;
}

/** Version of Windows NT by build, before Windows 10. */
const OLD_NT: Readonly<Record<number, string>> = {
  9600: '6.3',
  9200: '6.2',
  7601: '6.1',
  6003: '6.0',
  3790: '5.2',
  2600: '5.1',
  2195: '5.0',
};

function endOfSupport(
  release: Release,
  edition: WindowsEdition | undefined,
  clues: Clues,
): string | undefined {
  if (claimed(clues, 'ltsc') === true && release.supportLtsc !== undefined)
    return release.supportLtsc;
  const business = edition === 'enterprise' || edition === 'education' || edition === 'iot';
  return business ? (release.supportEnterprise ?? release.support) : release.support;
}
