/**
 * The host catalogue's files as data: what may stand in `knowledge/hosts/*.yaml`.
 * Every section may stand in every file; docs/hosts.md explains them to people who extend the catalogue.
 */
import { z } from 'zod';

/** First line of every file that belongs to the catalogue. */
export const HOST_SCHEMA = 'quaymaster/hosts/v1';

const date = z.iso.date();
/** Versions are text: `22.04`, never the number 22.04. */
const version = z
  .string()
  .regex(/^\d[\dA-Za-z. ]*$/, 'must be a version in quotes, such as "22.04"');
/** Versions that are compared. */
const numbers = z.string().regex(/^\d+(\.\d+)*$/, 'must be a version in quotes, such as "5.15"');
/** See `phrase.ts` for the notation. */
const phrases = z.array(z.string().min(1).max(3000));
const bits = z.union([z.literal(32), z.literal(64)]);
const architecture = z.enum([
  'amd64',
  '386',
  'arm64',
  'arm',
  'ppc64le',
  'ppc64',
  'ppc',
  's390x',
  'riscv64',
  'mips',
  'mipsle',
  'mips64le',
  'loong64',
  'sparc64',
  'alpha',
  'ia64',
]);
const variant = z.string().regex(/^v\d+(\.\d+)?$/, 'must be a variant such as v2 or v8.2');
/** `avx` is there, `no avx` is missing. */
const features = z.array(z.string().regex(/^(no )?[a-z0-9_.-]+$/));
const pageSizes = z.record(z.string(), z.number().int().positive());
const edition = z.enum([
  'home',
  'pro',
  'enterprise',
  'education',
  'iot',
  'server',
  'server-core',
  'nano-server',
  'azure-host',
]);
const family = z.enum(['linux', 'windows', 'macos', 'chromeos', 'freebsd', 'illumos', 'other']);
const environment = z.enum(['machine', 'vm', 'wsl1', 'wsl2', 'crostini', 'lxc', 'ci']);

/** Facts that a release has, or that a system gives to all its releases. */
const releaseFacts = {
  /** Kernel version with which the release shipped. */
  kernel: numbers.optional(),
  cgroup: z.enum(['v1', 'v2']).optional(),
  vsyscall: z.enum(['emulate', 'xonly', 'none']).optional(),
  libseccomp: numbers.optional(),
  /** Version of the Docker package in the distribution itself. */
  dockerPackage: numbers.optional(),
  /** Newest Docker Engine that can be had for it, where that is no longer the newest of all. */
  dockerNewest: numbers.optional(),
  /** Architectures that it runs on, the usual one first. */
  architectures: z.array(architecture).optional(),
  /** Level that the release asks of a CPU, by architecture. */
  needs: z.partialRecord(architecture, variant).optional(),
  /** Page size of the release's kernel by architecture, where it isn't 4 KiB. */
  pageSize: pageSizes.optional(),
  /** Word size of its userland where it isn't the CPU's. */
  bits: bits.optional(),
  /** `64`: a 64-bit kernel comes with the 32-bit userland, for machines whose firmware takes it. */
  kernelBits: bits.optional(),
};

/** Where a row's facts come from, if not from its file's documents. */
const provenance = {
  /** The document that says so; with the day on which the row was checked against it. */
  source: z.url().optional(),
  checked: date.optional(),
};

const release = z.strictObject({
  ...provenance,
  version: version.optional(),
  /** Shown after the system's name; default: the version, then the first name. */
  label: z.string().optional(),
  /** Code names and other names by which the release alone is known. */
  names: phrases.optional(),
  /** More numbers that mean this release behind the system's name. */
  also: z.array(version).optional(),
  /** Windows: feature release, build, and the editions that it exists in. */
  feature: z.string().optional(),
  build: z.number().int().optional(),
  editions: z.array(edition).optional(),
  /** Last day of support; for Windows of Home and Pro. */
  support: date.optional(),
  supportEnterprise: date.optional(),
  supportLtsc: date.optional(),
  /** Windows: the year of the long-term channel that this release is. */
  ltsc: z.string().optional(),
  /** Preferred among releases that share the first part of their version. */
  lts: z.boolean().optional(),
  /** A preview or a release for few machines: never taken as the newest. */
  special: z.boolean().optional(),
  ...releaseFacts,
});

const system = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  family,
  names: phrases,
  /** Distributions that this one is built on: named beside it they say which userland it has. */
  basedOn: z.array(z.string()).optional(),
  /** Its kernel is its own, and not that of the distribution that it is built on. */
  ownKernel: z.boolean().optional(),
  /** For a system of 32 bits: the one that people mean who call it 64-bit all the same. */
  sibling64: z.string().optional(),
  /** Exists to run VMs: another system beside it is a guest. */
  hypervisor: z.boolean().optional(),
  /** Starts on a Mac with Apple silicon; any other system there is a VM. */
  startsAppleSilicon: z.boolean().optional(),
  /** Too general to be a host by itself (`linux`): gives way to any other system of its family. */
  general: z.boolean().optional(),
  /** Has to be given with a version (`windows`). */
  needsVersion: z.boolean().optional(),
  edition: edition.optional(),
  environment: environment.optional(),
  ...releaseFacts,
  /** Newest first. Empty for what has no versions that matter. */
  releases: z.array(release).default([]),
});

const cpu = z.strictObject({
  ...provenance,
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  architecture,
  variant: variant.optional(),
  features: features.optional(),
  aarch32: z.boolean().optional(),
  /** `false`: this part can't run VMs. */
  virtualization: z.boolean().optional(),
  /** A CPU model that a hypervisor shows its guests. */
  virtual: z.boolean().optional(),
  /** Names of the design or of the one part. */
  names: phrases.optional(),
  /** Model numbers; shown as they were typed, before the design's name. */
  models: phrases.optional(),
});

const generation = z.strictObject({
  years: z.tuple([z.number().int(), z.number().int()]),
  cpus: z.array(z.string()),
  /** Oldest and newest release of the default system that it runs. */
  runs: z.tuple([version, version]).optional(),
});

const machine = z.strictObject({
  ...provenance,
  /** `{model}` stands for what was typed. */
  name: z.string(),
  kind: z.enum([
    'board',
    'nas',
    'mac',
    'pc',
    'chromebook',
    'tablet',
    'phone',
    'console',
    'instance',
    'service',
    'ci',
    'server',
  ]),
  names: phrases,
  /** Words of which one must be somewhere in the text, for names that mean other things too. */
  context: z.array(z.string()).optional(),
  /** What may be inside, the usual one first; several that differ are several readings. */
  cpus: z.array(z.string()).optional(),
  architecture: architecture.optional(),
  /** Parts by year, newest first; instead of `cpus`. */
  generations: z.array(generation).optional(),
  /** System that it runs when nothing else is said: `id` or `id version`. */
  system: z.string().optional(),
  edition: edition.optional(),
  bits: bits.optional(),
  /** Word size of the kernel that its firmware starts under a 32-bit userland, where the release has both. */
  kernelBits: bits.optional(),
  kernel: numbers.optional(),
  /** Kernel and CUDA by version of its system, for makers that bring one of each with every release. */
  kernels: z.record(version, numbers).optional(),
  cudas: z.record(version, numbers).optional(),
  /** Page size by system id, where it isn't the system's own. */
  pageSize: pageSizes.optional(),
  environment: environment.optional(),
  nestedVirtualization: z.boolean().optional(),
  virtualization: z.boolean().optional(),
  /** Memory in MiB. */
  memory: z.number().int().optional(),
  gpu: z.string().optional(),
  /** Newest CUDA that its maker's system brings, where the driver is part of that system. */
  cuda: numbers.optional(),
  /** Ids of the tools by which it runs images; of a service they count where none is named. */
  tools: z.array(z.string()).optional(),
  /** A brand or line with several models that differ: ask which, offering these. */
  choices: z.array(z.string()).optional(),
});

const tool = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string(),
  names: phrases,
  /** Runs VMs: named together with a VM, it is what the VM runs in. */
  hypervisor: z.boolean().optional(),
  /** Says that the host is a VM of this hypervisor. */
  guest: z.boolean().optional(),
  /** System that its nodes run where no other is named: `id` or `id version`. */
  system: z.string().optional(),
});

const gpu = z.strictObject({
  vendor: z.enum(['nvidia', 'amd', 'intel', 'apple', 'none']),
  name: z.string(),
  brand: z.string().optional(),
  names: phrases,
  context: z.array(z.string()).optional(),
});

const claim = z.strictObject({
  /** What it means, as said back. */
  means: z.string(),
  names: phrases,
  sets: z.strictObject({
    architecture: architecture.optional(),
    variant: variant.optional(),
    features: features.optional(),
    bits: bits.optional(),
    /** Word size, if it is a Windows that comes in it: Microsoft's `x86` is the 32-bit one. */
    windowsBits: bits.optional(),
    kernelBits: bits.optional(),
    environment: environment.optional(),
    edition: edition.optional(),
    pageSize: z.number().int().optional(),
    cgroup: z.enum(['v1', 'v2']).optional(),
    vsyscall: z.enum(['emulate', 'xonly', 'none']).optional(),
    virtualization: z.boolean().optional(),
    nestedVirtualization: z.boolean().optional(),
    gpu: z.enum(['nvidia', 'amd', 'intel', 'none']).optional(),
    vendor: z.enum(['intel', 'amd', 'arm', 'apple']).optional(),
    mode: z.enum(['linux-containers', 'windows-containers']).optional(),
    ltsc: z.boolean().optional(),
    /** A feature or helper that is said not to be there. */
    lacks: z.enum(['hyper-v', 'wsl2', 'binfmt', 'docker']).optional(),
    /** A role says what kind of machine is meant, and is no host by itself. */
    role: z.enum(['server', 'pc', 'vm-host', 'cloud', 'nas', 'board', 'phone']).optional(),
    /** The number that follows is the value of this fact. */
    takes: z.enum(['kernel', 'driver', 'cuda', 'build', 'l4t']).optional(),
    /** The number among its words is the kernel's page size, in KiB or bytes. */
    givesPageSize: z.boolean().optional(),
    /** Said without a version that would tell more (`wsl`): the newest that the rest allows. */
    unspecific: z.boolean().optional(),
  }),
});

const hostFile = z
  .strictObject({
    schema: z.literal(HOST_SCHEMA),
    about: z.string(),
    /** Day on which the file's facts were last checked against its sources. */
    checked: date.optional(),
    /** Its rows were written from memory, and are to be checked; those that were name their source and day. */
    from: z.literal('memory').optional(),
    sources: z.array(z.string()).min(1),
    macros: z.record(z.string(), z.string()).default({}),
    systems: z.array(system).default([]),
    cpus: z.array(cpu).default([]),
    machines: z.array(machine).default([]),
    tools: z.array(tool).default([]),
    gpus: z.array(gpu).default([]),
    claims: z.array(claim).default([]),
    /** Words that say nothing about a host and mustn't be taken for a misspelling. */
    noise: z.array(z.string()).default([]),
    /** Software and parts that have versions of their own, which say nothing about a host: `python 3.11`, `rev 1.2`. */
    software: z.array(z.string()).default([]),
    /** Descriptions offered as completions, most useful first. */
    completions: z.array(z.string()).default([]),
  })
  .refine(({ checked, from }) => (checked === undefined) !== (from === undefined), {
    message: 'must say either when its rows were "checked" or that they are "from: memory"',
    path: ['checked'],
  });

/** One file of the catalogue, validated. */
export type HostFile = z.infer<typeof hostFile>;
/** A line of operating systems with its releases. */
export type System = z.infer<typeof system>;
/** One release of a system. */
export type Release = z.infer<typeof release>;
/** A CPU design, or a part that stands for itself. */
export type CpuEntry = z.infer<typeof cpu>;
/** A machine, cloud instance, runner or service that implies facts. */
export type Machine = z.infer<typeof machine>;
/** What a line of machines had inside in some years. */
export type Generation = z.infer<typeof generation>;
/** Names of a container tool or hypervisor. */
export type ToolEntry = z.infer<typeof tool>;
/** Names of a graphics card. */
export type GpuEntry = z.infer<typeof gpu>;
/** Words that state a fact. */
export type Claim = z.infer<typeof claim>;
/** Facts a claim can state. */
export type ClaimFacts = Claim['sets'];

/** Validates one file's content; issues carry the path of what is wrong. */
export const hostFileSchema = hostFile;
