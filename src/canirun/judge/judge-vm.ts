/**
 * Judges an image of a virtual machine on one host. A VM brings its own kernel, so the host's OS matters only
 * for the hypervisors it has; the CPU is the host's, unless it is emulated. Pure.
 */
import type { Host, MissingFact } from '../hosts/host.js';
import type { VmImage } from '../image/image.js';
import type { Knowledge, Outcome } from './judge-container.js';
import type { Check, Remedy } from './rules/check.js';
import { canVirtualize, missingNested } from './ways/tool.js';
import { engineCpu, hostOsName } from './ways/way.js';
import type { Hypervisor, ToolTable } from './tools.js';
import { meets } from './tools.js';
import { said, type Said } from '../said.js';
import type { Blocker } from './verdict.js';

const RANK = { vm: 0, emulated: 1, legacy: 2 } as const;
const LICENCE = 'https://www.apple.com/legal/sla/';

/** Guests that are published for every architecture that hosts have; the others are for PCs. */
const PORTABLE_GUESTS = new Set(['linux', 'freebsd', 'openbsd', 'netbsd']);

interface Tried {
  readonly hypervisor: Hypervisor;
  readonly would: keyof typeof RANK;
  readonly ok: boolean | null;
  readonly blocker: Blocker;
  readonly checks: readonly Check[];
}

/**
 * @param image - guest OS and architecture as far as its name tells them
 * @param host - one reading of a description, with an OS
 * @returns verdict, reasons and what may mend it; total
 */
export function judgeVm(image: VmImage, host: Host, knowledge: Knowledge): Outcome {
  if (isUntold(image, host))
    return { ...NOTHING, checks: [brings(image)], missing: [missingGuest()] };
  if (image.os === 'macos' && host.os?.family !== 'macos') return notOnApple(image);
  const guest = guestArchitecture(image, host);
  const tried = hypervisorsOf(host, knowledge.tools)
    .filter((row) => !isUnfit(row, image))
    .flatMap((row) => attempts(row, guest, host));
  const best = first(tried, (t) => t.ok === true);
  const open = first(tried, (t) => t.ok === null);
  if (open && (!best || RANK[open.would] < RANK[best.would]))
    return { ...NOTHING, checks: [brings(image), ...open.checks], missing: [missingNested(host)] };
  return best ? success(best, image, host, guest) : refuse(image, host, guest, tried, knowledge);
}

const NOTHING: Outcome = {
  verdict: 'unknown',
  blocker: null,
  platform: null,
  checks: [],
  missing: [],
  remedies: [],
};

/** Neither the name says what is inside, nor does the host's CPU leave but one guess (amd64, rule 4). */
function isUntold(image: VmImage, host: Host): boolean {
  if (image.os !== undefined || image.architecture !== undefined) return false;
  return image.format === undefined || engineCpu(host).architecture !== 'amd64';
}

function success(best: Tried, image: VmImage, host: Host, guest: string): Outcome {
  const os = image.os === 'macos' ? 'darwin' : (image.os ?? 'unknown');
  return {
    ...NOTHING,
    verdict: best.would,
    platform: { os, architecture: guest },
    checks: [brings(image), ...best.checks],
    remedies: remedies(best, host, guest === engineCpu(host).architecture),
    tool: best.hypervisor.name,
  };
}

function hypervisorsOf(host: Host, table: ToolTable): readonly Hypervisor[] {
  const { architecture } = engineCpu(host);
  const known = new Set(table.hypervisors.flatMap((row) => [row.id, ...row.aliases]));
  const named = host.tools.map((tool) => tool.id).filter((id) => known.has(id));
  return table.hypervisors.filter(
    (row) => meets(row.on, host, architecture) && (named.length === 0 || isNamed(row, named)),
  );
}

/** KVM is used through QEMU: naming either means both. */
function isNamed({ id, aliases }: Hypervisor, named: readonly string[]): boolean {
  if ([id, ...aliases].some((name) => named.includes(name))) return true;
  return (id === 'kvm' && named.includes('qemu')) || (id === 'qemu' && named.includes('kvm'));
}

function isUnfit(row: Hypervisor, image: VmImage): boolean {
  if (image.os !== undefined && row.notGuests.includes(image.os)) return true;
  return row.guests !== undefined && image.os !== undefined && !row.guests.includes(image.os);
}

/** Disks that somebody made already: their programs are for the CPU that they were made on, which is a PC's by default. */
const MADE_DISKS = new Set([
  'qcow2',
  'qcow',
  'vmdk',
  'vdi',
  'vhd',
  'vhdx',
  'ova',
  'ovf',
  'vagrant-box',
]);

/**
 * Where the image does not say: amd64 for a disk that is made already (distributions and Vagrant's publishers name the
 * architecture where it is another); for an installer or plain words the host's own, if the guest is published for it.
 */
function guestArchitecture(image: VmImage, host: Host): string {
  if (image.architecture !== undefined) return image.architecture;
  if (MADE_DISKS.has(image.format ?? '') && engineCpu(host).architecture !== '386') return 'amd64';
  const own = engineCpu(host).architecture;
  if (image.os === undefined || PORTABLE_GUESTS.has(image.os)) return own;
  const twoBuilds = image.os === 'macos' || image.osName?.startsWith('Windows 11');
  return twoBuilds && own === 'arm64' ? 'arm64' : own === '386' ? '386' : 'amd64';
}

function attempts(row: Hypervisor, guest: string, host: Host): readonly Tried[] {
  const tried: Tried[] = [];
  const ended = row.support === 'ended';
  const cpu = engineCpu(host).architecture;
  if (row.runs.includes(guest)) {
    const can = row.virtualization ? canStartVms(host) : true;
    tried.push({
      hypervisor: row,
      would: ended ? 'legacy' : 'vm',
      ok: can,
      blocker: 'tool',
      checks: [cpuCheck(guest, cpu, 'own'), hypervisorCheck(row, host, can)],
    });
  }
  if (row.emulates.includes(guest))
    tried.push({
      hypervisor: row,
      would: ended ? 'legacy' : 'emulated',
      ok: true,
      blocker: 'cpu',
      checks: [
        cpuCheck(guest, cpu, guest === cpu ? 'software' : 'emulated'),
        hypervisorCheck(row, host, true),
      ],
    });
  return tried;
}

/** Whether the host may start VMs; WSL 2 and Crostini are VMs themselves. */
function canStartVms(host: Host): boolean | null {
  if (host.environment === 'wsl2') return host.nestedVirtualization ?? host.outer?.version !== '10';
  if (host.environment === 'crostini') return host.nestedVirtualization ?? null;
  return canVirtualize(host);
}

function brings(image: VmImage): Check {
  const guest = image.osName ?? image.os;
  return {
    layer: 'image',
    blocker: 'tool',
    ok: true,
    text: guest === undefined ? said('why.vm.brings-own') : said('why.vm.brings', { guest }),
    source: 'https://www.redhat.com/en/topics/containers/containers-vs-vms',
  };
}

function cpuCheck(guest: string, cpu: string, how: 'own' | 'software' | 'emulated'): Check {
  const text = {
    own: said('why.vm.own', { guest, cpu }),
    software: said('why.vm.software', { guest }),
    emulated: said('why.vm.emulated', { guest, cpu }),
  }[how];
  return {
    layer: 'cpu',
    blocker: 'cpu',
    ok: true,
    text,
    source: 'https://www.qemu.org/docs/master/system/introduction.html',
  };
}

function hypervisorCheck(row: Hypervisor, host: Host, can: boolean | null): Check {
  return {
    layer: 'tool',
    blocker: 'tool',
    ok: can,
    text: hypervisorSentence(row, host, can),
    source: row.source,
  };
}

function hypervisorSentence(row: Hypervisor, host: Host, can: boolean | null): Said {
  const tool = row.name;
  if (can === false) return said('why.vm.no-virtualization', { tool });
  if (can === null) return said('why.vm.nesting-unsaid', { tool });
  const facts = { tool, os: hostOsName(host.os) };
  return row.support === 'ended' ? said('why.vm.runs-ended', facts) : said('why.vm.runs', facts);
}

/** No hypervisor takes the guest: because of its CPU, or because none is there. */
function refuse(
  image: VmImage,
  host: Host,
  guest: string,
  tried: readonly Tried[],
  knowledge: Knowledge,
): Outcome {
  const rows = hypervisorsOf(host, knowledge.tools);
  const cpu = engineCpu(host).architecture;
  const wrongCpu = tried.length === 0 && (rows.length > 0 || isWiderThan(guest, host));
  const check: Check = wrongCpu
    ? {
        layer: 'cpu',
        blocker: 'cpu',
        ok: false,
        text: isWiderThan(guest, host)
          ? said('why.vm.wider', { guest })
          : said('why.vm.no-such-guest', {
              guest,
              tools: { list: 'and', of: rows.map((row) => row.name) },
              cpu,
            }),
        source: rows[0]?.source ?? 'https://www.qemu.org/docs/master/system/introduction.html',
      }
    : {
        layer: 'tool',
        blocker: 'tool',
        ok: false,
        text: said('why.vm.no-hypervisor', { os: hostOsName(host.os) }),
        source: 'https://www.virtualbox.org/manual/topics/Introduction.html',
      };
  const failed = tried.flatMap((t) => t.checks.filter((c) => c.ok === false)).slice(0, 2);
  const checks = [brings(image), ...(failed.length > 0 ? failed : [check])];
  return { ...NOTHING, verdict: 'no', blocker: failed[0]?.blocker ?? check.blocker, checks };
}

const IS_64_BIT = new Set(['amd64', 'arm64', 'ppc64le', 's390x', 'riscv64']);

function isWiderThan(guest: string, host: Host): boolean {
  return IS_64_BIT.has(guest) && !IS_64_BIT.has(engineCpu(host).architecture);
}

/** Apple's licence allows macOS in a VM on Apple's computers only. */
function notOnApple(image: VmImage): Outcome {
  const check: Check = {
    layer: 'tool',
    blocker: 'tool',
    ok: false,
    text: said('why.vm.apple'),
    source: LICENCE,
  };
  return { ...NOTHING, verdict: 'no', blocker: 'tool', checks: [brings(image), check] };
}

function missingGuest(): MissingFact {
  return {
    fact: 'image',
    question: said('ask.guest'),
    choices: [],
    command: 'qemu-img info <file>',
  };
}

function remedies(
  { would, hypervisor }: Tried,
  host: Host,
  isSoftware: boolean,
): readonly Remedy[] {
  const setup = hypervisor.setup.startsWith('http')
    ? { text: said('fix.use-from', { tool: hypervisor.name, address: hypervisor.setup }) }
    : { text: said('fix.use', { tool: hypervisor.name }), command: hypervisor.setup };
  const use: Remedy = { ...setup, isHow: true };
  switch (would) {
    case 'vm':
      return [use];
    case 'emulated':
      return isSoftware && host.environment !== 'machine' ? [use, nested(host)] : [use];
    case 'legacy':
      return [use];
  }
}

function nested(host: Host): Remedy {
  return { text: said('fix.nested-or-own'), host: { ...host, nestedVirtualization: true } };
}

/** The best of those that fulfil a condition. */
function first(tried: readonly Tried[], condition: (tried: Tried) => boolean): Tried | undefined {
  return tried
    .filter(condition)
    .reduce<Tried | undefined>(
      (best, t) => (best === undefined || RANK[t.would] < RANK[best.would] ? t : best),
      undefined,
    );
}
