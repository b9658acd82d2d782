/** Builds the readings of a description from its clues. */
import type { Assumption, Host, HostOs, MissingFact, WindowsEdition } from '../host.js';
import {
  askContradiction,
  askHost,
  askMacChip,
  askModel,
  askRelease,
  askSystem,
  askVersion,
} from './ask.js';
import {
  architectureSaid,
  chooseCpu,
  chooseHardware,
  chooseMachine,
  type Hardware,
} from './choose-machine.js';
import { chooseMacs, isMac } from './choose-mac.js';
import { chooseRelease, defined, describeOs } from './choose-release.js';
import { placeSystems, type NamedSystem, type Placement } from './choose-system.js';
import type { Clues } from './clues.js';
import { claimed, wordsOf } from './clues.js';
import { describeCpu } from './describe-cpu.js';
import { describeGpu, describeTools, numberOf, pageSizeOf } from './describe-parts.js';
import type { Machine, Release, System } from './host-schema.js';
import type { Lexicon } from './lexicon.js';

/** What a description was understood as, before its words are said back. */
export interface BuiltHosts {
  readonly readings: readonly Host[];
  readonly assumed: readonly Assumption[];
  readonly missing: readonly MissingFact[];
}

/** More readings than this are no answer but a question. */
const MAX_READINGS = 6;
/** The kernel that WSL 2 ships (github.com/microsoft/WSL2-Linux-Kernel) and ChromeOS' Termina. */
const WSL_KERNEL = '6.6';
const TERMINA_KERNEL = '6.6';

/**
 * Builds the readings.
 * @param clues - of the description
 * @param lexicon - the catalogue
 */
export function buildHosts(clues: Clues, lexicon: Lexicon): BuiltHosts {
  const placement = placeSystems(clues, lexicon);
  if (placement.conflict !== undefined) return only(askConflict(clues, placement.conflict));
  const named = [placement.inner, placement.outer].filter((s) => s !== undefined);
  const strange = named.find(({ unknown }) => unknown !== undefined);
  if (strange !== undefined) return only(askRelease(strange));
  const machine = chooseMachine(clues)?.machine ?? impliedMachine(placement, clues, lexicon);
  const inner = placement.inner ?? systemOfMachine(machine, clues, lexicon);
  if (inner === undefined) return withoutSystem(clues, lexicon, machine, placement);
  if (isTooGeneral(inner, clues, machine)) return only(askVersion(clues, inner));
  const hardware = hardwareFor(clues, lexicon, placement, inner, machine);
  if (hardware.length === 0) return only(askMacContradiction(clues, inner));
  const assumed = assumptions(clues, placement, inner, machine);
  const built = hardware
    .slice(0, MAX_READINGS)
    .map((h) => buildHost(clues, placement, inner, h, assumed));
  const impossible = built.find((b) => b.problem !== undefined);
  const possible = built.flatMap(({ host, problem }) => (problem === undefined ? [host] : []));
  if (possible.length === 0 && impossible?.problem !== undefined) return only(impossible.problem);
  return {
    readings: possible,
    assumed: unique(assumed),
    missing: possible.length > 1 ? [askWhich(clues, possible, machine)] : [],
  };
}

function only(missing: MissingFact): BuiltHosts {
  return { readings: [], assumed: [], missing: [missing] };
}

function unique(assumed: readonly Assumption[]): readonly Assumption[] {
  return assumed.filter(
    (a, i) => assumed.findIndex((b) => b.fact === a.fact && b.text === a.text) === i,
  );
}

/** Raspberry Pi OS runs on a Raspberry Pi even if nobody says so. */
function impliedMachine({ inner }: Placement, clues: Clues, lexicon: Lexicon): Machine | undefined {
  const onPi = inner?.system.id === 'raspbian' || inner?.system.id === 'raspberry-pi-os';
  if (!onPi || chooseCpu(clues) !== undefined) return undefined;
  return lexicon.machines.find((m) => m.name === 'Raspberry Pi');
}

function systemOfMachine(
  machine: Machine | undefined,
  clues: Clues,
  lexicon: Lexicon,
): NamedSystem | undefined {
  const [id = '', ...version] = (machine?.system ?? (isMac(clues) ? 'macos' : '')).split(' ');
  const system = lexicon.systems.get(id);
  if (system === undefined) return undefined;
  const releases =
    version.length === 0
      ? system.releases
      : system.releases.filter((r) => r.version === version.join(' '));
  return { system, releases, narrowed: version.length > 0, mention: -1 };
}

/** A bare "windows" or "linux"; a distribution's name is missing even if the machine is known. */
function isTooGeneral(inner: NamedSystem, clues: Clues, machine: Machine | undefined): boolean {
  if (inner.system.needsVersion === true) return !inner.narrowed;
  if (inner.system.general !== true) return false;
  if (inner.system.id !== 'linux') return true;
  const known =
    machine !== undefined ||
    chooseCpu(clues) !== undefined ||
    architectureSaid(clues) !== undefined;
  return (
    !known && numberOf(clues, 'kernel') === undefined && claimed(clues, 'environment') === undefined
  );
}

function withoutSystem(
  clues: Clues,
  lexicon: Lexicon,
  machine: Machine | undefined,
  placement: Placement,
): BuiltHosts {
  const architecture = architectureSaid(clues);
  if (machine === undefined && chooseCpu(clues) === undefined && architecture === undefined) {
    const saysSomething =
      placement.outer !== undefined ||
      clues.claims.some(({ value }) => value.environment !== undefined);
    return only(saysSomething ? askSystem(clues, undefined, lexicon) : askHost());
  }
  const assumed: Assumption[] = [];
  const readings = chooseHardware(clues, lexicon)
    .slice(0, MAX_READINGS)
    .map((h) => bareHost(clues, h, placement));
  return {
    readings,
    assumed,
    missing: [
      askSystem(clues, architecture, lexicon),
      ...(machine?.choices === undefined ? [] : [askModel(machine)]),
    ],
  };
}

/** A host of which only the hardware is known. */
function bareHost(clues: Clues, hardware: Hardware, placement: Placement): Host {
  const architecture = hardware.architecture ?? 'amd64';
  const cpu = describeCpu(hardware, architecture, undefined, clues);
  const name = machineName(clues, hardware.machine) ?? cpu.model ?? architecture;
  return {
    name,
    environment: placement.environment,
    cpu,
    ...describeTools(clues, undefined, placement.environment === 'vm'),
    ...defined({
      machine: hardware.machine === undefined ? undefined : { name, kind: hardware.machine.kind },
      pageSize: pageSizeOf(clues, architecture, undefined, undefined, hardware.machine, 64),
      gpu: describeGpu(clues, hardware.machine),
      nestedVirtualization:
        claimed(clues, 'nestedVirtualization') ?? hardware.machine?.nestedVirtualization,
      memory: memoryOf(clues, hardware.machine),
    }),
  };
}

function hardwareFor(
  clues: Clues,
  lexicon: Lexicon,
  placement: Placement,
  inner: NamedSystem,
  machine: Machine | undefined,
): readonly Hardware[] {
  const macs = [inner, placement.outer].find((s) => s?.system.id === 'macos');
  if (
    isMac(clues) &&
    (macs !== undefined || machine?.generations !== undefined || inner.system.id !== 'macos')
  ) {
    const versions =
      macs?.narrowed === true ? macs.releases.flatMap((r) => r.version ?? []) : undefined;
    return chooseMacs(clues, lexicon, versions);
  }
  const found = chooseHardware(clues, lexicon);
  if (machine === undefined || chooseMachine(clues) !== undefined) return found;
  return (machine.cpus ?? [])
    .flatMap((id) => lexicon.cpus.get(id) ?? [])
    .map((cpu) => ({ machine, cpus: [cpu], architecture: cpu.architecture, named: false }));
}

interface Built {
  readonly host: Host;
  readonly problem?: MissingFact;
}

function buildHost(
  clues: Clues,
  placement: Placement,
  inner: NamedSystem,
  hardware: Hardware,
  assumed: Assumption[],
): Built {
  const { system } = inner;
  const release = releaseOn(inner, hardware, assumed);
  const architecture = architectureOf(clues, hardware, system, release);
  const bits = bitsOf(clues, architecture, system, release, hardware.machine);
  const environment = environmentOf(clues, placement, system, hardware, assumed);
  const cpuArchitecture = cpuArchitectureOf(hardware, architecture, bits);
  const os = describeOs(
    inner,
    release,
    {
      bits,
      architecture: cpuArchitecture,
      ...defined({
        edition: editionOf(clues, system, hardware.machine),
        kernel: kernelOf(clues, placement, environment, ownOf(hardware.machine, system)?.kernel),
        kernelBits: claimed(clues, 'kernelBits'),
      }),
    },
    clues,
  );
  const cpu = describeCpu(hardware, cpuArchitecture, neededLevels(release, system), clues);
  const outer = outerOs(clues, placement, cpuArchitecture);
  const isGuest = environment === 'vm';
  const shownMachine = machineName(clues, hardware.machine);
  const host: Host = {
    name: hostName(shownMachine, cpu.model, os, environment),
    os: inGuest(os, environment, clues, outer),
    environment,
    cpu,
    ...describeTools(clues, os, isGuest),
    ...defined({
      machine:
        hardware.machine === undefined || shownMachine === undefined
          ? undefined
          : { name: shownMachine, kind: hardware.machine.kind },
      outer,
      pageSize: pageSizeOf(clues, cpuArchitecture, system, release, hardware.machine, bits),
      gpu: describeGpu(clues, hardware.machine),
      nestedVirtualization:
        claimed(clues, 'nestedVirtualization') ?? hardware.machine?.nestedVirtualization,
      memory: memoryOf(clues, hardware.machine),
    }),
  };
  return {
    host,
    ...defined({
      problem: contradictionIn(clues, inner, release, hardware, cpuArchitecture, bits),
    }),
  };
}

/** The release, on a Mac the newest that it runs; said back when nobody named one. */
function releaseOn(
  inner: NamedSystem,
  hardware: Hardware,
  assumed: Assumption[],
): Release | undefined {
  const isMacOs = inner.system.id === 'macos';
  const order = inner.system.releases.map((r) => r.version ?? '');
  const runs =
    hardware.runs === undefined || !isMacOs
      ? undefined
      : order.slice(order.indexOf(hardware.runs[1]), order.indexOf(hardware.runs[0]) + 1);
  const release = chooseRelease(inner, runs) ?? chooseRelease(inner);
  if (release === undefined || (inner.releases.length === 1 && inner.narrowed)) return release;
  const name = [
    inner.system.name,
    release.label ?? release.version,
    inner.system.id === 'windows' ? release.feature : undefined,
  ]
    .filter(Boolean)
    .join(' ');
  if (release.version !== undefined)
    assumed.push({
      fact: 'os-version',
      text: `${name}, the newest${isMacOs ? ' that this Mac runs' : ''}`,
    });
  return release;
}

function neededLevels(release: Release | undefined, system: System): Pick<Release, 'needs'> {
  return { needs: release?.needs ?? system.needs };
}

function architectureOf(
  clues: Clues,
  hardware: Hardware,
  system: System,
  release: Release | undefined,
): string {
  const usual = release?.architectures ?? system.architectures;
  const said = architectureSaid(clues);
  if (hardware.architecture !== undefined) return hardware.architecture;
  return said ?? usual?.[0] ?? 'amd64';
}

/** The machine, if the system is the one that it usually runs: only then its kernel and word size count. */
function ownOf(machine: Machine | undefined, system: System): Machine | undefined {
  return machine?.system?.split(' ')[0] === system.id ? machine : undefined;
}

function bitsOf(
  clues: Clues,
  architecture: string,
  system: System,
  release: Release | undefined,
  machine: Machine | undefined,
): 32 | 64 {
  if (
    architecture === '386' ||
    architecture === 'arm' ||
    architecture === 'ppc' ||
    architecture === 'mips' ||
    architecture === 'mipsle'
  )
    return 32;
  const said = claimed(clues, 'bits');
  if (said !== undefined) return said;
  return release?.bits ?? system.bits ?? ownOf(machine, system)?.bits ?? 64;
}

/** A 64-bit CPU under a 32-bit system is still a 64-bit CPU; a word for 32-bit ARM alone means a 32-bit one. */
function cpuArchitectureOf(hardware: Hardware, architecture: string, bits: 32 | 64): string {
  if (hardware.architecture !== undefined || bits === 64) return architecture;
  return architecture;
}

function environmentOf(
  clues: Clues,
  placement: Placement,
  system: System,
  hardware: Hardware,
  assumed: Assumption[],
): Host['environment'] {
  const { environment } = placement;
  if (environment !== 'machine') return environment;
  if (claimed(clues, 'nestedVirtualization') === false) return 'vm';
  const isAppleSilicon = hardware.machine?.kind === 'mac' && hardware.architecture === 'arm64';
  if (isAppleSilicon && system.id !== 'macos' && system.id !== 'fedora-asahi') {
    assumed.push({ fact: 'environment', text: `${system.name} runs in a VM on the Mac` });
    return 'vm';
  }
  return environment;
}

function editionOf(
  clues: Clues,
  system: System,
  machine: Machine | undefined,
): WindowsEdition | undefined {
  if (system.family !== 'windows') return undefined;
  const said = clues.claims.flatMap(({ value }) => value.edition ?? []);
  const own = ownOf(machine, system)?.edition;
  const isServer = (edition: WindowsEdition): boolean =>
    edition.startsWith('server') || edition === 'nano-server' || edition === 'azure-host';
  const fitting = said.filter((edition) => isServer(edition) === (system.edition !== undefined));
  return fitting.find((e) => e !== 'server') ?? fitting[0] ?? own ?? system.edition;
}

function kernelOf(
  clues: Clues,
  placement: Placement,
  environment: Host['environment'],
  own: string | undefined,
): string | undefined {
  const said = numberOf(clues, 'kernel');
  if (said !== undefined) return said;
  if (environment === 'wsl2') return WSL_KERNEL;
  if (environment === 'crostini') return TERMINA_KERNEL;
  if (environment === 'lxc')
    return placement.outer === undefined ? undefined : chooseRelease(placement.outer)?.kernel;
  return own;
}

/** WSL 2 has its own kernel, without vsyscall and with cgroup v2 alone; a system container has its host's. */
function inGuest(
  os: HostOs,
  environment: Host['environment'],
  clues: Clues,
  outer: HostOs | undefined,
): HostOs {
  if (environment === 'wsl2') {
    return {
      ...os,
      cgroup: claimed(clues, 'cgroup') ?? 'v2',
      vsyscall: claimed(clues, 'vsyscall') ?? 'none',
    };
  }
  if (environment === 'wsl1') {
    return omit(os, ['kernel']);
  }
  if (environment !== 'lxc') return os;
  const rest = omit(os, ['kernel', 'cgroup', 'vsyscall']);
  const said = {
    kernel: numberOf(clues, 'kernel'),
    cgroup: claimed(clues, 'cgroup'),
    vsyscall: claimed(clues, 'vsyscall'),
  };
  return {
    ...rest,
    ...defined({
      kernel: said.kernel ?? outer?.kernel,
      cgroup: said.cgroup ?? outer?.cgroup,
      vsyscall: said.vsyscall ?? outer?.vsyscall,
    }),
  };
}

function omit<T extends object, K extends keyof T>(record: T, keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(record).filter(([key]) => !(keys as readonly string[]).includes(key)),
  ) as Omit<T, K>;
}

function outerOs(
  clues: Clues,
  { outer, environment }: Placement,
  architecture: string,
): HostOs | undefined {
  if (outer === undefined) return undefined;
  const newest =
    environment.startsWith('wsl') && !outer.narrowed
      ? outer.releases.find((r) => r.special !== true)
      : chooseRelease(outer);
  const edition =
    outer.system.family === 'windows' ? editionOf(clues, outer.system, undefined) : undefined;
  return describeOs(outer, newest, { bits: 64, architecture, ...defined({ edition }) }, clues);
}

/** The machine's name with the model as typed. */
function machineName(clues: Clues, machine: Machine | undefined): string | undefined {
  if (machine === undefined) return undefined;
  const mention = clues.machines.find(({ value }) => value === machine)?.mention;
  if (mention === undefined || !machine.name.includes('{model}'))
    return machine.name.replace('{model}', '').trim();
  const words = wordsOf(clues, mention)
    .split(/[\s_]+/)
    .filter(
      (word) =>
        !NOT_SHOWN.has(word.toLowerCase()) &&
        !machine.name.toLowerCase().includes(word.toLowerCase()),
    );
  return machine.name.replace('{model}', words.map(tidyWord).join(' ')).replace(/\s+/g, ' ').trim();
}

/** Words before a model that its shown name has already, or doesn't need. */
const NOT_SHOWN = new Set(
  'aws ec2 amazon azure gcp gce google cloud standard syno synolgy diskstation instance'.split(' '),
);

function tidyWord(word: string): string {
  if (/^[a-z]\d?[a-z]*\d*[a-z]*\./i.test(word)) return word.toLowerCase();
  return /\d/.test(word) ? word.toUpperCase() : word.slice(0, 1).toUpperCase() + word.slice(1);
}

function hostName(
  machine: string | undefined,
  cpu: string | undefined,
  os: HostOs,
  environment: Host['environment'],
): string {
  const bits = os.bits === 32 ? `${os.name} (32-bit)` : os.name;
  const where: Partial<Record<Host['environment'], string>> = {
    vm: 'in a VM',
    wsl1: 'in WSL 1',
    wsl2: 'in WSL 2',
    crostini: 'in Crostini',
    lxc: 'in a system container',
  };
  const shownCpu = cpu !== undefined && machine?.includes(cpu) !== true ? cpu : undefined;
  const system = [bits, where[environment]].filter(Boolean).join(' ');
  return [machine, shownCpu, system].filter(Boolean).join(', ');
}

function memoryOf(clues: Clues, machine: Machine | undefined): number | undefined {
  return (
    clues.numbers.memory ?? (machine?.memory === undefined ? undefined : machine.memory * 2 ** 20)
  );
}

function assumptions(
  clues: Clues,
  placement: Placement,
  inner: NamedSystem,
  machine: Machine | undefined,
): Assumption[] {
  const assumed: Assumption[] = [];
  if (placement.assumed !== undefined)
    assumed.push({ fact: 'environment', text: placement.assumed });
  if (inner.mention < 0 && inner.system.id !== 'macos') {
    assumed.push({ fact: 'os', text: `${inner.system.name}, which is usual there` });
  }
  if (placement.outer !== undefined && placement.outer.mention < 0) {
    assumed.push({ fact: 'outer-os', text: `${placement.outer.system.name} below it` });
  }
  if (
    chooseCpu(clues) === undefined &&
    machine === undefined &&
    architectureSaid(clues) === undefined &&
    !isMac(clues)
  ) {
    const usual = inner.system.architectures?.[0] ?? 'amd64';
    assumed.push({
      fact: 'cpu-architecture',
      text: usual === 'amd64' ? 'an x86 processor (amd64)' : usual,
    });
  } else if (
    claimed(clues, 'bits') === undefined &&
    architectureSaid(clues) !== undefined &&
    claimed(clues, 'architecture') === undefined
  ) {
    assumed.push({ fact: 'bits', text: '64-bit' });
  }
  return assumed;
}

function contradictionIn(
  clues: Clues,
  inner: NamedSystem,
  release: Release | undefined,
  hardware: Hardware,
  architecture: string,
  bits: 32 | 64,
): MissingFact | undefined {
  const said = claimed(clues, 'architecture');
  const part = hardware.cpus[0]?.name ?? hardware.machine?.name;
  const hardwareMention = chooseCpu(clues)?.mention ?? chooseMachine(clues)?.mention;
  if (said !== undefined && !runs(architecture, said) && hardwareMention !== undefined) {
    const saying = clues.claims.find(({ value }) => value.architecture === said)?.mention ?? -1;
    return askContradiction(clues, {
      problem: `${part ?? 'That machine'} is ${architecture}, not ${said}.`,
      mentions: [hardwareMention, saying],
    });
  }
  const possible = release?.architectures ?? inner.system.architectures;
  const userland = bits === 32 ? (THIRTY_TWO[architecture] ?? architecture) : architecture;
  if (possible === undefined || (possible as readonly string[]).includes(userland))
    return undefined;
  const name = [inner.system.name, release?.label ?? release?.version].filter(Boolean).join(' ');
  const against =
    hardwareMention ??
    clues.claims.find(
      ({ value }) =>
        value.bits !== undefined || value.architecture !== undefined || value.vendor !== undefined,
    )?.mention;
  return askContradiction(clues, {
    problem:
      bits === 32 && userland !== architecture
        ? `There is no 32-bit ${name}.`
        : `${name} does not run on ${part ?? architecture} (${architecture}).`,
    mentions: [inner.mention, ...(against === undefined ? [] : [against])].filter((i) => i >= 0),
  });
}

const THIRTY_TWO: Readonly<Record<string, string>> = { amd64: '386', arm64: 'arm' };

function runs(architecture: string, said: string): boolean {
  return (
    architecture === said ||
    THIRTY_TWO[architecture] === said ||
    (architecture === 'arm' && said === 'arm64' ? false : architecture === said)
  );
}

function askConflict(clues: Clues, systems: readonly NamedSystem[]): MissingFact {
  const [a, b] = systems;
  if (a === undefined || b === undefined) return askHost();
  const guest = [a, b].find(({ system }) => system.family === 'linux') ?? a;
  const below = guest === a ? b : a;
  const one = wordsWithNumbers(clues, guest.mention);
  const other = wordsWithNumbers(clues, below.mention);
  return askContradiction(clues, {
    problem: `${a.system.name} and ${b.system.name} were both named.`,
    mentions: [a.mention, b.mention],
    choices: [`${one} vm on ${other}`],
  });
}

function wordsWithNumbers(clues: Clues, mention: number): string {
  return [wordsOf(clues, mention), ...(clues.numbers.ofMention.get(mention) ?? [])].join(' ');
}

function askMacContradiction(clues: Clues, inner: NamedSystem): MissingFact {
  const mention = chooseMachine(clues)?.mention ?? chooseCpu(clues)?.mention;
  return askContradiction(clues, {
    problem: `No such Mac: the model, its year, its chip and ${inner.system.name} don't go together.`,
    mentions: [...(mention === undefined ? [] : [mention]), inner.mention].filter((i) => i >= 0),
    choices: ['mac m2', 'intel mac'],
  });
}

function askWhich(
  clues: Clues,
  readings: readonly Host[],
  machine: Machine | undefined,
): MissingFact {
  if (machine?.choices !== undefined) return askModel(machine);
  if (isMac(clues)) {
    return askMacChip(
      readings.map(
        (h) => `${clues.text} ${h.cpu?.architecture === 'arm64' ? 'apple silicon' : 'intel'}`,
      ),
    );
  }
  return {
    fact: 'cpu-model',
    question: 'Which processor does it have?',
    choices: readings.flatMap((h) => h.cpu?.model ?? []).map((m) => `${clues.text} ${m}`),
    command: 'lscpu',
  };
}
