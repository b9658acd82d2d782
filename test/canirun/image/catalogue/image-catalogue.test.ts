import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  createImageCatalogue,
  type ImageCatalogue,
} from '../../../../src/canirun/image/catalogue/image-catalogue.js';
import { parseImageCatalogue } from '../../../../src/canirun/image/catalogue/image-catalogue-data.js';
import { formatPlatform } from '../../../../src/canirun/platform/platform.js';
import { inEnglish } from '../../in-english.js';
import { parseReference } from '../../../../src/canirun/reference/reference.js';

const shipped = parseImageCatalogue(
  readFileSync('knowledge/images/catalogue.yaml', 'utf8'),
  'catalogue.yaml',
);
const catalogue = createImageCatalogue(shipped.data);

function ask(of: ImageCatalogue, text: string): ReturnType<ImageCatalogue['find']> {
  const reading = parseReference(text);
  if (reading.kind === 'bad-reference') throw new Error(reading.message);
  return of.find(reading.reference);
}
const platforms = (text: string): string[] | undefined =>
  ask(catalogue, text)
    ?.platforms.map(formatPlatform)
    .map((platform) => platform.replace('linux/', ''));

describe('the shipped catalogue', () => {
  test('loads without complaint and knows over a hundred images', () => {
    expect(shipped.problems).toEqual([]);
    expect(shipped.data.images.length).toBeGreaterThan(100);
  });

  test('answers every tag that it offers', () => {
    const silent = catalogue.popular.filter((reference) => catalogue.find(reference) === null);
    expect(silent).toEqual([]);
  });

  test('names a source for every image that is not Docker official', () => {
    const [, text = ''] = readFileSync('knowledge/images/catalogue.yaml', 'utf8').split(
      '\nimages:\n',
    );
    const unsourced = shipped.data.images.filter(({ name }) => {
      const key = name.replace('docker.io/', '');
      const line = text.split('\n').findIndex((each) => each.startsWith(`  ${key}:`));
      const lines = text
        .split('\n')
        .slice(line, line + 3)
        .join('\n');
      return !key.startsWith('library/') && !/source:|: \*/.test(lines);
    });
    expect(unsourced.map(({ name }) => name)).toEqual([]);
  });

  test.each([
    ['mysql:5.7', 'amd64'],
    ['mysql:8', 'amd64 arm64/v8'],
    ['mongo:7', 'amd64 arm64/v8 windows/amd64:10.0.26100 windows/amd64:10.0.20348'],
    ['mongo:7.0.4-jammy', 'amd64 arm64/v8'],
    ['node:lts-alpine', 'amd64 arm64/v8 s390x'],
    ['node:22-alpine', 'amd64 arm/v6 arm/v7 arm64/v8 s390x'],
    ['node:alpine', 'amd64 arm64/v8'],
    ['python:3.12-slim-bookworm', 'amd64 arm/v7 arm64/v8 386 ppc64le'],
    ['ubuntu:jammy', 'amd64 arm/v7 arm64/v8 ppc64le riscv64 s390x'],
    ['mcr.microsoft.com/windows/servercore:ltsc2019', 'windows/amd64:10.0.17763'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'amd64 arm/v7 arm64/v8'],
    ['mcr.microsoft.com/dotnet/sdk:8.0-nanoserver-ltsc2022', 'windows/amd64:10.0.20348'],
    ['arm32v7/alpine:3.13', 'arm/v7'],
    ['i386/debian:12', '386'],
    ['public.ecr.aws/docker/library/httpd', platforms('httpd')?.join(' ') ?? ''],
    ['lscr.io/linuxserver/plex', 'amd64 arm64/v8'],
  ])('%s offers %s', (text, expected) => {
    expect(platforms(text)?.join(' ')).toBe(expected);
  });

  test.each(['riscv64/mysql', 'somebody/nothing', 'ghcr.io/library/nginx'])(
    '%s is not in it',
    (text) => {
      expect(ask(catalogue, text)).toBeNull();
    },
  );

  test('says how far a general fact goes', () => {
    const note = (text: string) => inEnglish(ask(catalogue, text)?.note ?? '');
    expect(note('nginx:alpine')).toBe(`From the built-in catalogue of ${catalogue.date}.`);
    expect(note('nginx:9.9-alpine')).toMatch(
      /like 9\.9-alpine \(Alpine Linux\) generally offer; whether this tag exists was not asked/,
    );
    expect(note(`nginx@sha256:${'0'.repeat(64)}`)).toMatch(/this digest itself was not looked at/);
  });

  test.each([
    ['ngin', 'nginx'],
    ['nginx:al', 'nginx:alpine'],
    ['postg', 'postgres'],
    ['prome', 'prom/prometheus'],
    ['NODE:lts', 'node:lts'],
  ])('completes %s to %s', (prefix, expected) => {
    expect(catalogue.complete(prefix, 8)).toContain(expected);
  });

  test('completes at most as many as asked, and offers the popular for nothing', () => {
    expect(catalogue.complete('', 5)).toHaveLength(5);
  });

  test.each([
    ['ngnix', 'nginx'],
    ['postgress:16', 'postgres:16'],
    ['bitnami/postgresq', 'bitnami/postgresql'],
    ['nginx', null],
    ['completely-different', null],
    ['mongodb:7', 'mongo:7'],
    ['postgresql', 'postgres'],
    ['mssql', 'mcr.microsoft.com/mssql/server'],
    ['somebody/mongodb', null],
  ])('suggests for %s %s', (text, expected) => {
    const reading = parseReference(text);
    if (reading.kind === 'bad-reference') throw new Error(reading.message);
    expect(catalogue.suggest(reading.reference)).toBe(expected);
  });
});

describe('a catalogue file', () => {
  const head =
    'schema: quaymaster/images/v1\ndate: 2026-01-01\nsource: x\nsets: {}\nmirrors: {}\nnamespaces: {}\n';

  test('keeps what is right and says what is wrong, with its place', () => {
    const { data, problems } = parseImageCatalogue(
      `${head}images:\n  ok: { tags: [{ on: amd64 }] }\n  Bad: { tags: [{ on: amd64 }] }\n  odd: { tags: [{ on: 'amd64 a/b/c/d/e' }, { version: abc, on: amd64 }] }\n`,
      'c.yaml',
    );
    expect(data.images.map(({ name, rules }) => [name, rules.length])).toEqual([
      ['docker.io/library/ok', 1],
      ['docker.io/library/odd', 1],
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^c\.yaml: images\.Bad: .*capital letters/),
      expect.stringMatching(/^c\.yaml: images\.odd\.tags\[0\]: .*more than three parts/),
      expect.stringMatching(/^c\.yaml: images\.odd\.tags\[1\]: .*no version range/),
    ]);
  });

  test.each([
    ['no YAML', '{', /c\.yaml: /],
    ['another schema', 'schema: other', /c\.yaml: schema/],
    [
      'an unknown key',
      `${head}images: { a: { tags: [{ on: amd64, onn: x }] } }`,
      /images\.a\.tags\.0.*onn/,
    ],
  ])('that is %s is empty with a sentence', (_what, text, message) => {
    const { data, problems } = parseImageCatalogue(text, 'c.yaml');
    expect(data.images).toEqual([]);
    expect(problems.join('\n')).toMatch(message);
  });

  test('takes versions as they are written: 1.30 is not 1.3', () => {
    const { data } = parseImageCatalogue(
      `${head}images: { a: { versions: { latest: 1.30 }, tags: [{ version: '>=1.25', on: arm64 }, { on: amd64 }] } }`,
      'c.yaml',
    );
    const found = createImageCatalogue(data).find({
      registry: 'docker.io',
      repository: 'library/a',
      tag: 'latest',
    });
    expect(found?.platforms).toEqual([{ os: 'linux', architecture: 'arm64' }]);
  });
});
