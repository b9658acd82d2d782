import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readNodePools } from '../../../src/canirun/hosts/pasted/node-pools.js';
import { said } from '../../../src/canirun/said.js';
import { hostOf, recognise } from './shipped.js';

const WIDE = `NAME      STATUS   ROLES                  AGE   VERSION        INTERNAL-IP    EXTERNAL-IP   OS-IMAGE                         KERNEL-VERSION         CONTAINER-RUNTIME
master    Ready    control-plane,master   90d   v1.27.4+k3s1   10.0.0.1       <none>        Ubuntu 22.04.3 LTS               5.15.0-78-generic      containerd://1.7.1-k3s1
worker1   Ready    <none>                 90d   v1.27.4+k3s1   10.0.0.2       <none>        Debian GNU/Linux 12 (bookworm)   6.1.0-rpi7-rpi-2712    containerd://1.7.1-k3s1
worker2   Ready    <none>                 90d   v1.27.4+k3s1   10.0.0.3       <none>        Ubuntu 22.04.3 LTS               5.15.0-78-generic      containerd://1.7.1-k3s1
win1      Ready    <none>                 90d   v1.27.4        10.0.0.4       <none>        Windows Server 2022 Datacenter   10.0.20348.2700        containerd://1.7.1`;

test('equal nodes of kubectl get nodes -o wide are one pool', () => {
  expect(readNodePools(WIDE)).toMatchObject([
    {
      nodes: ['master', 'worker2'],
      description: 'Ubuntu 22.04.3 LTS ; kernel 5.15.0-78-generic ; containerd 1.7.1',
    },
    { nodes: ['worker1'] },
    { nodes: ['win1'] },
  ]);
});

test('pools are recognised as the hosts that they are', () => {
  const [linux, pi, windows] = readNodePools(WIDE).map((pool) => hostOf(pool.description));
  expect(linux?.os).toMatchObject({ product: 'ubuntu', version: '22.04', kernel: '5.15.0' });
  expect(pi).toMatchObject({ pageSize: 16384, cpu: { architecture: 'arm64' } });
  expect(windows?.os).toMatchObject({ product: 'windows-server', osVersion: '10.0.20348.2700' });
});

test('a table whose padding was lost, or of an older kubectl, is read as well', () => {
  const text = `uy02-07 Ready <none> 4d v1.8.4 <none> Debian GNU/Linux 9 (stretch) 4.9.0-4-amd64 docker://Unknown
hgalal-rke-ros1   Ready     controlplane,etcd,worker   42m       v1.11.1   <none>        RancherOS v1.4.0   4.14.32-rancher2   docker://17.3.2`;
  expect(readNodePools(text).map(({ description }) => description)).toEqual([
    'Debian GNU/Linux 9 (stretch) ; kernel 4.9.0-4-amd64 ; docker engine',
    'RancherOS v1.4.0 ; kernel 4.14.32-rancher2 ; docker engine 17.3.2',
  ]);
});

const node = (name: string, architecture: string, type: string): unknown => ({
  kind: 'Node',
  metadata: {
    name,
    labels: {
      'kubernetes.io/arch': architecture,
      'kubernetes.io/hostname': name,
      'node.kubernetes.io/instance-type': type,
    },
  },
  status: {
    capacity: { cpu: '4' },
    nodeInfo: {
      architecture,
      osImage: 'Amazon Linux 2023.6.20241121',
      kernelVersion: '6.1.115-126.197.amzn2023',
      containerRuntimeVersion: 'containerd://1.7.23',
      operatingSystem: 'linux',
    },
  },
});

test('JSON tells the architecture, and the labels that select the pool', () => {
  const text = JSON.stringify({
    kind: 'List',
    items: [
      node('a', 'arm64', 't4g.large'),
      node('b', 'amd64', 'm5.large'),
      node('c', 'arm64', 't4g.large'),
    ],
  });
  const [arm, intel] = readNodePools(text);
  expect(arm?.nodes).toEqual(['a', 'c']);
  expect(Object.fromEntries(arm?.labels ?? [])).toEqual({
    'kubernetes.io/arch': 'arm64',
    'node.kubernetes.io/instance-type': 't4g.large',
  });
  expect(hostOf(arm?.description ?? '').cpu?.architecture).toBe('arm64');
  expect(hostOf(intel?.description ?? '').os).toMatchObject({
    product: 'amazon-linux',
    version: '2023',
  });
});

test('a cluster of several pools has a reading for each, and is asked about where they differ', () => {
  const { readings, missing } = recognise(WIDE);
  expect(readings).toHaveLength(3);
  expect(readings.map(({ apart }) => apart)).toEqual(
    ['master, worker2', 'worker1', 'win1'].map((nodes) => said('apart.nodes', { nodes })),
  );
  expect(missing).toMatchObject([{ fact: 'node' }]);
});

test('no other text has pools, and none is too odd to read', () => {
  expect(readNodePools('ubuntu 22.04 containerd://1.7 v1.2.3')).toEqual([]);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(Array.isArray(readNodePools(text))).toBe(true);
    }),
  );
});

const YAML = `apiVersion: v1
items:
- apiVersion: v1
  kind: Node
  metadata:
    name: gpu-1
    labels:
      kubernetes.io/arch: amd64
      nvidia.com/gpu.present: "true"
      nvidia.com/gpu.product: NVIDIA-A100-SXM4-40GB
  status:
    capacity: { nvidia.com/gpu: "8" }
    images:
    - names: [docker.io/library/nginx:1.27]
      sizeBytes: 70000000
    nodeInfo:
      architecture: amd64
      containerRuntimeVersion: containerd://1.7.23
      kernelVersion: 5.15.0-125-generic
      osImage: Ubuntu 22.04.5 LTS
kind: List
`;

test('YAML tells the same as JSON', () => {
  const [pool, ...others] = readNodePools(YAML);
  expect(others).toEqual([]);
  expect(pool?.nodes).toEqual(['gpu-1']);
  expect(pool?.description).toContain('NVIDIA A100');
  expect(pool?.labels.get('nvidia.com/gpu.present')).toBe('true');
});

test('a column of architectures is a label, too', () => {
  const [pool] = readNodePools(
    'p1 Ready <none> 9d v1.29.1 10.0.0.4 <none> Ubuntu 22.04.3 LTS 5.15.0-1-generic containerd://1.7.1 arm64',
  );
  expect(pool?.labels.get('kubernetes.io/arch')).toBe('arm64');
});

test.each([
  ['aliases', `a: &a [x]\nitems: [*a, *a]\n    nodeInfo:\n${YAML}`],
  ['aliases in good order', YAML.replace('name: gpu-1', 'name: &n gpu-1\n    other: *n')],
  ['broken YAML', `${YAML}\n  - : : [`],
  ['deep YAML', `nodeInfo:\n${'- '.repeat(5000)}x`],
])('%s shows no nodes, and costs nothing', (_name, text) => {
  expect(readNodePools(text)).toEqual([]);
});
