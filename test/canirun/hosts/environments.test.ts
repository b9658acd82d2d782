import { expect, test } from '@jest/globals';
import { hostOf, recognise } from './shipped.js';

test.each([
  ['wsl2', 'ubuntu', 'wsl2', 'windows'],
  ['wsl debian', 'debian', 'wsl2', 'windows'],
  ['ubuntu on wsl1 windows 10', 'ubuntu', 'wsl1', 'windows'],
  ['ubuntu on windows 11', 'ubuntu', 'wsl2', 'windows'],
  ['chromebook crostini', 'debian', 'crostini', 'chromeos'],
  ['ubuntu in virtualbox on windows 10', 'ubuntu', 'vm', 'windows'],
  ['windows 11 hyper-v vm ubuntu 24.04', 'ubuntu', 'vm', 'windows'],
  ['debian 12 vm on windows server 2022', 'debian', 'vm', 'windows-server'],
  ['proxmox vm debian 12', 'debian', 'vm', 'proxmox-ve'],
  ['proxmox lxc debian 12', 'debian', 'lxc', 'proxmox-ve'],
  ['debian on proxmox 8', 'debian', 'vm', 'proxmox-ve'],
  ['windows server 2022 vm on esxi 8', 'windows-server', 'vm', 'esxi'],
  ['ubuntu vm on macbook m2', 'ubuntu', 'vm', undefined],
  ['utm debian m2', 'debian', 'vm', undefined],
  ['ubuntu 22.04 vps', 'ubuntu', 'vm', undefined],
  ['debian on kvm', 'debian', 'vm', undefined],
  ['proxmox 8', 'proxmox-ve', 'machine', undefined],
  ['ubuntu bare metal', 'ubuntu', 'machine', undefined],
  ['aws c5.metal ubuntu', 'ubuntu', 'machine', undefined],
  ['aws graviton3 ubuntu 22.04', 'ubuntu', 'vm', undefined],
  ['chimera linux', 'chimera-linux', 'machine', undefined],
  ['proxmox kvm64 debian 12', 'debian', 'vm', 'proxmox-ve'],
  ['gke autopilot', 'cos', 'machine', undefined],
  ['openshift 4.16', 'rhel', 'machine', undefined],
  ['aks windows server 2022 node', 'windows-server', 'machine', undefined],
])('%s: %s in %s over %s', (text, product, environment, outer) => {
  const [host] = recognise(text).readings;
  expect(host?.os?.product).toBe(product);
  expect(host?.environment).toBe(environment);
  expect(host?.outer?.product).toBe(outer);
});

test('WSL 2 has its own kernel and WSL 1 none', () => {
  expect(hostOf('ubuntu 20.04 wsl2').os).toMatchObject({
    kernel: '6.6',
    cgroup: 'v2',
    vsyscall: 'none',
  });
  expect(hostOf('ubuntu 20.04 wsl1').os?.kernel).toBeUndefined();
});

test("a system container has its host's kernel", () => {
  expect(hostOf('proxmox 7 lxc debian 12').os).toMatchObject({ version: '12', kernel: '5.15' });
  expect(hostOf('lxc debian 12').os?.kernel).toBeUndefined();
});

test.each([
  ['ubuntu vps without nested virtualization', false],
  ['vps kvm no nested debian 12', false],
  ['debian vm nested virtualization disabled', false],
  ['ubuntu vm nested virtualization enabled', true],
  ['ubuntu vps', undefined],
])('%s: nested %s', (text, nested) => {
  const host = hostOf(text);
  expect(host.environment).toBe('vm');
  expect(host.nestedVirtualization).toBe(nested);
});

test('a hypervisor is what a guest runs in, and a tool on its host', () => {
  expect(hostOf('ubuntu in virtualbox').hypervisor?.id).toBe('virtualbox');
  expect(hostOf('windows 7 virtualbox').tools.map((t) => t.id)).toEqual(['virtualbox']);
});

test.each([
  'ubuntu on windows 7',
  'pi 4 amd64',
  'windows 11 32 bit',
  'pi zero arm64',
  'windows 10 24h2',
])('%s contradicts itself, and every way out is a host', (text) => {
  const { readings, missing } = recognise(text);
  expect(readings).toEqual([]);
  expect(missing).toHaveLength(1);
  for (const choice of missing[0]?.choices ?? []) {
    expect([choice, recognise(choice).readings.length > 0]).toEqual([choice, true]);
  }
});

test.each(['ubuntu 23.07', 'windows 12', 'fedora 99', 'macos 30', 'debian 99'])(
  '%s is no known version, and near ones are offered',
  (text) => {
    const { readings, missing } = recognise(text);
    expect(readings).toEqual([]);
    expect(missing[0]?.fact).toBe('os-version');
    for (const choice of missing[0]?.choices ?? [])
      expect(recognise(choice).readings).not.toEqual([]);
  },
);
