/** Builds one reading: a host with all facts, from its system and hardware. */
import { said } from '../../said.js';
import type {
  Assumption,
  Host,
  HostEnvironment,
  HostOs,
  MissingFact,
  WindowsEdition,
} from '../host.js';
import { ARCHITECTURES_OF_32_BITS, architectureSaid, type Hardware } from './choose-machine.js';
import { chooseRelease, describeOs } from './choose-release.js';
import { defined } from '../../defined.js';
import { ownValue } from '../../../core/own-value.js';
import type { NamedSystem } from '../read/named-systems.js';
import type { Placement } from '../read/place-systems.js';
import type { Clues } from '../read/clues.js';
import { claimed, numberOf } from '../read/clues.js';
import { contradictionIn } from './contradictions.js';
import { describeCpu } from './describe-cpu.js';
import { describeGpu, describeTools, pageSizeOf } from './describe-parts.js';
import { hostName, machineName } from '../host-name.js';
import type { Machine, Release, System } from '../host-schema.js';

/** The kernel that WSL 2 ships (github.com/microsoft/WSL2-Linux-Kernel), and that of ChromeOS' Termina VM. */
const OWN_KERNELS: Readonly<Partial<Record<HostEnvironment, string>>> = {
  wsl2: '6.6',
  crostini: '6.6',
};

/** A reading, or the question that it raises. */
export interface BuiltHost {
  readonly host: Host;
  readonly assumed: readonly Assumption[];
  readonly problem?: MissingFact;
}

/**
 * Builds a host whose system is known.
 * @param clues - of the description
 * @param placement - what runs where
 * @param named - the system that the engine runs on
 * @param hardware - what it runs on
 */
export function buildHost(
  clues: Clues,
  placement: Placement,
  named: NamedSystem,
  hardware: Hardware,
): BuiltHost {
  const { system } = named;
  const { machine } = hardware;
  const assumed: Assumption[] = [];
  const release = releaseOn(clues, named, hardware, placement, assumed);
  const architecture = architectureOf(clues, hardware, system, release);
  const bits = bitsOf(clues, architecture, system, release, machine);
  const environment = environmentOf(clues, placement, system, hardware, assumed);
  const outer = outerOs(clues, placement, architecture);
  const facts = {
    bits,
    architecture,
    ...defined({
      edition: editionOf(clues, system, machine),
      kernel:
        numberOf(clues, 'kernel') ?? OWN_KERNELS[environment] ?? kernelOf(machine, system, release),
      kernelBits: kernelBitsOf(clues, system, release, machine),
    }),
  };
  const os = inEnvironment(describeOs(named, release, facts, clues), environment, clues, outer);
  const cpu = describeCpu(hardware, architecture, { needs: release?.needs ?? system.needs }, clues);
  const name = machine === undefined ? undefined : machineName(clues, machine);
  const host: Host = {
    name: hostName(name, cpu.model, os, environment),
    os,
    environment,
    cpu,
    ...describeTools(clues, machine, os, environment === 'vm'),
    ...defined({
      apart: hardware.apart,
      outer,
      pageSize: pageSizeOf(clues, architecture, system, release, machine, bits),
    }),
    ...machineFacts(clues, machine, release),
  };
  const problem = contradictionIn(clues, { system: named, release, hardware, architecture, bits });
  return { host, assumed, ...defined({ problem }) };
}

/**
 * Builds a host of which only the hardware is known.
 * @param clues - of the description
 * @param hardware - what was named
 * @param environment - what it runs in
 */
export function buildBareHost(
  clues: Clues,
  hardware: Hardware,
  environment: HostEnvironment,
): Host {
  const architecture = hardware.architecture ?? 'amd64';
  const cpu = describeCpu(hardware, architecture, undefined, clues);
  const { machine } = hardware;
  return {
    name:
      (machine === undefined ? undefined : machineName(clues, machine)) ??
      cpu.model ??
      architecture,
    environment,
    cpu,
    ...describeTools(clues, machine, undefined, environment === 'vm'),
    ...defined({ pageSize: pageSizeOf(clues, architecture, undefined, undefined, machine, 64) }),
    ...machineFacts(clues, machine),
  };
}

/** The kernel that a machine's maker ships with a release of the system that it usually runs. */
function kernelOf(
  machine: Machine | undefined,
  system: System,
  release: Release | undefined,
): string | undefined {
  const own = ownOf(machine, system);
  return ownValue(own?.kernels ?? {}, release?.version ?? '') ?? own?.kernel;
}

function machineFacts(
  clues: Clues,
  machine: Machine | undefined,
  release?: Release,
): Partial<Host> {
  const lacks = [...new Set(clues.claims.flatMap(({ value }) => value.lacks ?? []))];
  const own = machine?.memory === undefined ? undefined : machine.memory * 2 ** 20;
  return defined({
    machine:
      machine === undefined ? undefined : { name: machineName(clues, machine), kind: machine.kind },
    gpu: describeGpu(clues, machine, release),
    nestedVirtualization: claimed(clues, 'nestedVirtualization') ?? machine?.nestedVirtualization,
    lacks: lacks.length === 0 ? undefined : lacks,
    memory: clues.numbers.memory ?? own,
  });
}

/** The release: the one that was named, else by its kernel, else the newest, on a Mac the newest that it runs. */
function releaseOn(
  clues: Clues,
  named: NamedSystem,
  hardware: Hardware,
  { environment }: Placement,
  assumed: Assumption[],
): Release | undefined {
  const { system } = named;
  const order = system.releases.map((r) => r.version ?? '');
  const runs =
    hardware.runs === undefined || system.id !== 'macos'
      ? undefined
      : order.slice(order.indexOf(hardware.runs[1]), order.indexOf(hardware.runs[0]) + 1);
  const byKernel =
    (named.narrowed && named.releases.length < 2) || environment.startsWith('wsl')
      ? undefined
      : releaseOfKernel(named, numberOf(clues, 'kernel'));
  const release = byKernel ?? chooseRelease(named, runs) ?? chooseRelease(named);
  if (release?.version === undefined || (named.releases.length === 1 && named.narrowed))
    return release;
  const feature = system.id === 'windows' ? release.feature : undefined;
  const name = [system.name, release.label ?? release.version, feature].filter(Boolean).join(' ');
  const newest =
    runs === undefined ? said('assumed.newest', { name }) : said('assumed.newest-mac', { name });
  const text = byKernel === undefined ? newest : said('assumed.by-kernel', { name });
  assumed.push({ fact: 'os-version', text });
  return release;
}

function releaseOfKernel(
  { releases }: NamedSystem,
  kernel: string | undefined,
): Release | undefined {
  if (kernel === undefined) return undefined;
  return releases.find(
    (r) => r.kernel !== undefined && (kernel === r.kernel || kernel.startsWith(`${r.kernel}.`)),
  );
}

function architectureOf(
  clues: Clues,
  hardware: Hardware,
  system: System,
  release: Release | undefined,
): string {
  const usual = release?.architectures ?? system.architectures;
  return hardware.architecture ?? architectureSaid(clues) ?? usual?.[0] ?? 'amd64';
}

function bitsOf(
  clues: Clues,
  architecture: string,
  system: System,
  release: Release | undefined,
  machine: Machine | undefined,
): 32 | 64 {
  if (ARCHITECTURES_OF_32_BITS.has(architecture)) return 32;
  const comesInBoth =
    system.family === 'windows' && release?.architectures?.includes('386') === true;
  const said = claimed(clues, 'bits') ?? (comesInBoth ? claimed(clues, 'windowsBits') : undefined);
  return said ?? release?.bits ?? system.bits ?? ownOf(machine, system)?.bits ?? 64;
}

/** Under a 32-bit userland: 64 where release and firmware both bring it (config.txt, `arm_64bit`). */
function kernelBitsOf(
  clues: Clues,
  system: System,
  release: Release | undefined,
  machine: Machine | undefined,
): 32 | 64 | undefined {
  const brought = release?.kernelBits ?? system.kernelBits;
  return claimed(clues, 'kernelBits') ?? (brought === 64 ? machine?.kernelBits : undefined);
}

/** The machine, if the system is the one that it usually runs: only then its kernel and word size count. */
function ownOf(machine: Machine | undefined, system: System): Machine | undefined {
  return machine?.system?.split(' ')[0] === system.id ? machine : undefined;
}

function environmentOf(
  clues: Clues,
  { environment }: Placement,
  system: System,
  hardware: Hardware,
  assumed: Assumption[],
): HostEnvironment {
  if (environment !== 'machine') return environment;
  if (claimed(clues, 'nestedVirtualization') === false) return 'vm';
  const isAppleSilicon = hardware.machine?.kind === 'mac' && hardware.architecture === 'arm64';
  if (!isAppleSilicon || system.startsAppleSilicon === true) return environment;
  assumed.push({ fact: 'environment', text: said('assumed.vm-on-mac', { system: system.name }) });
  return 'vm';
}

function editionOf(
  clues: Clues,
  system: System,
  machine: Machine | undefined,
): WindowsEdition | undefined {
  if (system.family !== 'windows') return undefined;
  const said = clues.claims.flatMap(({ value }) => value.edition ?? []);
  const fitting = said.filter(
    (edition) => SERVER_EDITIONS.has(edition) === (system.edition !== undefined),
  );
  const exact = fitting.find((edition) => edition !== 'server') ?? fitting[0];
  return exact ?? ownOf(machine, system)?.edition ?? system.edition;
}

const SERVER_EDITIONS: ReadonlySet<WindowsEdition> = new Set<WindowsEdition>([
  'server',
  'server-core',
  'nano-server',
  'azure-host',
]);

/**
 * What the environment makes of a system's kernel: WSL 2 has one without vsyscall and with cgroup v2 alone
 * (microsoft/WSL#4694, WSL 2.5.1), WSL 1 has none, a system container has its host's.
 */
function inEnvironment(
  os: HostOs,
  environment: HostEnvironment,
  clues: Clues,
  outer: HostOs | undefined,
): HostOs {
  const { kernel, cgroup, vsyscall, ...rest } = os;
  const said = { cgroup: claimed(clues, 'cgroup'), vsyscall: claimed(clues, 'vsyscall') };
  switch (environment) {
    case 'wsl2':
      return { ...os, cgroup: said.cgroup ?? 'v2', vsyscall: said.vsyscall ?? 'none' };
    case 'wsl1':
      return rest;
    case 'lxc':
      return {
        ...rest,
        ...defined({
          kernel: numberOf(clues, 'kernel') ?? outer?.kernel,
          cgroup: said.cgroup ?? outer?.cgroup,
          vsyscall: said.vsyscall ?? outer?.vsyscall,
        }),
      };
    case 'machine':
    case 'vm':
    case 'crostini':
    case 'ci':
      return { ...rest, ...defined({ kernel, cgroup, vsyscall }) };
  }
}

function outerOs(clues: Clues, { outer }: Placement, architecture: string): HostOs | undefined {
  if (outer === undefined) return undefined;
  const edition = editionOf(clues, outer.system, undefined);
  return describeOs(
    outer,
    chooseRelease(outer),
    { bits: 64, architecture, ...defined({ edition }) },
    clues,
  );
}
