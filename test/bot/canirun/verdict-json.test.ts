import { expect, test } from '@jest/globals';
import { toJson } from '../../../src/bot/canirun/verdict-json.js';
import { AMD64, UBUNTU, machine, recognised, windowsServer } from '../../canirun/example-hosts.js';
import { MONGO_7, NGINX_ALPINE, serverCore, shippedJudge } from '../../canirun/example-images.js';

const judge = shippedJudge();
const ON_UBUNTU = recognised(machine(UBUNTU, AMD64));

test('a verdict in JSON has the names of the contract', () => {
  const json = toJson(
    judge.judge(serverCore(2022), recognised(machine(windowsServer('2025', 26100), AMD64))),
    'c1',
  );
  expect(json).toMatchObject({
    id: 'c1',
    image: 'mcr.microsoft.com/windows/servercore:ltsc2022',
    host: 'Windows Server 2025',
    verdict: 'native',
    blocker: null,
    platform: { os: 'windows', architecture: 'amd64', os_version: '10.0.20348' },
    missing: [],
    evidence: { from: 'given' },
  });
  for (const reason of json.reasons)
    expect(Object.keys(reason).sort()).toEqual(['code', 'layer', 'ok', 'source', 'text']);
});

test('without an id there is none', () => {
  expect(toJson(judge.judge(NGINX_ALPINE, ON_UBUNTU))).not.toHaveProperty('id');
});

test('a missing fact comes with the command that tells it', () => {
  expect(toJson(judge.judge(MONGO_7, ON_UBUNTU)).missing).toEqual([
    'Which CPU does the host have? Run: lscpu',
  ]);
});

test('an image that was not found and a host that was not recognised are both named', () => {
  const verdict = judge.judge(
    { kind: 'unknown-image', name: 'x', why: 'not-found', message: 'There is no such image.' },
    { ...ON_UBUNTU, readings: [] },
  );
  expect(toJson(verdict)).toMatchObject({ verdict: 'unknown', blocker: null, platform: null });
  expect(verdict.missing.map(({ fact }) => fact)).toEqual(['image', 'host']);
});

test('an artifact is no image', () => {
  const verdict = judge.judge(
    {
      kind: 'not-an-image',
      name: 'chart:1',
      what: 'a Helm chart',
      mediaType: 'application/vnd.cncf.helm.config.v1+json',
      evidence: { from: 'registry' },
    },
    ON_UBUNTU,
  );
  expect(toJson(verdict)).toMatchObject({ verdict: 'no', blocker: 'not-an-image' });
});
