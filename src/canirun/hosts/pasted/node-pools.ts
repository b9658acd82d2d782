/**
 * The nodes of a Kubernetes cluster, as `kubectl get nodes -o wide`, `-o json` or `-o yaml` prints them: equal ones are one pool,
 * and each pool is described in words that the host catalogue recognises.
 */
import { LineCounter, visit, type Document } from 'yaml';
import { readBoundedYaml } from '../../../core/text/bounded-yaml.js';
import { readJson } from '../../../core/text/bounded-json.js';
import { READING_BUDGET } from '../../../core/text/reading-budget.js';
import { wordsOfRuntime } from './fields.js';

/** Nodes that don't differ in anything that decides. */
export interface NodePool {
  /** Names of the nodes, in the order of the output. */
  readonly nodes: readonly string[];
  /** What the host catalogue is to recognise. */
  readonly description: string;
  /**
   * Labels that all of the pool have and that select nodes by what they are (`kubernetes.io/arch`); only JSON
   * and YAML show them.
   */
  readonly labels: ReadonlyMap<string, string>;
}

/** One node before equal ones are put together. */
interface Node {
  readonly name: string;
  readonly description: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** Labels that say what a node is; others say whose it is. */
const TELLING_LABELS: ReadonlySet<string> = new Set([
  'kubernetes.io/arch',
  'kubernetes.io/os',
  'node.kubernetes.io/instance-type',
  'node.kubernetes.io/windows-build',
  'cloud.google.com/gke-nodepool',
  'eks.amazonaws.com/nodegroup',
  'kubernetes.azure.com/agentpool',
  'karpenter.sh/nodepool',
  'nvidia.com/gpu.present',
  'nvidia.com/gpu.product',
]);

/**
 * Reads the nodes of a cluster.
 * @param text - as pasted
 * @returns its pools, the largest first; none if the text shows no nodes
 */
export function readNodePools(text: string): readonly NodePool[] {
  const nodes = readNodes(text);
  const pools = new Map<string, Node[]>();
  for (const node of nodes) {
    const pool = pools.get(node.description);
    if (pool === undefined) pools.set(node.description, [node]);
    else pool.push(node);
  }
  return [...pools.values()].map(toPool).sort((a, b) => b.nodes.length - a.nodes.length);
}

function readNodes(text: string): readonly Node[] {
  if (text.trimStart().startsWith('{')) return nodesOfJson(text);
  return YAML_NODES.test(text) ? nodesOfYaml(text) : nodesOfTable(text);
}

/** What every node's status has, and hardly any other text. */
const YAML_NODES = /^[ \t]*nodeInfo:[ \t]*\r?$/m;

function toPool(nodes: readonly Node[]): NodePool {
  const labels = [...(nodes[0]?.labels ?? [])].filter(
    ([key, value]) =>
      TELLING_LABELS.has(key) && nodes.every((node) => node.labels.get(key) === value),
  );
  return {
    nodes: nodes.map(({ name }) => name),
    description: nodes[0]?.description ?? '',
    labels: new Map(labels),
  };
}

/** The runtime's column, from which the others are told: the system's name has spaces, and chats eat the padding. */
const RUNTIME = /^(?:containerd|docker|cri-o):\/\/\S*$/;
const KUBELET = /^v\d+\.\d+\.\d+/;
/** The columns of addresses, between the kubelet's version and the system. */
const ADDRESS = /^(?:<none>|[\d.]+|(?=[0-9a-f]*:)[0-9a-f:]+)$/i;

function nodesOfTable(text: string): readonly Node[] {
  const lines = text.split('\n').slice(0, READING_BUDGET.lines);
  return lines.flatMap((line) => nodeOfRow(line.trim().split(/\s+/, 60)));
}

function nodeOfRow(cells: readonly string[]): readonly Node[] {
  const runtime = cells.findIndex((cell) => RUNTIME.test(cell));
  const kubelet = cells.findIndex((cell) => KUBELET.test(cell));
  const [name] = cells;
  if (name === undefined || kubelet < 1 || runtime < kubelet + 3) return [];
  let from = kubelet + 1;
  while (from < runtime - 1 && ADDRESS.test(cells[from] ?? '')) from += 1;
  const system = cells.slice(from, runtime - 1).join(' ');
  const facts = [
    system,
    kernelWords(cells[runtime - 1] ?? ''),
    ...wordsOfRuntime(cells[runtime] ?? ''),
  ];
  const architecture = cells.slice(runtime + 1).find((cell) => ARCHITECTURES.has(cell));
  return [
    {
      name,
      description: [...facts, architecture ?? ''].filter((fact) => fact !== '').join(' ; '),
      labels: new Map(architecture === undefined ? [] : [['kubernetes.io/arch', architecture]]),
    },
  ];
}

/** `-L kubernetes.io/arch` adds a column. */
const ARCHITECTURES: ReadonlySet<string> = new Set([
  'amd64',
  'arm64',
  'arm',
  'ppc64le',
  's390x',
  'riscv64',
  '386',
]);

function kernelWords(release: string): string {
  return /^10\.0\.\d{5}/.test(release) ? `windows build ${release.slice(5)}` : `kernel ${release}`;
}

function nodesOfJson(text: string): readonly Node[] {
  const json = readJson(text);
  return json.ok ? nodesIn(json.value) : [];
}

/** Several documents are as many lists; one that is broken, or nests too deep, shows none. */
function nodesOfYaml(text: string): readonly Node[] {
  const { documents } = readBoundedYaml(text, {
    lineCounter: new LineCounter(),
    depth: READING_BUDGET.depth,
    documents: MOST_DOCUMENTS,
    endsAtError: true,
  });
  return documents.flatMap((document) =>
    document.errors.length > 0 || hasAlias(document) ? [] : nodesIn(document.toJS()),
  );
}

/** kubectl writes none, and what aliases of aliases make out of little is not found out here. */
function hasAlias(document: Document.Parsed): boolean {
  let found = false;
  visit(document, {
    Alias() {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

/** Of `kubectl get nodes -o yaml` there is one; people put single nodes behind one another. */
const MOST_DOCUMENTS = 200;

function nodesIn(value: unknown): readonly Node[] {
  const list = field(value, 'items');
  const items: readonly unknown[] = Array.isArray(list) ? list : [value];
  return items.slice(0, READING_BUDGET.lines).flatMap(nodeOfItem);
}

function nodeOfItem(item: unknown): readonly Node[] {
  const info = field(field(item, 'status'), 'nodeInfo');
  const metadata = field(item, 'metadata');
  const name = textOf(metadata, 'name');
  const system = textOf(info, 'osImage');
  if (name === '' || system === '') return [];
  const labels = new Map(
    entriesOf(field(metadata, 'labels')).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, value]] : [],
    ),
  );
  const gpus = textOf(field(field(item, 'status'), 'capacity'), 'nvidia.com/gpu');
  const facts = [
    system,
    kernelWords(textOf(info, 'kernelVersion')),
    ...wordsOfRuntime(textOf(info, 'containerRuntimeVersion')),
    textOf(info, 'architecture'),
    labels.get('node.kubernetes.io/instance-type') ?? '',
    labels.get('nvidia.com/gpu.product')?.replaceAll('-', ' ') ??
      (Number(gpus) > 0 ? 'nvidia gpu' : ''),
  ];
  return [{ name, description: facts.filter((fact) => fact !== '').join(' ; '), labels }];
}

/** What strangers wrote is looked into by name, never indexed. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

function field(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

function textOf(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found : '';
}
