import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shippedVmImages } from '../../fixtures/canirun.js';

const vmImages = shippedVmImages();

const told = (text: string): string => {
  const image = vmImages.parse(text);
  if (!image) return 'no VM image';
  return [image.osName ?? '?', image.architecture ?? '?', image.format ?? '?'].join(', ');
};

test.each([
  ['ubuntu-24.04-server-cloudimg-amd64.img', 'Ubuntu 24.04, amd64, img'],
  ['ubuntu-24.04-server-cloudimg-arm64.img', 'Ubuntu 24.04, arm64, img'],
  ['debian-12-generic-arm64.qcow2', 'Debian 12, arm64, qcow2'],
  ['FreeBSD-14.1-RELEASE-amd64.qcow2.xz', 'FreeBSD 14.1, amd64, qcow2'],
  ['Win11_24H2_English_x64.iso', 'Windows 11, amd64, iso'],
  ['Rocky-9.4-x86_64-minimal.iso', 'Rocky Linux 9.4, amd64, iso'],
  ['haos_ova-12.ova', 'Home Assistant OS 12, ?, ova'],
  ['https://example.org/images/alpine-virt-3.20.3-aarch64.iso', 'Alpine Linux 3.20.3, arm64, iso'],
  ['disk.vmdk', '?, ?, vmdk'],
  ['backup.VHDX', '?, ?, vhdx'],
  ['windows server 2022 vhdx', 'Windows Server 2022, amd64, vhdx'],
  ['freebsd 14 amd64 qcow2', 'FreeBSD 14, amd64, qcow2'],
  ['ubuntu amd64 qcow2', 'Ubuntu, amd64, qcow2'],
  ['windows 10 vm', 'Windows 10, amd64, ?'],
  ['windows 11 vm', 'Windows 11, ?, ?'],
  ['windows xp vm', 'Windows XP, 386, ?'],
  ['macos sonoma vm', 'macOS, ?, ?'],
  ['osx snow leopard vm', 'macOS, amd64, ?'],
  ['debian arm64 virtual machine', 'Debian, arm64, ?'],
  ['kali linux ova', 'Kali Linux, ?, ova'],
  ['opnsense iso', 'FreeBSD, amd64, iso'],
  ['hashicorp/bionic64', 'Ubuntu, amd64, vagrant-box'],
  ['ubuntu/jammy64', 'Ubuntu, amd64, vagrant-box'],
  ['debian/bookworm64', 'Debian, amd64, vagrant-box'],
  ['generic/freebsd13', 'FreeBSD 13, ?, vagrant-box'],
  ['bento/ubuntu-24.04', 'Ubuntu 24.04, ?, vagrant-box'],
  ['centos/7', 'CentOS 7, ?, vagrant-box'],
])('%s is %s', (text, expected) => {
  expect(told(text)).toBe(expected);
});

test.each([
  'nginx',
  'nginx:alpine',
  'hashicorp/vault:1.17',
  'centos/systemd',
  'kalilinux/kali-rolling',
  'archlinux/archlinux',
  'geerlingguy/docker-centos7-ansible',
  'registry.example.com/team/app:3',
  'windows',
  'ubuntu 22.04',
  '',
  '   ',
])('%p is no VM image', (text) => {
  expect(vmImages.parse(text)).toBeUndefined();
});

test('what is known to be a VM image needs no word that says so', () => {
  expect(vmImages.describe('ubuntu 22.04')).toMatchObject({ kind: 'vm', os: 'linux' });
});

test('an architecture that was only implied is said back', () => {
  expect(vmImages.parse('windows 10 vm')?.assumed).toHaveLength(1);
  expect(vmImages.parse('ubuntu amd64 vm')?.assumed).toEqual([]);
});

test('a phrase ends before the host begins', () => {
  expect(vmImages.isPhrase('windows 10 vm')).toBe(true);
  expect(vmImages.isPhrase('nginx ubuntu vm')).toBe(false);
  expect(vmImages.isPhrase('ubuntu debian 12 vm')).toBe(false);
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      expect(vmImages.describe(text).kind).toBe('vm');
      expect(['vm', undefined]).toContain(vmImages.parse(text)?.kind);
    }),
  );
});
