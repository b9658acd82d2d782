import { expect, test } from '@jest/globals';
import { shippedCanirun } from '../fixtures/canirun.js';
import { wholeSystem } from '../../src/canirun/whole-system.js';

const parts = await shippedCanirun();

test.each([
  ['windows 11', ['windows 11 vm']],
  ['Windows XP', ['Windows XP vm']],
  ['freebsd 14', ['freebsd 14 vm']],
  ['ubuntu 24.04', ['ubuntu:24.04', 'ubuntu 24.04 vm']],
  ['debian bookworm', ['debian:bookworm', 'debian bookworm vm']],
  ['ubuntu server', ['ubuntu server vm']],
  ['windows 11 vm', []],
  ['debian 12 vm', []],
  ['windows', []],
  ['postgres 16', []],
  ['docker desktop', []],
  ['oracle database 19c', []],
])('%s in an image’s place', (words, names) => {
  expect(wholeSystem(words, parts)).toEqual(names);
});

// The verdicts that the chat gives for the same words.
test.each([
  ['windows 11', 'macbook m1', 'vm'],
  ['windows 11', 'ubuntu 24.04', 'vm'],
  ['windows xp', 'macbook m1', 'emulated'],
  ['ubuntu 24.04', 'windows 11 pro', 'vm'],
])('%s on %s is judged', async (name, host, verdict) => {
  const facts = await parts.images.describe({ name });
  expect(parts.judge.judge(facts, parts.hosts.recognise(host))).toMatchObject({ verdict });
});

test('with platforms given by hand it is the container image that somebody means', async () => {
  const platforms = [{ os: 'linux', architecture: 'amd64' }];
  expect(await parts.images.describe({ name: 'windows 11', platforms })).toMatchObject({
    kind: 'container',
    name: 'windows 11',
  });
});
