/** The client against the real CNCF registry, with real bearer tokens. */
import { worded } from './worded.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createImageCatalogue } from '../../src/canirun/image/catalogue/image-catalogue.js';
import { createImageSource } from '../../src/canirun/image/image-source.js';
import { lookAndJudgeOne } from '../../src/canirun/judge/look-and-judge.js';
import { findTagThatRuns } from '../../src/canirun/tags/tag-that-runs.js';
import { shippedCanirun } from '../fixtures/canirun.js';
import { readManifest } from '../../src/canirun/image/manifest.js';
import { parseReference } from '../../src/canirun/reference/reference.js';
import { createImageCache } from '../../src/registry/image-cache.js';
import { createImageRegistry, type LiveImageRegistry } from '../../src/registry/image-registry.js';
import {
  builtImage,
  descriptor,
  digestOf,
  image,
  index,
  TYPES,
  type Content,
} from './loopback-server.js';
import { missingParts, startRealRegistry, type RealRegistry } from './real-registry.js';

const missing = missingParts();
if (missing !== null) {
  process.stderr.write(
    `Left out: the tests against the real registry, because ${missing} is not installed.\n`,
  );
}

(missing === null ? describe : describe.skip)('the real registry', () => {
  let registry: RealRegistry;
  let asker: LiveImageRegistry;
  beforeAll(async () => {
    registry = await startRealRegistry();
    await fill(registry);
    asker = createImageRegistry({
      allow: [`http://${registry.open}`, `http://${registry.guarded}`, registry.tokens.origin],
      now: Date.now,
    });
  }, 60_000);
  afterAll(async () => {
    await asker.close();
    await registry.close();
  });

  const look = (path: string, host = registry.guarded): ReturnType<LiveImageRegistry['look']> => {
    const reading = parseReference(`${host}/${path}`);
    if (reading.kind === 'bad-reference') throw new Error(reading.message);
    return worded(asker).look(reading.reference);
  };

  test.each([
    [
      'lab/multi',
      'a multi-arch index with an attestation',
      ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7'],
    ],
    ['lab/nested', 'an index within an index', ['linux/amd64', 'linux/arm/v7']],
    ['lab/bare', 'an index without platforms', ['linux/amd64', 'linux/arm/v7']],
    ['lab/single', 'a single manifest', ['linux/amd64']],
    ['lab/win:ltsc2019', 'a Docker list with a Windows version', ['windows/amd64 10.0.17763.5936']],
    [
      'lab/win:single',
      'a Docker manifest with a Windows version in its config',
      ['windows/amd64 10.0.17763.5936'],
    ],
  ])('%s, %s', async (path, _what, expected) => {
    const answer = await look(path);
    if (!answer.ok || answer.image.kind !== 'container') throw new Error(JSON.stringify(answer));
    const found = answer.image.entries.map(
      ({ platform: { os, architecture, variant, osVersion } }) =>
        [[os, architecture, variant].filter(Boolean).join('/'), osVersion]
          .filter(Boolean)
          .join(' '),
    );
    expect(found).toEqual(expected);
  });

  test.each([
    ['lab/chart:0.1.0', 'a Helm chart'],
    ['lab/artifact:v1', 'an OCI artifact of type application/vnd.example.sbom.v1'],
  ])('%s is %s', async (path, what) => {
    expect(await look(path)).toMatchObject({ ok: true, image: { kind: 'not-an-image', what } });
  });

  test.each([
    ['lab/multi:none', 'not-found'],
    ['lab/nothing', 'not-found'],
    ['private/app', 'denied'],
  ])('%s is %s', async (path, why) => {
    expect(await look(path)).toMatchObject({ ok: false, why });
  });

  test('a digest can be asked for, and revalidated', async () => {
    const reference = { registry: registry.guarded, repository: 'lab/multi', tag: 'latest' };
    const { digest } = (await asker.look(reference)) as { digest: string };
    expect(await look(`lab/multi@${digest}`)).toMatchObject({ ok: true, digest });
    expect(await asker.digest(reference)).toEqual({ ok: true, digest });
  });

  test('what it converts to schema 1 for old clients is recognised as such', async () => {
    const response = await fetch(`http://${registry.open}/v2/lab/win/manifests/single`);
    const reading = readManifest(await response.text(), response.headers.get('content-type') ?? '');
    expect(reading).toMatchObject({ kind: 'schema1', platform: { architecture: 'amd64' } });
  });

  test('the newest tag that still runs there, by its list of tags', async () => {
    const { hosts, judge } = await shippedCanirun();
    const catalogue = createImageCatalogue({
      date: '',
      mirrors: new Map(),
      namespaces: new Map(),
      synonyms: new Map(),
      images: [],
    });
    const images = createImageSource({ registry: asker, catalogue, now: Date.now });
    const name = `${registry.guarded}/lab/dropped`;
    const [image, host] = [await images.describe({ name }), hosts.recognise('raspberry pi 2')];
    const verdict = judge.judge(image, host);
    const search = { image, host, verdict };
    expect(await findTagThatRuns({ images, judge, now: Date.now }, search)).toEqual({
      kind: 'runs',
      image: `${name}:2`,
      becomes: 'native',
      next: `${name}:3.0`,
      from: 'registry',
    });
  });

  test.each([
    ['docker 20.10.24 on ubuntu 22.04', 'no', 'pull'],
    ['docker 24.0.7 on ubuntu 22.04', 'native', null],
    ['proxmox vm with kvm64 cpu, debian 12', 'no', 'cpu'],
  ])('layers with zstd on UBI 9, on %s', async (description, verdict, blocker) => {
    const { hosts, judge } = await shippedCanirun();
    const catalogue = createImageCatalogue({
      date: '',
      mirrors: new Map(),
      namespaces: new Map(),
      synonyms: new Map(),
      images: [],
    });
    const cache = createImageCache({ file: ':memory:', warn: () => undefined });
    const images = createImageSource({ registry: asker, cache, catalogue, now: Date.now });
    const request = { name: `${registry.guarded}/lab/zstd` };
    const host = hosts.recognise(description);
    const judged = await lookAndJudgeOne({ images, judge }, request, host);
    expect(judged.verdict).toMatchObject({ verdict, blocker });
  });

  test('the whole source over it: registry, then cache, then one question to revalidate', async () => {
    let now = Date.now();
    const source = createImageSource({
      registry: asker,
      cache: createImageCache({ file: ':memory:', warn: () => undefined }),
      catalogue: createImageCatalogue({
        date: '',
        mirrors: new Map(),
        namespaces: new Map(),
        synonyms: new Map(),
        images: [],
      }),
      now: () => now,
    });
    const name = `${registry.guarded}/lab/multi`;
    const from = async (): Promise<unknown> => {
      const facts = await source.describe({ name });
      return facts.kind === 'container' ? [facts.evidence.from, facts.entries.length] : facts;
    };
    expect(await from()).toEqual(['registry', 3]);
    expect(await from()).toEqual(['cache', 3]);
    now += 3_600_000;
    expect(await from()).toEqual(['registry', 3]);
  });
});

/** Puts one of each kind into the registry. */
async function fill({ putBlob, putManifest }: RealRegistry): Promise<void> {
  const layer = { type: '', body: 'layer' };
  const amd64 = image({ os: 'linux', architecture: 'amd64' });
  const arm64 = image({ os: 'linux', architecture: 'arm64', variant: 'v8' });
  const armv7 = image({ os: 'linux', architecture: 'arm', variant: 'v7' });
  const statement = {
    type: 'application/vnd.in-toto+json',
    body: '{"_type":"https://in-toto.io/Statement/v0.1"}',
  };
  const unknown = {
    type: TYPES.ociConfig,
    body: '{"os":"unknown","architecture":"unknown","config":{},"rootfs":{}}',
  };
  const attestation = manifest(TYPES.ociManifest, unknown, [statement]);

  const put = async (
    repository: string,
    blobs: Content[],
    manifests: [Content, string?][],
  ): Promise<void> => {
    for (const blob of blobs) await putBlob(repository, blob);
    for (const [content, tag] of manifests) await putManifest(repository, content, tag);
  };
  const platform = (architecture: string, variant?: string): object => ({
    os: 'linux',
    architecture,
    ...(variant === undefined ? {} : { variant }),
  });

  await put(
    'lab/multi',
    [layer, statement, unknown, amd64.config, arm64.config, armv7.config],
    [
      [amd64.manifest],
      [arm64.manifest],
      [armv7.manifest],
      [attestation],
      [
        index([
          { content: amd64.manifest, platform: platform('amd64') },
          { content: arm64.manifest, platform: platform('arm64', 'v8') },
          { content: armv7.manifest, platform: platform('arm', 'v7') },
          {
            content: attestation,
            platform: platform('unknown'),
            more: {
              annotations: {
                'vnd.docker.reference.type': 'attestation-manifest',
                'vnd.docker.reference.digest': digestOf(amd64.manifest.body),
              },
            },
          },
        ]),
        'latest',
      ],
    ],
  );
  const zstd = builtImage(
    { os: 'linux', architecture: 'amd64' },
    { labels: { 'com.redhat.component': 'ubi9-minimal-container' } },
  );
  await put(
    'lab/zstd',
    [layer, zstd.config],
    [[zstd.manifest], [index([{ content: zstd.manifest, platform: platform('amd64') }]), 'latest']],
  );
  const inner = index([{ content: armv7.manifest, platform: platform('arm', 'v7') }]);
  await put(
    'lab/nested',
    [layer, amd64.config, armv7.config],
    [
      [amd64.manifest],
      [armv7.manifest],
      [inner],
      [
        index([{ content: amd64.manifest, platform: platform('amd64') }, { content: inner }]),
        'latest',
      ],
    ],
  );
  await put(
    'lab/bare',
    [layer, amd64.config, armv7.config],
    [
      [amd64.manifest],
      [armv7.manifest],
      [index([{ content: amd64.manifest }, { content: armv7.manifest }]), 'latest'],
    ],
  );
  const single = index([{ content: amd64.manifest, platform: platform('amd64') }]);
  const both = index([
    { content: amd64.manifest, platform: platform('amd64') },
    { content: armv7.manifest, platform: platform('arm', 'v7') },
  ]);
  const dropped = (tags: readonly string[], content: Content): [Content, string][] =>
    tags.map((tag) => [content, tag]);
  await put(
    'lab/dropped',
    [layer, amd64.config, armv7.config],
    [
      [amd64.manifest],
      [armv7.manifest],
      ...dropped(['latest', '3', '3.0', '3.1', '4.0-rc1'], single),
      ...dropped(['2', '2.1', '2.0', '1.0'], both),
    ],
  );
  await put('lab/single', [layer, amd64.config], [[amd64.manifest, 'latest']]);

  const winConfig = {
    type: TYPES.dockerConfig,
    body: '{"os":"windows","architecture":"amd64","os.version":"10.0.17763.5936","config":{"Cmd":["cmd"]},"rootfs":{"type":"layers","diff_ids":["sha256:0000000000000000000000000000000000000000000000000000000000000000"]},"history":[{"created":"2024-06-01T00:00:00Z"}]}',
  };
  const winLayer = { type: 'application/vnd.docker.image.rootfs.diff.tar.gzip', body: 'layer' };
  const windows = manifest(TYPES.dockerManifest, winConfig, [winLayer]);
  const list = JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPES.dockerList,
    manifests: [
      {
        ...descriptor(windows),
        platform: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.5936' },
      },
    ],
  });
  await put(
    'lab/win',
    [winConfig, winLayer],
    [
      [windows, 'single'],
      [{ type: TYPES.dockerList, body: list }, 'ltsc2019'],
    ],
  );

  const chart = {
    type: 'application/vnd.cncf.helm.config.v1+json',
    body: '{"name":"demo","version":"0.1.0"}',
  };
  const empty = { type: 'application/vnd.oci.empty.v1+json', body: '{}' };
  await put(
    'lab/chart',
    [chart, layer],
    [
      [
        manifest(TYPES.ociManifest, chart, [
          { ...layer, type: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' },
        ]),
        '0.1.0',
      ],
    ],
  );
  await put(
    'lab/artifact',
    [empty],
    [[manifest(TYPES.ociManifest, empty, [empty], 'application/vnd.example.sbom.v1'), 'v1']],
  );
}

function manifest(
  type: string,
  config: Content,
  layers: readonly Content[],
  artifactType?: string,
): Content {
  const body = {
    schemaVersion: 2,
    mediaType: type,
    artifactType,
    config: descriptor(config),
    layers: layers.map(descriptor),
  };
  return { type, body: JSON.stringify(body) };
}
