import { worded } from './worded.js';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { parseReference } from '../../src/canirun/reference/reference.js';
import type { ImageReference } from '../../src/canirun/image/image.js';
import type { RegistryAnswer } from '../../src/canirun/image/image-ports.js';
import {
  createImageRegistry,
  type ImageRegistryOptions,
  type LiveImageRegistry,
} from '../../src/registry/image-registry.js';
import type { RegistryCredentials } from '../../src/registry/registry-credentials.js';
import {
  builtImage,
  digestOf,
  image,
  index,
  sendContent,
  serve,
  TYPES,
  type Content,
  type LoopbackServer,
} from './loopback-server.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A registry that serves the contents by tag and digest, with a token service in front unless `open`. */
async function registry(
  contents: Readonly<Record<string, Content>>,
  options: {
    open?: boolean;
    blobRedirect?: string;
    answer?: (response: ServerResponse, path: string) => boolean;
  } = {},
): Promise<LoopbackServer> {
  const byDigest = new Map(
    Object.values(contents).map((content) => [digestOf(content.body), content]),
  );
  const server = await serve((request, response, path) => {
    if (path.startsWith('/token')) {
      response.end(JSON.stringify({ token: 'secret-token', expires_in: 300 }));
      return;
    }
    if (options.answer?.(response, path)) return;
    if (!options.open && request.headers.authorization !== 'Bearer secret-token') {
      const scope = `repository:${/^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(path)?.[1] ?? ''}:pull`;
      response.writeHead(401, {
        'www-authenticate': `Bearer realm="${server.origin}/token",service="test",scope="${scope}"`,
      });
      response.end('{}');
      return;
    }
    const [, kind, version = ''] = /\/(manifests|blobs)\/(.+)$/.exec(path) ?? [];
    if (kind === 'blobs' && options.blobRedirect !== undefined) {
      response.writeHead(307, { location: options.blobRedirect + path }).end();
      return;
    }
    const content = contents[version] ?? byDigest.get(version);
    if (content === undefined)
      response
        .writeHead(404)
        .end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"<!channel>"}]}');
    else sendContent(response, content);
  });
  closing.push(server.close);
  return server;
}

function client(
  servers: readonly LoopbackServer[],
  options: Partial<ImageRegistryOptions> = {},
): LiveImageRegistry {
  const made = createImageRegistry({
    allow: servers.map(({ origin }) => origin),
    now: Date.now,
    ...options,
  });
  closing.push(() => made.close());
  return worded(made);
}

function ref(server: LoopbackServer, path = 'lab/app:latest'): ImageReference {
  const reading = parseReference(`${server.host}/${path}`);
  if (reading.kind === 'bad-reference') throw new Error(reading.message);
  return reading.reference;
}

function platforms(answer: RegistryAnswer): string[] {
  if (!answer.ok || answer.image.kind !== 'container') throw new Error(JSON.stringify(answer));
  return answer.image.entries.map(({ platform: { os, architecture, variant, osVersion } }) =>
    [os, architecture, variant, osVersion].filter((part) => part !== undefined).join('/'),
  );
}

const amd64 = image({ os: 'linux', architecture: 'amd64' }, ['NVIDIA_REQUIRE_CUDA=cuda>=12.4']);
const armv7 = image({ os: 'linux', architecture: 'arm', variant: 'v7' });
const windows = image({ os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.5936' });
const multi = index([
  { content: amd64.manifest, platform: { os: 'linux', architecture: 'amd64' } },
  { content: armv7.manifest, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
  {
    content: windows.manifest,
    platform: { os: 'windows', architecture: 'amd64', 'os.version': '10.0.17763.5936' },
  },
  {
    content: amd64.manifest,
    platform: { os: 'unknown', architecture: 'unknown' },
    more: { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
  },
]);

describe('an index with full platforms', () => {
  test('costs three requests cold: the challenge, the token, the manifest', async () => {
    const server = await registry({ latest: multi });
    const answer = await client([server]).look(ref(server));
    expect(platforms(answer)).toEqual([
      'linux/amd64',
      'linux/arm/v7',
      'windows/amd64/10.0.17763.5936',
    ]);
    expect(answer).toMatchObject({
      digest: digestOf(multi.body),
      image: { mediaType: TYPES.ociIndex },
    });
    expect(server.requests).toEqual([
      'GET /v2/lab/app/manifests/latest',
      'GET /token?service=test&scope=repository%3Alab%2Fapp%3Apull',
      'GET /v2/lab/app/manifests/latest',
    ]);
  });

  test('costs two for the next repository, one while the token lives, one HEAD to revalidate', async () => {
    const server = await registry({ latest: multi, v2: multi });
    const asker = client([server]);
    await asker.look(ref(server));
    server.requests.length = 0;
    await asker.look(ref(server, 'lab/other'));
    expect(server.requests).toHaveLength(2);
    await asker.look(ref(server, 'lab/other:v2'));
    expect(server.requests).toHaveLength(3);
    expect(await asker.digest(ref(server, 'lab/other:v2'))).toEqual({
      ok: true,
      digest: digestOf(multi.body),
    });
    expect(server.requests.slice(3)).toEqual(['HEAD /v2/lab/other/manifests/v2']);
  });

  test('accepts all four kinds of manifest, in a plain list, and nothing compressed', async () => {
    const server = await registry({ latest: multi }, { open: true });
    await client([server]).look(ref(server));
    expect(server.headers[0]).toMatchObject({
      accept: [TYPES.ociIndex, TYPES.dockerList, TYPES.ociManifest, TYPES.dockerManifest].join(
        ', ',
      ),
      'accept-encoding': 'identity',
    });
  });

  test('of a GPU image has its config read for what it needs', async () => {
    const server = await registry(
      { latest: multi, a: amd64.manifest, b: amd64.config },
      { open: true },
    );
    const answer = await client([server]).look(ref(server, 'lab/cuda'));
    expect(answer).toMatchObject({ image: { environment: { NVIDIA_REQUIRE_CUDA: 'cuda>=12.4' } } });
    expect(server.requests).toHaveLength(3);
  });
});

describe('a single manifest', () => {
  test('costs five requests: its config too, with a redirect', async () => {
    const storage = await registry({ config: windows.config }, { open: true });
    const server = await registry({ latest: windows.manifest }, { blobRedirect: storage.origin });
    const answer = await client([server, storage]).look(ref(server));
    expect(platforms(answer)).toEqual(['windows/amd64/10.0.17763.5936']);
    expect(answer).toMatchObject({ image: { entries: [{ size: 77 }] } });
    expect(server.requests.length + storage.requests.length).toBe(5);
    expect(storage.headers[0]?.authorization).toBeUndefined();
  });

  test.each([
    [
      'a Helm chart',
      {
        type: TYPES.ociManifest,
        body: JSON.stringify({
          mediaType: TYPES.ociManifest,
          config: {
            mediaType: 'application/vnd.cncf.helm.config.v1+json',
            digest: digestOf('x'),
            size: 1,
          },
          layers: [],
        }),
      },
    ],
    [
      'an index without images',
      index([{ content: amd64.manifest, platform: { os: 'unknown', architecture: 'unknown' } }]),
    ],
  ])('of no image is named: %s', async (what, content) => {
    const server = await registry({ latest: content }, { open: true });
    expect(await client([server]).look(ref(server))).toMatchObject({
      image: { kind: 'not-an-image', what },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('of schema 1 goes by the digest of its bytes: what its registry states may be another’s image', async () => {
    const body = JSON.stringify({
      schemaVersion: 1,
      architecture: 'amd64',
      history: [{ v1Compatibility: '{"os":"linux","architecture":"amd64"}' }],
      signatures: [],
    });
    const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    const stated = digestOf('the payload without signatures');
    const server = await registry(
      {},
      {
        answer: (response) =>
          Boolean(
            response
              .writeHead(200, { 'content-type': type, 'docker-content-digest': stated })
              .end(body),
          ),
      },
    );
    const answer = await client([server]).look(ref(server));
    expect(answer).toMatchObject({ digest: digestOf(body), image: { mediaType: type } });
    expect(platforms(answer)).toEqual(['linux/amd64']);
  });
});

describe('entries whose platform the index leaves out', () => {
  test('are read from their configs, also in an index within the index', async () => {
    const inner = index([{ content: armv7.manifest }]);
    const outer = index([{ content: amd64.manifest }, { content: inner }]);
    const contents = {
      latest: outer,
      inner,
      a: amd64.manifest,
      b: amd64.config,
      c: armv7.manifest,
      d: armv7.config,
    };
    const server = await registry(contents, { open: true });
    expect(platforms(await client([server]).look(ref(server)))).toEqual([
      'linux/amd64',
      'linux/arm/v7',
    ]);
  });
});

describe('what goes wrong is told', () => {
  test.each([
    [
      404,
      {},
      'not-found',
      /has no 127\.0\.0\.1:\d+\/lab\/app: there is no such repository, or no such tag/,
    ],
    [403, {}, 'denied', /does not exist, or it is private/],
    [401, {}, 'denied', /does not exist, or it is private/],
    [503, {}, 'unreachable', /the status 503/],
    [429, { 'retry-after': '7200' }, 'rate-limited', /Try again after 1970-01-01T02:00:00/],
  ])('status %d', async (status, headers, why, message) => {
    const server = await registry(
      {},
      {
        answer: (response) =>
          Boolean(response.writeHead(status, headers).end('{"errors":[{"message":"<!channel>"}]}')),
      },
    );
    const answer = await client([server], { now: () => 0 }).look(ref(server));
    expect(answer).toMatchObject({ ok: false, why, message: expect.stringMatching(message) });
    expect(JSON.stringify(answer)).not.toContain('<!channel>');
  });

  test('a limit is respected: nobody is asked before its time', async () => {
    let now = 0;
    let status = 429;
    const server = await registry(
      { latest: multi },
      {
        open: true,
        answer: (response) =>
          status === 429 && Boolean(response.writeHead(429, { 'retry-after': '60' }).end()),
      },
    );
    const asker = client([server], { now: () => now });
    await asker.look(ref(server));
    status = 200;
    expect(await asker.look(ref(server))).toMatchObject({ why: 'rate-limited' });
    expect(server.requests).toHaveLength(1);
    now = 61_000;
    expect(await asker.look(ref(server))).toMatchObject({ ok: true });
  });

  test('what is left is remembered', async () => {
    const server = await registry(
      { latest: multi },
      {
        open: true,
        answer: (response) => {
          response.setHeader('ratelimit-remaining', '17;w=21600');
          return false;
        },
      },
    );
    const asker = client([server]);
    await asker.look(ref(server));
    expect(asker.limit(ref(server))).toEqual({ remaining: 17 });
  });

  test('a registry that is not allowed is refused with the way to allow it', async () => {
    const answer = await client([]).look({ registry: 'evil.example', repository: 'a', tag: 'b' });
    expect(answer).toMatchObject({
      why: 'refused',
      message: expect.stringMatching(/evil\.example is not among.*REGISTRY_ALLOW/),
    });
    expect(
      await client([]).digest({ registry: 'evil.example', repository: 'a', tag: 'b' }),
    ).toMatchObject({ why: 'refused' });
    expect(await client([]).look({ registry: 'Foo', repository: 'bar', tag: 'x' })).toMatchObject({
      message: expect.stringMatching(/capital letters/),
    });
  });

  test('nobody there', async () => {
    const server = await registry({});
    await server.close();
    expect(await client([server]).look(ref(server))).toMatchObject({
      why: 'unreachable',
      message: `${server.host} could not be asked: no answer came through in time.`,
    });
  });

  test('an image of a part that is missing', async () => {
    const server = await registry({ latest: amd64.manifest }, { open: true });
    expect(await client([server]).look(ref(server))).toMatchObject({
      why: 'unreachable',
      message: expect.stringMatching(/status 404 for a part/),
    });
  });
});

describe('credentials', () => {
  const credentials = (host: string): RegistryCredentials =>
    new Map([[host, { username: 'me', password: 'pass' }]]);
  const basic = `Basic ${Buffer.from('me:pass').toString('base64')}`;

  test('go to the token service of their registry', async () => {
    const server = await registry({ latest: multi });
    const answer = await client([server], { credentials: credentials(server.host) }).look(
      ref(server),
    );
    expect(answer.ok).toBe(true);
    expect(server.headers.map(({ authorization }) => authorization)).toEqual([
      undefined,
      basic,
      'Bearer secret-token',
    ]);
  });

  test('answer a basic challenge', async () => {
    const server = await serve((request, response) => {
      if (request.headers.authorization === basic) sendContent(response, multi);
      else response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
    });
    closing.push(server.close);
    expect(
      await client([server], { credentials: credentials(server.host) }).look(ref(server)),
    ).toMatchObject({ ok: true });
    expect(await client([server]).look(ref(server))).toMatchObject({ why: 'denied' });
  });

  test.each(['localhost', '127.0.0.1'])(
    'stay at home: a token service at %s and another port gets none',
    async (name) => {
      const elsewhere = await serve((_request, response) => response.end('{"token":"t"}'));
      const server = await serve((request, response) => {
        if (request.headers.authorization === 'Bearer t') sendContent(response, multi);
        else
          response
            .writeHead(401, {
              'www-authenticate': `Bearer realm="http://${name}:${elsewhere.port}/token"`,
            })
            .end();
      });
      closing.push(server.close, elsewhere.close);
      const asker = createImageRegistry({
        allow: [server.origin, `http://${name}:${elsewhere.port}`],
        credentials: credentials(server.host),
        now: Date.now,
      });
      closing.push(() => asker.close());
      expect(await asker.look(ref(server))).toMatchObject({ ok: true });
      expect(elsewhere.headers.map(({ authorization }) => authorization)).toEqual([undefined]);
    },
  );
});

describe('how an image was built', () => {
  const { manifest, config } = builtImage(
    { os: 'linux', architecture: 'amd64' },
    { labels: { name: 'app' }, history: ['ADD file:1 in /'] },
  );
  const build = {
    zstd: true,
    signs: [
      'base docker.io/library/debian:bookworm',
      'label name=app',
      'env APP_VERSION=1.2',
      'history ADD file:1 in /',
    ],
  };

  test('costs two requests beside the token: the manifest of one platform, and its config', async () => {
    const server = await registry({ manifest, config }, { open: true });
    const asker = client([server]);
    const answer = await asker.inspect(ref(server), digestOf(manifest.body));
    expect(answer).toEqual({ ok: true, build });
    expect(server.requests).toEqual([
      `GET /v2/lab/app/manifests/${digestOf(manifest.body)}`,
      `GET /v2/lab/app/blobs/${digestOf(config.body)}`,
    ]);
  });

  test('comes with a single manifest, whose config is read anyway', async () => {
    const server = await registry({ latest: manifest, config });
    expect(await client([server]).look(ref(server))).toMatchObject({ image: { build } });
  });

  test('is a failure where the platform is not there, or is no image', async () => {
    const server = await registry({ multi }, { open: true });
    const asker = client([server]);
    expect(await asker.inspect(ref(server), `sha256:${'0'.repeat(64)}`)).toMatchObject({
      ok: false,
    });
    expect(await asker.inspect(ref(server), digestOf(multi.body))).toMatchObject({ ok: false });
  });
});
