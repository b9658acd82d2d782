/**
 * Container tools and hypervisors as data: on which hosts each works, whose kernel it gives a container,
 * what it can pull and emulate, and until when its maker supports it. Read from `knowledge/hosts/tools.yaml`.
 */
import { z } from 'zod';
import { parseTable } from '../parse-table.js';
import type { Host, HostOs } from '../hosts/host.js';
import { localized, range } from '../image/data-values.js';
import { isInRange } from '../version-range.js';
import { parseWindowsVersion } from '../platform/platform-windows.js';

/** A name that is the same everywhere, or a text in each language of the bot. */
const wording = z.union([z.string(), localized]);

/** Which hosts a row is about: every condition that is given must hold. */
const condition = z.strictObject({
  family: z.enum(['linux', 'windows', 'macos', 'chromeos', 'freebsd', 'illumos', 'other']),
  /** Catalogue ids of OS product lines. */
  products: z.array(z.string()).optional(),
  notProducts: z.array(z.string()).optional(),
  /** Range of the OS version as people name it (`10.13`, `22.04`); a rolling release is the newest. */
  version: range.optional(),
  /** Windows: range of the build number. */
  build: range.optional(),
  editions: z.array(z.string()).optional(),
  environments: z.array(z.string()).optional(),
  /** Models, as words of the host's name. */
  models: z.array(z.string()).optional(),
  /** OCI architectures of the engine's userland. */
  architectures: z.array(z.string()).optional(),
});

const way = z.strictObject({
  id: z.string(),
  /** As shown to people, as the subject of a sentence: `Docker Desktop's WSL 2 VM`. */
  title: wording,
  on: condition,
  /** OS of the kernel that the container gets. */
  supplies: z.enum(['linux', 'windows', 'freebsd']),
  /** Whose kernel: the host's own, a VM's that the tool supplies, or one Windows VM a container. */
  kernel: z.enum(['host', 'vm', 'hyper-v-isolation']),
  /** What is known of that VM. */
  vm: z
    .strictObject({
      kernel: z.string(),
      pageSize: z.number(),
      vsyscall: z.enum(['emulate', 'xonly', 'none']),
      cgroup: z.enum(['v1', 'v2']),
    })
    .optional(),
  /** Oldest kernel that the engine takes, for a host's own kernel. */
  minimumKernel: range.optional(),
  support: z.enum(['current', 'ended']),
  /** Engine inside and its newest version here. */
  engine: z.strictObject({
    product: z.enum(['docker', 'podman', 'containerd']),
    version: z.string(),
  }),
  /** The engine's version is the one that the system's maker packages, where that is known. */
  packaged: z.boolean().default(false),
  /** Architectures that the standard helper emulates. */
  emulates: z.array(z.string()),
  /** Passes an NVIDIA GPU through. */
  gpu: z.boolean().default(false),
  /** Features of the OS of which it needs one; they count as installed unless the text says not. */
  anyFeature: z.array(z.enum(['wsl2', 'hyper-v'])).optional(),
  /** Counts only where the person names the tool. */
  onlyWhenNamed: z.boolean().default(false),
  /** How it is set up, as a command or an address. */
  setup: z.string(),
  source: z.string(),
});

const toolRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Other catalogue ids that mean this tool. */
  aliases: z.array(z.string()).default([]),
  asOf: z.iso.date(),
  ways: z.array(way).min(1),
});

const refusal = z.strictObject({
  on: condition,
  /** Kernel that is asked for; absent: any. */
  wants: z.enum(['linux', 'windows', 'freebsd']).optional(),
  blocker: z.enum(['kernel', 'os-version', 'tool']),
  text: wording,
  source: z.string(),
});

const pullLimit = z.strictObject({
  product: z.enum(['docker', 'podman', 'containerd']),
  mediaTypes: z.enum(['oci', 'schema1', 'zstd']),
  /** Versions that cannot. */
  versions: range,
  text: wording,
  fix: z.strictObject({
    text: wording,
    command: z.string().optional(),
    version: z.string().optional(),
  }),
  source: z.string(),
});

const engineGap = z.strictObject({
  product: z.enum(['docker', 'podman', 'containerd']),
  versions: range,
  architecture: z.string(),
  variants: z.array(z.string()),
  text: wording,
  source: z.string(),
});

const hypervisor = z.strictObject({
  id: z.string(),
  /** Other catalogue ids that mean it. */
  aliases: z.array(z.string()).default([]),
  name: wording,
  on: condition,
  support: z.enum(['current', 'ended']),
  /** Guests' architectures it runs on the host's CPU. */
  runs: z.array(z.string()),
  /** Guests' architectures it emulates in software. */
  emulates: z.array(z.string()).default([]),
  /** Whether it needs hardware virtualisation. */
  virtualization: z.boolean(),
  guests: z.array(z.string()).optional(),
  notGuests: z.array(z.string()).default([]),
  setup: z.string(),
  source: z.string(),
});

/** A system as a fix speaks of it: the fields of a host's. */
const system = z.strictObject({
  family: condition.shape.family,
  name: z.string(),
  product: z.string(),
  version: z.string(),
  osVersion: z.string().optional(),
  kernel: z.string().optional(),
  edition: z.literal('server').optional(),
  bits: z.literal(64),
  cgroup: z.literal('v2').optional(),
  vsyscall: z.literal('xonly').optional(),
});

const upgrade = z.strictObject({
  on: condition,
  /** Only from a system of this word size. */
  bits: z.literal(64).optional(),
  to: z.strictObject({
    name: z.string(),
    product: z.string().optional(),
    version: z.string(),
    feature: z.string().optional(),
    osVersion: z.string().optional(),
  }),
});

const schema = z.strictObject({
  /** Tells the notes' reader that this file holds no notes. */
  schema: z.literal('quaymaster/tools/v1').optional(),
  tools: z.array(toolRow),
  refusals: z.array(refusal),
  pullLimits: z.array(pullLimit),
  engineGaps: z.array(engineGap),
  hypervisors: z.array(hypervisor),
  machines: z.array(system),
  cpuLevels: z.record(z.string(), z.string()),
  upgrades: z.array(upgrade),
});

/** One way of running a container with a tool on certain hosts. */
export type ToolWay = z.output<typeof way>;
/** A tool with its ways. */
export type ToolRow = z.output<typeof toolRow>;
/** A hypervisor on certain hosts. */
export type Hypervisor = z.output<typeof hypervisor>;
/** The whole of `tools.yaml`. */
export type ToolTable = z.output<typeof schema>;
/** Hosts that a row is about. */
export type HostCondition = z.output<typeof condition>;
/** Formats that versions of an engine cannot pull. */
export type PullLimit = z.output<typeof pullLimit>;

/**
 * Checks the content of `tools.yaml`.
 * @param data - as parsed from YAML
 * @returns the table
 * @throws Error that names each wrong row and why
 */
export function parseTools(data: unknown): ToolTable {
  return parseTable(schema, 'knowledge/hosts/tools.yaml', data);
}

/** Whether a host meets a condition. `architecture` is the engine's, a 32-bit userland counted as such. */
export function meets(condition: HostCondition, host: Host, architecture: string): boolean {
  const os = host.os;
  if (os?.family !== condition.family) return false;
  if (condition.products && !condition.products.includes(os.product)) return false;
  if (condition.notProducts?.includes(os.product)) return false;
  if (condition.environments && !condition.environments.includes(host.environment)) return false;
  if (condition.architectures && !condition.architectures.includes(architecture)) return false;
  if (condition.editions && os.edition && !condition.editions.includes(os.edition)) return false;
  if (condition.models && !isModel(host.name, condition.models)) return false;
  if (condition.version && !isInRange(os.version ?? '', condition.version)) return false;
  return !condition.build || isInRange(buildOf(os), condition.build);
}

function isModel(name: string, models: readonly string[]): boolean {
  const words = name.toLowerCase().split(/[^a-z0-9+]+/);
  return models.some((model) => words.includes(model));
}

function buildOf(os: HostOs): string {
  const version = parseWindowsVersion(os.osVersion);
  return version ? String(version.build) : '';
}
