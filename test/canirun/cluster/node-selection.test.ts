import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  labelsOf,
  selectNodes,
  type JudgedPool,
} from '../../../src/canirun/cluster/node-selection.js';
import { placementOf, placementYaml } from '../../../src/canirun/cluster/selection-yaml.js';
import { readNodePools } from '../../../src/canirun/hosts/pasted/node-pools.js';
import type { VerdictKind } from '../../../src/canirun/judge/verdict.js';
import { recognise } from '../hosts/shipped.js';

const pool = (
  verdict: VerdictKind,
  labels: Readonly<Record<string, string>>,
  ...nodes: string[]
): JudgedPool => ({
  verdict,
  labels: new Map(Object.entries(labels)),
  nodes: nodes.length > 0 ? nodes : ['n'],
});
const OS = 'kubernetes.io/os';
const ARCH = 'kubernetes.io/arch';
const BUILD = 'node.kubernetes.io/windows-build';
const GPU = 'nvidia.com/gpu.product';
const placement = (...pools: JudgedPool[]): unknown => placementOf(selectNodes(pools));

describe('the fewest labels that tell the nodes apart', () => {
  test.each([
    [
      'architecture',
      [
        pool('native', { [OS]: 'linux', [ARCH]: 'amd64' }),
        pool('no', { [OS]: 'linux', [ARCH]: 'arm64' }),
      ],
      { [ARCH]: 'amd64' },
    ],
    [
      'operating system',
      [
        pool('native', { [OS]: 'linux', [ARCH]: 'amd64' }),
        pool('no', { [OS]: 'windows', [ARCH]: 'amd64' }),
      ],
      { [OS]: 'linux' },
    ],
    [
      'Windows build',
      [
        pool('native', { [OS]: 'windows', [ARCH]: 'amd64', [BUILD]: '10.0.20348' }),
        pool('vm', { [OS]: 'windows', [ARCH]: 'amd64', [BUILD]: '10.0.26100' }),
        pool('no', { [OS]: 'linux', [ARCH]: 'amd64' }),
      ],
      { [BUILD]: '10.0.20348' },
    ],
    [
      'two together',
      [
        pool('native', { [OS]: 'linux', [ARCH]: 'amd64' }),
        pool('emulated', { [OS]: 'linux', [ARCH]: 'arm64' }),
        pool('no', { [OS]: 'windows', [ARCH]: 'amd64' }),
      ],
      { [OS]: 'linux', [ARCH]: 'amd64' },
    ],
    [
      'graphics card',
      [
        pool('native', { [OS]: 'linux', [ARCH]: 'amd64', [GPU]: 'NVIDIA-A100' }),
        pool('no', { [OS]: 'linux', [ARCH]: 'amd64' }),
      ],
      { [GPU]: 'NVIDIA-A100' },
    ],
  ])('%s', (_name, pools, nodeSelector) => {
    expect(placement(...pools)).toEqual({ nodeSelector });
  });

  test('several values are an affinity', () => {
    const pools = [
      pool('native', { [ARCH]: 'amd64' }),
      pool('native', { [ARCH]: 'arm64' }),
      pool('no', { [ARCH]: 's390x' }),
    ];
    expect(JSON.stringify(placement(...pools))).toContain(
      '"matchExpressions":[{"key":"kubernetes.io/arch","operator":"In","values":["amd64","arm64"]}]',
    );
  });

  test('where no label tells them apart, the names of the nodes do', () => {
    const same = { [OS]: 'linux', [ARCH]: 'amd64' };
    expect(placement(pool('native', same, 'a'), pool('no', same, 'b'))).toEqual({
      nodeSelector: { 'kubernetes.io/hostname': 'a' },
    });
  });

  test('a label that not all of them have selects nothing', () => {
    const pools = [
      pool('native', { [ARCH]: 'amd64', [GPU]: 'A' }, 'a'),
      pool('native', { [ARCH]: 'amd64' }, 'b'),
      pool('no', { [ARCH]: 'amd64' }, 'c'),
    ];
    expect(JSON.stringify(placement(...pools))).toContain('"values":["a","b"]');
  });

  test('where it runs everywhere or nowhere, there is nothing to say', () => {
    expect(selectNodes([pool('native', {}), pool('native', {})])).toEqual({ kind: 'all' });
    expect(selectNodes([pool('no', {}), pool('unknown', {})])).toEqual({ kind: 'none' });
    expect(placement(pool('native', {}))).toBeNull();
  });
});

test('what is selected is where it runs, and nothing else', () => {
  const one = fc.record({
    verdict: fc.constantFrom('native', 'no', 'unknown'),
    os: fc.constantFrom('linux', 'windows'),
    arch: fc.option(fc.constantFrom('amd64', 'arm64', 'arm')),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (drawn) => {
      const pools = drawn.map(({ verdict, os, arch }, i) =>
        pool(
          verdict as VerdictKind,
          { [OS]: os, ...(arch === null ? {} : { [ARCH]: arch }) },
          `node${i}`,
        ),
      );
      const selection = selectNodes(pools);
      const meets = ({ labels, nodes }: JudgedPool): boolean =>
        selection.kind === 'all' ||
        (selection.kind === 'labels' &&
          selection.terms.every(({ key, values }) =>
            values.includes((key === 'kubernetes.io/hostname' ? nodes[0] : labels.get(key)) ?? ''),
          ));
      expect(pools.map(meets)).toEqual(pools.map(({ verdict }) => verdict === 'native'));
    }),
  );
});

test('the YAML is what a pod’s spec takes, whatever nodes are called', () => {
  const strange = 'on: {yes}, #1';
  const found = placementOf(selectNodes([pool('native', {}, strange), pool('no', {}, 'b')]));
  if (found === null) throw new Error('nothing');
  expect(parse(placementYaml(found))).toEqual({
    nodeSelector: { 'kubernetes.io/hostname': strange },
  });
});

test('what kubectl does not print, the kubelet sets all the same', () => {
  const [windows] = readNodePools(
    'w1 Ready <none> 9d v1.29.1 10.0.0.4 <none> Windows Server 2022 Datacenter 10.0.20348.2700 containerd://1.7.1',
  );
  if (windows === undefined) throw new Error('no pool');
  expect(Object.fromEntries(labelsOf(windows, recognise(windows.description)))).toEqual({
    [OS]: 'windows',
    [ARCH]: 'amd64',
    [BUILD]: '10.0.20348',
  });
});
