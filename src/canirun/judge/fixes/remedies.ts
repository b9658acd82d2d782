/** Remedies that follow from the verdict rather than from one check: how to set it up, what is better, the last resort. */
import { defined } from '../../defined.js';
import type { Host } from '../../hosts/host.js';
import type { ContainerImage } from '../../image/image.js';
import { formatPlatform, normalizePlatform } from '../../platform/platform.js';
import type { Outcome } from '../judge-container.js';
import type { ToolTable } from '../tools.js';
import { meets } from '../tools.js';
import type { Remedy } from '../rules/check.js';
import { exampleMachine } from './example-machine.js';
import { said, type Said } from '../../said.js';
import { canVirtualize } from '../ways/tool.js';
import { engineCpu, namedTools } from '../ways/way.js';

/** What else can be said to do, in the order of preference. */
export function generalRemedies(
  outcome: Outcome,
  image: ContainerImage,
  host: Host,
  table: ToolTable,
): readonly Remedy[] {
  switch (outcome.verdict) {
    case 'native':
      return [];
    case 'vm':
      return howToRun(outcome, image);
    case 'emulated':
      return registerEmulator(outcome);
    case 'legacy':
      return [...newerOs(host, table), ...toolbox(outcome)];
    case 'no':
      return [
        ...newerOs(host, table),
        ...wsl2(host),
        ...otherTool(host, table),
        ...ownVm(outcome, image, host, table),
      ];
    case 'unknown':
      return [];
  }
}

/** Isolation is an option of the run. */
function howToRun(outcome: Outcome, image: ContainerImage): readonly Remedy[] {
  const way = outcome.attempt?.way;
  if (way?.row.kernel !== 'hyper-v-isolation') return [];
  return [
    {
      text: said('fix.hyper-v-isolation'),
      command: `docker run --isolation=hyperv ${image.name}`,
      isHow: true,
    },
  ];
}

/** Plain engines come without emulators; desktop tools ship them. */
function registerEmulator(outcome: Outcome): readonly Remedy[] {
  const { attempt, platform } = outcome;
  if (!platform || attempt?.way.row.kernel !== 'host') return [];
  const name = platform.architecture;
  return [
    {
      text: said('fix.register-qemu', { platform: formatPlatform(platform) }),
      command: `docker run --privileged --rm tonistiigi/binfmt --install ${name}`,
      isHow: true,
    },
  ];
}

function toolbox(outcome: Outcome): readonly Remedy[] {
  if (outcome.attempt?.way.tool.id !== 'docker-toolbox') return [];
  return [
    {
      text: said('fix.toolbox'),
      command: 'docker-machine upgrade default',
      isHow: true,
    },
  ];
}

/** The newest OS of the same kind on the same machine. */
function newerOs(host: Host, { upgrades }: ToolTable): readonly Remedy[] {
  const { os } = host;
  if (!os) return [];
  const { architecture } = engineCpu(host);
  const upgrade = upgrades.find(
    ({ on, bits }) => (bits === undefined || bits === os.bits) && meets(on, host, architecture),
  );
  if (upgrade === undefined) return [];
  const { to } = upgrade;
  const text =
    os.family === 'macos' ? said('fix.upgrade-macos') : said('fix.upgrade-to', { os: to.name });
  return [{ text, host: { ...host, os: { ...os, ...defined(to) } } }];
}

/** What changes the host for an image of a VM: its own system, where a hypervisor is for older ones only. */
export function newerOsForVm(host: Host, table: ToolTable): readonly Remedy[] {
  return newerOs(host, table).map((remedy) => ({
    ...remedy,
    text: said('fix.newer-os-for-hypervisor'),
  }));
}

function wsl2(host: Host): readonly Remedy[] {
  if (host.environment !== 'wsl1') return [];
  return [
    {
      text: said('fix.wsl2'),
      command: 'wsl --set-version <distribution> 2',
      host: { ...host, environment: 'wsl2' },
    },
  ];
}

/** A tool that was named is the only one that counts, but another may work where it does not; in a service none can be. */
function otherTool(host: Host, table: ToolTable): readonly Remedy[] {
  const named = namedTools(host, table);
  if (named.length === 0 || host.machine?.kind === 'service') return [];
  const { architecture } = engineCpu(host);
  const kept = host.tools.filter(({ id }) => !named.includes(id));
  const instead = table.tools.filter(
    ({ id, ways }) =>
      !named.includes(id) &&
      ways.some((way) => !way.onlyWhenNamed && meets(way.on, host, architecture)),
  );
  return instead.map(({ id, name }) => ({
    text: said('fix.other-tool', { tool: name }),
    host: { ...host, tools: [...kept, { id, name }] },
  }));
}

/** The last resort: a virtual machine made by hand, with the kernel that the image wants. */
function ownVm(
  outcome: Outcome,
  image: ContainerImage,
  host: Host,
  table: ToolTable,
): readonly Remedy[] {
  if (!['kernel', 'os-version', 'tool'].includes(outcome.blocker ?? '')) return [];
  if (canVirtualize(host) === false) return [];
  const { architecture } = engineCpu(host);
  const hypervisor = table.hypervisors.some(
    (row) => row.runs.includes(architecture) && meets(row.on, host, architecture),
  );
  if (!hypervisor) return [];
  const entry = image.entries.find(({ platform }) => platform.architecture === architecture);
  if (!entry) return [];
  const guest = exampleMachine(entry.platform, table);
  if (guest?.os === undefined) return [];
  const inside: Host = { ...guest, environment: 'vm', ...(host.cpu ? { cpu: host.cpu } : {}) };
  return [{ text: said('fix.own-vm', { system: guest.os.name }), host: inside, inVm: true }];
}

/**
 * What is left where nothing else helps: a machine of the kind that the image is for; one remedy for each platform, the
 * first that holds is meant.
 */
export function otherMachines(
  outcome: Outcome,
  image: ContainerImage,
  table: ToolTable,
): readonly Remedy[] {
  const gpu = outcome.attempt?.needs.some(({ needs }) => needs.kind === 'amd-gpu')
    ? ({ vendor: 'amd' } as const)
    : ({ vendor: 'nvidia', brand: 'datacenter' } as const);
  return image.entries.flatMap(({ platform: offered }) => {
    const platform = normalizePlatform(offered);
    const machine = exampleMachine(platform, table, outcome.blocker === 'driver' ? gpu : undefined);
    if (machine?.os === undefined) return [];
    const text = anotherMachine(outcome, machine.os.name, platform.architecture);
    return [{ text, host: machine, image: { ...image, entries: [{ platform: offered }] } }];
  });
}

/** What the other machine must have that this one lacks. */
function anotherMachine({ blocker, attempt }: Outcome, system: string, architecture: string): Said {
  const facts = { system, architecture };
  if (blocker === 'driver') return said('fix.other-machine-gpu', facts);
  const isTooOld = blocker === 'cpu' && attempt?.way.architecture === architecture;
  return isTooOld ? said('fix.other-machine-newer', facts) : said('fix.other-machine', facts);
}
