import { expect, test } from '@jest/globals';
import { hostOf, recognise } from './shipped.js';

test.each([
  ['macbook m1', '27', 'arm64', 'v8.5'],
  ['macbok m2', '27', 'arm64', 'v8.6'],
  ['m3 max macbook pro', '27', 'arm64', 'v8.6'],
  ['mac mini m4 pro', '27', 'arm64', 'v9.2'],
  ['macbook air m5', '27', 'arm64', 'v9.2'],
  ['apple silicon', '27', 'arm64', 'v8.5'],
  ['intel mac', '26', 'amd64', 'v3'],
  ['imac 2011', '10.13', 'amd64', 'v2'],
  ['imac 27 inch late 2015', '12', 'amd64', 'v3'],
  ['mac mini 2018', '15', 'amd64', 'v3'],
  ['mac mini mid 2011', '10.13', 'amd64', 'v2'],
  ['mac pro 2013', '12', 'amd64', 'v2'],
  ['mac pro 2019', '26', 'amd64', 'v4'],
  ['imac pro', '15', 'amd64', 'v4'],
  ['macbook air 2012', '10.15', 'amd64', 'v2'],
  ['macbook 2009', '10.13', 'amd64', 'v1'],
  ['2021 macbook pro 16', '27', 'arm64', 'v8.5'],
  ['macbook pro 2018 sonoma', '14', 'amd64', 'v3'],
  ['macos catalina intel', '10.15', 'amd64', 'v2'],
  ['docker desktop on intel mac big sur', '11', 'amd64', 'v2'],
  ['el capitan imac', '10.11', 'amd64', 'v1'],
  ['osx 10.9', '10.9', 'amd64', 'v1'],
  ['macos 27', '27', 'arm64', 'v8.5'],
  ['high sierra', '10.13', 'amd64', 'v1'],
  ['mac os x 10.8 core i7 macbook', '10.8', 'amd64', 'v1'],
  ['mac m2 macos 13.4', '13', 'arm64', 'v8.6'],
])('%s runs macOS %s on %s %s', (text, version, architecture, variant) => {
  const host = hostOf(text);
  expect(host.os).toMatchObject({ family: 'macos', version });
  expect(host.cpu).toMatchObject({ architecture, variant });
});

test.each(['mac', 'macbook', 'imac', 'macos', 'macos 14', 'macbook pro 2020'])(
  '%s may be Intel or Apple silicon, and is asked',
  (text) => {
    const { readings, missing } = recognise(text);
    expect(readings.map((r) => r.cpu?.architecture)).toEqual(['arm64', 'amd64']);
    expect(missing.map((m) => m.fact)).toEqual(['cpu-architecture']);
  },
);

test('the newest macOS of a bare Mac is that of its chip', () => {
  expect(recognise('mac').readings.map((r) => r.os?.version)).toEqual(['27', '26']);
});

test.each(['powerbook g4', 'powermac g5', 'ibook g4 tiger'])('%s is a PowerPC', (text) => {
  expect(hostOf(text).cpu?.architecture).toBe('ppc');
});

test('the first Intel Macs are 32-bit', () => {
  const host = hostOf('macbook core duo 2006');
  expect(host.cpu?.architecture).toBe('386');
  expect(host.os?.bits).toBe(32);
});

test('containers on Apple silicon get a VM with 4 KiB pages and no 32-bit ARM', () => {
  const host = hostOf('macbook pro m1');
  expect(host.pageSize).toBe(4096);
  expect(host.cpu?.aarch32).toBe(false);
});

test.each([
  ['asahi linux m1', 'fedora-asahi', 'machine', 16384],
  ['m1 mac ubuntu 22.04', 'ubuntu', 'vm', 4096],
  ['macbook m1 windows 11', 'windows', 'vm', 4096],
  ['macbook pro 2015 ubuntu 22.04', 'ubuntu', 'machine', 4096],
  ['macbook pro 2012 windows 10', 'windows', 'machine', 4096],
])('%s: %s in %s with pages of %d bytes', (text, product, environment, pageSize) => {
  const host = hostOf(text);
  expect(host.os?.product).toBe(product);
  expect(host).toMatchObject({ environment, pageSize });
});

test.each([
  'macbook m2 windows 7',
  'imac 2011 sonoma',
  'macos 27 intel',
  'macbook m1 big sur 2015',
])('%s contradicts itself and is asked with ways out', (text) => {
  const { readings, missing } = recognise(text);
  expect(readings).toEqual([]);
  expect(missing[0]?.fact).toBe('contradiction');
  expect(missing[0]?.choices.length).toBeGreaterThan(0);
  for (const choice of missing[0]?.choices ?? [])
    expect(recognise(choice).readings).not.toEqual([]);
});
