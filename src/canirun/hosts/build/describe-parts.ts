/** The smaller parts of a host: tools, graphics card, page size. */
import type { HostGpu, HostOs, HostTool } from '../host.js';
import type { Clues } from '../read/clues.js';
import { claimed, numberOf, wordsOf } from '../read/clues.js';
import { defined } from '../../defined.js';
import type { Machine, Release, System } from '../host-schema.js';
import { ownValue } from '../../../core/own-value.js';

/**
 * The container tools and hypervisors that were named.
 * @param clues - of the description
 * @param machine - a service runs images by a tool of its own
 * @param os - what they run on, which decides what a bare "docker" is
 * @param isGuest - whether the host is a VM, so that a hypervisor is what it runs in
 */
export function describeTools(
  clues: Clues,
  machine: Machine | undefined,
  os: HostOs | undefined,
  isGuest: boolean,
): { readonly tools: readonly HostTool[]; readonly hypervisor?: HostTool } {
  const mode = claimed(clues, 'mode');
  const tools: HostTool[] = [];
  let hypervisor: HostTool | undefined;
  for (const { value, version } of clues.tools) {
    const { id, name } = value.id === 'docker' ? whichDocker(os, version) : value;
    const tool = {
      id,
      name,
      ...defined({
        plain: value.id === 'docker' && id === 'docker-desktop' ? (true as const) : undefined,
        version,
        mode: id.startsWith('docker') ? mode : undefined,
      }),
    };
    if (isGuest && value.hypervisor === true) hypervisor ??= tool;
    else if (!tools.some((t) => t.id === id)) tools.push(tool);
  }
  const own = machine?.kind === 'service' && tools.length === 0 ? (machine.tools ?? []) : [];
  return { tools: [...tools, ...own.map((id) => ({ id, name: id }))], ...defined({ hypervisor }) };
}

/** On Windows clients and macOS, Docker is Docker Desktop, whose own versions begin with 4 or less. */
function whichDocker(
  os: HostOs | undefined,
  version: string | undefined,
): { readonly id: string; readonly name: string } {
  const desktop = os?.product === 'windows' || os?.family === 'macos';
  const engineVersion = version !== undefined && Number.parseFloat(version) >= 5;
  return desktop && !engineVersion
    ? { id: 'docker-desktop', name: 'Docker Desktop' }
    : { id: 'docker-engine', name: 'Docker Engine' };
}

/**
 * The graphics card.
 * @param clues - of the description
 * @param machine - the machine, which may have one built in
 * @param release - of its system, which may bring the driver
 */
export function describeGpu(
  clues: Clues,
  machine: Machine | undefined,
  release?: Release,
): HostGpu | undefined {
  if (clues.gpus.some(({ value }) => value.vendor === 'none') || claimed(clues, 'gpu') === 'none') {
    return { vendor: 'none' };
  }
  const driver = numberOf(clues, 'driver');
  const cuda = numberOf(clues, 'cuda');
  const ranked = [...clues.gpus].sort(
    (a, b) => Number(b.value.brand !== undefined) - Number(a.value.brand !== undefined),
  );
  const [named] = ranked;
  const isBuiltIn = machine?.gpu !== undefined && named?.value.brand === undefined;
  if (named !== undefined && !(isBuiltIn && named.value.vendor === 'nvidia')) {
    const { vendor, brand } = named.value;
    return { vendor, ...defined({ model: wordsOf(clues, named.mention), brand, driver, cuda }) };
  }
  if (machine?.gpu !== undefined)
    return {
      vendor: 'nvidia',
      brand: machine.gpu,
      ...defined({
        driver,
        cuda: cuda ?? ownValue(machine.cudas ?? {}, release?.version ?? '') ?? machine.cuda,
      }),
    };
  return driver === undefined && cuda === undefined
    ? undefined
    : { vendor: 'nvidia', ...defined({ driver, cuda }) };
}

/** The number in a claim's words: in bytes where it is large, else in KiB. */
function pageSizeSaid(clues: Clues): number | undefined {
  const claim = clues.claims.find(({ value }) => value.givesPageSize === true);
  const number = Number(/\d+/.exec(claim === undefined ? '' : wordsOf(clues, claim.mention))?.[0]);
  if (Number.isNaN(number)) return undefined;
  return number >= 1024 ? number : number * 1024;
}

/** Kernels have 4 KiB pages on these wherever they run (Documentation/arch in the kernel's source). */
const FIXED_PAGES = new Set(['amd64', '386', 'arm', 's390x', 'riscv64', 'ppc']);

/**
 * The page size of the kernel that containers get. On Windows and macOS that is a Linux VM's, 4 KiB.
 * @param clues - of the description
 * @param architecture - of the CPU
 * @param system - of the host
 * @param release - of the system
 * @param machine - which may have another kernel than the system's usual one
 * @param bits - of the userland: 16 KiB pages come with 64-bit ones only
 */
export function pageSizeOf(
  clues: Clues,
  architecture: string,
  system: System | undefined,
  release: Release | undefined,
  machine: Machine | undefined,
  bits: 32 | 64,
): number | undefined {
  const said = claimed(clues, 'pageSize') ?? pageSizeSaid(clues);
  if (said !== undefined) return said;
  if (system === undefined) return FIXED_PAGES.has(architecture) ? 4096 : undefined;
  const own =
    bits === 64 || architecture === 'arm'
      ? ownValue(machine?.pageSize ?? {}, system.id)
      : undefined;
  const usual = architecture === 'loong64' ? 16384 : 4096;
  return (
    own ??
    ownValue(release?.pageSize ?? {}, architecture) ??
    ownValue(system.pageSize ?? {}, architecture) ??
    usual
  );
}
