import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ImageReference } from '../../../src/canirun/image/image.js';
import {
  familiarName,
  familiarReference,
  formatReference,
  parseReference,
} from '../../../src/canirun/reference/reference.js';

const HEX = 'a'.repeat(63) + '0';
const DIGEST = `sha256:${HEX}`;

/** The full form of what was read, or the complaint. */
function read(text: string): string {
  const reading = parseReference(text);
  return reading.kind === 'reference' ? formatReference(reading.reference) : reading.message;
}

function complaint(text: string): { message: string; suggestion?: string } {
  const reading = parseReference(text);
  if (reading.kind === 'reference') throw new Error(`${text} parsed`);
  return reading;
}

describe('defaults are filled in as distribution does', () => {
  test.each([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['nginx:alpine', 'docker.io/library/nginx:alpine'],
    ['bitnami/redis', 'docker.io/bitnami/redis:latest'],
    ['docker.io/nginx', 'docker.io/library/nginx:latest'],
    ['index.docker.io/nginx', 'docker.io/library/nginx:latest'],
    ['docker.io/library/nginx', 'docker.io/library/nginx:latest'],
    ['docker.io/a/b/c:1', 'docker.io/a/b/c:1'],
    ['a/b/c', 'docker.io/a/b/c:latest'],
    ['ghcr.io/owner/app:1.2', 'ghcr.io/owner/app:1.2'],
    ['localhost/app', 'localhost/app:latest'],
    ['localhost:5000/app:v1', 'localhost:5000/app:v1'],
    ['host:5000/app', 'host:5000/app:latest'],
    ['127.0.0.1:5055/lab/multi', '127.0.0.1:5055/lab/multi:latest'],
    ['[2001:db8::1]:5000/app', '[2001:db8::1]:5000/app:latest'],
    ['[fd00:1:2::3]/app:1', '[fd00:1:2::3]/app:1'],
    ['xn--nicode-2ya.com/x', 'xn--nicode-2ya.com/x:latest'],
    [`nginx@${DIGEST}`, `docker.io/library/nginx@${DIGEST}`],
    [`nginx:1.27@${DIGEST}`, `docker.io/library/nginx:1.27@${DIGEST}`],
    [`quay.io/a/b@sha512:${'0'.repeat(128)}`, `quay.io/a/b@sha512:${'0'.repeat(128)}`],
    ['test_com/foo', 'docker.io/test_com/foo:latest'],
    ['a__b/c--d.e_f', 'docker.io/a__b/c--d.e_f:latest'],
    ['example.com/a:_tag.-', 'example.com/a:_tag.-'],
    ['Uppercase/lowercase:tag', 'Uppercase/lowercase:tag'],
    ['localhost:5000', 'docker.io/library/localhost:5000'],
    [`x/${'a/'.repeat(126)}b`, `docker.io/x/${'a/'.repeat(126)}b:latest`],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('what is no reference is refused with part, whole and rule', () => {
  test.each([
    ['', /No image was given/, undefined],
    ['NGINX', /part “NGINX” in “NGINX” has capital letters.*lower case/, 'nginx'],
    ['ghcr.io/Owner/App:V1', /“Owner”.*capital/, 'ghcr.io/owner/app:V1'],
    ['nginx alpine', /blank in “nginx alpine”/, 'nginx:alpine'],
    ['nginx:', /no tag behind the last colon of “nginx:”/, 'nginx'],
    ['nginx:.1', /tag “\.1”.*begins with “\.”/, 'nginx:1'],
    ['nginx:1+2', /tag “1\+2” in “nginx:1\+2” holds “\+”/, 'nginx:1_2'],
    [`nginx:${'a'.repeat(129)}`, /129 characters; at most 128/, undefined],
    ['nginx@', /digest “” in “nginx@” is incomplete/, 'nginx'],
    ['nginx@1.27', /incomplete/, 'nginx:1.27'],
    ['nginx@sha256:abc', /3 hexadecimal digits; sha256 has 64/, 'nginx'],
    ['nginx@md5:abc', /algorithm “md5”; registries know sha256/, 'nginx'],
    [`nginx@SHA256:${HEX}`, /.*/, `nginx@${DIGEST}`],
    [`nginx@sha256:${HEX.toUpperCase()}`, /lower-case hexadecimal/, `nginx@${DIGEST}`],
    [HEX, /id of an image on somebody's machine/, undefined],
    [DIGEST, /id of an image/, undefined],
    ['/nginx', /nothing between two slashes/, 'nginx'],
    ['a//b', /nothing between two slashes/, 'a/b'],
    ['ghcr.io/', /nothing between two slashes/, 'ghcr.io'],
    ['-nginx', /part “-nginx”.*not at either end/, 'nginx'],
    ['my..app', /part “my\.\.app”/, 'my.app'],
    ['a___b', /part “a___b”/, 'a_b'],
    ['a'.repeat(256), /264 characters; at most 255/, undefined],
    [
      'ex_ample.com/x',
      /registry “ex_ample\.com” in “ex_ample\.com\/x” is no host name/,
      'ex-ample.com/x',
    ],
    ['host:port/x', /port “port”; a port is a number/, 'host/x'],
    ['host:99999/x', /port “99999”/, 'host/x'],
    ['[::1/x', /no host name/, undefined],
    ['ünicode.com/x', /ASCII form, xn--nicode-2ya\.com/, 'xn--nicode-2ya.com/x'],
    ['ngınx', /character “ı” \(U\+0131\)/, 'nginx'],
    ['nginх:1', /character “х” \(U\+0445\)/, 'nginx:1'],
    ['a\u0000b', /cannot be part|<U\+0000>/, undefined],
    ['docker pull', /No image was given/, undefined],
    ['x'.repeat(5000), /5000 characters long/, undefined],
  ])('%j', (text, message, suggestion) => {
    const bad = complaint(text);
    expect(bad.message).toMatch(message);
    expect(bad.suggestion).toBe(suggestion);
  });

  test('a long text is shown by its beginning', () => {
    expect(complaint(`${'x'.repeat(400)}:`).message.length).toBeLessThan(300);
  });
});

describe('what people paste is understood', () => {
  test.each([
    ['  nginx\u200b ', 'docker.io/library/nginx:latest'],
    ['“nginx:alpine”', 'docker.io/library/nginx:alpine'],
    ['`nginx`', 'docker.io/library/nginx:latest'],
    ['nginx,', 'docker.io/library/nginx:latest'],
    ['ｎｇｉｎｘ', 'docker.io/library/nginx:latest'],
    ['redis–stack', 'docker.io/library/redis-stack:latest'],
    ['docker pull nginx', 'docker.io/library/nginx:latest'],
    ['$ sudo docker run -p 80:80 nginx', 'docker.io/library/nginx:latest'],
    ['docker run -it --rm -v /a:/b -e A=B python:3.12 bash -c x', 'docker.io/library/python:3.12'],
    ['docker run —rm -d --name web nginx', 'docker.io/library/nginx:latest'],
    [
      'docker run --gpus all nvidia/cuda:12.4.1-base-ubuntu22.04 nvidia-smi',
      'docker.io/nvidia/cuda:12.4.1-base-ubuntu22.04',
    ],
    ['docker run -d \\\n  --name db \\\n  postgres:16', 'docker.io/library/postgres:16'],
    ['podman run --net=host quay.io/a/b', 'quay.io/a/b:latest'],
    ['docker manifest inspect nginx', 'docker.io/library/nginx:latest'],
    ['docker buildx imagetools inspect nginx:1', 'docker.io/library/nginx:1'],
    ['skopeo inspect docker://quay.io/a/b:2', 'quay.io/a/b:2'],
    ['FROM --platform=linux/amd64 node:22 AS build', 'docker.io/library/node:22'],
    ['- image: nginx:1', 'docker.io/library/nginx:1'],
    ['docker', 'docker.io/library/docker:latest'],
    ['docker:dind', 'docker.io/library/docker:dind'],
    ['https://hub.docker.com/_/nginx', 'docker.io/library/nginx:latest'],
    ['<https://hub.docker.com/r/bitnami/redis/tags>', 'docker.io/bitnami/redis:latest'],
    ['hub.docker.com/r/bitnami/redis', 'docker.io/bitnami/redis:latest'],
    [
      'https://hub.docker.com/layers/library/nginx/1.27/images/sha256-0',
      'docker.io/library/nginx:1.27',
    ],
    [
      'https://quay.io/repository/prometheus/node-exporter?tab=tags&tag=v1',
      'quay.io/prometheus/node-exporter:v1',
    ],
    ['https://gallery.ecr.aws/docker/library/nginx', 'public.ecr.aws/docker/library/nginx:latest'],
    ['https://github.com/Owner/repo/pkgs/container/Repo', 'ghcr.io/owner/repo:latest'],
    ['https://github.com/orgs/o/packages/container/package/n', 'ghcr.io/o/n:latest'],
    [
      'https://mcr.microsoft.com/en-us/artifact/mar/dotnet/sdk/tags',
      'mcr.microsoft.com/dotnet/sdk:latest',
    ],
    [
      'https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch',
      'nvcr.io/nvidia/pytorch:latest',
    ],
    ['http://localhost:5000/a/b:1', 'localhost:5000/a/b:1'],
    [
      'https://registry-1.docker.io/v2/library/nginx/manifests/latest',
      'docker.io/library/nginx:latest',
    ],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('the platform of a command line is kept, and how it was read is said', () => {
    expect(parseReference('docker run --platform linux/amd64 nginx')).toEqual({
      kind: 'reference',
      reference: { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' },
      platform: 'linux/amd64',
      note: 'Read as the image nginx of a docker command.',
    });
  });
});

const component = fc.stringMatching(/^[a-z0-9]{1,8}(?:(?:[._]|__|-{1,3})[a-z0-9]{1,5}){0,2}$/);
const label = fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,8}[a-z0-9])?$/);
const registry = fc
  .oneof(
    fc.constantFrom('docker.io', 'localhost', 'ghcr.io', '[2001:db8::1]:5000', '10.0.0.1:80'),
    fc
      .tuple(fc.array(label, { minLength: 2, maxLength: 4 }), fc.option(fc.nat(65_535)))
      .map(([labels, port]) => labels.join('.') + (port === null ? '' : `:${port}`)),
  )
  .filter((name) => name !== 'index.docker.io');
const repository = fc
  .array(component, { minLength: 2, maxLength: 4 })
  .map((parts) => parts.join('/'));
const reference: fc.Arbitrary<ImageReference> = fc
  .record({
    registry,
    repository,
    tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,20}$/), { nil: undefined }),
    digest: fc.option(fc.constant(DIGEST), { nil: undefined }),
  })
  .map(({ tag, digest, ...name }) => ({
    ...name,
    ...(tag === undefined && digest === undefined ? { tag: 'latest' } : {}),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  }));

describe('properties', () => {
  test('formatting and parsing again gives the same reference, in full and as people write it', () => {
    fc.assert(
      fc.property(reference, (expected) => {
        for (const text of [formatReference(expected), familiarReference(expected)]) {
          expect(parseReference(text)).toEqual({ kind: 'reference', reference: expected });
        }
      }),
    );
  });

  test('no text makes it throw; a suggestion always parses', () => {
    const near = fc.stringMatching(/^[a-zA-Z0-9 ./:@_+ü[\]-]{0,40}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), near), (text) => {
        const reading = parseReference(text);
        if (reading.kind === 'reference') {
          expect(read(formatReference(reading.reference))).toBe(formatReference(reading.reference));
          return;
        }
        expect(reading.message).toMatch(/[.…]$/);
        if (reading.suggestion !== undefined) {
          expect(parseReference(reading.suggestion).kind).toBe('reference');
        }
      }),
      { numRuns: 150 },
    );
  });
});

test('names are shown short where that parses back', () => {
  expect(familiarName({ registry: 'docker.io', repository: 'library/nginx' })).toBe('nginx');
  expect(familiarName({ registry: 'docker.io', repository: 'a.b/c' })).toBe('docker.io/a.b/c');
  expect(familiarName({ registry: 'quay.io', repository: 'a/b' })).toBe('quay.io/a/b');
});

test.each([
  ['docker run --gpus all nginx', 'nvidia'],
  ['docker run --gpus=1 --rm nginx', 'nvidia'],
  ['docker run --runtime nvidia nginx', 'nvidia'],
  ['podman run --device nvidia.com/gpu=all nginx', 'nvidia'],
  ['docker run --gpus 0 nginx', undefined],
  ['docker run --device /dev/dri nginx', undefined],
])('%s asks for %s', (text, gpu) => {
  expect(parseReference(text)).toMatchObject({ kind: 'reference', ...(gpu ? { gpu } : {}) });
  expect('gpu' in parseReference(text)).toBe(gpu !== undefined);
});
