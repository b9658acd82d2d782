/** A selection of nodes as it stands in a pod's specification. */
import { stringify } from 'yaml';
import type { NodeSelection } from './node-selection.js';

/** What goes into a pod's `spec`: the short form where every label has one value. */
export type PodPlacement =
  { readonly nodeSelector: Readonly<Record<string, string>> } | { readonly affinity: object };

/** @returns nothing where there is nothing to say */
export function placementOf(selection: NodeSelection): PodPlacement | null {
  if (selection.kind !== 'labels') return null;
  const { terms } = selection;
  const single = terms.flatMap(({ key, values }) =>
    values.length === 1 ? [[key, values[0]] as const] : [],
  );
  if (single.length === terms.length)
    return { nodeSelector: Object.fromEntries(single) as Record<string, string> };
  const matchExpressions = terms.map(({ key, values }) => ({ key, operator: 'In', values }));
  const requiredDuringSchedulingIgnoredDuringExecution = {
    nodeSelectorTerms: [{ matchExpressions }],
  };
  return { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution } } };
}

/** The placement as YAML to copy. Names of strangers' nodes are quoted where YAML needs it. */
export function placementYaml(placement: PodPlacement): string {
  return stringify(placement, { lineWidth: 0 }).trimEnd();
}
