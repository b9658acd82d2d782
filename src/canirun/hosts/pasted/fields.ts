/** What the fields of pasted command output tell, as words that the recogniser understands. */
import { wordsOfArmPart, wordsOfFlags } from './cpu-flags.js';
import { HINT, readUname, wordsOfKernel } from './uname.js';

type Reader = (value: string) => readonly string[];

const asIs: Reader = (value) => [value.replace(/\((?:r|tm|c)\)/gi, ' ')];
const osName: Reader = (value) => {
  if (/^docker desktop$/i.test(value)) return ['docker desktop vm'];
  return /^linux$/i.test(value) ? [] : asIs(value);
};
/** `lscpu` and `/proc/cpuinfo` exist on Linux alone. */
const LINUX: readonly string[] = [`${HINT}linux`];
const kernel: Reader = (value) => wordsOfKernel(value.replace(/^Linux\s+/, ''));

/**
 * Readers by field, its name without anything but letters. From `docker info`, `docker version`, `lscpu`,
 * `/proc/cpuinfo`, `hostnamectl`, `systeminfo`, `sw_vers`, `system_profiler` and `/etc/os-release`.
 */
const FIELDS: ReadonlyMap<string, Reader> = new Map(
  Object.entries({
    // docker info, docker version
    serverversion: (value) => [`docker engine ${value}`],
    operatingsystem: osName,
    cgroupversion: (value) => [`cgroup v${value.replace(/^v/, '')}`],
    totalmemory: (value) => [`memory ${value.replace(/([a-z])/i, ' $1')}`],
    defaultisolation: () => [],
    // podman info
    arch: asIs,
    distribution: (value) => [`${HINT}${value}`],
    // kubectl describe node, -o yaml
    osimage: asIs,
    containerruntimeversion: (value) => wordsOfRuntime(value),
    buildahversion: () => ['podman'],
    // lscpu, /proc/cpuinfo
    architecture: asIs,
    byteorder: () => LINUX,
    bogomips: () => LINUX,
    vendorid: () => LINUX,
    modelname: (value) => [...asIs(value), ...(/^\w*\s?mac/i.test(value) ? [] : LINUX)],
    cpuopmodes: (value) => [...(/^32-bit$/.test(value) ? ['32-bit'] : []), ...LINUX],
    flags: wordsOfFlags,
    features: wordsOfFlags,
    model: (value) => (/[a-z]{3}/i.test(value) ? asIs(value) : []),
    hardware: (value) => (/^BCM2835$/i.test(value) ? [] : asIs(value)),
    cpupart: (value) => [...wordsOfArmPart(value), ...LINUX],
    hypervisorvendor: () => ['vm'],
    virtualization: (value) => wordsOfVirtualization(value),
    machine: (value) => (/^\d/.test(value) ? ['s390x'] : asIs(value)),
    cpu: (value) =>
      /[a-z]{3}|\p{Script=Han}/iu.test(value) ? [value.replace(/(?<!\s)\s*\(\d+\)|@.*/g, '')] : [],
    isa: (value) => (value.startsWith('rv64') ? ['riscv64'] : []),
    // hostnamectl
    kernel,
    hardwaremodel: asIs,
    chassis: (value) => (value === 'vm' ? ['vm'] : []),
    // neofetch and forms of reports
    os: osName,
    hostos: osName,
    host: (value) => (/\s/.test(value) ? asIs(value) : []),
    device: asIs,
    sbcdevice: asIs,
    sbcmodel: asIs,
    devicemodel: asIs,
    processor: (value) => (/[a-z]{3}/i.test(value) ? [value.replace(/[®™]|\s×\s*\d+$/g, ' ')] : []),
    distro: (value) => readUname(value)?.words ?? asIs(value),
    kernelversion: (value) => readUname(value)?.words ?? kernel(value),
    dietpiversion: () => ['dietpi'],
    gpu: asIs,
    memory: (value) => [
      `memory ${(value.split('/').at(-1) ?? '').trim().replace(/(\d)([a-z])/i, '$1 $2')}`,
    ],
    dockerversion: (value) => [`docker ${/(?<!\d)\d+\.\d+(?:\.\d+)?/.exec(value)?.[0] ?? ''}`],
    macosversion: (value) => [/macos/i.test(value) ? value : `macos ${value}`],
    intelchiporapplechip: asIs,
    dockerdesktopversion: (value) => [
      `docker desktop ${/(?<!\d)\d+\.\d+(?:\.\d+)?/.exec(value)?.[0] ?? ''}`,
    ],
    nodescpuarchitectureosandversion: asIs,
    // lsb_release
    description: asIs,
    // wsl --version
    windowsversion: (value) => wordsOfWindowsVersion(value),
    distroversion: asIs,
    wslversion: (value) => (/^2|\b2\b/.test(value) ? ['wsl2'] : []),
    // systeminfo
    osname: asIs,
    os名称: asIs,
    betriebssystemname: asIs,
    os版本: (value) => wordsOfWindowsVersion(value),
    betriebssystemversion: (value) => wordsOfWindowsVersion(value),
    系统类型: (value) => wordsOfSystemType(value),
    systemtyp: (value) => wordsOfSystemType(value),
    osversion: (value) => wordsOfWindowsVersion(value),
    osbuild: (value) => (/^\d{5}/.test(value) ? [`windows build ${value}`] : []),
    edition: (value) => (/windows/i.test(value) ? asIs(value) : []),
    systemtype: (value) => wordsOfSystemType(value),
    systemmodel: (value) => (/virtual|vmware/i.test(value) ? ['vm'] : asIs(value)),
    systemmanufacturer: (value) => (/vmware|qemu|xen|innotek/i.test(value) ? ['vm'] : []),
    virtualizationenabledinfirmware: (value) => [
      /^yes/i.test(value) ? 'virtualization enabled' : 'virtualization disabled',
    ],
    // sw_vers, system_profiler
    productversion: (value) => [`macos ${value}`],
    systemversion: asIs,
    chip: asIs,
    processorname: (value) => [value.replace(/^(?:dual|quad|\d+)-core /i, '')],
    // os-release
    prettyname: asIs,
  }),
);

function wordsOfSystemType(value: string): readonly string[] {
  return [value.replace(/-based PC|-basierter PC/i, '').replace(/^X86$/i, '32-bit')];
}

function wordsOfVirtualization(value: string): readonly string[] {
  switch (value.toLowerCase()) {
    case 'vt-x':
    case 'amd-v':
      return ['virtualization enabled'];
    case 'wsl':
      return ['wsl2'];
    case 'lxc':
    case 'openvz':
      return ['lxc'];
    case 'none':
      return [];
    default:
      return ['vm'];
  }
}

/** `10.0.22631 N/A Build 22631`. */
function wordsOfWindowsVersion(value: string): readonly string[] {
  const version = /^\d+\.\d+\.\d{4,5}(?:\.\d+)?/.exec(value)?.[0];
  return version === undefined ? asIs(value) : [`windows ${version}`];
}

/** `containerd://1.7.2`, `docker://20.10.12`, `cri-o://1.28.1`. */
export function wordsOfRuntime(value: string): readonly string[] {
  const match = /^(docker|containerd|cri-o):\/\/(\d+\.\d+(?:\.\d+)?)?/.exec(value);
  if (match === null) return [];
  const name = match[1] === 'docker' ? 'docker engine' : (match[1] ?? '');
  return [`${name} ${match[2] ?? ''}`.trim()];
}

/** A field and its value. */
export interface Field {
  /** Its name, only the letters of any script, lower case. */
  readonly name: string;
  readonly value: string;
}

const SPECIAL =
  /^\s*(?:[-*•]\s+)?\*{0,2}(\p{L}[\p{L}\w ()/.,-]{0,48}?)\*{0,2}(?:\s*[:=]|[^\S\t]*\t|\s* \| )\s*(?:\*{1,2}\s*)?(\S.*)$/u;

/**
 * Reads a line of the form `Name: value`, `NAME="value"`, `Name\t: value` or `Name\tvalue`.
 * @param line - of pasted text
 */
export function readField(line: string): Field | undefined {
  const match = SPECIAL.exec(line.slice(0, 6000));
  if (match === null) return undefined;
  const name = (match[1] ?? '').replace(/\P{L}/gu, '').toLowerCase();
  return { name, value: (match[2] ?? '').replace(/^["'`]|(?<!["'`,])["'`,]+$/g, '').trim() };
}

/**
 * What a field tells.
 * @param field - from {@link readField}
 * @returns words for the recogniser; undefined for fields that are none of ours
 */
export function wordsOfField({ name, value }: Field): readonly string[] | undefined {
  return FIELDS.get(name)?.(value);
}
