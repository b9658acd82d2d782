/** Images and hosts of all kinds, for properties that hold of every verdict. */
import fc from 'fast-check';
import { defined } from '../../src/canirun/defined.js';
import type { Host, HostCpu, HostOs } from '../../src/canirun/hosts/host.js';
import type { ContainerImage, VmImage } from '../../src/canirun/image/image.js';
import { linux, macos, machine, windows, windowsServer } from './example-hosts.js';
import { image } from './example-images.js';

const PLATFORMS = [
  'linux/amd64',
  'linux/amd64/v2',
  'linux/amd64/v3',
  'linux/386',
  'linux/arm64/v8',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/arm/v5',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
  'windows/amd64:10.0.17763',
  'windows/amd64:10.0.20348',
  'windows/amd64:10.0.26100',
  'freebsd/amd64',
  'darwin/arm64',
  'unknown/unknown',
];
const NAMES = [
  'app:1',
  'mongo:7',
  'mongo:4.4.18',
  'mysql:8.4',
  'registry.access.redhat.com/ubi10/ubi',
  'nvidia/cuda:12.4.1-base',
  'nginx:alpine',
  'centos:6',
  'rethinkdb:2.4',
  'traefik:v2.10',
];
const MEDIA_TYPES = [
  undefined,
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
];

/** Container images, some of which have needs in the table. */
export const anyImage: fc.Arbitrary<ContainerImage> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    platforms: fc.uniqueArray(fc.constantFrom(...PLATFORMS), { minLength: 1, maxLength: 8 }),
    mediaType: fc.constantFrom(...MEDIA_TYPES),
  })
  .map(({ name, platforms, mediaType }) => image(name, platforms.join(','), mediaType));

/** Systems of all families. */
export const anyOs: fc.Arbitrary<HostOs> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'ubuntu',
        'debian',
        'rhel',
        'arch',
        'raspberry-pi-os',
        'synology-dsm',
        'alpine',
      ),
      fc.constantFrom('2.6.32', '3.10', '4.4', '5.4', '6.8'),
      fc.constantFrom<32 | 64>(32, 64),
      fc.constantFrom<'none' | 'xonly'>('none', 'xonly'),
    )
    .map(([product, kernel, bits, vsyscall]) => linux(product, '9', kernel, { bits, vsyscall })),
  fc
    .tuple(
      fc.constantFrom(2600, 7601, 9600, 14393, 17763, 18362, 19044, 19045, 22000, 22631, 26100),
      fc.constantFrom<NonNullable<HostOs['edition']>>('home', 'pro', 'enterprise'),
    )
    .map(([build, edition]) => windows('10', build, edition)),
  fc.constantFrom(9600, 14393, 17763, 20348, 26100).map((build) => windowsServer('x', build)),
  fc.constantFrom('10.6', '10.13', '12', '13', '14', '26').map(macos),
  fc.constantFrom<HostOs>(
    { family: 'freebsd', name: 'FreeBSD 14', product: 'freebsd', version: '14', bits: 64 },
    { family: 'illumos', name: 'OmniOS', product: 'omnios', bits: 64 },
    { family: 'chromeos', name: 'ChromeOS', product: 'chromeos', bits: 64 },
    { family: 'other', name: 'OpenBSD', product: 'openbsd', bits: 64 },
  ),
);

const anyCpu: fc.Arbitrary<HostCpu> = fc
  .record({
    architecture: fc.constantFrom(
      'amd64',
      '386',
      'arm64',
      'arm',
      'ppc64le',
      's390x',
      'riscv64',
      'ppc',
      'mips',
    ),
    level: fc.constantFrom(undefined, 1, 2, 3),
    avx: fc.constantFrom(undefined, true, false),
    aarch32: fc.constantFrom(undefined, true, false),
    virtualization: fc.constantFrom(undefined, true, false),
  })
  .map(({ architecture, level, avx, aarch32, virtualization }) => {
    const variant = variantOf(architecture, level);
    return {
      architecture,
      features: avx === undefined ? {} : { avx },
      ...(variant === undefined ? {} : { variant }),
      ...(aarch32 === undefined ? {} : { aarch32 }),
      ...(virtualization === undefined ? {} : { virtualization }),
    };
  });

function variantOf(architecture: string, level: number | undefined): string | undefined {
  if (level === undefined) return undefined;
  if (architecture === 'amd64') return `v${level}`;
  if (architecture === 'arm') return `v${level + 4}`;
  return architecture === 'arm64' ? ['v8', 'v8.2', 'v9'][level - 1] : undefined;
}

/** Hosts of all kinds, possible and less so. */
export const anyHost: fc.Arbitrary<Host> = fc
  .record({
    os: anyOs,
    cpu: anyCpu,
    environment: fc.constantFrom<Host['environment']>(
      'machine',
      'vm',
      'ci',
      'lxc',
      'wsl1',
      'wsl2',
      'crostini',
    ),
    nested: fc.constantFrom(undefined, true, false),
    pageSize: fc.constantFrom(undefined, 4096, 16384, 65536),
  })
  .map(({ os, cpu, environment, nested, pageSize }) =>
    machine(os, cpu, {
      environment,
      ...(nested === undefined ? {} : { nestedVirtualization: nested }),
      ...(pageSize === undefined ? {} : { pageSize }),
    }),
  );

const GUESTS = ['linux', 'windows', 'macos', 'freebsd', 'android', undefined];
const GUEST_CPUS = ['amd64', '386', 'arm64', 'ppc64le', 's390x', undefined];
const FORMATS = ['iso', 'ova', 'qcow2', 'vhdx', 'vagrant-box', undefined];

/** Images of virtual machines, their guests more or less told. */
export const anyVmImage: fc.Arbitrary<VmImage> = fc
  .record({
    os: fc.constantFrom(...GUESTS),
    architecture: fc.constantFrom(...GUEST_CPUS),
    format: fc.constantFrom(...FORMATS),
  })
  .map((told) =>
    defined({
      kind: 'vm' as const,
      name: 'a disk',
      ...told,
      assumed: [],
      evidence: { from: 'given' as const },
    }),
  );

/** Hosts on which a hypervisor may have been named. */
export const anyVmHost: fc.Arbitrary<Host> = fc
  .tuple(
    anyHost,
    fc.constantFrom(undefined, 'virtualbox', 'hyper-v', 'vmware-workstation', 'utm', 'kvm', 'qemu'),
  )
  .map(([host, id]) => (id === undefined ? host : { ...host, tools: [{ id, name: id }] }));
