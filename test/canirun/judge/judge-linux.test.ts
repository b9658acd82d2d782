import { describe, expect, test } from '@jest/globals';
import type { Host, HostTool } from '../../../src/canirun/hosts/host.js';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import {
  AMD64,
  APPLE,
  ARM64,
  CELERON,
  CORE_2,
  DEBIAN_12,
  HASWELL,
  I386,
  IVY_BRIDGE,
  KVM64,
  PI_2,
  PI_4,
  PI_5,
  PI_ZERO,
  UBUNTU,
  cpu,
  linux,
  machine,
  recognised,
  windows,
} from '../example-hosts.js';
import {
  HELLO,
  MONGO_4,
  MONGO_4_18,
  MONGO_7,
  MYSQL_5,
  NGINX_ALPINE,
  REDIS,
  UBI_10,
  image,
  serverCore,
  shippedJudge,
} from '../example-images.js';

const judge = shippedJudge();
const verdictOf = (img: ContainerImage, host: Host): string => {
  const { verdict, blocker } = judge.judge(img, recognised(host));
  return blocker === null ? verdict : `${verdict}: ${blocker}`;
};
const docker = (version: string): readonly HostTool[] => [
  { id: 'docker-engine', name: `Docker ${version}`, version },
];
const named = (id: string): readonly HostTool[] => [{ id, name: id }];
const PI_OS_32 = linux('raspberry-pi-os', '12', '6.6', { bits: 32 });
const PI_OS_64 = linux('raspberry-pi-os', '12', '6.6');
const ARM64_ONLY = image('app:1', 'linux/arm64/v8');
const V3_ONLY = image('app:3', 'linux/amd64/v3');
const ALMA_10 = image('almalinux:10', 'linux/amd64,linux/arm64/v8,linux/386,linux/ppc64le');
const DEBIAN = image(
  'debian:12',
  'linux/amd64,linux/arm/v7,linux/arm64/v8,linux/386,linux/ppc64le',
);

describe('architecture', () => {
  test.each([
    ['amd64 image on amd64', NGINX_ALPINE, machine(UBUNTU, AMD64), 'native'],
    [
      '386 image on amd64',
      image('i386/alpine:3.20', 'linux/386'),
      machine(DEBIAN_12, AMD64),
      'native',
    ],
    [
      '386 image on i386 Debian',
      image('i386/alpine:3.20', 'linux/386'),
      machine(linux('debian', '12', '6.1', { bits: 32 }), I386),
      'native',
    ],
    [
      'amd64-only image on i386 Debian',
      MYSQL_5,
      machine(linux('debian', '12', '6.1', { bits: 32 }), I386),
      'no: cpu',
    ],
    [
      '386 image on i386 Fedora, which packages no engine',
      NGINX_ALPINE,
      machine(linux('fedora', '30', '5.0', { bits: 32 }), I386),
      'no: tool',
    ],
    ['arm64-only image on amd64', ARM64_ONLY, machine(DEBIAN_12, AMD64), 'emulated'],
    [
      'arm64-only image on amd64 with Linux 4.4, too old for the emulator',
      ARM64_ONLY,
      machine(linux('ubuntu', '16.04', '4.4'), AMD64),
      'no: cpu',
    ],
    [
      'riscv64 image on amd64',
      image('riscv64/alpine', 'linux/riscv64'),
      machine(linux('arch', '', '6.11'), AMD64),
      'emulated',
    ],
    [
      'ppc64le image on POWER',
      image('ibmjava', 'linux/amd64,linux/ppc64le'),
      machine(linux('ubuntu', '24.04', '6.8'), cpu('ppc64le')),
      'native',
    ],
    [
      'amd64-only image on s390x',
      MYSQL_5,
      machine(linux('rhel', '9', '5.14'), cpu('s390x')),
      'emulated',
    ],
    [
      'an attestation beside it',
      image('app:2', 'linux/amd64,unknown/unknown'),
      machine(UBUNTU, AMD64),
      'native',
    ],
    [
      'nothing but attestations',
      image('app:2', 'unknown/unknown'),
      machine(UBUNTU, AMD64),
      'no: not-an-image',
    ],
  ])('%s', (_, img, host, verdict) => {
    expect(verdictOf(img, host)).toBe(verdict);
  });
});

describe('ARM boards', () => {
  test.each([
    ['nginx on a Pi Zero', NGINX_ALPINE, machine(PI_OS_32, PI_ZERO), 'native'],
    ['redis (arm/v7 lowest) on a Pi Zero', REDIS, machine(PI_OS_32, PI_ZERO), 'no: cpu'],
    ['hello-world (arm/v5) on a Pi Zero', HELLO, machine(PI_OS_32, PI_ZERO), 'native'],
    [
      'amd64-only on a Pi Zero: nothing 64-bit is emulated there',
      MYSQL_5,
      machine(PI_OS_32, PI_ZERO),
      'no: cpu',
    ],
    ['debian on a Pi 2', DEBIAN, machine(PI_OS_32, PI_2), 'native'],
    ['arm64-only on a Pi 4 with a 32-bit system', ARM64_ONLY, machine(PI_OS_32, PI_4), 'no: cpu'],
    [
      'arm64-only on a 32-bit engine over a 64-bit kernel',
      ARM64_ONLY,
      machine(
        linux('raspberry-pi-os', '12', '6.6', { bits: 32, kernelBits: 64, kernelBitsSaid: true }),
        PI_4,
      ),
      'no: engine',
    ],
    [
      'arm/v7-only on a Pi 4, 64-bit',
      image('arm32v7/alpine:3.20', 'linux/arm/v7'),
      machine(PI_OS_64, PI_4),
      'native',
    ],
    [
      'arm/v7-only on a server CPU without AArch32',
      image('arm32v7/alpine:3.20', 'linux/arm/v7'),
      machine(UBUNTU, cpu('arm64', { variant: 'v9', aarch32: false })),
      'emulated',
    ],
    ['amd64-only on a Pi 4', MYSQL_5, machine(PI_OS_64, PI_4), 'emulated'],
    ['mongo:7 on a Pi 4 (ARMv8.0)', MONGO_7, machine(PI_OS_64, PI_4), 'no: cpu'],
    ['mongo:4.4 (newest 4.4.x) on a Pi 4', MONGO_4, machine(PI_OS_64, PI_4), 'no: cpu'],
    ['mongo:4.4.18 on a Pi 4', MONGO_4_18, machine(PI_OS_64, PI_4), 'native'],
    [
      'mongo:7 on a Pi 5 (ARMv8.2)',
      MONGO_7,
      machine(PI_OS_64, PI_5, { pageSize: 16384 }),
      'native',
    ],
    ['mongo:7 on an unnamed arm64', MONGO_7, machine(UBUNTU, cpu('arm64')), 'unknown'],
    [
      'rethinkdb on a Pi 5 (16 KiB pages)',
      image('rethinkdb:2.4.3', 'linux/amd64,linux/arm64'),
      machine(PI_OS_64, PI_5, { pageSize: 16384 }),
      'no: page-size',
    ],
    [
      'rethinkdb on a Pi 4 (4 KiB pages)',
      image('rethinkdb:2.4.3', 'linux/amd64,linux/arm64'),
      machine(PI_OS_64, PI_4, { pageSize: 4096 }),
      'native',
    ],
    ['redis on a Pi 5', REDIS, machine(PI_OS_64, PI_5, { pageSize: 16384 }), 'native'],
    [
      'typesense 0.25 on a Pi 5',
      image('typesense/typesense:0.25.2', 'linux/amd64,linux/arm64'),
      machine(PI_OS_64, PI_5, { pageSize: 16384 }),
      'no: page-size',
    ],
  ])('%s', (_, img, host, verdict) => {
    expect(verdictOf(img, host)).toBe(verdict);
  });
});

describe('levels of amd64 CPUs', () => {
  test.each([
    ['mongo:7 needs AVX: Celeron', MONGO_7, machine(UBUNTU, CELERON), 'no: cpu'],
    ['mongo:7: Core 2', MONGO_7, machine(UBUNTU, CORE_2), 'no: cpu'],
    ['mongo:7: kvm64', MONGO_7, machine(DEBIAN_12, KVM64, { environment: 'vm' }), 'no: cpu'],
    ['mongo:7: Ivy Bridge has AVX', MONGO_7, machine(UBUNTU, IVY_BRIDGE), 'native'],
    ['mongo:7: not named', MONGO_7, machine(UBUNTU, AMD64), 'unknown'],
    ['mongo:4.4: Celeron', MONGO_4, machine(UBUNTU, CELERON), 'native'],
    [
      'mysql:8.4 needs v2: Ivy Bridge',
      image('mysql:8.4', 'linux/amd64,linux/arm64/v8'),
      machine(UBUNTU, IVY_BRIDGE),
      'native',
    ],
    [
      'mysql:8.4: Core 2',
      image('mysql:8.4', 'linux/amd64,linux/arm64/v8'),
      machine(UBUNTU, CORE_2),
      'no: cpu',
    ],
    [
      'mysql:8.4: not named, v2 is taken for granted',
      image('mysql:8.4', 'linux/amd64,linux/arm64/v8'),
      machine(UBUNTU, AMD64),
      'native',
    ],
    [
      'mysql:8.0.36 needs nothing',
      image('mysql:8.0.36', 'linux/amd64'),
      machine(UBUNTU, CORE_2),
      'native',
    ],
    [
      'mysql:8-debian needs nothing',
      image('mysql:8.0-debian', 'linux/amd64'),
      machine(UBUNTU, CORE_2),
      'native',
    ],
    [
      'UBI 10 needs v3: Ivy Bridge',
      UBI_10,
      machine(linux('fedora', '40', '6.8'), IVY_BRIDGE),
      'no: cpu',
    ],
    ['UBI 10: Haswell', UBI_10, machine(UBUNTU, HASWELL), 'native'],
    ['UBI 10: not named', UBI_10, machine(UBUNTU, AMD64), 'unknown'],
    ['UBI 10 on arm64 needs nothing', UBI_10, machine(UBUNTU, ARM64), 'native'],
    [
      'almalinux:10 also has 386; its amd64 is asked for all the same',
      ALMA_10,
      machine(UBUNTU, IVY_BRIDGE),
      'no: cpu',
    ],
    ['an index that states v3: Ivy Bridge', V3_ONLY, machine(DEBIAN_12, IVY_BRIDGE), 'no: cpu'],
    ['an index that states v3: Haswell', V3_ONLY, machine(DEBIAN_12, HASWELL), 'native'],
    ['an index that states v3: not named', V3_ONLY, machine(DEBIAN_12, AMD64), 'unknown'],
    [
      'an index that states v3: the OS asks for v2, the CPU may have more',
      V3_ONLY,
      machine(DEBIAN_12, { ...AMD64, variant: 'v2', atLeast: true }),
      'unknown',
    ],
    [
      'UBI 10: the OS asks for v2, the CPU may have more',
      UBI_10,
      machine(UBUNTU, { ...AMD64, variant: 'v2', atLeast: true }),
      'unknown',
    ],
    [
      'UBI 10: the OS itself asks for v3',
      UBI_10,
      machine(UBUNTU, { ...AMD64, variant: 'v3', atLeast: true }),
      'native',
    ],
    [
      'mongo:7: the parts it may be have v1 in common',
      MONGO_7,
      machine(UBUNTU, { ...AMD64, variant: 'v1', atLeast: true }),
      'unknown',
    ],
    [
      'an index that states v2: not named',
      image('app:2', 'linux/amd64/v2'),
      machine(DEBIAN_12, AMD64),
      'native',
    ],
    [
      'a tag that names ubi10',
      image('quay.io/x/neo4j:5-ubi10', 'linux/amd64'),
      machine(UBUNTU, IVY_BRIDGE),
      'no: cpu',
    ],
    [
      'a tag that names ubi9',
      image('quay.io/x/neo4j:5-ubi9', 'linux/amd64'),
      machine(UBUNTU, CORE_2),
      'no: cpu',
    ],
  ])('%s', (_, img, host, verdict) => {
    expect(verdictOf(img, host)).toBe(verdict);
  });
});

describe('kernels', () => {
  test.each([
    [
      'Linux 2.6.32: no engine',
      NGINX_ALPINE,
      machine(linux('rhel', '6', '2.6.32'), AMD64),
      'no: kernel',
    ],
    ['Linux 3.10', MYSQL_5, machine(linux('centos', '7', '3.10'), AMD64), 'native'],
    [
      'an Arch image on Linux 3.10',
      image('binhex/arch-delugevpn:2.0.4', 'linux/amd64'),
      machine(linux('synology-dsm', '6.2', '3.10'), CELERON),
      'no: kernel',
    ],
    [
      'an Arch image on Linux 4.4',
      image('binhex/arch-delugevpn:2.0.4', 'linux/amd64'),
      machine(linux('synology-dsm', '7.2', '4.4'), CELERON),
      'native',
    ],
    [
      'centos:6 with vsyscall emulated',
      image('centos:6', 'linux/amd64'),
      machine(linux('ubuntu', '20.04', '5.4', { vsyscall: 'xonly' }), AMD64),
      'native',
    ],
    [
      'centos:6 without vsyscall',
      image('centos:6', 'linux/amd64'),
      machine(linux('arch', '', '6.11', { vsyscall: 'none' }), AMD64),
      'no: kernel',
    ],
    [
      'centos:7 without vsyscall',
      image('centos:7', 'linux/amd64'),
      machine(linux('arch', '', '6.11', { vsyscall: 'none' }), AMD64),
      'native',
    ],
    [
      'an old systemd on cgroup v2',
      image('centos/systemd', 'linux/amd64'),
      machine(UBUNTU, AMD64),
      'no: kernel',
    ],
    ['a Windows image', serverCore(2022), machine(UBUNTU, AMD64), 'no: kernel'],
    ['a Windows image on a Pi', serverCore(2019), machine(PI_OS_64, PI_4), 'no: kernel'],
    [
      'a FreeBSD image',
      image('dougrabson/freebsd13.2-small', 'freebsd/amd64'),
      machine(UBUNTU, AMD64),
      'no: kernel',
    ],
    [
      'mongo with Windows entries on an old CPU: the CPU is to blame',
      MONGO_7,
      machine(UBUNTU, CORE_2),
      'no: cpu',
    ],
  ])('%s', (_, img, host, verdict) => {
    expect(verdictOf(img, host)).toBe(verdict);
  });
});

describe('engines', () => {
  const OCI = 'application/vnd.oci.image.manifest.v1+json';
  const SCHEMA_1 = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
  const DEBIAN_10 = linux('debian', '10', '4.19');
  test.each([
    [
      'OCI on Docker 19.03.1',
      image('a:1', 'linux/amd64', OCI),
      machine(DEBIAN_10, AMD64, { tools: docker('19.03.1') }),
      'no: pull',
    ],
    [
      'OCI on Docker 19.03, its last patch',
      image('a:1', 'linux/amd64', OCI),
      machine(DEBIAN_10, AMD64, { tools: docker('19.03') }),
      'native',
    ],
    [
      'OCI on Docker 17.09',
      image('a:1', 'linux/amd64', OCI),
      machine(DEBIAN_10, AMD64, { tools: docker('17.09') }),
      'no: pull',
    ],
    ['OCI on Docker 29', image('a:1', 'linux/amd64', OCI), machine(UBUNTU, AMD64), 'native'],
    [
      'schema 1 on Docker 24',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(DEBIAN_12, AMD64, { tools: docker('24') }),
      'native',
    ],
    [
      'schema 1 on Docker 25.0.5',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(DEBIAN_12, AMD64, { tools: docker('25.0.5') }),
      'native',
    ],
    [
      'schema 1 on Docker 26',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(DEBIAN_12, AMD64, { tools: docker('26') }),
      'no: pull',
    ],
    [
      'schema 1 on Docker 28.2',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(DEBIAN_12, AMD64, { tools: docker('28.2.0') }),
      'no: pull',
    ],
    [
      'schema 1 on the newest Docker',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(UBUNTU, AMD64),
      'no: pull',
    ],
    [
      'schema 1 on containerd 2',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(UBUNTU, AMD64, { tools: [{ id: 'containerd', name: 'containerd', version: '2.0' }] }),
      'no: pull',
    ],
    [
      'schema 1 on containerd 1.7',
      image('a:1', 'linux/amd64', SCHEMA_1),
      machine(UBUNTU, AMD64, { tools: [{ id: 'containerd', name: 'containerd', version: '1.7' }] }),
      'native',
    ],
    [
      '32-bit Alpine 3.13 on an old libseccomp',
      image('arm32v7/alpine:3.13', 'linux/arm/v7'),
      machine(linux('raspberry-pi-os', '10', '5.10', { bits: 32, libseccomp: '2.3.3' }), PI_4, {
        tools: docker('19.03'),
      }),
      'no: engine',
    ],
    [
      '32-bit Alpine 3.12 on an old libseccomp',
      image('arm32v7/alpine:3.12', 'linux/arm/v7'),
      machine(linux('raspberry-pi-os', '10', '5.10', { bits: 32, libseccomp: '2.3.3' }), PI_4),
      'native',
    ],
    [
      'nginx:alpine, 32-bit, on an old libseccomp',
      NGINX_ALPINE,
      machine(linux('raspberry-pi-os', '10', '5.10', { bits: 32, libseccomp: '2.3.3' }), PI_2),
      'no: engine',
    ],
    [
      'nginx:1.18-alpine3.12, 32-bit, on an old libseccomp',
      image('nginx:1.19-alpine3.12', 'linux/arm/v7'),
      machine(linux('raspberry-pi-os', '10', '5.10', { bits: 32, libseccomp: '2.3.3' }), PI_2),
      'native',
    ],
    [
      'ubuntu:24.04 on Docker 20.10.7',
      image('ubuntu:24.04', 'linux/amd64'),
      machine(DEBIAN_10, AMD64, { tools: docker('20.10.7') }),
      'no: engine',
    ],
    [
      'ubuntu:20.04 on Docker 20.10.7',
      image('ubuntu:20.04', 'linux/amd64'),
      machine(DEBIAN_10, AMD64, { tools: docker('20.10.7') }),
      'native',
    ],
    [
      'traefik 3.6.0 on Docker 29',
      image('traefik:v3.6.0', 'linux/amd64'),
      machine(UBUNTU, AMD64, { tools: docker('29') }),
      'no: engine',
    ],
    [
      'traefik 3.6.0 on Docker 28',
      image('traefik:v3.6.0', 'linux/amd64'),
      machine(UBUNTU, AMD64, { tools: docker('28') }),
      'native',
    ],
    [
      'traefik v3 (newest) on Docker 29',
      image('traefik:v3', 'linux/amd64'),
      machine(UBUNTU, AMD64),
      'native',
    ],
  ])('%s', (_, img, host, verdict) => {
    expect(verdictOf(img, host)).toBe(verdict);
  });
});

describe('environments and other systems', () => {
  const win10 = windows('10', 19045);
  test.each([
    [
      'WSL 1',
      NGINX_ALPINE,
      machine(UBUNTU, AMD64, { environment: 'wsl1', outer: win10 }),
      'no: kernel',
    ],
    ['WSL 2', NGINX_ALPINE, machine(UBUNTU, AMD64, { environment: 'wsl2', outer: win10 }), 'vm'],
    [
      'WSL 2 has no vsyscall',
      image('centos:6', 'linux/amd64'),
      machine(UBUNTU, AMD64, { environment: 'wsl2', outer: win10 }),
      'no: kernel',
    ],
    ['Crostini', NGINX_ALPINE, machine(DEBIAN_12, AMD64, { environment: 'crostini' }), 'vm'],
    [
      'ChromeOS',
      NGINX_ALPINE,
      machine({ family: 'chromeos', name: 'ChromeOS', product: 'chromeos', bits: 64 }, AMD64),
      'vm',
    ],
    ['LXC', NGINX_ALPINE, machine(DEBIAN_12, AMD64, { environment: 'lxc' }), 'native'],
    ['a VPS', NGINX_ALPINE, machine(UBUNTU, AMD64, { environment: 'vm' }), 'native'],
    [
      'Docker Desktop for Linux runs a VM',
      NGINX_ALPINE,
      machine(UBUNTU, AMD64, { tools: named('docker-desktop') }),
      'vm',
    ],
    [
      'Docker Desktop for Linux in a VM',
      NGINX_ALPINE,
      machine(UBUNTU, AMD64, {
        tools: named('docker-desktop'),
        environment: 'vm',
        nestedVirtualization: false,
      }),
      'no: tool',
    ],
    ['Podman', NGINX_ALPINE, machine(UBUNTU, AMD64, { tools: named('podman') }), 'native'],
    [
      'Synology DS918+',
      NGINX_ALPINE,
      machine(linux('synology-dsm', '7.2', '4.4'), CELERON),
      'native',
    ],
    [
      'Synology DS223 (ARM, supported)',
      NGINX_ALPINE,
      machine(linux('synology-dsm', '7.2', '4.4'), ARM64, { name: 'Synology DS223' }),
      'native',
    ],
    [
      'Synology DS218 (ARM, left out)',
      NGINX_ALPINE,
      machine(linux('synology-dsm', '7.2', '4.4'), ARM64, { name: 'Synology DS218' }),
      'no: tool',
    ],
    [
      'FreeBSD, FreeBSD image',
      image('dougrabson/freebsd13.2-small', 'freebsd/amd64'),
      machine(
        { family: 'freebsd', name: 'FreeBSD 14', product: 'freebsd', version: '14', bits: 64 },
        AMD64,
      ),
      'native',
    ],
    [
      'FreeBSD, Linux image on the Linuxulator',
      NGINX_ALPINE,
      machine(
        { family: 'freebsd', name: 'FreeBSD 14', product: 'freebsd', version: '14', bits: 64 },
        AMD64,
      ),
      'native',
    ],
    [
      'illumos',
      NGINX_ALPINE,
      machine({ family: 'illumos', name: 'OmniOS', product: 'omnios', bits: 64 }, AMD64),
      'no: kernel',
    ],
    [
      'OpenBSD',
      NGINX_ALPINE,
      machine(
        { family: 'other', name: 'OpenBSD 7.6', product: 'openbsd', version: '7.6', bits: 64 },
        AMD64,
      ),
      'no: kernel',
    ],
    [
      'an arm64-only image through Apple silicon under Linux (Asahi)',
      ARM64_ONLY,
      machine(linux('fedora', '41', '6.11'), APPLE, { pageSize: 16384 }),
      'native',
    ],
  ])('%s', (_, img, host, verdict) => {
    expect(verdictOf(img, host)).toBe(verdict);
  });
});
