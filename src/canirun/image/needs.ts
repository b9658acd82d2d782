/**
 * What images need beyond their platform and state in no manifest: CPU levels, page size, kernel age, drivers,
 * engines. Read from `knowledge/images/needs.yaml`; a row is added there, not here.
 */
import { z } from 'zod';
import { parseTable } from '../parse-table.js';
import { localized, range } from './data-values.js';

const engineProduct = z.enum(['docker', 'podman', 'containerd']);

/** What a host must have. */
const requirement = z.discriminatedUnion('kind', [
  /** A psABI level of amd64 (`v2`–`v4`), an architecture version of arm64 (`v8.2`), or a generation of POWER (`v9`). */
  z.strictObject({ kind: z.literal('cpu-level'), level: z.string() }),
  /** A CPU flag by its Linux name (`avx`). */
  z.strictObject({ kind: z.literal('cpu-feature'), feature: z.string() }),
  /** Largest page size in bytes that the programs were built for. */
  z.strictObject({ kind: z.literal('page-size'), largest: z.number() }),
  /** Oldest kernel. */
  z.strictObject({ kind: z.literal('kernel'), range }),
  /** The vsyscall page of old C libraries. */
  z.strictObject({ kind: z.literal('vsyscall') }),
  /** A cgroup hierarchy. */
  z.strictObject({ kind: z.literal('cgroup'), hierarchy: z.enum(['v1', 'v2']) }),
  /** System calls that old seccomp filters forbid. */
  z.strictObject({ kind: z.literal('seccomp'), libseccomp: range, docker: range }),
  /** Versions of an engine that the programs inside can work with. */
  z.strictObject({ kind: z.literal('engine'), product: engineProduct, versions: range }),
  /**
   * An NVIDIA GPU; `require` is in the syntax of NVIDIA_REQUIRE_CUDA. `cuda` says instead for which CUDA it is built
   * (`tag`: as its tag says), and then needs what `nvidia/cuda` of that version does; with `anyMinor` the libraries came
   * without that image and run with every driver of the major version (docs.nvidia.com/deploy/cuda-compatibility).
   */
  z.strictObject({
    kind: z.literal('nvidia'),
    require: z.string().optional(),
    cuda: z.string().optional(),
    anyMinor: z.boolean().optional(),
    /** Built for cards and servers: on a Jetson only from JetPack 6 on, whose CUDA is 12. */
    discrete: z.boolean().optional(),
  }),
  /** An AMD GPU. */
  z.strictObject({ kind: z.literal('amd-gpu') }),
  /** Programs that QEMU's user mode stops and Rosetta runs: a warning where they are emulated, never a verdict. */
  z.strictObject({ kind: z.literal('no-qemu-user') }),
  /** Memory in bytes: a warning, never a verdict. */
  z.strictObject({ kind: z.literal('memory'), bytes: z.number() }),
]);

/** A change to the host that meets the need, for judging what the fix would bring. */
const hostChange = z.strictObject({
  pageSize: z.number().optional(),
  vsyscall: z.enum(['emulate', 'xonly']).optional(),
  /** The same in the VM of the tool (`kernelCommandLine` of WSL). */
  vmVsyscall: z.enum(['emulate', 'xonly']).optional(),
  cgroup: z.enum(['v1', 'v2']).optional(),
  libseccomp: z.string().optional(),
  engine: z.string().optional(),
  /** The virtual CPU passes the physical one through: level and flags that it then has. */
  cpuLevel: z.string().optional(),
});

const fix = z.strictObject({
  text: localized,
  command: z.string().optional(),
  /** Another image in place of this one; judged again. */
  instead: z.string().optional(),
  host: hostChange.optional(),
  /** A setting of the image that does away with this need; judged again without it. */
  meets: z.literal(true).optional(),
  /** Offered only on these families of hosts. */
  families: z.array(z.string()).optional(),
  /** Offered only on these product lines; `notProducts` takes some out. */
  products: z.array(z.string()).optional(),
  notProducts: z.array(z.string()).default([]),
  /** Offered only in these environments (`vm`: a virtual CPU can be exchanged). */
  environments: z.array(z.string()).optional(),
});

const row = z.strictObject({
  id: z.string(),
  /** Globs over the repository; `docker.io/library/` is left out, `docker.io/` too. */
  images: z.array(z.string()).min(1),
  notImages: z.array(z.string()).default([]),
  /** Range of the version that the tag begins with; a tag without one is the newest. */
  versions: range.optional(),
  /** Globs over the tag: any of these. */
  tags: z.array(z.string()).optional(),
  notTags: z.array(z.string()).default([]),
  /** Only for these platforms of the image. */
  os: z.string().default('linux'),
  architectures: z.array(z.string()).optional(),
  needs: requirement,
  /** One sentence for a learner. */
  text: localized,
  /** What one sees where the need is not met. */
  symptom: z.string().optional(),
  fixes: z.array(fix).default([]),
  source: z.string(),
  asOf: z.iso.date(),
});

const schema = z.strictObject({
  /** Tells the notes' reader that this file holds no notes. */
  schema: z.literal('quaymaster/needs/v1').optional(),
  needs: z.array(row),
});

/** One row of `needs.yaml`. */
export type Need = z.output<typeof row>;
/** A change to the host. */
export type HostChange = z.output<typeof hostChange>;

/**
 * Checks the content of `needs.yaml`.
 * @param data - as parsed from YAML
 * @returns all rows
 * @throws Error that names each wrong row and why
 */
export function parseNeeds(data: unknown): readonly Need[] {
  return parseTable(schema, 'knowledge/images/needs.yaml', data).needs;
}
