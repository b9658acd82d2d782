import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  INDEX_MAX_ENTRIES,
  readConfig,
  readManifest,
} from '../../../src/canirun/image/manifest.js';
import { artifactName } from '../../../src/canirun/image/manifest-media-type.js';

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DIGEST = `sha256:${'1'.repeat(64)}`;

const entry = (platform?: object, more: object = {}): object => ({
  mediaType: OCI_MANIFEST,
  digest: DIGEST,
  size: 500,
  ...(platform === undefined ? {} : { platform }),
  ...more,
});
const read = (value: unknown, type: string): ReturnType<typeof readManifest> =>
  readManifest(JSON.stringify(value), type);

describe('an index', () => {
  test('gives its entries with their platforms, normalised', () => {
    const index = {
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: [
        entry({ os: 'linux', architecture: 'amd64' }),
        entry({ os: 'Linux', architecture: 'aarch64' }),
        entry({ os: 'linux', architecture: 'arm', variant: 'v7' }),
        entry({
          os: 'windows',
          architecture: 'amd64',
          'os.version': '10.0.20348.2527',
          'os.features': ['win32k'],
        }),
      ],
    };
    const reading = read(index, OCI_INDEX);
    if (reading.kind !== 'index') throw new Error(reading.kind);
    expect(reading.entries.map(({ platform }) => platform)).toEqual([
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64' },
      { os: 'linux', architecture: 'arm', variant: 'v7' },
      {
        os: 'windows',
        architecture: 'amd64',
        osVersion: '10.0.20348.2527',
        osFeatures: ['win32k'],
      },
    ]);
    expect(reading.mediaType).toBe(OCI_INDEX);
  });

  test.each([
    [
      'an attestation by its annotation',
      entry(
        { os: 'linux', architecture: 'amd64' },
        { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
      ),
    ],
    ['an attestation by its platform', entry({ os: 'unknown', architecture: 'unknown' })],
    ['an artifact', entry(undefined, { artifactType: 'application/vnd.example.sbom' })],
    [
      'a signature',
      entry(undefined, { mediaType: 'application/vnd.dev.cosign.artifact.sig.v1+json' }),
    ],
    ['an entry without digest', { mediaType: OCI_MANIFEST, size: 1 }],
    ['an entry that is no object', 'x'],
  ])('leaves out %s', (_what, extra) => {
    const index = {
      mediaType: DOCKER_LIST,
      manifests: [entry({ os: 'linux', architecture: 'amd64' }), extra],
    };
    expect(read(index, DOCKER_LIST)).toMatchObject({
      kind: 'index',
      total: 2,
      entries: [{ platform: { architecture: 'amd64' } }],
    });
  });

  test.each([
    ['<!channel>', 'amd64'],
    ['linux', 'amd64 [click](https://evil.example)'],
  ])('takes no prose for a platform: %s/%s', (os, architecture) => {
    expect(read({ manifests: [entry({ os, architecture })] }, OCI_INDEX)).toMatchObject({
      entries: [expect.not.objectContaining({ platform: expect.anything() })],
    });
  });

  test('keeps an entry without platform: its config will tell', () => {
    expect(read({ manifests: [entry()] }, OCI_INDEX)).toMatchObject({
      entries: [{ digest: DIGEST }],
    });
  });

  test('is not read past the limit', () => {
    const manifests = Array.from({ length: 2000 }, () =>
      entry({ os: 'linux', architecture: 'amd64' }),
    );
    const reading = read({ manifests }, OCI_INDEX);
    expect(reading).toMatchObject({ kind: 'index', total: 2000 });
    expect(reading.kind === 'index' && reading.entries.length).toBe(INDEX_MAX_ENTRIES);
  });
});

describe('a single manifest', () => {
  const layers = [
    { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: DIGEST, size: 100 },
    { mediaType: 'x', digest: DIGEST, size: 23 },
  ];

  test.each([
    [OCI_MANIFEST, OCI_CONFIG],
    [DOCKER_MANIFEST, 'application/vnd.docker.container.image.v1+json'],
  ])('of type %s is an image with its config and size', (mediaType, configType) => {
    const manifest = {
      mediaType,
      config: { mediaType: configType, digest: DIGEST, size: 9 },
      layers,
    };
    expect(read(manifest, mediaType)).toEqual({
      kind: 'image',
      mediaType,
      config: { mediaType: configType, digest: DIGEST, size: 9 },
      size: 123,
      zstd: false,
      annotations: [],
    });
  });

  test.each([
    ['a Helm chart', { config: { mediaType: 'application/vnd.cncf.helm.config.v1+json' } }],
    [
      'an OCI artifact of type application/vnd.example.sbom.v1',
      {
        artifactType: 'application/vnd.example.sbom.v1',
        config: { mediaType: 'application/vnd.oci.empty.v1+json' },
      },
    ],
    ['an OCI artifact', { config: { mediaType: 'application/vnd.oci.empty.v1+json' } }],
    [
      'an attestation (in-toto)',
      {
        config: { mediaType: OCI_CONFIG },
        layers: [{ mediaType: 'application/vnd.in-toto+json', size: 1 }],
      },
    ],
    [
      'a cosign signature',
      {
        config: { mediaType: OCI_CONFIG },
        layers: [{ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json', size: 1 }],
      },
    ],
  ])('of something else is named: %s', (what, manifest) => {
    const config = { digest: DIGEST, size: 2, ...manifest.config };
    expect(read({ layers: [], ...manifest, config }, OCI_MANIFEST)).toMatchObject({
      kind: 'artifact',
      what,
    });
  });

  test.each([
    ['no JSON', '<html>'],
    ['no object', '7'],
    ['neither index nor image', '{}'],
    ['index and image at once', JSON.stringify({ manifests: [], layers: [] })],
    ['another type than stated', JSON.stringify({ mediaType: OCI_INDEX, manifests: [] })],
  ])('that is %s is malformed, with a sentence', (_what, body) => {
    expect(readManifest(body, OCI_MANIFEST)).toMatchObject({
      kind: 'malformed',
      message: expect.stringMatching(/\.$/),
    });
  });
});

describe('schema 1', () => {
  const signed = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
  const v1Compatibility = JSON.stringify({ architecture: 'arm64', os: 'linux' });

  test('is recognised by its media type or its version, with its platform', () => {
    const manifest = { schemaVersion: 1, architecture: 'arm64', history: [{ v1Compatibility }] };
    expect(read(manifest, signed)).toEqual({
      kind: 'schema1',
      mediaType: signed,
      platform: { os: 'linux', architecture: 'arm64' },
    });
    expect(read(manifest, 'application/json').kind).toBe('schema1');
  });
});

describe('a config', () => {
  test('gives platform and environment', () => {
    const config = {
      os: 'windows',
      architecture: 'amd64',
      'os.version': '10.0.17763.5936',
      config: {
        Env: [
          'NVIDIA_REQUIRE_CUDA=cuda>=12.4 brand=tesla',
          'CUDA_VERSION=12.4',
          'SECRET=1',
          'broken',
          '__proto__=z',
        ],
      },
    };
    expect(readConfig(JSON.stringify(config))).toEqual({
      platform: { os: 'windows', architecture: 'amd64', osVersion: '10.0.17763.5936' },
      environment: { NVIDIA_REQUIRE_CUDA: 'cuda>=12.4 brand=tesla', CUDA_VERSION: '12.4' },
      words: { labels: [], environment: config.config.Env, history: [] },
    });
  });

  test('without platform, or no config at all, says so', () => {
    expect(readConfig('{}')).toEqual({
      environment: {},
      words: { labels: [], environment: [], history: [] },
    });
    expect(readConfig('[1')).toBeNull();
  });
});

test('media types of images are no artifacts', () => {
  for (const type of [OCI_INDEX, DOCKER_LIST, OCI_MANIFEST, DOCKER_MANIFEST, OCI_CONFIG]) {
    expect(artifactName(type)).toBeNull();
  }
});

test('no text makes the readers throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.json(), fc.string()),
      fc.constantFrom(OCI_INDEX, OCI_MANIFEST, ''),
      (text, type) => {
        expect(['index', 'image', 'artifact', 'schema1', 'malformed']).toContain(
          readManifest(text, type).kind,
        );
        readConfig(text);
      },
    ),
  );
});
