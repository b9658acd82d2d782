import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCanirun, splitCanirun } from '../../../src/bot/canirun/split-canirun.js';
import { shippedVmImages } from '../../fixtures/canirun.js';

const namesVm = shippedVmImages().isPhrase;

test.each([
  ['nginx:alpine windows 7', 'nginx:alpine', 'windows 7', 'first-word'],
  ['nginx on windows 7', 'nginx', 'windows 7', 'on'],
  ['redis ON raspberry pi 4', 'redis', 'raspberry pi 4', 'on'],
  ['"windows 10 vm" on macbook m1', 'windows 10 vm', 'macbook m1', 'quotes'],
  ['"windows 10 vm" "macbook m1"', 'windows 10 vm', 'macbook m1', 'quotes'],
  ['“windows 10 vm” macbook m1', 'windows 10 vm', 'macbook m1', 'quotes'],
  ['postgres "ubuntu 22.04"', 'postgres', 'ubuntu 22.04', 'quotes'],
  ['windows 10 vm macbook m1', 'windows 10 vm', 'macbook m1', 'vm-phrase'],
  ['ubuntu 24.04 iso windows 11 home', 'ubuntu 24.04 iso', 'windows 11 home', 'vm-phrase'],
  [
    'freebsd 14 amd64 qcow2 windows 11 pro',
    'freebsd 14 amd64 qcow2',
    'windows 11 pro',
    'vm-phrase',
  ],
  [
    'windows server 2022 vhdx ubuntu 24.04',
    'windows server 2022 vhdx',
    'ubuntu 24.04',
    'vm-phrase',
  ],
  ['disk.vmdk windows 7', 'disk.vmdk', 'windows 7', 'vm-phrase'],
  ['hashicorp/bionic64 windows 11', 'hashicorp/bionic64', 'windows 11', 'vm-phrase'],
  ['ubuntu vm on proxmox', 'ubuntu vm', 'proxmox', 'on'],
  ['nginx ubuntu vm', 'nginx', 'ubuntu vm', 'first-word'],
  ['nginx azure vm windows server 2022', 'nginx', 'azure vm windows server 2022', 'first-word'],
  ['mongo:7 proxmox vm kvm64 debian 12', 'mongo:7', 'proxmox vm kvm64 debian 12', 'first-word'],
  ['ubuntu on wsl on windows 11', 'ubuntu', 'wsl on windows 11', 'on'],
  ['nginx', 'nginx', '', 'first-word'],
])('%s', (text, image, host, by) => {
  expect(splitCanirun(text, namesVm)[0]).toEqual({ image, host, by });
});

test('two places to split are two readings', () => {
  expect(splitCanirun('ubuntu on wsl on windows 11', namesVm).map((split) => split.image)).toEqual([
    'ubuntu',
    'ubuntu on wsl',
  ]);
});

test('nothing typed is nothing to split', () => {
  expect(splitCanirun('  ', namesVm)).toEqual([]);
});

test('no word is lost or invented', () => {
  const word = fc.constantFrom(
    'nginx',
    'ubuntu',
    'vm',
    '24.04',
    'windows',
    '10',
    'iso',
    'amd64',
    'm1',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) =>
      splitCanirun(words.join(' '), namesVm).every(
        ({ image, host }) => `${image} ${host}`.trim() === words.join(' '),
      ),
    ),
  );
});

test.each([
  ['nginx:alpine', 'windows 7'],
  ['windows 10 vm', 'ubuntu 24.04'],
])('%s on %s is written so that it splits into the same again', (image, host) => {
  expect(splitCanirun(formatCanirun(image, host), namesVm)[0]).toMatchObject({ image, host });
});
