import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Platform } from '../../../src/canirun/platform/platform.js';
import { formatPlatform, parsePlatform } from '../../../src/canirun/platform/platform.js';
import { matchPlatform } from '../../../src/canirun/platform/platform-match.js';

function platform(text: string): Platform {
  const parsed = parsePlatform(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.platform;
}

function taken(host: string, ...image: string[]): string[] {
  const entries = image.map((text) => ({ platform: platform(text), text }));
  return matchPlatform(platform(host), entries).map((match) => match.entry.text);
}

/** What each host takes and what not: containerd/platforms compare_test.go (TestOnly), all commits' rows together. */
const ONLY: readonly { host: string; takes: string[]; refuses: string[] }[] = [
  {
    host: 'linux/amd64',
    takes: ['linux/amd64', 'linux/386'],
    refuses: ['linux/amd64/v2', 'linux/arm/v7', 'linux/arm64', 'windows/amd64', 'windows/arm'],
  },
  {
    host: 'linux/amd64/v2',
    takes: ['linux/amd64', 'linux/amd64/v1', 'linux/amd64/v2', 'linux/386'],
    refuses: ['linux/amd64/v3', 'linux/amd64/v4', 'linux/arm/v7', 'linux/arm64', 'windows/amd64'],
  },
  {
    host: 'linux/386',
    takes: ['linux/386'],
    refuses: ['linux/amd64', 'linux/arm/v7', 'linux/arm64', 'windows/amd64', 'windows/arm'],
  },
  {
    host: 'windows/amd64',
    takes: ['windows/amd64', 'windows(10.0.17763)/amd64'],
    refuses: ['linux/amd64', 'linux/arm/v7', 'linux/arm64', 'windows/arm'],
  },
  {
    host: 'linux/arm/v8',
    takes: ['linux/arm', 'linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8'],
    refuses: ['linux/amd64', 'linux/arm/v4', 'linux/arm64', 'windows/amd64', 'windows/arm'],
  },
  {
    host: 'linux/arm/v7',
    takes: ['linux/arm', 'linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7'],
    refuses: ['linux/amd64', 'linux/arm/v4', 'linux/arm/v8', 'linux/arm64', 'windows/arm'],
  },
  {
    host: 'linux/arm/v6',
    takes: ['linux/arm/v5', 'linux/arm/v6'],
    refuses: ['linux/arm', 'linux/arm/v4', 'linux/arm/v7', 'linux/arm/v8', 'linux/arm64'],
  },
  {
    host: 'linux/arm/v5',
    takes: ['linux/arm/v5'],
    refuses: ['linux/arm', 'linux/arm/v4', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm/v8'],
  },
  {
    host: 'linux/arm/v4',
    takes: ['linux/arm/v4'],
    refuses: ['linux/arm', 'linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm64'],
  },
  {
    host: 'linux/arm64',
    takes: [
      'linux/arm',
      'linux/arm/v5',
      'linux/arm/v6',
      'linux/arm/v7',
      'linux/arm/v8',
      'linux/arm64',
      'linux/arm64/v8',
    ],
    refuses: [
      'linux/amd64',
      'linux/arm/v4',
      'linux/arm/v9',
      'linux/arm64/v7',
      'linux/arm64/v9',
      'windows/arm',
    ],
  },
  {
    host: 'linux/arm64/v8.1',
    takes: ['linux/arm', 'linux/arm/v8', 'linux/arm64', 'linux/arm64/v8', 'linux/arm64/v8.1'],
    refuses: ['linux/amd64', 'linux/arm/v4', 'linux/arm/v9', 'linux/arm64/v9', 'windows/arm'],
  },
  {
    host: 'linux/arm64/v9',
    takes: [
      'linux/arm',
      'linux/arm/v5',
      'linux/arm/v8',
      'linux/arm64',
      'linux/arm64/v8',
      'linux/arm64/v8.1',
      'linux/arm64/v8.2',
      'linux/arm64/v8.3',
      'linux/arm64/v8.4',
      'linux/arm64/v8.5',
      'linux/arm64/v9',
      'linux/arm64/v9.0',
    ],
    refuses: [
      'linux/amd64',
      'linux/arm/v4',
      'linux/arm64/v7',
      'linux/arm64/v8.6',
      'linux/arm64/v10',
      'windows/arm64',
    ],
  },
];

describe.each(ONLY)('$host', ({ host, takes, refuses }) => {
  test.each(takes)('takes %s', (image) => {
    expect(taken(host, image)).toEqual([image]);
  });
  test.each(refuses)('refuses %s', (image) => {
    expect(taken(host, image)).toEqual([]);
  });
});

// containerd/platforms platform_windows_compat_test.go (Test_PlatformCompat): host build, image build, matches.
test.each([
  [17763, 17763, true],
  [17763, 20348, false],
  [20348, 17763, false],
  [20348, 20348, true],
  [22621, 17763, false],
  [22621, 20348, true],
  [25398, 17763, false],
  [25398, 20348, true],
  [26100, 20348, true],
  [20348, 26100, false],
  [20348, 22621, false],
  [26100, 22621, true],
])('a Windows host of build %i and an image of build %i: %p', (host, image, matches) => {
  const text = `windows/amd64:10.0.${image}`;
  expect(taken(`windows/amd64:10.0.${host}`, text)).toEqual(matches ? [text] : []);
});

// containerd/platforms defaults_windows_test.go and platforms_windows_test.go.
test('the revision does not matter to a match, and an image without a version matches', () => {
  expect(taken('windows/amd64:10.0.17763', 'windows/amd64:10.0.17763.1')).toHaveLength(1);
  expect(taken('windows/amd64:10.0.17763', 'windows/amd64:10.0.17762.1')).toHaveLength(0);
  expect(taken('windows/amd64:10.0.17763', 'windows/amd64:10.0.17764.1')).toHaveLength(0);
  expect(taken('windows/amd64:99.99.99.99', 'windows/amd64')).toHaveLength(1);
});

test('the newest Windows comes first, one without a version last', () => {
  expect(
    taken(
      'windows/amd64:10.0.17763',
      'windows/amd64:10.0.17764.1',
      'windows/amd64',
      'windows/amd64:10.0.17763.1',
      'windows/amd64:10.0.17763.2',
    ),
  ).toEqual(['windows/amd64:10.0.17763.2', 'windows/amd64:10.0.17763.1', 'windows/amd64']);
});

// containerd/platforms platform_windows_compat_test.go (Test_PlatformOrder).
test.each([
  ['10.0.20348.3091', 'windows/amd64:10.0.20348.3091'],
  ['10.0.26100.2894', 'windows/amd64:10.0.26100.3000'],
])('Windows %s selects %s', (host, selected) => {
  const offered = ['linux/amd64', 'windows/amd64:10.0.20348.3091', 'windows/amd64:10.0.26100.3000'];
  expect(taken(`windows/amd64:${host}`, ...offered)[0]).toBe(selected);
});

test.each([
  ['linux/amd64', ['linux/386', 'linux/amd64'], 'linux/amd64'],
  ['linux/amd64/v3', ['linux/amd64', 'linux/amd64/v3', 'linux/amd64/v2'], 'linux/amd64/v3'],
  ['linux/arm64', ['linux/arm/v7', 'linux/arm64/v8'], 'linux/arm64/v8'],
  ['linux/arm64', ['linux/arm/v6', 'linux/arm/v7'], 'linux/arm/v7'],
  ['linux/arm/v6', ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7'], 'linux/arm/v6'],
])('of what an image offers, %s prefers %p → %s', (host, offered, preferred) => {
  expect(taken(host, ...offered)[0]).toBe(preferred);
});

test('an entry whose OS features the host lacks does not match, win32k aside', () => {
  expect(taken('linux/amd64', 'linux(+gpu)/amd64')).toEqual([]);
  expect(taken('linux(+gpu)/amd64', 'linux(+gpu)/amd64')).toHaveLength(1);
  expect(taken('windows/amd64:10.0.17763', 'windows(10.0.17763+win32k)/amd64')).toHaveLength(1);
});

test('an attestation (unknown/unknown) never matches', () => {
  expect(taken('unknown/unknown', 'unknown/unknown')).toEqual([]);
  expect(taken('linux/amd64', 'unknown/unknown', 'linux/amd64')).toEqual(['linux/amd64']);
});

const anyPlatform = fc
  .record({
    os: fc.constantFrom('linux', 'windows', 'freebsd'),
    architecture: fc.constantFrom('amd64', '386', 'arm64', 'arm', 'ppc64le', 's390x', 'riscv64'),
    variant: fc.constantFrom('', 'v2', 'v5', 'v6', 'v7', 'v8', 'v8.2', 'v9'),
  })
  .map(({ os, architecture, variant }) =>
    platform(variant === '' ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`),
  );

test('every platform takes itself', () => {
  fc.assert(fc.property(anyPlatform, (p) => matchPlatform(p, [{ platform: p }]).length === 1));
});

test('the order of an index changes no first choice, except between equals', () => {
  fc.assert(
    fc.property(
      anyPlatform,
      fc.uniqueArray(anyPlatform, { selector: formatPlatform }),
      (host, all) => {
        const first = (entries: readonly Platform[]): string | undefined => {
          const match = matchPlatform(
            host,
            entries.map((p) => ({ platform: p })),
          )[0];
          return match && `${match.platform.architecture} ${match.platform.variant ?? 'base'}`;
        };
        const base = (text?: string) =>
          text?.replace('arm64 v8', 'arm64 base').replace(/base\.(\d)/, 'v8.$1');
        expect(base(first([...all].reverse()))).toBe(base(first(all)));
      },
    ),
  );
});
