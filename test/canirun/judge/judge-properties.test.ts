import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Host, HostCpu, HostOs } from '../../../src/canirun/hosts/host.js';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import { exampleMachine } from '../../../src/canirun/judge/fixes/example-machine.js';
import { parsePlatform } from '../../../src/canirun/platform/platform.js';
import type { Verdict, VerdictKind } from '../../../src/canirun/judge/verdict.js';
import { linux, macos, machine, recognised, windows, windowsServer } from '../example-hosts.js';
import { inEnglish } from '../in-english.js';
import { image, shippedJudge, shippedTools } from '../example-images.js';

const tools = shippedTools();

const judge = shippedJudge();

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

const anyImage: fc.Arbitrary<ContainerImage> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    platforms: fc.uniqueArray(fc.constantFrom(...PLATFORMS), { minLength: 1, maxLength: 8 }),
    mediaType: fc.constantFrom(...MEDIA_TYPES),
  })
  .map(({ name, platforms, mediaType }) => image(name, platforms.join(','), mediaType));

const anyOs: fc.Arbitrary<HostOs> = fc.oneof(
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

const anyHost: fc.Arbitrary<Host> = fc
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

const verdictOf = (img: ContainerImage, host: Host): Verdict => judge.judge(img, recognised(host));

/** How good a verdict is; unknown may turn out as anything and is compared with nothing. */
const GOODNESS: Readonly<Record<Exclude<VerdictKind, 'unknown'>, number>> = {
  native: 4,
  vm: 3,
  emulated: 2,
  legacy: 1,
  no: 0,
};
const goodness = ({ verdict }: Verdict): number | undefined =>
  verdict === 'unknown' ? undefined : GOODNESS[verdict];

test('every image on every host gets a whole verdict', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      const verdict = verdictOf(img, host);
      expect(verdict.reasons.length).toBeGreaterThan(0);
      expect(verdict.stack.length).toBeGreaterThan(0);
      expect(verdict.blocker === null).toBe(verdict.verdict !== 'no');
      expect(verdict.missing.length > 0).toBe(verdict.verdict === 'unknown');
      for (const { text, source } of verdict.reasons)
        expect(inEnglish(text) !== '' && source !== '').toBe(true);
      if (verdict.verdict === 'no')
        expect(verdict.reasons.some(({ ok }) => ok === false)).toBe(true);
      if (!['no', 'unknown'].includes(verdict.verdict)) {
        expect(verdict.platform).not.toBeNull();
        expect(verdict.reasons.every(({ ok }) => ok === true)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

/** The layer that each blocker is about, by its place from the CPU up; the kernel is a VM's where a tool brings one. */
const BREAKS_AT: Readonly<Record<string, RegExp>> = {
  cpu: /^0 host$/,
  kernel: /^(?:1 host|\d tool)$/,
  'os-version': /^(?:1 host|\d tool)$/,
  'page-size': /^(?:1 host|\d tool)$/,
  driver: /^(?:1 host|\d tool)$/,
  pull: /^2 tool$/,
  engine: /^2 tool$/,
  tool: /^2 tool$/,
  'not-an-image': /^\d image$/,
};

test('the picture breaks at the layer that the verdict blames, and nowhere else', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      const { verdict, blocker, stack } = verdictOf(img, host);
      const broken = stack.flatMap(({ from, carries }, i) =>
        carries === false ? [`${i} ${from}`] : [],
      );
      const open = stack.filter(({ carries }) => carries === null);
      expect(broken).toHaveLength(verdict === 'no' ? 1 : 0);
      expect(open).toHaveLength(verdict === 'unknown' ? 1 : 0);
      if (blocker !== null) expect(broken[0]).toMatch(BREAKS_AT[blocker] ?? /never/);
    }),
    { numRuns: 500 },
  );
});

test('a fix is better than what it mends', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      const verdict = verdictOf(img, host);
      const before = goodness(verdict);
      if (before === undefined || before === 0) return;
      for (const fix of verdict.fixes) expect(GOODNESS[fix.becomes]).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 300 },
  );
});

test('another machine is offered only where the image runs natively on such a one', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      for (const { text, becomes } of verdictOf(img, host).fixes) {
        if (typeof text === 'string' || !('code' in text)) continue;
        if (text.code !== 'fix.other-machine' && text.code !== 'fix.other-machine-newer') continue;
        const offered = img.entries.flatMap(({ platform }) => {
          const other = exampleMachine(platform, tools);
          return other === undefined ? [] : [verdictOf({ ...img, entries: [{ platform }] }, other)];
        });
        expect(offered.map(({ verdict }) => verdict)).toContain(becomes);
        expect(becomes).toBe('native');
      }
    }),
    { numRuns: 200 },
  );
});

test('the order of the entries changes nothing', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      const turned = { ...img, entries: [...img.entries].reverse() };
      const [a, b] = [verdictOf(img, host), verdictOf(turned, host)];
      expect([b.verdict, b.blocker]).toEqual([a.verdict, a.blocker]);
    }),
    { numRuns: 300 },
  );
});

test('the order of the readings changes no verdict', () => {
  fc.assert(
    fc.property(anyImage, anyHost, anyHost, (img, one, two) => {
      const a = judge.judge(img, recognised(one, two)).verdict;
      expect(judge.judge(img, recognised(two, one)).verdict).toBe(a);
    }),
    { numRuns: 200 },
  );
});

// An entry of the host's own architecture may make it worse (rule 3: an image that has one is not emulated), and
// so may one that a need of the table is about; entries of other architectures and systems may not.
test('an entry of another architecture never makes the verdict worse', () => {
  fc.assert(
    fc.property(
      anyImage,
      anyHost,
      fc.constantFrom('linux/s390x', 'linux/ppc64le', 'linux/riscv64'),
      (img, host, more) => {
        const parsed = parsePlatform(more);
        if (!parsed.ok || host.cpu?.architecture === parsed.platform.architecture) return;
        const before = goodness(verdictOf(img, host));
        const after = goodness(
          verdictOf({ ...img, entries: [...img.entries, { platform: parsed.platform }] }, host),
        );
        if (before !== undefined && after !== undefined)
          expect(after).toBeGreaterThanOrEqual(before);
      },
    ),
    { numRuns: 300 },
  );
});

test('a better CPU never makes the verdict worse', () => {
  const worse: HostCpu = { architecture: 'amd64', variant: 'v1', features: {} };
  const levels: readonly HostCpu[] = [
    worse,
    { ...worse, variant: 'v2', features: { avx: true } },
    { ...worse, variant: 'v3' },
    { ...worse, variant: 'v4' },
  ];
  fc.assert(
    fc.property(anyImage, anyOs, fc.integer({ min: 0, max: 2 }), (img, os, i) => {
      const [low, high] = [levels[i], levels[i + 1]];
      if (!low || !high) return;
      const before = goodness(verdictOf(img, machine(os, low)));
      const after = goodness(verdictOf(img, machine(os, high)));
      if (before !== undefined && after !== undefined) expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 300 },
  );
});

test('the same question gets the same answer', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      expect(verdictOf(img, host)).toEqual(verdictOf(img, host));
    }),
    { numRuns: 50 },
  );
});
