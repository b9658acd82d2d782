/** What follows for the pods of a cluster from the verdicts on its pools: the selector to copy. */
import { labelsOf, selectNodes, type NodeSelection } from '../../canirun/cluster/node-selection.js';
import { placementOf, placementYaml } from '../../canirun/cluster/selection-yaml.js';
import type { HostCatalogue } from '../../canirun/hosts/host.js';
import { text } from '../../core/inline.js';
import type { Block } from '../../core/reply.js';
import type { Messages } from '../messages/messages.js';
import { clip } from '../reply/plain.js';
import type { MatrixCell } from './matrix-reply.js';

/** Selectors that are written out; more nobody copies from a chat. */
const MOST_SELECTORS = 6;

/**
 * The selector of each image that runs on some of the pools only.
 * @param cells - each image on all pools; nothing follows where other hosts are among them
 */
export function clusterBlocks(
  cells: readonly MatrixCell[],
  hosts: HostCatalogue,
  messages: Messages,
): Block[] {
  const selections = selectionsOf(cells, hosts);
  const written = [...selections].flatMap(([image, selection]): Block[] => {
    const placement = placementOf(selection);
    if (placement === null) return [];
    return [
      {
        kind: 'paragraph',
        content: [text(messages.say('cluster.select', { image: clip(image, 90) }))],
      },
      { kind: 'code', text: placementYaml(placement), language: 'yaml' },
    ];
  });
  if (selections.size === 0) return [];
  const assumes = cells.some(({ pool }) => pool?.labels.has('kubernetes.io/arch') === false);
  return [
    ...written.slice(0, MOST_SELECTORS * 2),
    ...(assumes
      ? [{ kind: 'note', content: messages.inline('cluster.archAssumed') } as const]
      : []),
  ];
}

/** What each image is to be kept to; nothing where the hosts are no cluster. */
export function selectionsOf(
  cells: readonly MatrixCell[],
  hosts: HostCatalogue,
): ReadonlyMap<string, NodeSelection> {
  if (cells.some(({ pool }) => pool === undefined)) return new Map();
  const images = [...new Set(cells.map(({ image }) => image))];
  return new Map(
    images.map((image) => {
      const pools = cells.flatMap(({ image: own, pool, verdict: { verdict } }) => {
        if (own !== image || pool === undefined) return [];
        const labels = labelsOf(pool, hosts.recognise(pool.description));
        return [{ nodes: pool.nodes, labels, verdict }];
      });
      return [image, selectNodes(pools)];
    }),
  );
}
