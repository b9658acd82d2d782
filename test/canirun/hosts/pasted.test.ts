import { expect, test } from '@jest/globals';
import { describePaste } from '../../../src/canirun/hosts/pasted/paste.js';
import { hostOf, recognise } from './shipped.js';

/** What a pasted text stands for, as far as a row says it. */
function check(text: string, expected: Record<string, unknown>): void {
  expect(hostOf(text)).toMatchObject(expected);
}

test.each([
  [
    'Linux box 5.15.0-91-generic #101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023 x86_64 x86_64 x86_64 GNU/Linux',
    {
      os: { product: 'ubuntu', version: '22.04', kernel: '5.15.0' },
      cpu: { architecture: 'amd64' },
    },
  ],
  [
    'Linux deb 6.1.0-18-arm64 #1 SMP Debian 6.1.76-1 (2024-02-01) aarch64 GNU/Linux',
    { os: { product: 'debian', version: '12' }, cpu: { architecture: 'arm64' } },
  ],
  [
    'Linux c7 3.10.0-1160.el7.x86_64 #1 SMP Mon Oct 19 16:18:59 UTC 2020 x86_64 x86_64 x86_64 GNU/Linux',
    { os: { product: 'rhel', version: '7', kernel: '3.10.0' } },
  ],
  [
    'Linux pi 5.10.63-v7l+ #1459 SMP Wed Oct 6 16:41:57 BST 2021 armv7l GNU/Linux',
    { os: { product: 'raspberry-pi-os', bits: 32 }, cpu: { architecture: 'arm', variant: 'v7' } },
  ],
  [
    'Linux pi5 6.6.31+rpt-rpi-2712 #1 SMP PREEMPT Debian 1:6.6.31-1+rpt1 (2024-05-29) aarch64 GNU/Linux',
    { machine: { name: 'Raspberry Pi 5' }, pageSize: 16384 },
  ],
  [
    'Linux PC 5.15.133.1-microsoft-standard-WSL2 #1 SMP Thu Oct 5 21:02:42 UTC 2023 x86_64 GNU/Linux',
    { environment: 'wsl2', os: { kernel: '5.15.133' }, outer: { product: 'windows' } },
  ],
  [
    'Linux PC 4.4.0-19041-Microsoft #1237-Microsoft Sat Sep 11 14:32:00 PST 2021 x86_64 GNU/Linux',
    { environment: 'wsl1' },
  ],
  [
    'Linux nas 4.4.302+ #69057 SMP Fri Jan 12 17:02:28 CST 2024 x86_64 GNU/Linux synology_geminilake_920+',
    { os: { product: 'synology-dsm', kernel: '4.4.302' } },
  ],
  [
    'Linux pve 6.8.12-4-pve #1 SMP PREEMPT_DYNAMIC PMX 6.8.12-4 (2024-11-06T15:04Z) x86_64 GNU/Linux',
    { os: { product: 'proxmox-ve', version: '8' } },
  ],
  [
    'Darwin mbp 22.6.0 Darwin Kernel Version 22.6.0: Wed Jul  5 22:22:05 PDT 2023; root:xnu-8796.141.3~6/RELEASE_ARM64_T6000 arm64',
    { os: { product: 'macos', version: '13' }, cpu: { architecture: 'arm64' } },
  ],
  [
    'Darwin Kernel Version 22.6.0: Wed Jul  5 22:22:05 PDT 2023; root:xnu-8796.141.3~6/RELEASE_ARM64_T8103',
    {
      os: { product: 'macos', version: '13' },
      cpu: { architecture: 'arm64', model: 'T8103 (Apple M1)' },
    },
  ],
  [
    'Darwin mbp 24.6.0 Darwin Kernel Version 24.6.0: root:xnu-11417/RELEASE_ARM64_T6041 arm64',
    { os: { version: '15' }, cpu: { variant: 'v9.2' } },
  ],
  [
    'Darwin mbp 27.0.0 Darwin Kernel Version 27.0.0: root:xnu-13432/RELEASE_ARM64_T6030 arm64',
    { os: { version: '27' }, cpu: { model: 'T6030 (Apple M3)' } },
  ],
  [
    'Darwin ci 25.6.0 Darwin Kernel Version 25.6.0: root:xnu-12377/RELEASE_ARM64_VMAPPLE arm64',
    { os: { version: '26' }, cpu: { architecture: 'arm64' }, environment: 'vm' },
  ],
  [
    'Darwin imac 19.6.0 Darwin Kernel Version 19.6.0: root:xnu-6153/RELEASE_X86_64 x86_64',
    { os: { product: 'macos', version: '10.15' }, cpu: { architecture: 'amd64' } },
  ],
  [
    'Darwin m 25.0.0 Darwin Kernel Version 25.0.0: root:xnu/RELEASE_ARM64_T8132 arm64',
    { os: { version: '26' } },
  ],
  [
    'Linux gke-pool-3f 6.1.100+ #1 SMP PREEMPT_DYNAMIC Sat Aug 24 16:19:44 UTC 2024 x86_64 AMD EPYC 7B12 AuthenticAMD GNU/Linux',
    { os: { kernel: '6.1.100' }, cpu: { variant: 'v3' } },
  ],
  [
    'Linux orangepi5 5.10.160-rockchip-rk3588 #1.0.4 SMP aarch64 aarch64 aarch64 GNU/Linux',
    { os: { family: 'linux' }, cpu: { variant: 'v8.2' } },
  ],
  [
    'Linux penguin 6.6.30-05153-g1a2b3c4d5e6f #1 SMP PREEMPT_DYNAMIC Thu Sep 12 2024 x86_64 GNU/Linux',
    { environment: 'crostini', os: { kernel: '6.6.30' } },
  ],
  ['Linux localhost 4.14.190-perf #1 SMP PREEMPT aarch64 Android', { os: { product: 'android' } }],
  [
    'FreeBSD fb 14.0-RELEASE FreeBSD 14.0-RELEASE #0 releng/14.0-n265380-f9716eee8ab4: Fri Nov 10 05:57:23 UTC 2023 root@releng1 GENERIC amd64',
    { os: { product: 'freebsd', version: '14.0' } },
  ],
  [
    'MINGW64_NT-10.0-22631 PC 3.4.10-2e2ef940.x86_64 2024-01-14 21:02 UTC x86_64 Msys',
    { os: { osVersion: '10.0.22631' } },
  ],
])('uname -a: %s', check);

test.each([
  [
    'Microsoft Windows [Version 10.0.19045.3693]\n(c) Microsoft Corporation. All rights reserved.',
    { os: { osVersion: '10.0.19045.3693' } },
  ],
  [
    'Version 22H2 (OS Build 22621.3007)',
    { os: { product: 'windows', version: '11', feature: '22H2' } },
  ],
  [
    'OS Name:                   Microsoft Windows 11 Pro\nOS Version:                10.0.22631 N/A Build 22631\nSystem Type:               x64-based PC\nHyper-V Requirements:      VM Monitor Mode Extensions: Yes\n                           Virtualization Enabled In Firmware: No',
    { os: { osVersion: '10.0.22631', edition: 'pro' }, cpu: { virtualization: false } },
  ],
  [
    'OS Name:                   Microsoft Windows Server 2019 Datacenter\nOS Version:                10.0.17763 N/A Build 17763\nSystem Model:              Virtual Machine',
    { os: { product: 'windows-server', version: '2019' }, environment: 'vm' },
  ],
  [
    'OS Name: Microsoft Windows 11 Home\nSystem Type: ARM64-based PC',
    { os: { edition: 'home' }, cpu: { architecture: 'arm64' } },
  ],
])('ver, winver, systeminfo: %s', check);

test.each([
  [
    'ProductName:\t\tmacOS\nProductVersion:\t\t12.7.1\nBuildVersion:\t\t21G920\nx86_64 intel mac',
    { os: { version: '12' } },
  ],
  [
    'Hardware Overview:\n      Model Name: MacBook Pro\n      Chip: Apple M1 Pro\n      Memory: 16 GB',
    { cpu: { variant: 'v8.5' } },
  ],
])('sw_vers, system_profiler: %s', check);

const FLAGS_J4125 =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx lm pni pclmulqdq vmx ssse3 cx16 sse4_1 sse4_2 movbe popcnt aes xsave rdrand lahf_lm';
const FLAGS_KVM64 =
  'fpu de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 syscall nx lm constant_tsc nopl pni cx16 x2apic hypervisor';

test('lscpu tells level, features and virtualisation', () => {
  const [host] = recognise(
    `Architecture:            x86_64\n  CPU op-mode(s):        32-bit, 64-bit\n  Model name:            Intel(R) Celeron(R) J4125 CPU @ 2.00GHz\n    Flags:               ${FLAGS_J4125}\n  Virtualization:        VT-x`,
  ).readings;
  expect(host?.cpu).toMatchObject({
    architecture: 'amd64',
    variant: 'v2',
    virtualization: true,
    features: { avx: false, avx2: false, sse4_2: true },
  });
});

test('in a VM the flags count, not the model', () => {
  check(
    `debian 12\n$ cat /proc/cpuinfo\nmodel name : Intel(R) Core(TM) i7-9700 CPU @ 3.00GHz\nflags : ${FLAGS_KVM64}`,
    {
      environment: 'vm',
      nestedVirtualization: false,
      cpu: { variant: 'v1', features: { avx: false } },
    },
  );
});

test('cpuinfo of a Pi names the board', () => {
  check(
    'processor\t: 0\nFeatures\t: fp asimd evtstrm crc32 cpuid\nCPU architecture: 8\nCPU part\t: 0xd08\n\nHardware\t: BCM2835\nModel\t\t: Raspberry Pi 4 Model B Rev 1.4',
    { machine: { name: 'Raspberry Pi 4 Model B' }, cpu: { architecture: 'arm64', variant: 'v8' } },
  );
});

const DOCKER_INFO = `Client: Docker Engine - Community
 Version:    24.0.7
 Context:    default
 Plugins:
  buildx: Docker Buildx (Docker Inc.)
    Version:  v0.11.2

Server:
 Containers: 3
  Running: 1
 Server Version: 24.0.7
 Storage Driver: overlay2
 Cgroup Driver: systemd
 Cgroup Version: 2
 Security Options:
  apparmor
  seccomp
 Kernel Version: 6.1.0-13-amd64
 Operating System: Debian GNU/Linux 12 (bookworm)
 OSType: linux
 Architecture: x86_64
 CPUs: 4
 Total Memory: 7.636GiB`;

test('docker info tells the engine, the kernel and the system', () => {
  check(DOCKER_INFO, {
    os: { product: 'debian', version: '12', kernel: '6.1.0', cgroup: 'v2' },
    tools: [{ id: 'docker-engine', version: '24.0.7' }],
    memory: Math.round(7.636 * 2 ** 30 * 1000) / 1000,
  });
});

test.each([
  [
    'Server:\n Server Version: 26.1.1\n Kernel Version: 6.6.26-linuxkit\n Operating System: Docker Desktop\n OSType: linux\n Architecture: aarch64',
    { os: { product: 'macos' }, cpu: { architecture: 'arm64' }, tools: [{ id: 'docker-desktop' }] },
  ],
  [
    'Server:\n Server Version: 26.1.1\n Kernel Version: 5.15.146.1-microsoft-standard-WSL2\n Operating System: Docker Desktop\n Architecture: x86_64',
    { os: { product: 'windows' }, tools: [{ id: 'docker-desktop' }] },
  ],
  [
    ' Server Version: 24.0.7\n Default Isolation: process\n Kernel Version: 10.0 20348 (20348.1.amd64fre.fe_release.210507-1500)\n Operating System: Microsoft Windows Server Version 21H2 (OS Build 20348.2113)\n OSType: windows',
    { os: { product: 'windows-server', version: '2022' } },
  ],
  [
    'Client:\n Version: 24.0.6\n OS/Arch: darwin/arm64\nServer: Docker Desktop 4.24.0 (122432)\n Engine:\n  Version: 24.0.6\n  OS/Arch: linux/arm64',
    { os: { product: 'macos' }, tools: [{ id: 'docker-desktop', version: '4.24.0' }] },
  ],
  [
    '{"ServerVersion":"25.0.3","OperatingSystem":"Fedora Linux 39","KernelVersion":"6.6.9-200.fc39.x86_64","Architecture":"x86_64"}',
    { os: { product: 'fedora', version: '39' }, tools: [{ version: '25.0.3' }] },
  ],
])('docker info and version: %s', check);

test.each([
  ['raspberry pi 5\n$ getconf PAGESIZE\n4096', { pageSize: 4096 }],
  ['ubuntu 22.04 arm64\n65536', { pageSize: 65536 }],
  [
    'PRETTY_NAME="Ubuntu 20.04.6 LTS"\nNAME="Ubuntu"\nVERSION_ID="20.04"\nID_LIKE=debian',
    { os: { product: 'ubuntu', version: '20.04' } },
  ],
  [
    'NAME="Alpine Linux"\nPRETTY_NAME="Alpine Linux v3.18"\nVERSION_ID=3.18.4',
    { os: { product: 'alpine', version: '3.18' } },
  ],
  [
    '  NAME            STATE           VERSION\n* Ubuntu-22.04    Running         2',
    { environment: 'wsl2', os: { version: '22.04' } },
  ],
  [
    'ubuntu 22.04\n| NVIDIA-SMI 535.104.05   Driver Version: 535.104.05   CUDA Version: 12.2     |\n|   0  Tesla T4                       On  | 00000000:00:1E.0 Off |',
    { gpu: { vendor: 'nvidia', brand: 'datacenter', driver: '535.104.05', cuda: '12.2' } },
  ],
  [
    'Operating System: AlmaLinux 9.3 (Shamrock Pampas Cat)\n Kernel: Linux 5.14.0-362.8.1.el9_3.x86_64\n Architecture: x86-64\n Virtualization: kvm',
    { os: { product: 'almalinux', version: '9' }, environment: 'vm' },
  ],
])('several together and other lines around: %s', check);

test.each([
  'ubuntu 22.04',
  'windows 11: pro',
  'my mac (m1)',
  'kernel: 5.15 debian',
  'docker engine 24, debian 12',
])('"%s" was typed, not pasted', (text) => {
  expect(describePaste(text)).toBeUndefined();
});

test('podman info tells architecture, system and tool', () => {
  const text = [
    'host:',
    '  arch: arm64',
    '  buildahVersion: 1.37.5',
    '  cgroupVersion: v2',
    '  distribution:',
    '    distribution: fedora',
    '    version: "41"',
    '  kernel: 6.11.3-300.fc41.aarch64',
    '  os: linux',
  ].join('\n');
  check(text, {
    os: { product: 'fedora', version: '41', kernel: '6.11.3', cgroup: 'v2' },
    cpu: { architecture: 'arm64' },
    tools: [{ id: 'podman' }],
  });
});

test.each([
  'Architecture: x86_64\nByte Order: Little Endian\nModel name: Intel(R) Celeron(R) N5105 @ 2.00GHz',
  'processor : 0\nvendor_id : GenuineIntel\nmodel name : Intel(R) Celeron(R) N5105 @ 2.00GHz\nbogomips : 3993.60',
])('what only Linux prints means Linux: %j', (text) => {
  check(text, { os: { family: 'linux' }, cpu: { variant: 'v2' } });
});

test('the settings page of Windows, with tabs, is read', () => {
  check('Edition\tWindows 11 Pro\nVersion\t24H2\nOS build\t26100.2033', {
    os: { product: 'windows', feature: '24H2', osVersion: '10.0.26100.2033' },
  });
});

test('flags behind other words in a line tell the level of the CPU', () => {
  check('centos 7 vm flags: fpu de pse tsc msr cx8 sse sse2 ht syscall nx lm pni cx16 lahf_lm', {
    os: { product: 'centos', version: '7' },
    environment: 'vm',
    cpu: { architecture: 'amd64', variant: 'v1', features: { avx: false } },
  });
});

test.each([
  ['kernel 6.6.20+rpt-rpi-v8', 'Raspberry Pi', 'arm64'],
  ['6.6.20+rpt-rpi-v8', 'Raspberry Pi', 'arm64'],
  [
    'Debian GNU/Linux 12 (bookworm) ; kernel 6.6.20+rpt-rpi-v8 ; containerd 1.7',
    'Raspberry Pi',
    'arm64',
  ],
  ['rpi-v8', 'Raspberry Pi', 'arm64'],
  ['kernel 6.6.20+rpt-rpi-v7l', 'Raspberry Pi', 'arm'],
  ['6.6.20+rpt-rpi-v7', 'Raspberry Pi', 'arm'],
  ['kernel 6.1.0-rpi7-rpi-v6', 'Raspberry Pi', 'arm'],
  ['raspberry pi 4 6.6.20+rpt-rpi-v8', 'Raspberry Pi 4 Model B', 'arm64'],
  ['debian 12 kernel 6.6.20+rpt-rpi-2712', 'Raspberry Pi 5', 'arm64'],
  ['centos 3.10.0-1160.el7.x86_64', undefined, 'amd64'],
])(
  'a kernel named in passing tells no model that it does not settle: %s',
  (text, name, architecture) => {
    const { readings } = recognise(text);
    expect(new Set(readings.map(({ machine }) => machine?.name))).toEqual(new Set([name]));
    expect(new Set(readings.map(({ cpu }) => cpu?.architecture))).toEqual(new Set([architecture]));
  },
);
