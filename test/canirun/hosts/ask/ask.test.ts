import { expect, test } from '@jest/globals';
import { complete, recognise } from '../shipped.js';

test.each([
  'windows',
  'linux',
  'server',
  'my nas',
  'cloud',
  'bsd',
  'windows 64-bit',
  'old windows laptop',
  '',
])('"%s" is no host, and what is missing is asked', (text) => {
  const { readings, missing } = recognise(text);
  expect(readings).toEqual([]);
  expect(missing).toHaveLength(1);
  expect(missing[0]?.choices.length).toBeGreaterThan(1);
  for (const choice of missing[0]?.choices ?? [])
    expect(recognise(choice).readings).not.toEqual([]);
});

test.each(['qwertz asdf', 'the quick brown fox', '¯\\_(ツ)_/¯', '12345', '{}', 'docker'])(
  '"%s" is not recognised, and nothing is made up',
  (text) => {
    const { readings, missing } = recognise(text);
    expect(readings).toEqual([]);
    expect(missing.map((m) => m.fact)).toEqual(['host']);
  },
);

test('hardware without a system is a reading, and the system is asked', () => {
  const { readings, missing } = recognise('i7-3770');
  expect(readings[0]?.os).toBeUndefined();
  expect(readings[0]?.cpu?.variant).toBe('v2');
  expect(missing.map((m) => m.fact)).toEqual(['os']);
  for (const choice of missing[0]?.choices ?? [])
    expect(recognise(choice).readings[0]?.os).toBeDefined();
});

test('what was understood, assumed and ignored is said back', () => {
  const { understood, assumed, ignored } = recognise('my old ubunto flurb with docker 24');
  expect(understood).toContainEqual({ words: 'ubunto', meaning: 'Ubuntu' });
  expect(understood).toContainEqual({ words: 'docker 24', meaning: 'Docker 24' });
  expect(assumed.map((a) => a.fact)).toEqual(['cpu-architecture', 'bits', 'os-version']);
  expect(ignored).toEqual(['flurb']);
});

test('completions begin with useful names and are hosts themselves', () => {
  expect(complete('win', 3)).toEqual(['windows 11', 'windows 11 pro 25H2', 'windows 11 home']);
  expect(complete('rasp', 2)).toEqual(['raspberry pi 5', 'raspberry pi 4']);
  expect(complete('server 20', 10)).toContain('windows server 2022');
  expect(complete('zzzz', 5)).toEqual([]);
  for (const text of complete('', 60)) expect(recognise(text).readings).not.toEqual([]);
});

test.each([
  ['dell latitude d630 ubuntu', ['d630']],
  ['thinkpad t61 debian 12', ['t61']],
  ['dell optiplex 760 ubuntu 22.04', ['760']],
  ['my old laptop running ubuntu 22.04 with 8 GB ram', []],
  ['intel core 2 quad debian 12', []],
])('of "%s" was not understood: %j', (text, words) => {
  expect(recognise(text).ignored).toEqual(words);
});
