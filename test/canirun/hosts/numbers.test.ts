import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hostOf, recognise } from './shipped.js';

test.each([
  ['ubuntu 22.04 (core)', 'ubuntu', '22.04'],
  ['CentOS Linux release 7.9.2009 (Core)', 'centos', '7'],
  ['CentOS Linux 7 (Core)', 'centos', '7'],
  ['debian 12 (core)', 'debian', '12'],
  ['Red Hat Enterprise Linux release 8.6 (Ootpa)', 'rhel', '8'],
  ['Rocky Linux release 9.3 (Blue Onyx)', 'rocky', '9'],
  ['ubuntu 22.04 4 cores 8 GB', 'ubuntu', '22.04'],
])('the version in "%s" is neither an amount nor a kernel', (text, product, version) => {
  expect(hostOf(text).os).toMatchObject({ product, version });
});

test.each([
  ['ubuntu 22.04 386 GB ram', 'amd64', 386],
  ['386 GB ram ubuntu 22.04', 'amd64', 386],
  ['ubuntu 22.04 486 gb memory', 'amd64', 486],
  ['ubuntu 22.04 x86 64 GB ram', 'amd64', 64],
  ['debian 12 arm 64 GB ram', 'arm64', 64],
  ['debian 12 arm64 32 GB ram', 'arm64', 32],
  ['debian 12 x86_64 64 GB ram', 'amd64', 64],
  ['debian 12 i386 4 GB ram', '386', 4],
])('in "%s" a number with a unit is memory and no architecture', (text, architecture, memory) => {
  expect(hostOf(text)).toMatchObject({ cpu: { architecture }, memory: memory * 2 ** 30 });
});

test.each([
  ['ubuntu 22.04 aarch64 kernel 5.15', '5.15'],
  ['rock64 3.10.104', '3.10.104'],
  ['ubuntu 22.04 5.15', '5.15'],
  ['debian 12 6.1.0-18-amd64', '6.1.0'],
  ['debian 6.1.0-18-amd64', '6.1.0'],
  ['Ubuntu 22.04.4 LTS   5.15.0-101-generic   containerd://1.7.2', '5.15.0'],
  ['rhel 8 64-bit kernel 4.18.0-553', '4.18.0'],
  ['synology ds918+ 4.4.59+', '4.4.59'],
])('the kernel in "%s" is %s', (text, kernel) => {
  expect(hostOf(text).os?.kernel).toBe(kernel);
});

test.each(['podman 4.9.3-1 fedora 40', 'python 3.10.12 ubuntu 22.04'])(
  'the version of other software in "%s" is no kernel',
  (text) => {
    expect(['6.8', '5.15']).toContain(hostOf(text).os?.kernel);
  },
);

test.each([
  ['raspberry pi 5 page size 32768', 32768],
  ['ubuntu arm64 64k pages', 65536],
  ['ubuntu arm64 page size: 16 KiB', 16384],
  ['ubuntu arm64 getconf PAGE_SIZE 4096', 4096],
])('pages that were stated count: %s', (text, pageSize) => {
  expect(hostOf(text).pageSize).toBe(pageSize);
});

test.each([
  ['wsl windows 10 1803', 'wsl1'],
  ['wsl ubuntu 22.04 windows server 2019', 'wsl1'],
  ['wsl windows 10 2004', 'wsl2'],
  ['wsl windows 11', 'wsl2'],
])('%s is %s', (text, environment) => {
  expect(hostOf(text).environment).toBe(environment);
});

test('a Windows without WSL 2 is asked about when WSL 2 was said', () => {
  expect(recognise('wsl2 windows 10 1803')).toMatchObject({
    readings: [],
    missing: [{ fact: 'contradiction' }],
  });
});

test('a build between two releases is a preview on the older one, and keeps its number', () => {
  expect(hostOf('windows 11 pro 10.0.22635').os).toMatchObject({
    version: '11',
    feature: '23H2',
    osVersion: '10.0.22635',
  });
});

test.each([
  ['ubuntu arm64 32768', 'page-size', [4096, 32768]],
  ['debian arm64 65536', 'page-size', [4096, 65536]],
  ['fedora 40 frobnicator 5.4.1', 'kernel', [4096, 4096]],
])('%s has a reading with that %s and one without', (text, fact, sizes) => {
  const { readings, missing } = recognise(text);
  expect(readings.map(({ pageSize }) => pageSize)).toEqual(sizes);
  expect(missing.map((m) => m.fact)).toEqual([fact]);
});

test.each([
  ['armbian ubuntu 22.04', 'Armbian (Ubuntu 22.04)', '2.5.3'],
  ['armbian 23.8.1 bookworm', 'Armbian (Debian 12)', '2.5.4'],
])('%s has the userland that was named', (text, name, libseccomp) => {
  expect(hostOf(text).os).toMatchObject({ product: 'armbian', name, libseccomp });
});

const SYSTEMS = [
  'ubuntu 22.04',
  'debian 12 arm64',
  'raspberry pi 4',
  'rocky 9',
  'arch linux',
  'synology ds918+',
];
const JUNK = [
  'please',
  '(Core)',
  'x86_64',
  'LTS',
  '4 cores',
  'frobnicator',
  'docker',
  'on my shelf',
];
const kernel = fc
  .tuple(fc.integer({ min: 3, max: 6 }), fc.nat(18), fc.nat(99))
  .map((parts) => parts.join('.'));
const said = fc.oneof(
  kernel.map((number) => ({ words: `kernel ${number}`, number })),
  kernel.map((number) => ({ words: `${number}-17-generic`, number })),
  kernel.map((number) => ({ words: `Linux ${number}`, number })),
  fc
    .constantFrom(4096, 8192, 16384, 32768, 65536)
    .map((bytes) => ({ words: `page size ${bytes}`, number: String(bytes) })),
  fc.integer({ min: 1, max: 512 }).map((gb) => ({ words: `${gb} GB ram`, number: String(gb) })),
  fc
    .integer({ min: 2, max: 40 })
    .map((version) => ({ words: `docker ${version}.0`, number: `${version}.0` })),
);

test('a number that says something of the host is used, asked about, or said to be not understood', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SYSTEMS),
      fc.array(fc.constantFrom(...JUNK), { maxLength: 2 }),
      said,
      fc.boolean(),
      (system, junk, { words, number }, first) => {
        const text = [...(first ? [words, system] : [system, words]), ...junk].join(' ');
        const { readings, ignored } = recognise(text);
        const unread = ignored.some((word) => word.includes(number));
        for (const host of readings) {
          const facts = [
            host.os?.kernel,
            String(host.pageSize),
            String((host.memory ?? 0) / 2 ** 30),
            ...host.tools.map((tool) => tool.version),
          ];
          expect({ text, used: unread || facts.includes(number), facts }).toMatchObject({
            used: true,
          });
        }
      },
    ),
    { numRuns: 100 },
  );
});
