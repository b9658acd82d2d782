import { inEnglish } from '../canirun/in-english.js';
import { expect, test } from '@jest/globals';
import { createImageCatalogue } from '../../src/canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../../src/canirun/image/catalogue/image-catalogue-data.js';
import type { RegistryAnswer } from '../../src/canirun/image/image-ports.js';
import { formatReference } from '../../src/canirun/reference/reference.js';
import {
  updateCatalogue,
  type CatalogueUpdateParts,
  type UpdateProgress,
} from '../../src/registry/catalogue-update.js';
import { createImageCache } from '../../src/registry/image-cache.js';

const catalogue = createImageCatalogue(
  parseImageCatalogue(
    `schema: quaymaster/images/v1
date: 2026-01-01
source: test
sets: {}
mirrors: {}
namespaces: {}
images:
  a: { popular: latest alpine, tags: [{ on: amd64 arm64 }] }
  quay.io/b/c: { popular: latest, tags: [{ on: amd64 }] }
  win: { popular: latest, tags: [{ on: 'windows/amd64:10.0.20348' }] }`,
    'c.yaml',
  ).data,
);
const amd64: RegistryAnswer = {
  ok: true,
  digest: 'sha256:1',
  image: { kind: 'container', entries: [{ platform: { os: 'linux', architecture: 'amd64' } }] },
};
const win: RegistryAnswer = {
  ok: true,
  digest: 'sha256:2',
  image: {
    kind: 'container',
    entries: [{ platform: { os: 'windows', architecture: 'amd64', osVersion: '10.0.20348.2527' } }],
  },
};

/** Runs an update against answers by reference; what is not named is an amd64 image. */
async function run(
  answers: Record<string, RegistryAnswer>,
  parts: Partial<CatalogueUpdateParts> = {},
): Promise<{
  steps: string[];
  asked: string[];
  report: Awaited<ReturnType<typeof updateCatalogue>>;
  progress: UpdateProgress[];
}> {
  const asked: string[] = [];
  const progress: UpdateProgress[] = [];
  const find = (name: string): RegistryAnswer =>
    answers[name] ?? (name.includes('win') ? win : amd64);
  const report = await updateCatalogue(
    {
      catalogue,
      cache: createImageCache({ file: ':memory:', warn: () => undefined }),
      now: () => 1000,
      inWords: inEnglish,
      registry: {
        look(reference) {
          asked.push(`GET ${formatReference(reference)}`);
          return Promise.resolve(find(formatReference(reference)));
        },
        digest(reference) {
          asked.push(`HEAD ${formatReference(reference)}`);
          return Promise.resolve(find(formatReference(reference)));
        },
        limit: () => ({}),
      },
      ...parts,
    },
    (step) => progress.push(step),
  );
  return {
    steps: progress.map(({ image, outcome }) => `${image} ${outcome}`),
    asked,
    report,
    progress,
  };
}

test('asks for the most popular tag of each image first, and says what differs from the catalogue', async () => {
  const { steps, report, progress } = await run({});
  expect(steps).toEqual(['a updated', 'quay.io/b/c updated', 'win updated', 'a:alpine updated']);
  expect(report.differences).toEqual([
    'a no longer offers linux/arm64, other than the built-in catalogue says.',
    'a:alpine no longer offers linux/arm64, other than the built-in catalogue says.',
  ]);
  expect(progress.at(-1)).toMatchObject({ done: 4, total: 4 });
});

test('goes on where it ended: fresh answers are not asked for, older ones only for their digest', async () => {
  const cache = createImageCache({ file: ':memory:', warn: () => undefined });
  await run({}, { cache });
  expect((await run({}, { cache })).report.counts).toMatchObject({ fresh: 4, updated: 0 });
  const later = await run({ 'quay.io/b/c:latest': win }, { cache, now: () => 1e9 });
  expect(later.steps).toEqual([
    'a confirmed',
    'quay.io/b/c updated',
    'win confirmed',
    'a:alpine confirmed',
  ]);
  expect(later.asked.filter((line) => line.startsWith('GET'))).toEqual(['GET quay.io/b/c:latest']);
});

test('gives a registry a rest that wants one, and goes on with the others', async () => {
  const limited: RegistryAnswer = {
    ok: false,
    why: 'rate-limited',
    message: 'Docker Hub takes no more.',
  };
  const { steps, report } = await run({ 'docker.io/library/a:latest': limited });
  expect(steps).toEqual(['a failed', 'quay.io/b/c updated', 'win skipped', 'a:alpine skipped']);
  expect(report.rests).toEqual([
    'Docker Hub takes no more. Run the update again later; it goes on from here.',
  ]);
});

test('leaves the last questions of a limit to people', async () => {
  const registry: CatalogueUpdateParts['registry'] = {
    look: () => Promise.resolve(amd64),
    digest: () => Promise.resolve(amd64),
    limit: ({ registry: name }) => (name === 'docker.io' ? { remaining: 20 } : {}),
  };
  const { report } = await run({}, { registry });
  expect(report.counts).toMatchObject({ skipped: 3, updated: 1 });
});

test('a missing image is one failure; a registry that cannot be reached is left alone after three', async () => {
  const missing: RegistryAnswer = { ok: false, why: 'not-found', message: 'There is no a.' };
  const one = await run({ 'docker.io/library/a:latest': missing });
  expect(one.report.counts).toMatchObject({ failed: 1, updated: 3 });
  const unreachable: RegistryAnswer = { ok: false, why: 'unreachable', message: 'Nobody there.' };
  const many = await run({
    'docker.io/library/a:latest': unreachable,
    'docker.io/library/win:latest': unreachable,
    'docker.io/library/a:alpine': unreachable,
  });
  expect(many.report.rests).toHaveLength(1);
});

test('stops when it is told to', async () => {
  expect((await run({}, { signal: AbortSignal.abort() })).steps).toEqual([]);
});
