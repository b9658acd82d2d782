import { describe, expect, test } from '@jest/globals';
import type { Host, HostTool } from '../../../src/canirun/hosts/host.js';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import { AMD64, APPLE, HASWELL, cpu, machine, macos, recognised } from '../example-hosts.js';
import {
  MONGO_7,
  MYSQL_5,
  NGINX_ALPINE,
  image,
  serverCore,
  shippedJudge,
} from '../example-images.js';

const judge = shippedJudge();
const verdictOf = (img: ContainerImage, host: Host): string => {
  const { verdict, blocker } = judge.judge(img, recognised(host));
  return blocker === null ? verdict : `${verdict}: ${blocker}`;
};
const named = (id: string): readonly HostTool[] => [{ id, name: id }];
const ARM_V7 = image('arm32v7/alpine:3.20', 'linux/arm/v7');

// docs.docker.com/desktop/setup/install/mac-install; lima-vm.io (macOS 13); docker-archive/toolbox (10.8).
describe('a Linux image on a Mac', () => {
  test.each([
    ['10.6', machine(macos('10.6'), AMD64), 'no: tool'],
    ['10.7', machine(macos('10.7'), AMD64), 'no: tool'],
    ['10.8', machine(macos('10.8'), AMD64), 'legacy'],
    ['10.11', machine(macos('10.11'), AMD64), 'legacy'],
    ['10.13', machine(macos('10.13'), AMD64), 'legacy'],
    ['10.15', machine(macos('10.15'), AMD64), 'legacy'],
    ['11, Intel', machine(macos('11'), AMD64), 'legacy'],
    ['11, Apple silicon', machine(macos('11'), APPLE), 'legacy'],
    ['12', machine(macos('12'), AMD64), 'legacy'],
    ['13: Docker Desktop has gone, Lima has not', machine(macos('13'), APPLE), 'vm'],
    ['14', machine(macos('14'), AMD64), 'vm'],
    ['15', machine(macos('15'), APPLE), 'vm'],
    ['26', machine(macos('26'), APPLE), 'vm'],
    ['10.4 on a PowerBook G4', machine(macos('10.4'), cpu('ppc')), 'no: cpu'],
    [
      '13 with OrbStack, which needs 14',
      machine(macos('13'), APPLE, { tools: named('orbstack') }),
      'no: tool',
    ],
    ['15 with Colima', machine(macos('15'), APPLE, { tools: named('colima') }), 'vm'],
    [
      '26 with Apple container',
      machine(macos('26'), APPLE, { tools: named('apple-container') }),
      'vm',
    ],
    [
      '15 with Apple container',
      machine(macos('15'), APPLE, { tools: named('apple-container') }),
      'no: tool',
    ],
    [
      '26 on Intel with Apple container',
      machine(macos('26'), AMD64, { tools: named('apple-container') }),
      'no: tool',
    ],
    [
      '15 with Docker Toolbox',
      machine(macos('15'), AMD64, { tools: named('docker-toolbox') }),
      'legacy',
    ],
    [
      'a hosted arm64 runner without nested virtualisation',
      machine(macos('15'), APPLE, { environment: 'ci', nestedVirtualization: false }),
      'no: tool',
    ],
    [
      'a VM of which that is not said',
      machine(macos('15'), APPLE, { environment: 'vm' }),
      'unknown',
    ],
  ])('macOS %s', (_, host, verdict) => {
    expect(verdictOf(NGINX_ALPINE, host)).toBe(verdict);
  });
});

test.each([
  ['amd64-only on Apple silicon', MYSQL_5, machine(macos('15'), APPLE), 'emulated'],
  [
    '386-only on Apple silicon: Rosetta is 64-bit only, QEMU is not',
    image('i386/debian:12', 'linux/386'),
    machine(macos('15'), APPLE),
    'emulated',
  ],
  [
    'arm/v7-only on Apple silicon, which has no AArch32',
    ARM_V7,
    machine(macos('15'), APPLE),
    'emulated',
  ],
  [
    'arm/v7-only in OrbStack, which has no emulator for it',
    ARM_V7,
    machine(macos('15'), APPLE, { tools: named('orbstack') }),
    'no: cpu',
  ],
  [
    'arm64-only on an Intel Mac',
    image('a:1', 'linux/arm64'),
    machine(macos('14'), AMD64),
    'emulated',
  ],
  ['mongo:7 on Apple silicon', MONGO_7, machine(macos('15'), APPLE), 'vm'],
  ['mongo:7 on an Intel Mac with AVX', MONGO_7, machine(macos('14'), HASWELL), 'vm'],
  ['a Windows image', serverCore(2022), machine(macos('15'), AMD64), 'no: kernel'],
  [
    'a macOS image: no engine runs such',
    image('a:1', 'darwin/arm64'),
    machine(macos('15'), APPLE),
    'no: kernel',
  ],
])('%s', (_, img, host, verdict) => {
  expect(verdictOf(img, host)).toBe(verdict);
});

test('"mac" is Intel or Apple silicon: where both come to the same verdict, it holds', () => {
  const both = recognised(machine(macos('15'), AMD64), machine(macos('15'), APPLE));
  const verdict = judge.judge(NGINX_ALPINE, both);
  expect(verdict.verdict).toBe('vm');
  expect(verdict.platform).toBeNull();
});

test('where they differ, it is unknown and asked', () => {
  const both = recognised(machine(macos('15'), AMD64), machine(macos('15'), APPLE));
  const verdict = judge.judge(MYSQL_5, both);
  expect(verdict.verdict).toBe('unknown');
  expect(verdict.missing).toHaveLength(1);
});
