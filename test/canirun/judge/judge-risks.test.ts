import { expect, test } from '@jest/globals';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import type { Host } from '../../../src/canirun/hosts/host.js';
import {
  AMD64,
  CELERON,
  CORE_2,
  HASWELL,
  PI_4,
  PI_5,
  UBUNTU,
  linux,
  machine,
  recognised,
} from '../example-hosts.js';
import { MONGO_4, NGINX_ALPINE, image, shippedJudge } from '../example-images.js';

const judge = shippedJudge();
const APP = image('ghcr.io/somebody/app:1', 'linux/amd64,linux/arm64/v8');
const docker = (version: string) => [{ id: 'docker-engine', name: `Docker ${version}`, version }];
const PI_OS = linux('raspberry-pi-os', '12', '6.6');
const V2 = { architecture: 'amd64', variant: 'v2', model: 'Xeon E5-2670', features: {} } as const;
const DEBIAN_11 = "history # debian.sh --arch 'amd64' out/ 'bullseye' '@1'";
const DEBIAN_12 = "history # debian.sh --arch 'amd64' out/ 'bookworm' '@1'";
const UBI_9 = 'label com.redhat.component=ubi9-minimal-container';
const UBI_10 = 'label com.redhat.component=ubi10-minimal-container';
const FOREIGN = 'base ghcr.io/somebody/base:1';
const OCI = 'application/vnd.oci.image.index.v1+json';
const on = (...signs: string[]): ContainerImage => ({ ...APP, build: { zstd: false, signs } });

test.each<[string, ContainerImage, Host, readonly string[]]>([
  ['large pages', APP, machine(PI_OS, PI_5, { pageSize: 16384 }), ['page-size']],
  ['an old ARM core', APP, machine(UBUNTU, PI_4), ['cpu']],
  ['no AVX', APP, machine(UBUNTU, CELERON), ['cpu']],
  ['an old CPU', APP, machine(UBUNTU, CORE_2), ['cpu']],
  ['an old kernel', APP, machine(linux('centos', '7', '3.10'), HASWELL), ['kernel']],
  [
    'an old Docker',
    APP,
    machine(UBUNTU, HASWELL, { tools: docker('20.10.8') }),
    ['engine', 'pull'],
  ],
  [
    'a manifest that has no zstd',
    { ...APP, mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json' },
    machine(UBUNTU, HASWELL, { tools: docker('20.10.8') }),
    ['engine'],
  ],
  [
    'a program that speaks to a new Docker',
    image('somebody/watchtower:1', 'linux/amd64'),
    machine(UBUNTU, HASWELL, { tools: docker('29.0.1') }),
    ['engine'],
  ],
  [
    'a version before the one that needs a newer CPU',
    image('minio/minio:RELEASE.2022-05-08T23-50-31Z', 'linux/amd64'),
    machine(UBUNTU, CORE_2),
    [],
  ],
  [
    'an unknown version',
    image(`minio/minio@sha256:${'0'.repeat(64)}`, 'linux/amd64'),
    machine(UBUNTU, CORE_2),
    ['cpu'],
  ],
  [
    'a GPU of which the name speaks',
    image('somebody/app:nvidia', 'linux/amd64'),
    machine(UBUNTU, HASWELL, { gpu: { vendor: 'nvidia', driver: '535.247' } }),
    ['driver'],
  ],
  [
    'a GPU that is beside the point',
    APP,
    machine(UBUNTU, HASWELL, { gpu: { vendor: 'nvidia', driver: '535.247' } }),
    [],
  ],
  [
    'an old Docker, and a base without clone3',
    on(DEBIAN_11),
    machine(UBUNTU, HASWELL, { tools: docker('20.10.8') }),
    [],
  ],
  ['an old CPU, and a base built for it', on(DEBIAN_11), machine(UBUNTU, CORE_2), ['cpu']],
  ['a CPU below AVX2, and a base built for it', on(DEBIAN_11), machine(UBUNTU, V2), []],
  [
    'a CPU below AVX2, and a base of which nothing is known',
    on(FOREIGN),
    machine(UBUNTU, V2),
    ['cpu'],
  ],
  ['programs for 32-bit ARM', image('somebody/app:1', 'linux/arm/v7'), machine(UBUNTU, PI_4), []],
  ['several', APP, machine(linux('centos', '7', '3.10'), CELERON), ['cpu', 'kernel']],
  ['a new CPU', APP, machine(UBUNTU, HASWELL), []],
  ['a CPU that is not named', APP, machine(UBUNTU, AMD64), []],
  ['an official image', NGINX_ALPINE, machine(UBUNTU, CELERON), []],
  ['an official image with known needs', MONGO_4, machine(UBUNTU, CELERON), []],
  [
    'another layer than the one whose need is known',
    image('percona/percona-server-mongodb:4.4', 'linux/amd64'),
    machine(linux('centos', '7', '3.10'), HASWELL),
    ['kernel'],
  ],
])('%s', (_, img, host, expected) => {
  const { verdict, risks } = judge.judge(img, recognised(host));
  expect(verdict).toBe('native');
  expect(risks.map(({ blocker }) => blocker)).toEqual(expected);
});

test('a risk comes with a command for this image', () => {
  const [risk] = judge.judge(APP, recognised(machine(UBUNTU, PI_4))).risks;
  expect(risk?.command).toContain('docker run --rm ghcr.io/somebody/app:1');
});

test('what does not run carries no risk', () => {
  const mysql = image('somebody/mysql:1-ubi10', 'linux/amd64');
  const { verdict, risks } = judge.judge(mysql, recognised(machine(UBUNTU, CELERON)));
  expect([verdict, risks]).toEqual(['no', []]);
});

test.each<[string, ContainerImage, Host, string]>([
  ['UBI 9 on a CPU below x86-64-v2', on(UBI_9), machine(UBUNTU, CORE_2), 'cpu'],
  ['UBI 10 on a CPU below x86-64-v3', on(UBI_10), machine(UBUNTU, V2), 'cpu'],
  ['a base as it was noted', on('base redhat/ubi9:9.4'), machine(UBUNTU, CORE_2), 'cpu'],
  ['Chainguard', on('label dev.chainguard.image.title=node'), machine(UBUNTU, CORE_2), 'cpu'],
  [
    'Debian 12 on a Docker that forbids clone3',
    on(DEBIAN_12),
    machine(UBUNTU, HASWELL, { tools: docker('20.10.8') }),
    'engine',
  ],
  [
    'UBI 10 on a Docker that forbids clone3',
    on(UBI_10),
    machine(UBUNTU, HASWELL, { tools: docker('20.10.8') }),
    'engine',
  ],
  [
    'Apache on Debian 11 under an old kernel',
    on(DEBIAN_11, 'env PHP_VERSION=8.2.29', 'env APACHE_CONFDIR=/etc/apache2'),
    machine(linux('centos', '7', '3.10'), HASWELL),
    'kernel',
  ],
  [
    'layers with zstd on an old Docker',
    { ...APP, mediaType: OCI, build: { zstd: true, signs: [] } },
    machine(UBUNTU, HASWELL, { tools: docker('20.10.24') }),
    'pull',
  ],
])('%s is stopped by it', (_, img, host, blocker) => {
  expect(judge.judge(img, recognised(host))).toMatchObject({ verdict: 'no', blocker, risks: [] });
});

test('a newer Docker unpacks zstd, and is the fix', () => {
  const img = { ...APP, mediaType: OCI, build: { zstd: true, signs: [] } };
  const old = machine(UBUNTU, HASWELL, { tools: docker('20.10.24') });
  expect(judge.judge(img, recognised(old)).fixes[0]).toMatchObject({ becomes: 'native' });
  const now = machine(UBUNTU, HASWELL, { tools: docker('24.0.7') });
  expect(judge.judge(img, recognised(now)).verdict).toBe('native');
});

test('layers that were read carry no risk of zstd', () => {
  const old = machine(UBUNTU, HASWELL, { tools: docker('20.10.8') });
  const { risks } = judge.judge({ ...on(FOREIGN), mediaType: OCI }, recognised(old));
  expect(risks.map(({ blocker }) => blocker)).toEqual(['engine']);
});

test('the base is said among the reasons', () => {
  const { reasons } = judge.judge(on(UBI_9), recognised(machine(UBUNTU, HASWELL)));
  expect(reasons[1]?.text).toEqual({
    code: 'why.base',
    facts: { base: 'registry.access.redhat.com/ubi9/ubi:9' },
  });
});

test.each<[string, ContainerImage, Host, boolean]>([
  ['with a risk', APP, machine(UBUNTU, CORE_2), true],
  [
    'on a Docker that does not unpack zstd',
    APP,
    machine(UBUNTU, HASWELL, { tools: docker('20.10.24') }),
    true,
  ],
  ['without', APP, machine(UBUNTU, HASWELL), false],
  ['that was read', on(FOREIGN), machine(UBUNTU, CORE_2), false],
  ['of Docker', NGINX_ALPINE, machine(UBUNTU, CORE_2), false],
])('whether more should be read of an image %s', (_, img, host, expected) => {
  expect(judge.judge(img, recognised(host)).unread === true).toBe(expected);
});
