import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Host, HostCpu } from '../../../src/canirun/hosts/host.js';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import { exampleMachine } from '../../../src/canirun/judge/fixes/example-machine.js';
import { parsePlatform } from '../../../src/canirun/platform/platform.js';
import type { Verdict, VerdictKind } from '../../../src/canirun/judge/verdict.js';
import { anyHost, anyImage, anyOs, anyVmHost, anyVmImage } from '../arbitraries.js';
import { machine, recognised } from '../example-hosts.js';
import { inEnglish } from '../in-english.js';
import { shippedJudge, shippedTools } from '../example-images.js';

const tools = shippedTools();

const judge = shippedJudge();

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
    { numRuns: 120 },
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
    { numRuns: 120 },
  );
});

test('so does the picture of a virtual machine', () => {
  fc.assert(
    fc.property(anyVmImage, anyVmHost, (img, host) => {
      const { verdict, blocker, stack } = judge.judge(img, recognised(host));
      const broken = stack.flatMap(({ from, carries }, i) =>
        carries === false ? [`${i} ${from}`] : [],
      );
      expect(broken).toHaveLength(verdict === 'no' ? 1 : 0);
      expect(stack.filter(({ carries }) => carries === null)).toHaveLength(
        verdict === 'unknown' ? 1 : 0,
      );
      if (blocker !== null) expect(broken[0]).toMatch(BREAKS_AT[blocker] ?? /never/);
    }),
    { numRuns: 120 },
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
    { numRuns: 80 },
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
    { numRuns: 60 },
  );
});

test('the order of the entries changes nothing', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      const turned = { ...img, entries: [...img.entries].reverse() };
      const [a, b] = [verdictOf(img, host), verdictOf(turned, host)];
      expect([b.verdict, b.blocker]).toEqual([a.verdict, a.blocker]);
    }),
    { numRuns: 80 },
  );
});

test('the order of the readings changes no verdict', () => {
  fc.assert(
    fc.property(anyImage, anyHost, anyHost, (img, one, two) => {
      const a = judge.judge(img, recognised(one, two)).verdict;
      expect(judge.judge(img, recognised(two, one)).verdict).toBe(a);
    }),
    { numRuns: 60 },
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
    { numRuns: 80 },
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
    { numRuns: 80 },
  );
});

test('the same question gets the same answer', () => {
  fc.assert(
    fc.property(anyImage, anyHost, (img, host) => {
      expect(verdictOf(img, host)).toEqual(verdictOf(img, host));
    }),
    { numRuns: 20 },
  );
});
