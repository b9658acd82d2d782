import { describe, expect, test } from '@jest/globals';
import type { Host, HostTool } from '../../../src/canirun/hosts/host.js';
import { shippedVmImages } from '../../fixtures/canirun.js';
import {
  AMD64,
  APPLE,
  DEBIAN_12,
  I386,
  KVM64,
  PI_4,
  UBUNTU,
  cpu,
  linux,
  machine,
  macos,
  recognised,
  windows,
  windowsServer,
} from '../example-hosts.js';
import { shippedJudge } from '../example-images.js';

const vmImages = shippedVmImages();

const judge = shippedJudge();
const verdictOf = (image: string, host: Host): string => {
  const { verdict, blocker } = judge.judge(vmImages.describe(image), recognised(host));
  return blocker === null ? verdict : `${verdict}: ${blocker}`;
};
const tool = (id: string): readonly HostTool[] => [{ id, name: id }];
const WIN_11 = windows('11', 26100);
const VPS = { environment: 'vm' as const };

describe('a VM image runs wherever a hypervisor runs', () => {
  test.each([
    ['ubuntu amd64 iso', 'Windows 11 Pro', machine(WIN_11, AMD64), 'vm'],
    [
      'ubuntu amd64 iso',
      'Windows 11 Home: VirtualBox instead of Hyper-V',
      machine(windows('11', 26100, 'home'), AMD64),
      'vm',
    ],
    [
      'ubuntu amd64 iso',
      'Windows 11 Home with Hyper-V, which Home lacks',
      machine(windows('11', 26100, 'home'), AMD64, { tools: tool('hyper-v') }),
      'no: tool',
    ],
    ['freebsd 14 amd64 qcow2', 'Windows 11', machine(WIN_11, AMD64), 'vm'],
    [
      'ubuntu amd64 iso',
      'Windows 7: only releases out of support',
      machine(windows('7', 7601), AMD64),
      'legacy',
    ],
    ['ubuntu amd64 iso', 'Windows XP', machine(windows('XP', 2600), AMD64), 'legacy'],
    [
      'ubuntu amd64 iso',
      'Windows 7, 32-bit',
      machine(windows('7', 7601, 'pro', { bits: 32 }), I386),
      'no: cpu',
    ],
    [
      'windows xp vm',
      'Windows 7, 32-bit',
      machine(windows('7', 7601, 'pro', { bits: 32 }), I386),
      'legacy',
    ],
    ['windows 10 vm', 'Windows Server 2022', machine(windowsServer('2022', 20348), AMD64), 'vm'],
    [
      'windows server 2022 vhdx',
      'Ubuntu: a VM brings its own kernel',
      machine(UBUNTU, AMD64),
      'vm',
    ],
    ['windows xp vm', 'Ubuntu', machine(UBUNTU, AMD64), 'vm'],
    ['ubuntu arm64 img', 'Ubuntu on amd64', machine(UBUNTU, AMD64), 'emulated'],
    [
      'ubuntu amd64 iso',
      'Ubuntu without VT-x',
      machine(UBUNTU, cpu('amd64', { virtualization: false })),
      'emulated',
    ],
    ['ubuntu iso', 'Raspberry Pi 4, 64-bit', machine(DEBIAN_12, PI_4), 'vm'],
    ['windows 10 vm', 'Raspberry Pi 4, 64-bit', machine(DEBIAN_12, PI_4), 'emulated'],
    [
      'ubuntu arm64 img',
      'Raspberry Pi 4, 32-bit',
      machine(linux('raspberry-pi-os', '12', '6.6', { bits: 32 }), PI_4),
      'no: cpu',
    ],
    ['ubuntu arm64 img', 'MacBook M2', machine(macos('15'), APPLE), 'vm'],
    ['ubuntu iso', 'MacBook M2: there is an arm64 build', machine(macos('15'), APPLE), 'vm'],
    ['ubuntu amd64 iso', 'MacBook M2', machine(macos('15'), APPLE), 'emulated'],
    ['windows 11 vm', 'MacBook M2: there is an ARM build', machine(macos('15'), APPLE), 'vm'],
    ['windows 10 vm', 'MacBook M2', machine(macos('15'), APPLE), 'emulated'],
    [
      'ubuntu amd64 iso',
      'MacBook M2 with VirtualBox, which has ARM guests only',
      machine(macos('15'), APPLE, { tools: tool('virtualbox') }),
      'no: cpu',
    ],
    ['opnsense.qcow2', 'MacBook M2: a PC’s disk', machine(macos('15'), APPLE), 'emulated'],
    ['generic/ubuntu2204', 'MacBook M2: a PC’s box', machine(macos('15'), APPLE), 'emulated'],
    ['windows 11 vhdx', 'MacBook M2: a PC’s disk', machine(macos('15'), APPLE), 'emulated'],
    ['ubuntu amd64 iso', 'Intel Mac on High Sierra', machine(macos('10.13'), AMD64), 'legacy'],
    ['macos sonoma vm', 'MacBook M2', machine(macos('15'), APPLE), 'vm'],
    ['macos mojave vm', 'MacBook M2', machine(macos('15'), APPLE), 'emulated'],
    ['macos sonoma vm', 'Windows 11: the licence forbids it', machine(WIN_11, AMD64), 'no: tool'],
    ['macos sonoma vm', 'Ubuntu', machine(UBUNTU, AMD64), 'no: tool'],
  ])('%s on %s: %s', (image, _, host, verdict) => {
    expect(verdictOf(image, host)).toBe(verdict);
  });
});

test('a VM in a VM needs nested virtualisation, else the same CPU is emulated', () => {
  expect(
    verdictOf(
      'ubuntu amd64 qcow2',
      machine(UBUNTU, KVM64, { ...VPS, nestedVirtualization: false }),
    ),
  ).toBe('emulated');
  expect(
    verdictOf('ubuntu amd64 qcow2', machine(UBUNTU, KVM64, { ...VPS, nestedVirtualization: true })),
  ).toBe('vm');
  const open = judge.judge(
    vmImages.describe('ubuntu amd64 qcow2'),
    recognised(machine(UBUNTU, KVM64, VPS)),
  );
  expect(open.verdict).toBe('unknown');
  expect(open.missing[0]?.command).toBe('ls -l /dev/kvm');
});

test('WSL 2 on Windows 11 has nested virtualisation, on Windows 10 it has not', () => {
  const wsl = (version: string, build: number): Host =>
    machine(UBUNTU, AMD64, { environment: 'wsl2', outer: windows(version, build) });
  expect(verdictOf('debian amd64 qcow2', wsl('11', 26100))).toBe('vm');
  expect(verdictOf('debian amd64 qcow2', wsl('10', 19045))).toBe('emulated');
});

test('a file whose name tells nothing runs on a PC by assumption and is asked about elsewhere', () => {
  expect(verdictOf('disk.vmdk', machine(UBUNTU, AMD64))).toBe('vm');
  expect(verdictOf('disk.vmdk', machine(macos('15'), APPLE))).toBe('unknown');
});

test('where a guest does not run, another hypervisor or its build for this CPU is offered', () => {
  const host = machine(macos('15'), APPLE, { tools: tool('virtualbox') });
  const { verdict, fixes } = judge.judge(vmImages.describe('ubuntu amd64 iso'), recognised(host));
  expect(verdict).toBe('no');
  expect(fixes.map(({ becomes }) => becomes)).toEqual(['vm', 'emulated']);
});

test('what was assumed of the guest’s CPU is said back', () => {
  const host = recognised(machine(macos('15'), APPLE));
  const { assumed } = judge.judge(vmImages.describe('generic/ubuntu2204'), host);
  expect(assumed.map(({ text }) => text)).toContainEqual({
    code: 'assumed.guest',
    facts: { architecture: 'amd64' },
  });
});
