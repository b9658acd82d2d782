import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  formatPlatform,
  normalizePlatform,
  parsePlatform,
  parsePlatforms,
} from '../../../src/canirun/platform/platform.js';

test.each([
  ['linux/amd64', 'linux/amd64'],
  ['Linux/x86_64', 'linux/amd64'],
  ['linux/x86-64', 'linux/amd64'],
  ['linux/amd64/v1', 'linux/amd64'],
  ['linux/amd64/v3', 'linux/amd64/v3'],
  ['linux/i386', 'linux/386'],
  ['linux/i686', 'linux/386'],
  ['linux/386', 'linux/386'],
  ['linux/aarch64', 'linux/arm64'],
  ['linux/arm64', 'linux/arm64'],
  ['linux/arm64/8', 'linux/arm64/v8'],
  ['linux/arm64/v8.0', 'linux/arm64/v8'],
  ['linux/arm64/v8.2', 'linux/arm64/v8.2'],
  ['linux/arm', 'linux/arm/v7'],
  ['linux/arm/7', 'linux/arm/v7'],
  ['linux/arm/6', 'linux/arm/v6'],
  ['linux/armhf', 'linux/arm/v7'],
  ['linux/armel', 'linux/arm/v6'],
  ['macOS/arm64', 'darwin/arm64'],
  ['linux/s390x', 'linux/s390x'],
  ['windows/amd64:10.0.20348', 'windows/amd64:10.0.20348'],
  ['windows(10.0.17763)/amd64', 'windows/amd64:10.0.17763'],
  ['windows(10.0.17763+win32k)/amd64', 'windows/amd64:10.0.17763'],
  ['windows(10.0.17763%2Bbuild.42)/amd64', 'windows/amd64:10.0.17763+build.42'],
  ['  linux/arm/v7 ', 'linux/arm/v7'],
])('%s is read as %s', (typed, meant) => {
  const parsed = parsePlatform(typed);
  expect(parsed.ok && formatPlatform(parsed.platform)).toBe(meant);
});

test('features of the operating system are kept, sorted, once each', () => {
  const parsed = parsePlatform('linux(+unsorted+erofs+erofs)/amd64');
  expect(parsed.ok && parsed.platform.osFeatures).toEqual(['erofs', 'unsorted']);
});

// The invalid selectors of containerd/platforms platforms_test.go, and our own.
test.each([
  ['', 'operating system'],
  ['linux', 'architecture is missing'],
  ['/linux/arm', 'operating system'],
  ['linux/arm/', 'may hold only'],
  ['linux /arm', 'operating system'],
  ['linux/&arm', 'may hold only'],
  ['linux/arm/foo/bar', 'more than three parts'],
  ['linux/arm64/v9!', 'may hold only'],
  ['windows/amd64:ltsc2022', 'no version'],
  ['windows/amd64:1:2', 'more than one ":"'],
])('%p is refused because of its %s', (typed, why) => {
  const parsed = parsePlatform(typed);
  expect(!parsed.ok && parsed.message).toContain(why);
});

test('a list names its first mistake', () => {
  const parsed = parsePlatforms('linux/amd64,linux/arm64/v9!,x');
  expect(!parsed.ok && parsed.message).toContain('linux/arm64/v9!');
});

test('any text gets an answer, and what is read survives being written and read again', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const parsed = parsePlatform(text);
      if (!parsed.ok) return parsed.message.length > 0;
      const again = normalizePlatform(parsed.platform);
      return formatPlatform(again) === formatPlatform(parsed.platform);
    }),
  );
});
