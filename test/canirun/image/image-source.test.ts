import { describe, expect, test } from '@jest/globals';
import { createImageCatalogue } from '../../../src/canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../../../src/canirun/image/catalogue/image-catalogue-data.js';
import type { ImageFacts } from '../../../src/canirun/image/image.js';
import {
  createImageSource,
  type ImageSourceParts,
} from '../../../src/canirun/image/image-source.js';
import type {
  CachedImage,
  ImageCache,
  ImageDescription,
  ImageRegistry,
  RegistryFailure,
} from '../../../src/canirun/image/image-ports.js';
import { formatReference } from '../../../src/canirun/reference/reference.js';
import { shippedVmImages } from '../../fixtures/canirun.js';

const catalogue = createImageCatalogue(
  parseImageCatalogue(
    `schema: quaymaster/images/v1
date: 2026-01-01
source: test
sets: {}
mirrors: {}
namespaces: {}
images: { nginx: { tags: [{ on: amd64 arm64 }] } }`,
    'c.yaml',
  ).data,
);
const image: ImageDescription = {
  kind: 'container',
  entries: [
    { platform: { os: 'linux', architecture: 'amd64' }, digest: `sha256:${'2'.repeat(64)}` },
    { platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
  ],
};
const failure = (why: RegistryFailure['why']): RegistryFailure => ({
  ok: false,
  why,
  message: `It was ${why}.`,
});

/** A registry in memory that counts what it is asked. */
function memoryRegistry(
  images: Record<string, string>,
  broken?: RegistryFailure,
): ImageRegistry & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    look(reference) {
      asked.push(`GET ${formatReference(reference)}`);
      const digest = images[formatReference(reference)];
      if (broken !== undefined) return Promise.resolve(broken);
      return Promise.resolve(
        digest === undefined ? failure('not-found') : { ok: true, digest, image },
      );
    },
    tags: () => Promise.resolve({ ok: true, tags: ['1.0', '1.1'] }),
    inspect(_reference, digest) {
      asked.push(`INSPECT ${digest}`);
      return Promise.resolve(broken ?? { ok: true, build: { zstd: true, signs: ['label a=b'] } });
    },
    digest(reference) {
      asked.push(`HEAD ${formatReference(reference)}`);
      const digest = images[formatReference(reference)];
      if (broken !== undefined) return Promise.resolve(broken);
      return Promise.resolve(digest === undefined ? failure('not-found') : { ok: true, digest });
    },
  };
}

function memoryCache(): ImageCache {
  const tags = new Map<string, CachedImage>();
  return {
    find: (reference) => Promise.resolve(tags.get(reference) ?? null),
    findDigest: (digest) =>
      Promise.resolve([...tags.values()].find((one) => one.digest === digest)?.image ?? null),
    keep(reference, cached) {
      tags.set(reference, cached);
      return Promise.resolve();
    },
  };
}

const NGINX = 'docker.io/library/nginx:latest';
let time = 0;
const make = (parts: Partial<ImageSourceParts>): ReturnType<typeof createImageSource> =>
  createImageSource({ catalogue, now: () => time, ...parts });
const summary = (facts: ImageFacts): string =>
  facts.kind === 'container'
    ? `${facts.evidence.from} ${facts.entries.map(({ platform }) => platform.architecture).join(' ')}`
    : facts.kind === 'unknown-image'
      ? `${facts.why} ${facts.suggestion ?? ''}`.trim()
      : facts.kind;

describe('platforms given by hand', () => {
  test('are taken, and nobody is asked', async () => {
    const registry = memoryRegistry({});
    const facts = await make({ registry }).describe({
      name: 'any/thing:1',
      platforms: [{ os: 'linux', architecture: 's390x' }],
    });
    expect(summary(facts)).toBe('given s390x');
    expect(facts).toMatchObject({ reference: { repository: 'any/thing', tag: '1' } });
    expect(registry.asked).toEqual([]);
  });

  test('leave attestations out', async () => {
    const platforms = [
      { os: 'linux', architecture: 'amd64' },
      { os: 'unknown', architecture: 'unknown' },
    ];
    expect(summary(await make({}).describe({ name: 'a', platforms }))).toBe('given amd64');
  });

  test('with the media type of an artifact are no image', async () => {
    const facts = await make({}).describe({
      name: 'a',
      platforms: [],
      mediaType: 'application/vnd.cncf.helm.config.v1+json',
    });
    expect(facts).toMatchObject({
      kind: 'not-an-image',
      what: 'a Helm chart',
      evidence: { from: 'given' },
    });
  });

  test('that are none at all are a mistake', async () => {
    expect(summary(await make({}).describe({ name: 'a', platforms: [] }))).toBe('bad-reference');
  });
});

describe('cache and registry', () => {
  test('the first time the registry is asked, then the cache, then one HEAD', async () => {
    time = 1000;
    const registry = memoryRegistry({ [NGINX]: 'sha256:1' });
    const source = make({ registry, cache: memoryCache() });
    expect(summary(await source.describe({ name: 'nginx' }))).toBe('registry amd64 arm64');
    time += 60_000;
    const warm = await source.describe({ name: 'docker.io/nginx' });
    expect(warm).toMatchObject({
      name: 'docker.io/nginx',
      evidence: { from: 'cache', digest: 'sha256:1', at: '1970-01-01T00:00:01.000Z' },
    });
    expect(registry.asked).toEqual([`GET ${NGINX}`]);
    time += 3_600_000;
    expect(summary(await source.describe({ name: 'nginx' }))).toBe('registry amd64 arm64');
    expect(registry.asked).toEqual([`GET ${NGINX}`, `HEAD ${NGINX}`]);
  });

  test('a tag that moved is asked again', async () => {
    time = 0;
    const images = { [NGINX]: 'sha256:1' };
    const registry = memoryRegistry(images);
    const source = make({ registry, cache: memoryCache() });
    await source.describe({ name: 'nginx' });
    images[NGINX] = 'sha256:2';
    time += 3_600_000;
    expect(await source.describe({ name: 'nginx' })).toMatchObject({
      evidence: { digest: 'sha256:2' },
    });
    expect(registry.asked).toEqual([`GET ${NGINX}`, `HEAD ${NGINX}`, `GET ${NGINX}`]);
  });

  test('a digest is asked once and for all; beside it the tag does not count', async () => {
    time = 0;
    const digest = `sha256:${'0'.repeat(64)}`;
    const registry = memoryRegistry({
      [`docker.io/library/nginx@${digest}`]: digest,
      [`docker.io/library/nginx:1@${digest}`]: digest,
    });
    const source = make({ registry, cache: memoryCache() });
    await source.describe({ name: `nginx:1@${digest}` });
    time += 1e12;
    expect(summary(await source.describe({ name: `nginx@${digest}` }))).toBe('cache amd64 arm64');
    expect(registry.asked).toHaveLength(1);
  });

  test('many who ask at once make one lookup', async () => {
    const registry = memoryRegistry({ [NGINX]: 'sha256:1' });
    const source = make({ registry });
    await Promise.all(Array.from({ length: 20 }, () => source.describe({ name: 'nginx' })));
    expect(registry.asked).toHaveLength(1);
  });
});

describe('without an answer from the registry', () => {
  test.each(['unreachable', 'rate-limited', 'refused'] as const)(
    '%s: an old answer, else the catalogue, with the reason',
    async (why) => {
      time = 0;
      const cache = memoryCache();
      await make({ registry: memoryRegistry({ [NGINX]: 'sha256:1' }), cache }).describe({
        name: 'nginx',
      });
      time += 3_600_000;
      const broken = memoryRegistry({}, failure(why));
      expect(await make({ registry: broken, cache }).describe({ name: 'nginx' })).toMatchObject({
        evidence: { from: 'cache', why: `It was ${why}.` },
      });
      expect(await make({ registry: broken }).describe({ name: 'nginx:9' })).toMatchObject({
        evidence: {
          from: 'catalogue',
          at: '2026-01-01',
          why: `It was ${why}.`,
          note: { code: 'catalogue.tag' },
        },
      });
      expect(summary(await make({ registry: broken }).describe({ name: 'a/b' }))).toBe(why);
    },
  );

  test.each(['not-found', 'denied'] as const)(
    '%s is believed, and a near name suggested',
    async (why) => {
      const source = make({ registry: memoryRegistry({}, failure(why)) });
      expect(summary(await source.describe({ name: 'nginx' }))).toBe(why);
      expect(await source.describe({ name: 'ngnix:1' })).toMatchObject({
        why,
        suggestion: 'nginx:1',
        message: `It was ${why}.`,
      });
    },
  );

  test('offline nobody is asked', async () => {
    const registry = memoryRegistry({ [NGINX]: 'sha256:1' });
    const source = make({ registry });
    expect(summary(await source.describe({ name: 'nginx', offline: true }))).toBe(
      'catalogue amd64 arm64',
    );
    expect(await source.describe({ name: 'a/b', offline: true })).toMatchObject({
      why: 'unreachable',
      message: { code: 'image.offline' },
    });
    expect(registry.asked).toEqual([]);
  });

  test('a person who asks for too much gets what is known, or a sentence', async () => {
    const registry = memoryRegistry({});
    const source = make({ registry, limit: { take: (asker) => asker !== 'eager' } });
    expect(summary(await source.describe({ name: 'nginx', asker: 'eager' }))).toBe(
      'catalogue amd64 arm64',
    );
    expect(summary(await source.describe({ name: 'a/b', asker: 'eager' }))).toBe('rate-limited');
    expect(registry.asked).toEqual([]);
    expect(summary(await source.describe({ name: 'a/b', asker: 'calm' }))).toBe('not-found');
  });
});

describe('what was asked for', () => {
  test.each([
    [{ name: 'nginx', platform: 'linux/arm64' }, 'catalogue arm64'],
    [{ name: 'nginx', platform: 'amd64' }, 'catalogue amd64'],
    [{ name: 'nginx', platform: 'linux' }, 'catalogue amd64 arm64'],
    [{ name: 'nginx', platform: 'windows' }, 'not-found'],
    [{ name: 'docker run --platform linux/amd64 nginx' }, 'catalogue amd64'],
    [{ name: 'FROM --platform=$BUILDPLATFORM nginx' }, 'catalogue amd64 arm64'],
    [{ name: 'nginx', platform: 'linux/s390x' }, 'not-found'],
    [{ name: 'nginx', platform: 'a/b/c/d' }, 'bad-reference'],
    [{ name: 'NGINX' }, 'bad-reference nginx'],
    [{ name: 'windows 10', kind: 'vm' as const }, 'bad-reference'],
  ])('%j gives %s', async (request, expected) => {
    expect(summary(await make({}).describe(request))).toBe(expected);
  });

  test('names of virtual machines go to their reader', async () => {
    const source = make({ vmImages: shippedVmImages() });
    expect(summary(await source.describe({ name: 'x.iso' }))).toBe('vm');
    expect(summary(await source.describe({ name: 'x.iso', kind: 'container' }))).toBe(
      'unreachable',
    );
  });
});

describe('how an image was built', () => {
  const APP = 'ghcr.io/somebody/app:1';
  const known = { [APP]: `sha256:${'1'.repeat(64)}` };

  test('is read once, where it is asked for, and kept', async () => {
    const registry = memoryRegistry(known);
    const source = make({ registry, cache: memoryCache() });
    expect(await source.describe({ name: APP })).not.toHaveProperty('build');
    const facts = await source.describe({ name: APP, closely: true });
    expect(facts).toMatchObject({ build: { zstd: true, signs: ['label a=b'] } });
    expect(await source.describe({ name: APP })).toMatchObject({ build: { zstd: true } });
    await source.describe({ name: APP, closely: true });
    expect(registry.asked).toEqual([`GET ${APP}`, `INSPECT sha256:${'2'.repeat(64)}`]);
  });

  test('is not read offline, nor beyond what a person may ask', async () => {
    const registry = memoryRegistry(known);
    const cache = memoryCache();
    await make({ registry, cache }).describe({ name: APP });
    const limited = make({ registry, cache, limit: { take: () => false } });
    for (const request of [{ offline: true }, { asker: 'U1' }])
      expect(await limited.describe({ name: APP, closely: true, ...request })).not.toHaveProperty(
        'build',
      );
    expect(registry.asked).toEqual([`GET ${APP}`]);
  });

  test('is not known where the registry does not tell: the image is what it was', async () => {
    const cache = memoryCache();
    const registry = memoryRegistry(known);
    const first = await make({ registry, cache }).describe({ name: APP });
    const silent = {
      ...registry,
      inspect: () => Promise.resolve(failure('rate-limited')),
    };
    const facts = await make({ registry: silent, cache }).describe({ name: APP, closely: true });
    expect(summary(facts)).toBe(summary(first).replace('registry', 'cache'));
    expect(facts).not.toHaveProperty('build');
  });
});
