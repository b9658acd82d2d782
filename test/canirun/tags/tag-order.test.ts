import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  flavourOf,
  newerFirst,
  readVersionTag,
  releasesOf,
  shortestFor,
} from '../../../src/canirun/tags/tag-order.js';

const read = (tags: readonly string[]) => tags.flatMap((tag) => readVersionTag(tag) ?? []);

describe('what a tag says', () => {
  test.each([
    ['22', '22', ''],
    ['v1.2.3', '1.2.3', ''],
    ['22-alpine3.21', '22', 'alpine'],
    ['22.1.0-slim-bookworm', '22.1.0', 'slim-bookworm'],
    ['8.0.4-windowsservercore-ltsc2022', '8.0.4', 'windowsservercore-ltsc'],
    ['2.7.0-cuda12.8-cudnn9-runtime', '2.7.0', 'cuda-cudnn-runtime'],
    ['24.04', '24.04', ''],
  ])('%s is version %s of the flavour "%s"', (tag, version, flavour) => {
    const found = readVersionTag(tag);
    expect(found?.version).toEqual(version.split('.').map(Number));
    expect(found?.flavour).toBe(flavour);
  });

  test.each([
    'latest',
    'alpine',
    'edge',
    '3.0-rc1',
    '8.0.0-beta.2-alpine',
    '5-dev',
    '20260101',
    '1234567',
    '1.2.3_4',
    'sha-1a2b',
    '',
    '1.2.3-',
  ])('%s is no released version', (tag) => {
    expect(readVersionTag(tag)).toBeNull();
  });

  test('versions of the base are one flavour, names of it are not', () => {
    expect(flavourOf('alpine3.20')).toBe(flavourOf('alpine3.21'));
    expect(flavourOf('bookworm')).not.toBe(flavourOf('bullseye'));
  });
});

test('releases go by their numbers, newest first; what stands for a newer one is left out', () => {
  const tags = read([
    '9',
    '10',
    '10.2',
    '10.11',
    '10.11.1',
    '9.9.0',
    '10.2.0',
    '10-alpine',
    '9.9.0-alpine3.1',
  ]);
  expect(releasesOf(tags, '').map(({ tag }) => tag)).toEqual(['10.11.1', '10.2.0', '9.9.0']);
  expect(releasesOf(tags, 'alpine').map(({ tag }) => tag)).toEqual([
    '10-alpine',
    '9.9.0-alpine3.1',
  ]);
});

test('the shortest tag stands for a release that is the newest of its line', () => {
  const tags = read(['4', '4.4', '4.4.18', '4.4.29', '4.2', '4.2.24']);
  const releases = releasesOf(tags, '');
  const shortest = (tag: string): string | undefined => {
    const release = releases.find((one) => one.tag === tag);
    return release && shortestFor(release, releases, tags).tag;
  };
  expect(shortest('4.4.29')).toBe('4');
  expect(shortest('4.4.18')).toBe('4.4.18');
  expect(shortest('4.2.24')).toBe('4.2');
});

test('the order is one, whatever tags come', () => {
  const tag = fc
    .tuple(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', '-alpine', '-slim-bookworm'),
    )
    .map(([numbers, suffix]) => `${numbers.join('.')}${suffix}`);
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 12 }), (tags) => {
      const sorted = read(tags)
        .sort(newerFirst)
        .map((one) => one.tag);
      expect(
        read([...tags].reverse())
          .sort(newerFirst)
          .map((one) => one.tag),
      ).toEqual(sorted);
    }),
  );
});
