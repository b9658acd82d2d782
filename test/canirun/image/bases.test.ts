/** What an image is built on, by configs as they are published (their shapes, cut to what tells). */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import type { ContainerImage } from '../../../src/canirun/image/image.js';
import { createBasesLookup } from '../../../src/canirun/image/build/bases.js';
import { signsOf } from '../../../src/canirun/image/build/signs.js';
import { readConfig } from '../../../src/canirun/image/manifest.js';
import { image } from '../example-images.js';

const bases = createBasesLookup(parse(readFileSync('knowledge/images/bases.yaml', 'utf8')));

/** A published config: labels, environment, and the history's commands. */
interface Published {
  readonly labels?: Readonly<Record<string, string>>;
  readonly env?: readonly string[];
  readonly history?: readonly string[];
}

const PUBLISHED = parse(
  readFileSync('test/canirun/image/published-configs.yaml', 'utf8'),
) as readonly (Published & { image: string; source: string; base: string[]; settled: boolean })[];

function built({ labels = {}, env = [], history = [] }: Published): ContainerImage {
  const config = {
    os: 'linux',
    architecture: 'amd64',
    config: { Labels: labels, Env: env },
    history: history.map((created_by) => ({ created_by })),
  };
  const words = readConfig(JSON.stringify(config))?.words;
  if (words === undefined) throw new Error('no config');
  return { ...image('somebody/app', 'linux/amd64'), build: { zstd: false, signs: signsOf(words) } };
}

test.each(PUBLISHED)('$image', ({ base, settled, ...config }) => {
  expect(bases(built(config))).toMatchObject({ names: base, settled });
});

test('of an image that nobody read, nothing is told', () => {
  expect(bases(image('somebody/app', 'linux/amd64'))).toEqual({ names: [], settled: false });
});

test.each([
  ['a name that is none', { labels: { 'org.opencontainers.image.base.name': 'a b<script>' } }],
  ['an endless name', { labels: { 'org.opencontainers.image.base.name': 'a'.repeat(5000) } }],
  [
    'a name of the language',
    { labels: JSON.parse('{"__proto__":"x","constructor":"y"}') as object },
  ],
  ['a version with more in it', { history: ["# debian.sh --arch 'amd64' out/ '../x y' '@1'"] }],
  ['control characters', { history: ['ADD alpine-minirootfs-3.20.1-x86_64.tar.gz / \u001b[31m'] }],
])('%s is no base', (_, config) => {
  expect(bases(built(config as Published)).names).toEqual([]);
});

test('whatever a config holds, little of it is kept', () => {
  const text = fc.string({ maxLength: 400 });
  const words = fc.record({
    labels: fc.array(fc.tuple(text, text), { maxLength: 90 }),
    environment: fc.array(text, { maxLength: 40 }),
    history: fc.array(text, { maxLength: 60 }),
  });
  fc.assert(
    fc.property(words, (all) => {
      const signs = signsOf(all);
      expect(signs.length).toBeLessThanOrEqual(104);
      expect(Math.max(0, ...signs.map((line) => line.length))).toBeLessThanOrEqual(208);
    }),
  );
});

test('secrets in the environment are not kept', () => {
  const { build } = built({ env: ['TOKEN=s3cret', 'DB_PASSWORD=x', 'NODE_VERSION=22.1.0'] });
  expect(build?.signs).toEqual(['env NODE_VERSION=22.1.0']);
});

test.each([
  ['debian:12', { history: ["# debian.sh --arch 'amd64' out/ 'bookworm' '@1'"] }],
  ['redhat/ubi9', { labels: { 'org.opencontainers.image.base.name': 'redhat/ubi9:evil.example' } }],
  [undefined, { labels: { 'org.opencontainers.image.base.name': 'evil.example/free:money' } }],
  [undefined, { labels: { 'org.opencontainers.image.base.name': 'evil.example' } }],
  [undefined, { history: ['ADD alpine-minirootfs-3.evil.example-x86_64.tar.gz / # buildkit'] }],
])('%s may be shown', (shown, config) => {
  expect(bases(built(config as Published)).shown).toBe(shown);
});
