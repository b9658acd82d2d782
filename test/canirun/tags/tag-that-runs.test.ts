import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { CanirunParts } from '../../../src/bot/parts.js';
import { createImageCatalogue } from '../../../src/canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../../../src/canirun/image/catalogue/image-catalogue-data.js';
import { createImageSource } from '../../../src/canirun/image/image-source.js';
import type { ImageRegistry } from '../../../src/canirun/image/image-ports.js';
import { withTagAdvice } from '../../../src/canirun/tags/tag-advice.js';
import { findTagThatRuns, type TagAdvice } from '../../../src/canirun/tags/tag-that-runs.js';
import { parsePlatforms } from '../../../src/canirun/platform/platform.js';
import { shippedCanirun } from '../../fixtures/canirun.js';

let shipped: CanirunParts;
beforeAll(async () => {
  shipped = await shippedCanirun();
});

/** A registry in memory: each tag with its platforms. */
function registryOf(
  tags: Readonly<Record<string, string>>,
): ImageRegistry & { readonly asked: string[] } {
  const asked: string[] = [];
  const known = new Map(Object.entries(tags));
  return {
    asked,
    look({ tag = '' }) {
      asked.push(tag);
      const parsed = parsePlatforms(known.get(tag) ?? '');
      if (!parsed.ok)
        return Promise.resolve({ ok: false, why: 'not-found', message: 'No such tag.' });
      const entries = parsed.platforms.map((platform) => ({ platform }));
      return Promise.resolve({
        ok: true,
        digest: `sha256:${tag}`,
        image: { kind: 'container', entries },
      });
    },
    digest: () => Promise.resolve({ ok: false, why: 'unreachable', message: 'Nobody.' }),
    inspect: () => Promise.resolve({ ok: false, why: 'unreachable', message: 'Nobody.' }),
    tags: () => Promise.resolve({ ok: true, tags: [...known.keys()] }),
  };
}

const catalogue = createImageCatalogue(
  parseImageCatalogue(readFileSync('knowledge/images/catalogue.yaml', 'utf8'), 'catalogue.yaml')
    .data,
);

async function advise(
  name: string,
  host: string,
  registry?: ImageRegistry,
  clock = () => 0,
): Promise<TagAdvice | null> {
  const images = createImageSource({ catalogue, now: () => 0, ...(registry && { registry }) });
  const [image, recognised] = [await images.describe({ name }), shipped.hosts.recognise(host)];
  const verdict = shipped.judge.judge(image, recognised);
  return findTagThatRuns(
    { images, judge: shipped.judge, now: clock },
    { image, host: recognised, verdict },
  );
}

const PI = 'raspberry pi 4 64 bit';

test('the newest tag that still has the host’s platform, by its shortest name', async () => {
  const registry = registryOf({
    latest: 'linux/amd64',
    '5': 'linux/amd64',
    '5.1.0': 'linux/amd64',
    '5.0.0': 'linux/amd64',
    '4': 'linux/amd64,linux/arm64',
    '4.2.0': 'linux/amd64,linux/arm64',
    '4.1.0': 'linux/amd64,linux/arm64',
    '3.0.0': 'linux/amd64,linux/arm64',
  });
  expect(await advise('acme/app', PI, registry)).toEqual({
    kind: 'runs',
    image: 'acme/app:4',
    becomes: 'native',
    next: 'acme/app:5.0.0',
    from: 'registry',
  });
  expect(registry.asked.length).toBeLessThanOrEqual(6);
});

test('the flavour that was asked for goes first, another where it has none', async () => {
  const tags = {
    '3': 'linux/amd64',
    '2': 'linux/amd64',
    '3-alpine': 'linux/amd64,linux/arm64',
    '2-slim': 'linux/amd64,linux/arm64',
    '3-slim': 'linux/amd64',
  };
  expect(await advise('acme/app:3-slim', PI, registryOf(tags))).toMatchObject({
    image: 'acme/app:2-slim',
    next: 'acme/app:3-slim',
  });
  expect(await advise('acme/app:3', PI, registryOf(tags))).toMatchObject({
    image: expect.stringMatching(/-(?:alpine|slim)$/),
  });
});

test('where none runs, that is said, with how many there are', async () => {
  const tags = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`1.${i}`, 'linux/amd64']));
  const registry = registryOf({ ...tags, latest: 'linux/amd64' });
  expect(await advise('acme/app', PI, registry)).toEqual({
    kind: 'none',
    name: 'acme/app',
    tags: 300,
  });
  expect(registry.asked.length).toBeLessThanOrEqual(7);
});

test('known needs are no question to the registry: MongoDB on a Raspberry Pi 4', async () => {
  const arm = 'linux/amd64,linux/arm64';
  const registry = registryOf({
    latest: arm,
    '8.0.4': arm,
    '7.0.1': arm,
    '5.0.0': arm,
    '4.4.29': arm,
    '4.4.18': arm,
    '4.4.17': arm,
  });
  const advice = await advise('mongo', PI, registry);
  expect(advice).toMatchObject({ kind: 'runs', image: 'mongo:4.4.18', next: 'mongo:4.4.29' });
  expect(registry.asked).toEqual(['latest', '4.4.18']);
});

describe('without a registry the catalogue’s tags count, and that is said', () => {
  test.each([
    ['node', 'raspberry pi zero', 'node:22-alpine'],
    ['mongo:7', PI, null],
  ])('%s on %s', async (name, host, expected) => {
    const advice = await advise(name, host);
    if (expected === null) expect(advice).toBeNull();
    else expect(advice).toMatchObject({ kind: 'runs', image: expected, from: 'catalogue' });
  });
});

test('nothing is looked for where the image runs, or where another tag would not help', async () => {
  const registry = registryOf({ latest: 'linux/amd64,linux/arm64', '1': 'linux/amd64' });
  expect(await advise('acme/app', PI, registry)).toBeNull();
  expect(await advise('acme/app', 'some unheard-of thing', registry)).toBeNull();
  expect(registry.asked).toEqual(['latest', 'latest']);
});

test('when time is up, nothing more is asked', async () => {
  const registry = registryOf({
    latest: 'linux/amd64',
    '2': 'linux/amd64',
    '1': 'linux/amd64,linux/arm64',
  });
  let time = 0;
  expect(await advise('acme/app', PI, registry, () => (time += 5_000))).toBeNull();
  expect(registry.asked.length).toBeLessThanOrEqual(2);
});

test('the tag is the first fix, which says what it becomes and can be asked for', async () => {
  const image = await shipped.images.describe({ name: 'node' });
  const verdict = shipped.judge.judge(image, shipped.hosts.recognise('raspberry pi zero'));
  const advice = {
    kind: 'runs',
    image: 'node:22-alpine',
    becomes: 'native',
    from: 'catalogue',
  } as const;
  const [fix, ...others] = withTagAdvice(verdict, advice).fixes;
  expect(fix).toMatchObject({
    image: 'node:22-alpine',
    becomes: 'native',
    command: 'docker run node:22-alpine',
  });
  expect(others).toEqual(verdict.fixes);
  expect(withTagAdvice(verdict, { kind: 'none', name: 'node', tags: 9 }).warnings).toHaveLength(
    verdict.warnings.length + 1,
  );
});
