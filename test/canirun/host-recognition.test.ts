import { beforeAll, expect, test } from '@jest/globals';
import type { HostCatalogue } from '../../src/canirun/host.js';
import { createHostCatalogue } from '../../src/canirun/hosts/host-catalogue.js';
import { loadHostData } from '../../src/knowledge/host-data.js';

let catalogue: HostCatalogue;
beforeAll(async () => {
  catalogue = createHostCatalogue(await loadHostData('knowledge/hosts'));
});

test.each([
  ['win srv 2016', 'windows-server', '2016', 'amd64'],
  ['w11', 'windows', '11', 'amd64'],
  ['windows eight', 'windows', '8', 'amd64'],
  ['debain 11', 'debian', '11', 'amd64'],
  ['kubuntu 24.04', 'ubuntu', '24.04', 'amd64'],
  ['jammy on arm64', 'ubuntu', '22.04', 'arm64'],
  ['imac m4', 'macos', '27', 'arm64'],
  ['rpi 3 model b', 'raspberry-pi-os', '13', 'arm64'],
  ['raspberry pi zero', 'raspberry-pi-os', '13', 'arm'],
  ['rocky 9', 'rocky', '9', 'amd64'],
])('%s is %s %s on %s', (text, product, version, architecture) => {
  const { readings } = catalogue.recognise(text);
  expect(readings).toHaveLength(1);
  expect(readings[0]?.os).toMatchObject({ product, version });
  expect(readings[0]?.cpu?.architecture).toBe(architecture);
});

test.each(['windows', 'linux', 'server', 'my nas', 'cloud', '', 'qwertz asdf'])(
  '"%s" is no host, and what is missing is asked',
  (text) => {
    const { readings, missing } = catalogue.recognise(text);
    expect(readings).toEqual([]);
    expect(missing).toHaveLength(1);
    expect(missing[0]?.choices.length).toBeGreaterThan(1);
  },
);
