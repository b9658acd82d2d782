import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseNeeds } from '../../../src/canirun/image/needs.js';
import { createNeedsLookup, imageName } from '../../../src/canirun/image/needs-lookup.js';
import { parseTools } from '../../../src/canirun/judge/tools.js';
import { isInRange, parseVersionRange } from '../../../src/canirun/version-range.js';
import { image } from '../example-images.js';

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'));
const needs = parseNeeds(read('knowledge/images/needs.yaml'));
const lookup = createNeedsLookup(needs);
/** Needs that follow from the base that a tag or version tells, and those of other architectures. */
const OF_BASE = /-(?:clone3|getrandom|arm-pages|power9|discrete)$/;
const allIdsOf = (name: string): readonly string[] =>
  lookup(image(name, 'linux/amd64')).map((need) => need.id);
const idsOf = (name: string): readonly string[] => allIdsOf(name).filter((id) => !OF_BASE.test(id));

describe('which needs an image has', () => {
  test.each([
    ['mongo:7', ['mongo-avx', 'mongo-armv8.2']],
    ['mongo', ['mongo-avx', 'mongo-armv8.2']],
    ['mongo:jammy', ['mongo-avx', 'mongo-armv8.2']],
    ['docker.io/library/mongo:6.0.5-focal', ['mongo-avx', 'mongo-armv8.2']],
    ['public.ecr.aws/docker/library/mongo:6', ['mongo-avx', 'mongo-armv8.2']],
    ['arm64v8/mongo:6', ['mongo-avx', 'mongo-armv8.2']],
    ['mongo:4.4', ['mongo-armv8.2']],
    ['mongo:4.4.18', []],
    ['mongo:4.2.23', []],
    ['mongo:4.2', ['mongo-4.2-armv8.2']],
    ['mongo-express:1', []],
    ['ghcr.io/somebody/mongo:7', []],
    ['mysql:8', ['mysql-v2']],
    ['mysql:8.0.36', []],
    ['mysql:5.7', []],
    ['mysql:8.0-bookworm', []],
    ['registry.access.redhat.com/ubi9/ubi-minimal:9.4', ['rhel9-v2', 'el9-z14']],
    ['registry.access.redhat.com/ubi8/ubi', []],
    ['almalinux:9', ['rhel9-rebuilds-v2']],
    ['almalinux', ['almalinux10-v3']],
    ['almalinux:10-kitten', ['almalinux10-v3']],
    ['almalinux:8', []],
    ['quay.io/centos/centos:stream9', ['centos-stream9-v2']],
    ['neo4j:5-ubi9', ['tagged-el9-v2']],
    ['neo4j:2025-ubi10', ['tagged-el10-v3']],
    ['mariadb:11.8-ubi', ['mariadb-ubi-v3']],
    ['mariadb:11.8', []],
    ['centos:6', ['centos6-vsyscall']],
    ['centos:7', []],
    ['alpine:3.12', []],
    ['alpine:3.20', ['alpine-time64']],
    ['nginx:alpine', ['alpine-based-time64']],
    ['nginx:1.19-alpine3.12', []],
    ['nvidia/cuda:12.4.1-base-ubuntu22.04', ['cuda-12.4']],
    ['nvidia/cuda:11.0-base', ['cuda-11.0']],
    ['nginx', []],
  ])('%s: %p', (name, expected) => {
    expect(idsOf(name)).toEqual(expected);
  });
});

describe('what follows from the base', () => {
  test.each([
    ['node:20-bookworm', ['tagged-clone3']],
    ['node:20.11', ['node-clone3']],
    ['node:18-bullseye', []],
    ['somebody/app:1-jammy', ['tagged-clone3']],
    ['mysql:8.4', ['mysql-clone3']],
    ['nextcloud:22.1.1-apache', ['nextcloud-getrandom']],
    ['nextcloud:22.1.0-apache', []],
    ['nextcloud:22-fpm', []],
    ['php:8.1-apache-bullseye', ['apache-getrandom']],
    ['php:8.0-apache-buster', []],
    ['alpine:3.20', ['alpine-arm-pages']],
    ['nginx:alpine', ['alpine-based-arm-pages']],
    ['nginx:1.13', []],
  ])('%s: %p', (name, expected) => {
    expect(allIdsOf(name).filter((id) => OF_BASE.test(id))).toEqual(expected);
  });
});

const cudaOf = (name: string): string | undefined => {
  const found = lookup(image(name, 'linux/amd64')).find(({ needs }) => needs.kind === 'nvidia');
  return found?.needs.kind === 'nvidia' ? found.needs.require?.split(' ')[0] : undefined;
};

// The image's tag, or its version, tells for which CUDA it is built.
test.each([
  ['nvidia/cuda:9.0-base', 'cuda>=9.0'],
  ['nvidia/cuda:9.2-base', 'cuda>=9.2'],
  ['pytorch/pytorch:2.7.0-cuda12.8-cudnn9-runtime', 'cuda>=12.0'],
  ['pytorch/pytorch:2.7.0-cuda12.8-cudnn9-devel', 'cuda>=12.8'],
  ['tensorflow/tensorflow:2.4.1-gpu', 'cuda>=11.0'],
  ['tensorflow/tensorflow:2.10.0-gpu', 'cuda>=11.2'],
  ['vllm/vllm-openai:v0.5.0', 'cuda>=12.4'],
  ['vllm/vllm-openai:v0.9.1', 'cuda>=12.8'],
  ['somebody/trainer:1.0-cu121', 'cuda>=12.0'],
  ['somebody/cuckoo:1.0', undefined],
])('%s needs %s', (name, expected) => {
  expect(cudaOf(name)).toBe(expected);
});

test('a digest without a tag has the needs of the repository, not those of a version', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  expect(idsOf(`mongo@${digest}`)).toEqual([]);
  expect(idsOf(`registry.access.redhat.com/ubi10/ubi@${digest}`)).toEqual(['el9-z14', 'rhel10-v3']);
});

test('a port is no tag', () => {
  expect(imageName(image('localhost:5000/team/app', 'linux/amd64'))).toEqual({
    repository: 'localhost:5000/team/app',
    tag: 'latest',
  });
});

test('every row has an id of its own', () => {
  const ids = needs.map((need) => need.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each([
  ['4.4', '>=4.4.19', true],
  ['4.4.18', '>=4.4.19', false],
  ['4', '<5', true],
  ['5', '>=5.0', true],
  ['latest', '>=99', true],
  ['v3.6.0', '>=3 <3.6.1', true],
  ['3.6.1', '>=3 <3.6.1', false],
  ['9', '>=9 <10', true],
  ['10.13', '<14', true],
  ['19.04', '<=19.04', true],
  ['19.10', '<=19.04', false],
  ['7', '7', true],
  ['7.2', '7', true],
  ['26.1', '>=26 <28.2', true],
])('version %s is in %s: %p', (version, range, expected) => {
  expect(isInRange(version, parseVersionRange(range))).toBe(expected);
});

test('a mistake in the data names its place', () => {
  expect(() => parseNeeds({ needs: [{ id: 'x' }] })).toThrow(/needs\[0\]\.images/);
  expect(() => parseTools({ tools: 1 })).toThrow(/tools/);
  expect(() => parseVersionRange('newer than 3')).toThrow(/no version range/);
});
