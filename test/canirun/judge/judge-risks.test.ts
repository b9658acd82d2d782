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
