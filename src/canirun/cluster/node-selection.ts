/**
 * Which nodes of a cluster an image is to be kept to, as Kubernetes says it: the fewest labels that all pools on which it
 * runs have, and no other. Rules: kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node, and the well-known labels
 * (kubernetes.io/docs/reference/labels-annotations-taints), which every kubelet sets.
 */
import type { NodePool } from '../hosts/pasted/node-pools.js';
import type { HostRecognition } from '../hosts/host.js';
import type { VerdictKind } from '../judge/verdict.js';

/** A pool with the verdict on it. */
export interface JudgedPool {
  readonly nodes: readonly string[];
  /** From `labelsOf`. */
  readonly labels: ReadonlyMap<string, string>;
  readonly verdict: VerdictKind;
}

/** A label with the values that are meant; all of them must hold. */
export interface LabelTerm {
  readonly key: string;
  readonly values: readonly string[];
}

/** What follows for the pod. */
export type NodeSelection =
  /** It runs on every node: nothing is to be said. */
  | { readonly kind: 'all' }
  /** It runs on none. */
  | { readonly kind: 'none' }
  | { readonly kind: 'labels'; readonly terms: readonly LabelTerm[] };

/** Labels that select, those first that say best why: what the image needs, then what the nodes are called. */
const KEYS = [
  'kubernetes.io/os',
  'kubernetes.io/arch',
  'node.kubernetes.io/windows-build',
  'nvidia.com/gpu.present',
  'nvidia.com/gpu.product',
  'node.kubernetes.io/instance-type',
  'karpenter.sh/nodepool',
  'cloud.google.com/gke-nodepool',
  'eks.amazonaws.com/nodegroup',
  'kubernetes.azure.com/agentpool',
] as const;

/** Every node's own name, the last resort. */
const HOSTNAME = 'kubernetes.io/hostname';

/** The labels of a pool: those that were shown, and those that every kubelet sets by what the node is. */
export function labelsOf(
  pool: NodePool,
  { readings }: HostRecognition,
): ReadonlyMap<string, string> {
  const build = /windows build (\d{5})/.exec(pool.description)?.[1];
  const [architecture, ...others] = new Set(readings.map(({ cpu }) => cpu?.architecture));
  return new Map([
    ['kubernetes.io/os', build === undefined ? 'linux' : 'windows'],
    ...(architecture === undefined || others.length > 0
      ? []
      : [['kubernetes.io/arch', architecture] as const]),
    ...(build === undefined
      ? []
      : [['node.kubernetes.io/windows-build', `10.0.${build}`] as const]),
    ...pool.labels,
  ]);
}

/**
 * Says which nodes are meant. Emulation counts as not running: a cluster has no emulator unless somebody installs one. So
 * does Hyper-V isolation, which Kubernetes does not offer (kubernetes.io/docs/concepts/windows/intro).
 * @param pools - all pools of the cluster
 */
export function selectNodes(pools: readonly JudgedPool[]): NodeSelection {
  const good = pools.filter(runsIn);
  const bad = pools.filter((pool) => !good.includes(pool));
  if (good.length === 0) return { kind: 'none' };
  if (bad.length === 0) return { kind: 'all' };
  const terms = KEYS.flatMap((key) => termOf(key, good));
  const alone = terms.find((term) => bad.every((pool) => !meets(pool, term)));
  const chosen = alone === undefined ? together(terms, bad) : [alone];
  const names = { key: HOSTNAME, values: good.flatMap(({ nodes }) => nodes).sort() };
  return { kind: 'labels', terms: chosen ?? [names] };
}

function runsIn({ verdict, labels }: JudgedPool): boolean {
  return verdict === 'native' || (verdict === 'vm' && labels.get('kubernetes.io/os') !== 'windows');
}

/** A label that all of the pools have, with their values. */
function termOf(key: string, pools: readonly JudgedPool[]): readonly LabelTerm[] {
  const values = new Set<string>();
  for (const { labels } of pools) {
    const value = labels.get(key);
    if (value === undefined) return [];
    values.add(value);
  }
  return [{ key, values: [...values].sort() }];
}

function meets({ labels }: JudgedPool, { key, values }: LabelTerm): boolean {
  const value = labels.get(key);
  return value !== undefined && values.includes(value);
}

/** Terms that together keep away from all of the pools; `null` where none do. */
function together(
  terms: readonly LabelTerm[],
  pools: readonly JudgedPool[],
): readonly LabelTerm[] | null {
  const chosen: LabelTerm[] = [];
  let left = pools;
  for (const term of terms) {
    const still = left.filter((pool) => meets(pool, term));
    if (still.length === left.length) continue;
    chosen.push(term);
    left = still;
    if (left.length === 0) return chosen;
  }
  return null;
}
