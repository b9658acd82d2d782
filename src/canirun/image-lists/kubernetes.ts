/** Kubernetes manifests: the images of the pods that they make (kubernetes.io/docs/reference/kubernetes-api/workload-resources). */
import type { Meter } from '../../core/text/reading-budget.js';
import type { ImageList, ListedImage } from './image-list.js';
import { itemsAt, readYamlText, textAt, valueAt, type YamlValue } from './image-list-yaml.js';

/** Where the pod stands in each kind. */
const POD_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec']],
  ['PodTemplate', ['template', 'spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'].map(
    (kind): [string, readonly string[]] => [kind, ['spec', 'template', 'spec']],
  ),
]);

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/**
 * Lists the images of all pods, pod templates and lists of them.
 *
 * @param text - one or several documents, YAML or JSON
 * @param meter - counts what it costs
 * @throws OverBudget when it costs too much
 */
export function readKubernetes(text: string, meter: Meter): ImageList {
  const hint = text.includes('{{')
    ? 'It looks like a Helm template: paste what “helm template” makes of it.'
    : undefined;
  const { documents, problems: broken } = readYamlText(text, meter, hint);
  const problems = [...broken];
  const reading: Reading = { meter, problems, seen: new Set() };
  const images = documents.flatMap((document) => readObject(document, reading));
  return { kind: 'kubernetes', images, problems };
}

interface Reading {
  readonly meter: Meter;
  readonly problems: string[];
  /** Lists of items that were read: an alias of one holds nothing new, and aliases of aliases would never end. */
  readonly seen: Set<readonly YamlValue[]>;
}

function readObject(object: YamlValue, reading: Reading): ListedImage[] {
  const { meter, problems, seen } = reading;
  meter.spend();
  const kind = textAt(object, 'kind') ?? '';
  if (kind.endsWith('List')) {
    const items = itemsAt(object, 'items');
    if (seen.has(items)) return [];
    seen.add(items);
    return items.flatMap((item) => readObject(item, reading));
  }
  const pod = valueAt(object, ...(POD_PATHS.get(kind) ?? ['']));
  if (pod === undefined) return []; // services, volumes and the like make no pods
  const owner = `${kind} ${textAt(object, 'metadata', 'name') ?? 'without name'}`;
  const platform = platformOf(pod);
  return CONTAINER_LISTS.flatMap((list) =>
    itemsAt(pod, list).flatMap((container, i): ListedImage[] => {
      meter.spend();
      const { line } = valueAt(container, 'image') ?? container;
      const name = `${owner}, ${textAt(container, 'name') ?? `container ${i + 1}`}`;
      const image = textAt(container, 'image');
      if (image !== undefined && image !== '')
        return [
          {
            name,
            image,
            ...(platform === undefined ? {} : { platform }),
            ...(limitsNvidia(container) ? { gpu: 'nvidia' } : {}),
            line,
          },
        ];
      problems.push(`Line ${line}: ${name} has no image.`);
      return [];
    }),
  );
}

/** A GPU is asked for as a limit (kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus). */
function limitsNvidia(container: YamlValue): boolean {
  const limit = valueAt(container, 'resources', 'limits', 'nvidia.com/gpu');
  return limit?.kind === 'scalar' && Number(limit.value) > 0;
}

/** What the pod demands of its node: `kubernetes.io/os` and `kubernetes.io/arch`, by selector or required affinity. */
function platformOf(pod: YamlValue): string | undefined {
  const os = label(pod, 'os') ?? textAt(pod, 'os', 'name');
  const architecture = label(pod, 'arch');
  return architecture === undefined ? os : `${os ?? 'linux'}/${architecture}`;
}

function label(pod: YamlValue, name: 'os' | 'arch'): string | undefined {
  const labels = [`kubernetes.io/${name}`, `beta.kubernetes.io/${name}`];
  const selected = labels.map((key) => textAt(pod, 'nodeSelector', key));
  return selected.find((value) => value !== undefined) ?? requiredLabel(pod, labels);
}

/** One term with one value decides; several alternatives leave it open. */
function requiredLabel(pod: YamlValue, labels: readonly string[]): string | undefined {
  const [term, ...others] = itemsAt(
    pod,
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  if (others.length > 0) return undefined;
  const found = itemsAt(term, 'matchExpressions').find(
    (expression) =>
      labels.includes(textAt(expression, 'key') ?? '') && textAt(expression, 'operator') === 'In',
  );
  const [value, ...more] = itemsAt(found, 'values');
  return value?.kind === 'scalar' && typeof value.value === 'string' && more.length === 0
    ? value.value
    : undefined;
}
