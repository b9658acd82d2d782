/** Kubernetes manifests: the images of the pods that they make (kubernetes.io/docs/reference/kubernetes-api/workload-resources). */
import type { ImageList, ListedImage } from './image-list.js';
import { readYamlText, type YamlDocument } from './image-list-yaml.js';

type Path = readonly (string | number)[];

/** Where the pod stands in each kind. */
const POD_PATHS: Readonly<Record<string, Path>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  ...Object.fromEntries(
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'].map(
      (kind) => [kind, ['spec', 'template', 'spec']],
    ),
  ),
};

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/**
 * Lists the images of all pods, pod templates and lists of them.
 *
 * @param text - one or several documents, YAML or JSON
 */
export function readKubernetes(text: string): ImageList {
  const hint = text.includes('{{')
    ? 'It looks like a Helm template: paste what “helm template” makes of it.'
    : undefined;
  const { documents, problems: broken } = readYamlText(text, hint);
  const problems = [...broken];
  const images = documents.flatMap((document) =>
    readObject(document, document.value, [], problems),
  );
  return { kind: 'kubernetes', images, problems };
}

function readObject(
  document: YamlDocument,
  object: unknown,
  path: Path,
  problems: string[],
): ListedImage[] {
  const kind = textAt(object, ['kind']) ?? '';
  if (kind.endsWith('List')) {
    const items = at(object, ['items']);
    return (Array.isArray(items) ? items : []).flatMap((item, i) =>
      readObject(document, item, [...path, 'items', i], problems),
    );
  }
  const podPath = POD_PATHS[kind];
  const pod = podPath && at(object, podPath);
  if (podPath === undefined || pod === undefined) return []; // services, volumes and the like make no pods
  const owner = `${kind} ${textAt(object, ['metadata', 'name']) ?? 'without name'}`;
  const platform = platformOf(pod);
  return CONTAINER_LISTS.flatMap((list) =>
    readContainers(document, pod, list, { owner, path: [...path, ...podPath], platform }, problems),
  );
}

function readContainers(
  document: YamlDocument,
  pod: unknown,
  list: (typeof CONTAINER_LISTS)[number],
  { owner, path, platform }: { owner: string; path: Path; platform: string | undefined },
  problems: string[],
): ListedImage[] {
  const containers = at(pod, [list]);
  if (!Array.isArray(containers)) return [];
  return containers.flatMap((container: unknown, i): ListedImage[] => {
    const line = document.lineOf([...path, list, i, 'image']);
    const name = `${owner}, ${textAt(container, ['name']) ?? `container ${i + 1}`}`;
    const image = textAt(container, ['image']);
    if (image !== undefined && image !== '') {
      return [{ name, image, ...(platform === undefined ? {} : { platform }), line }];
    }
    problems.push(`Line ${line}: ${name} has no image.`);
    return [];
  });
}

/** What the pod demands of its node: `kubernetes.io/os` and `kubernetes.io/arch`, by selector or required affinity. */
function platformOf(pod: unknown): string | undefined {
  const os = label(pod, 'os') ?? textAt(pod, ['os', 'name']);
  const architecture = label(pod, 'arch');
  return architecture === undefined ? os : `${os ?? 'linux'}/${architecture}`;
}

function label(pod: unknown, name: 'os' | 'arch'): string | undefined {
  const labels = [`kubernetes.io/${name}`, `beta.kubernetes.io/${name}`];
  const selected = labels.map((key) => textAt(pod, ['nodeSelector', key]));
  return selected.find((value) => value !== undefined) ?? requiredLabel(pod, labels);
}

/** One term with one value decides; several alternatives leave it open. */
function requiredLabel(pod: unknown, labels: readonly string[]): string | undefined {
  const terms = at(pod, [
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  ]);
  if (!Array.isArray(terms) || terms.length !== 1) return undefined;
  const expressions = at(terms[0], ['matchExpressions']);
  const found = (Array.isArray(expressions) ? expressions : []).find(
    (expression: unknown) =>
      labels.includes(textAt(expression, ['key']) ?? '') &&
      textAt(expression, ['operator']) === 'In',
  ) as unknown;
  const values = at(found, ['values']);
  const [value] = Array.isArray(values) && values.length === 1 ? (values as unknown[]) : [];
  return typeof value === 'string' ? value : undefined;
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, step) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, step)
        ? (part as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

function textAt(value: unknown, path: Path): string | undefined {
  const found = at(value, path);
  return typeof found === 'string' ? found : undefined;
}
