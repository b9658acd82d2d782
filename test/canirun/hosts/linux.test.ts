import { expect, test } from '@jest/globals';
import { hostOf } from './shipped.js';

test.each([
  ['ubuntu', 'ubuntu', '26.04', '7.0'],
  ['ubunto 20.04', 'ubuntu', '20.04', '5.4'],
  ['unbuntu 18.04', 'ubuntu', '18.04', '4.15'],
  ['ubuntu 22.04.3 LTS server', 'ubuntu', '22.04', '5.15'],
  ['ubuntu 24.4', 'ubuntu', '24.04', '6.8'],
  ['ubuntu-24.04', 'ubuntu', '24.04', '6.8'],
  ['ubuntu2204', 'ubuntu', '22.04', '5.15'],
  ['ubuntu 22', 'ubuntu', '22.04', '5.15'],
  ['focal fossa', 'ubuntu', '20.04', '5.4'],
  ['trusty', 'ubuntu', '14.04', '3.13'],
  ['deb12', 'debian', '12', '6.1'],
  ['debain 11', 'debian', '11', '5.10'],
  ['debian bookworm', 'debian', '12', '6.1'],
  ['buster', 'debian', '10', '4.19'],
  ['debian 12.5', 'debian', '12', '6.1'],
  ['debian wheezy', 'debian', '7', '3.2'],
  ['linux mint 21.2', 'linux-mint', '21', '5.15'],
  ['rhel8', 'rhel', '8', '4.18'],
  ['red hat enterprise linux 7.9', 'rhel', '7', '3.10'],
  ['redhat 9', 'rhel', '9', '5.14'],
  ['centos 7', 'centos', '7', '3.10'],
  ['cents 7', 'centos', '7', '3.10'],
  ['centos stream 9', 'centos-stream', '9', '5.14'],
  ['rocky 9.3', 'rocky', '9', '5.14'],
  ['alma linux 8', 'almalinux', '8', '4.18'],
  ['oracle linux 9', 'oracle-linux', '9', '5.15'],
  ['fedroa 40', 'fedora', '40', '6.8'],
  ['fedora 43 workstation', 'fedora', '43', '6.17'],
  ['amazon linux 2', 'amazon-linux', '2', '5.10'],
  ['al2023', 'amazon-linux', '2023', '6.1'],
  ['sles 15 sp5', 'sles', '15.5', '5.14'],
  ['SUSE Linux Enterprise Server 15 SP3', 'sles', '15.3', '5.3'],
  ['sles 12-sp3', 'sles', '12.3', '4.4'],
  ['sles 15', 'sles', '15.7', '6.4'],
  ['kylin v10 arm64', 'kylin', '10', '4.19.90'],
  ['opensuse leap 15.5', 'opensuse-leap', '15.5', '5.14'],
  ['alpine 3.18', 'alpine', '3.18', '6.1'],
  ['alpine linux v3.20.1', 'alpine', '3.20', '6.6'],
  ['nixos 24.11', 'nixos', '24.11', '6.6'],
  ['unraid 6.12.4', 'unraid', '6.12', '6.1'],
  ['unraid 7.3', 'unraid', '7.3', '6.18'],
  ['proxmox 7', 'proxmox-ve', '7', '5.15'],
  ['truenas scale 24.10', 'truenas-scale', '24.10', '6.6'],
  ['photon os 4', 'photon', '4.0', '5.10'],
  ['raspberry pi os bullseye pi 4', 'raspberry-pi-os', '11', '6.1'],
])('%s is %s %s with kernel %s', (text, product, version, kernel) => {
  expect(hostOf(text).os).toMatchObject({ family: 'linux', product, version, kernel });
});

test.each([
  ['arch btw', 'arch'],
  ['archlinux', 'arch'],
  ['manjaro', 'manjaro'],
  ['gentoo', 'gentoo'],
  ['void linux', 'void'],
  ['tumbleweed', 'opensuse-tumbleweed'],
  ['clear linux', 'clear-linux'],
  ['flatcar', 'flatcar'],
  ['kde neon', 'kde-neon'],
  ['popos 22.04', 'pop-os'],
  ['home assistant os', 'home-assistant-os'],
  ['steamos', 'steamos'],
])('%s is %s', (text, product) => {
  expect(hostOf(text).os?.product).toBe(product);
});

test.each([
  ['ubuntu 22.04', 'amd64', undefined],
  ['ubuntu 22.04 arm', 'arm64', undefined],
  ['debian 12 aarch64', 'arm64', undefined],
  ['debian armhf', 'arm', 'v7'],
  ['debian 11 i386', '386', undefined],
  ['rhel 9', 'amd64', 'v2'],
  ['rhel 10', 'amd64', 'v3'],
  ['almalinux 10', 'amd64', 'v2'],
  ['rocky linux 8', 'amd64', undefined],
  ['ubuntu s390x', 's390x', undefined],
  ['linuxone rhel 9', 's390x', undefined],
  ['power9 ubuntu ppc64le', 'ppc64le', 'v9'],
  ['debian riscv64', 'riscv64', undefined],
  ['ubuntu x86-64-v3', 'amd64', 'v3'],
  ['linux amd64', 'amd64', undefined],
])('%s runs on %s %s', (text, architecture, variant) => {
  const { cpu } = hostOf(text);
  expect(cpu?.architecture).toBe(architecture);
  expect(cpu?.variant).toBe(variant);
});

test.each([
  ['ubuntu 22.04', 4096],
  ['rocky 8 aarch64', 65536],
  ['rocky 9 aarch64', 4096],
  ['centos 7 aarch64', 65536],
  ['ubuntu ppc64le', 65536],
  ['kylin v10 arm64', 65536],
  ['qnap ts-231p3', 32768],
  ['qnap ts-932px', 65536],
  ['qnap ts-464', 4096],
  ['ubuntu 24.04 arm64 64k pages', 65536],
  ['debian arm64 getconf pagesize 16384', 16384],
  ['raspberry pi 5 kernel8.img', 4096],
])('%s has pages of %d bytes', (text, pageSize) => {
  expect(hostOf(text).pageSize).toBe(pageSize);
});

test.each([
  ['centos 7', 'v1', 'emulate'],
  ['debian 11', 'v2', 'none'],
  ['ubuntu 20.04', 'v1', 'xonly'],
  ['ubuntu 22.04', 'v2', 'xonly'],
  ['arch linux', 'v2', 'none'],
  ['ubuntu 22.04 cgroup v1 vsyscall=emulate', 'v1', 'emulate'],
])('%s boots with cgroup %s and vsyscall=%s', (text, cgroup, vsyscall) => {
  expect(hostOf(text).os).toMatchObject({ cgroup, vsyscall });
});

test('a kernel that was said counts, and tells the release if none was named', () => {
  expect(hostOf('rhel 7 kernel 5.4').os).toMatchObject({ version: '7', kernel: '5.4' });
  expect(hostOf('debian kernel 5.10').os).toMatchObject({ version: '11', kernel: '5.10' });
});

test('what was assumed is said', () => {
  const text = hostOf('debian');
  expect(text.os?.version).toBe('13');
});

test.each([
  ['debian 12 docker 24', [{ id: 'docker-engine', version: '24' }]],
  ['docker 24 debian 12', [{ id: 'docker-engine', version: '24' }]],
  ['20.10 docker ubuntu', [{ id: 'docker-engine', version: '20.10' }]],
  ['centos 7 docker 1.13', [{ id: 'docker-engine', version: '1.13' }]],
  ['podman 4.9 rhel 9', [{ id: 'podman', version: '4.9' }]],
  ['ubuntu 22.04 containerd 1.7', [{ id: 'containerd', version: '1.7' }]],
  ['windows 11 docker', [{ id: 'docker-desktop' }]],
  ['docker desktop 4.30 windows 11', [{ id: 'docker-desktop', version: '4.30' }]],
  ['mac m1 colima', [{ id: 'colima' }]],
  ['windows 7 docker toolbox', [{ id: 'docker-toolbox' }]],
  [
    'windows 10 docker desktop windows containers mode',
    [{ id: 'docker-desktop', mode: 'windows-containers' }],
  ],
])('%s names %j', (text, tools) => {
  expect(hostOf(text).tools).toMatchObject(tools);
});

test.each([
  ['ubuntu 20.04 nvidia driver 440', { vendor: 'nvidia', driver: '440' }],
  ['ubuntu tesla t4 driver 535.104', { vendor: 'nvidia', brand: 'datacenter', driver: '535.104' }],
  ['debian a100 cuda 12.2', { vendor: 'nvidia', brand: 'datacenter', cuda: '12.2' }],
  ['ubuntu rtx 3090', { vendor: 'nvidia', brand: 'geforce' }],
  ['ubuntu gtx 1080 ti', { vendor: 'nvidia', brand: 'geforce' }],
  ['ubuntu quadro p2000', { vendor: 'nvidia', brand: 'quadro' }],
  ['ubuntu radeon rx 6800', { vendor: 'amd' }],
  ['ubuntu 22.04 no gpu', { vendor: 'none' }],
])('%s has the graphics card %j', (text, gpu) => {
  expect(hostOf(text).gpu).toMatchObject(gpu);
});
