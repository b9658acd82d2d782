/** Ways of running a container on a host: a tool, the kernel that the container gets and the CPU it sees. */
import type { Host, HostCpu, HostOs } from '../../hosts/host.js';
import type { ToolRow, ToolTable, ToolWay } from '../tools.js';
import { meets } from '../tools.js';
import { said, type SaidValue } from '../../said.js';

/** One way on one host, its facts put together. */
export interface Way {
  readonly row: ToolWay;
  readonly tool: ToolRow;
  /** OCI name of the kernel's OS. */
  readonly os: ToolWay['supplies'];
  /** Architecture of the engine; a 32-bit userland counts as a 32-bit CPU. */
  readonly architecture: string;
  /** CPU level; absent when the part was not named. */
  readonly variant?: string;
  readonly cpu: HostCpu | undefined;
  /** Version of the kernel that the container gets, if known. */
  readonly kernel?: string;
  readonly pageSize: number;
  readonly vsyscall?: 'emulate' | 'xonly' | 'none';
  readonly cgroup?: 'v1' | 'v2';
  readonly libseccomp?: string;
  readonly engine: ToolWay['engine'];
  /** Whether the person named the engine's version. */
  readonly engineNamed: boolean;
  /** Whether the host has this engine's version and no newer: it was named, it is the maker's, or none newer was built. */
  readonly engineSure: boolean;
  readonly mode?: 'linux-containers' | 'windows-containers';
}

/** Architecture and level that the engine on a host reports. */
export interface EngineCpu {
  readonly architecture: string;
  readonly variant?: string;
}

/** Page sizes of kernels that boot with another default than 4 KiB (Linux, `arch/powerpc/Kconfig`). */
const DEFAULT_PAGE_SIZE: ReadonlyMap<string, number> = new Map(Object.entries({ ppc64le: 65536 }));

/** Words that mean "the engine of Docker", whichever tool brings it. */
const PLAIN_DOCKER = new Set(['docker-engine', 'docker']);

/** Finds the ways of a host. */
export type WaysLookup = (host: Host) => readonly Way[];

interface ToolAndWay {
  readonly row: ToolWay;
  readonly tool: ToolRow;
}

/**
 * Prepares the table of tools for many look-ups: rows by OS family, and each host object's ways only once.
 * @returns for a host all ways that it offers; where the person named a container tool, only its ways; possibly
 *   none, and `rules/tool.ts` says why
 */
export function createWaysLookup(table: ToolTable): WaysLookup {
  const byFamily = new Map<string, ToolAndWay[]>();
  for (const tool of table.tools)
    for (const row of tool.ways) {
      const rows = byFamily.get(row.on.family) ?? [];
      byFamily.set(row.on.family, [...rows, { row, tool }]);
    }
  const remembered = new WeakMap<Host, readonly Way[]>();
  return (host) => {
    const known = remembered.get(host);
    if (known) return known;
    const ways = waysOf(host, byFamily.get(host.os?.family ?? '') ?? [], table);
    remembered.set(host, ways);
    return ways;
  };
}

function waysOf(host: Host, rows: readonly ToolAndWay[], table: ToolTable): readonly Way[] {
  const cpu = engineCpu(host);
  const possible = rows.filter(({ row }) => meets(row.on, host, cpu.architecture));
  const named = namedTools(host, table);
  const meant = possible.filter(({ row, tool }) => counts(row, tool, named, host));
  const chosen =
    meant.length > 0 ? meant : possible.filter(({ row }) => takesPlace(row, named, host));
  return chosen.map(({ row, tool }) => describeWay(row, tool, host, cpu));
}

/**
 * What the engine reports: a 32-bit userland on a 64-bit CPU has a 32-bit engine; levels are known to OCI only for
 * amd64 and ARM (a POWER9 is plain `ppc64le`).
 */
export function engineCpu(host: Host): EngineCpu {
  const architecture = host.cpu?.architecture ?? 'amd64';
  const variant = host.cpu?.variant;
  if (host.os?.bits === 32) {
    if (architecture === 'amd64') return { architecture: '386' };
    if (architecture === 'arm64') return { architecture: 'arm', variant: 'v8' };
  }
  const levelled = architecture === 'amd64' || architecture.startsWith('arm');
  return { architecture, ...(variant === undefined || !levelled ? {} : { variant }) };
}

/** Ids of the container tools that the person named; hypervisors and unknown names are left out. */
export function namedTools(host: Host, table: ToolTable): readonly string[] {
  return host.tools
    .map((tool) => tool.id)
    .filter(
      (id) =>
        PLAIN_DOCKER.has(id) || table.tools.some((t) => t.id === id || t.aliases.includes(id)),
    );
}

/**
 * Where a tool that was named cannot be installed, what else brings an engine: for a bare "docker" the usual tools; for
 * clusters on a laptop (minikube, kind, k3d), whose nodes are Linux, those that bring a Linux VM.
 */
function takesPlace(row: ToolWay, named: readonly string[], host: Host): boolean {
  if (row.onlyWhenNamed) return false;
  if (host.tools.some(({ id, plain }) => PLAIN_DOCKER.has(id) || plain === true)) return true;
  return named.includes('kubernetes') && row.kernel === 'vm' && row.supplies === 'linux';
}

function counts(row: ToolWay, tool: ToolRow, named: readonly string[], host: Host): boolean {
  if (named.length === 0) return !row.onlyWhenNamed;
  return named.some((id) => {
    if (tool.id === id || tool.aliases.includes(id)) return true;
    const anyDocker = PLAIN_DOCKER.has(id) && host.os?.family !== 'linux';
    return anyDocker && row.engine.product === 'docker' && !row.onlyWhenNamed;
  });
}

function describeWay(row: ToolWay, tool: ToolRow, host: Host, cpu: EngineCpu): Way {
  const os = host.os;
  const own = row.kernel === 'host' && !row.vm;
  const named = host.tools.find((t) => isThisEngine(t.id, row, tool));
  const kernel = own || isInToolsVm(host) ? (os?.kernel ?? row.vm?.kernel) : row.vm?.kernel;
  const vsyscall = own ? os?.vsyscall : (host.toolsVm?.vsyscall ?? row.vm?.vsyscall);
  const cgroup = own ? os?.cgroup : row.vm?.cgroup;
  const libseccomp = own ? os?.libseccomp : undefined;
  return {
    row,
    tool,
    os: row.supplies,
    ...cpu,
    cpu: host.cpu,
    pageSize: own ? pageSizeOf(host, cpu.architecture) : (row.vm?.pageSize ?? 4096),
    engine: {
      product: row.engine.product,
      version: named?.version ?? packagedVersion(row, os) ?? row.engine.version,
    },
    engineNamed: named?.version !== undefined,
    engineSure:
      named?.version !== undefined || row.packaged || packagedVersion(row, os) !== undefined,
    ...(kernel === undefined ? {} : { kernel }),
    ...(vsyscall === undefined ? {} : { vsyscall }),
    ...(cgroup === undefined ? {} : { cgroup }),
    ...(libseccomp === undefined ? {} : { libseccomp }),
    ...modeOf(host),
  };
}

/** In WSL 2 and Crostini the host already is the VM that the tool brings: its kernel is the one that was said. */
function isInToolsVm({ environment }: Host): boolean {
  return environment === 'wsl2' || environment === 'crostini';
}

/** A version that was said counts where it is the engine's own, not a desktop bundle's. */
function isThisEngine(id: string, row: ToolWay, tool: ToolRow): boolean {
  if (PLAIN_DOCKER.has(id) || id === 'docker-toolbox') return row.engine.product === 'docker';
  if (id === 'containerd') return row.engine.product === 'containerd';
  return id === 'podman' && (tool.id === id || tool.aliases.includes(id));
}

/** An old release has no newer engine than was built for it; on a NAS the maker's package is the engine. */
function packagedVersion(row: ToolWay, os: HostOs | undefined): string | undefined {
  if (row.kernel !== 'host' || row.engine.product !== 'docker') return undefined;
  return (row.packaged ? os?.dockerPackage : undefined) ?? os?.dockerNewest;
}

function pageSizeOf(host: Host, architecture: string): number {
  return host.pageSize ?? DEFAULT_PAGE_SIZE.get(architecture) ?? 4096;
}

function modeOf(host: Host): Pick<Way, 'mode'> {
  const mode = host.tools.find((tool) => tool.mode !== undefined)?.mode;
  return mode === undefined ? {} : { mode };
}

/** The OS whose kernel sits on the hardware, for sentences ("on …"). */
export function hostOsName(os: HostOs | undefined): SaidValue {
  if (os === undefined) return said('say.this-host');
  return os.product === 'console' ? said('say.closed-system') : os.name;
}
