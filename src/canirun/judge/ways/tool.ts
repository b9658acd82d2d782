/** Layer "tool": whether a tool supplies what the image needs on this host, and can start there. */
import type { Host, MissingFact } from '../../hosts/host.js';
import type { ContainerImage } from '../../image/image.js';
import { normalizePlatform } from '../../platform/platform.js';
import { isSameFamily } from '../../platform/platform-match.js';
import type { ToolTable, ToolWay } from '../tools.js';
import { meets } from '../tools.js';
import { exampleMachine } from '../fixes/example-machine.js';
import { said } from '../../said.js';
import type { Attempt, Check, Remedy } from '../rules/check.js';
import { engineCpu, hostOsName, namedTools } from './way.js';

const NESTED_SOURCE = 'https://docs.docker.com/desktop/setup/vm-vdi/';

/** A way through a virtual machine needs hardware virtualisation, and in a VM the nested kind. */
export function checkTool({ way, host, table }: Attempt): readonly Check[] {
  const tool = way.row.title;
  const passed: Check = {
    layer: 'tool',
    blocker: 'tool',
    ok: true,
    text:
      way.row.support === 'ended'
        ? said('why.tool.supplies-ended', { tool })
        : said('why.tool.supplies', { tool }),
    source: way.row.source,
  };
  if (way.row.kernel === 'host') return [passed];
  const off = featureOff(way.row, host);
  if (off) return [{ ...passed, ok: false, ...off }];
  const can = canVirtualize(host);
  if (can === true) return [passed];
  const why =
    host.environment === 'machine'
      ? said('why.tool.virtualization-off', { tool })
      : can === null
        ? said('why.tool.nesting-unsaid', { tool })
        : said('why.tool.not-nested', { tool });
  return [
    {
      ...passed,
      ok: can,
      text: why,
      source: NESTED_SOURCE,
      ...(can === null ? { missing: missingNested(host) } : {}),
      remedies: switchOn(host, table),
    },
  ];
}

const FEATURE_NAMES = { wsl2: 'WSL 2', 'hyper-v': 'Hyper-V' } as const;
const SWITCH_ON = {
  wsl2: 'wsl --install',
  'hyper-v': 'Enable-WindowsOptionalFeature -Online -FeatureName Microsoft-Hyper-V -All',
} as const;

/** Windows features count as installed unless the description says not; Home has no Hyper-V to install. */
function featureOff(
  row: ToolWay,
  host: Host,
): Pick<Check, 'text' | 'source' | 'remedies'> | undefined {
  const offered = row.anyFeature?.filter((f) => f !== 'hyper-v' || host.os?.edition !== 'home');
  const [first] = offered ?? [];
  if (!first || !offered?.every((feature) => host.lacks?.includes(feature))) return undefined;
  return {
    text: said('why.tool.feature-off', { tool: row.title, feature: FEATURE_NAMES[first] }),
    source: row.source,
    remedies: [
      {
        text: said('fix.switch-on', { feature: FEATURE_NAMES[first] }),
        command: SWITCH_ON[first],
        host: { ...host, lacks: (host.lacks ?? []).filter((feature) => feature !== first) },
      },
    ],
  };
}

/** Whether the host can start VMs: true, false, or null where it is not said. */
export function canVirtualize(host: Host): boolean | null {
  switch (host.environment) {
    case 'machine':
      return host.cpu?.virtualization ?? true;
    case 'vm':
    case 'ci':
      return host.nestedVirtualization ?? null;
    case 'lxc':
    case 'wsl1':
      return host.nestedVirtualization ?? false;
    case 'wsl2':
    case 'crostini':
      // These are VMs that already run; containers need no further one.
      return true;
  }
}

/** Asks whether a host, itself a virtual machine, may start others. */
export function missingNested(host: Host): MissingFact {
  return {
    fact: 'nested-virtualization',
    question: said('ask.nested'),
    choices: [
      `${host.name} with nested virtualization`,
      `${host.name} without nested virtualization`,
    ],
    command:
      host.os?.family === 'windows'
        ? 'systeminfo | findstr /C:"Hyper-V Requirements" /C:"Virtualization"'
        : host.os?.family === 'macos'
          ? 'sysctl kern.hv_support'
          : 'ls -l /dev/kvm',
  };
}

function switchOn(host: Host, table: ToolTable): readonly Remedy[] {
  if (host.environment === 'machine')
    return [
      {
        text: said('fix.firmware'),
        host: {
          ...host,
          ...(host.cpu ? { cpu: { ...host.cpu, virtualization: true } } : {}),
        },
      },
    ];
  if (host.environment === 'ci') return linuxRunner(host, table);
  return [
    {
      text: said('fix.allow-nested'),
      host: { ...host, nestedVirtualization: true },
    },
  ];
}

/** Hosted runners with Linux start containers on their own kernel. */
function linuxRunner({ cpu }: Host, table: ToolTable): readonly Remedy[] {
  const platform = { os: 'linux', architecture: cpu?.architecture ?? 'amd64' };
  const runner = exampleMachine(platform, table);
  return runner === undefined ? [] : [{ text: said('fix.linux-runner'), host: runner }];
}

/**
 * Why no way is left for an image of a certain OS.
 * @param os - the OS that the image's programs are for
 */
export function explainNoWay(
  os: string,
  image: ContainerImage,
  host: Host,
  table: ToolTable,
): Check {
  const cpu = engineCpu(host);
  const refusal = table.refusals.find(
    (row) => (row.wants === undefined || row.wants === os) && meets(row.on, host, cpu.architecture),
  );
  const wrongCpu = cpuStops(os, image, host);
  if (!isSuppliedByFamily(os, host, table) || refusal?.blocker === 'kernel')
    return kernelCheck(os, host, refusal);
  if (os === 'windows' && refusal?.blocker === 'os-version')
    return { ...refused(refusal), layer: 'kernel' };
  if (wrongCpu) return wrongCpu;
  if (refusal) return refused(refusal);
  return noTool(os, host, table);
}

type Refusal = ToolTable['refusals'][number];

function refused(refusal: Refusal): Check {
  return {
    layer: 'tool',
    blocker: refusal.blocker,
    ok: false,
    text: refusal.text,
    source: refusal.source,
  };
}

function kernelCheck(os: string, host: Host, refusal: Refusal | undefined): Check {
  if (refusal?.blocker === 'kernel') return { ...refused(refusal), layer: 'kernel' };
  return {
    layer: 'kernel',
    blocker: 'kernel',
    ok: false,
    text: said('why.kernel.none', { kernel: displayOs(os), os: hostOsName(host.os) }),
    source: 'https://docs.docker.com/get-started/docker-concepts/the-basics/what-is-a-container/',
  };
}

/** Whether any tool of that OS family, on any of its versions, supplies such a kernel. */
function isSuppliedByFamily(os: string, host: Host, table: ToolTable): boolean {
  return table.tools.some((tool) =>
    tool.ways.some((way) => way.on.family === host.os?.family && way.supplies === os),
  );
}

/** A 32-bit OS, or a CPU for which no engine exists, stops an image that has nothing of its kind. */
function cpuStops(os: string, image: ContainerImage, host: Host): Check | undefined {
  const { architecture } = engineCpu(host);
  const offered = image.entries
    .map((entry) => normalizePlatform(entry.platform))
    .filter((platform) => platform.os === os);
  const own = offered.some(
    (platform) =>
      platform.architecture === architecture ||
      (isSameFamily(platform.architecture, architecture) && architecture.endsWith('64')),
  );
  const emulable =
    os === 'linux' && ['amd64', 'arm64', 'ppc64le', 's390x', 'riscv64'].includes(architecture);
  if (own || emulable) return undefined;
  return {
    layer: 'cpu',
    blocker: 'cpu',
    ok: false,
    text: said('why.cpu.no-programs', {
      cpu: host.cpu?.model ?? said('say.this-cpu', { architecture }),
    }),
    source: 'https://github.com/containerd/platforms (compare.go)',
  };
}

function noTool(os: string, host: Host, table: ToolTable): Check {
  const named = namedTools(host, table);
  const name = host.tools.find((tool) => named.includes(tool.id))?.name;
  return {
    layer: 'tool',
    blocker: 'tool',
    ok: false,
    text: name
      ? said('why.tool.named-lacks', { tool: name, kernel: displayOs(os), os: hostOsName(host.os) })
      : said('why.tool.none', { kernel: displayOs(os), os: hostOsName(host.os) }),
    source: 'https://docs.docker.com/get-started/get-docker/',
  };
}

function displayOs(os: string): string {
  const names: ReadonlyMap<string, string> = new Map(
    Object.entries({
      linux: 'Linux',
      windows: 'Windows',
      freebsd: 'FreeBSD',
      darwin: 'macOS',
    }),
  );
  return names.get(os) ?? os;
}
