import { expect, test } from '@jest/globals';
import { createHostCatalogue } from '../../../src/canirun/hosts/host-catalogue.js';
import { isHostFile, readHostData } from '../../../src/canirun/hosts/host-data.js';

const HEAD = `schema: quaymaster/hosts/v1
about: a test
checked: 2026-01-31
sources: [https://example.com]
`;

/** Reads one file with the usual beginning; five lines down begins what the test is about. */
function read(body: string): ReturnType<typeof readHostData> {
  return readHostData([{ file: 'hosts/test.yaml', text: HEAD + body }]);
}

test('a system that somebody adds is recognised', () => {
  const data = read(`systems:
  - id: toy-os
    name: Toy OS
    family: linux
    names: [toy os, toyos]
    releases:
      - { version: '2.0', kernel: '5.10' }
      - { version: '1.0', names: [teddy], kernel: '4.4' }
`);
  const catalogue = createHostCatalogue(data);
  expect(catalogue.recognise('toyos').readings[0]?.os).toMatchObject({
    product: 'toy-os',
    version: '2.0',
  });
  expect(catalogue.recognise('teddy').readings[0]?.os).toMatchObject({
    version: '1.0',
    kernel: '4.4',
  });
});

test.each([
  [
    'systems:\n  - id: x\n    name: X\n    family: toaster\n    names: [x]\n',
    'hosts/test.yaml:8: systems.0.family: Invalid option',
  ],
  [
    'systems:\n  - id: x\n    name: X\n    family: linux\n    names: [x]\n    releases:\n      - { version: 22.04 }\n',
    'hosts/test.yaml:11: systems.0.releases.0.version: Invalid input: expected string, received number',
  ],
  [
    'cpus:\n  - { id: c, name: C, architecture: amd64, variant: 3 }\n',
    'hosts/test.yaml:6: cpus.0.variant',
  ],
  [
    'machines:\n  - { name: M, kind: board, names: [m board], cpus: [nothing] }\n',
    'hosts/test.yaml:6: M: there is no CPU "nothing"',
  ],
  [
    'machines:\n  - { name: M, kind: board, names: [m board], system: toy-os 3 }\n',
    'hosts/test.yaml:6: M: there is no system "toy-os"',
  ],
  [
    'cpus:\n  - { id: c, name: C, architecture: amd64 }\n  - { id: c, name: D, architecture: arm64 }\n',
    'hosts/test.yaml:6: there are two entries for the CPU "c"',
  ],
  ['systems: [\n', 'hosts/test.yaml:6: '],
  ['wrong: 1\n', 'hosts/test.yaml:1: : Unrecognized key: "wrong"'],
])('a mistake is told with its file and line: %j', (body, message) => {
  expect(() => read(body)).toThrow(message);
});

test('all mistakes of all files are told together', () => {
  const bad = (name: string): { file: string; text: string } => ({
    file: name,
    text: `${HEAD}checked: never\n`,
  });
  expect(() => readHostData([bad('a.yaml'), bad('b.yaml')])).toThrow(/a\.yaml:[\s\S]*b\.yaml:/);
});

test('a phrase that cannot be read is told with its file and line', () => {
  const data = read('tools:\n  - { id: t, name: T, names: [fine, "(broken"] }\n');
  expect(() => createHostCatalogue(data)).toThrow('hosts/test.yaml:6: "(broken": lacks a ")"');
});

test('only files with the schema in their first line belong to the catalogue', () => {
  expect(isHostFile(HEAD)).toBe(true);
  expect(isHostFile('schema: quaymaster/tools/v1\n')).toBe(false);
  expect(isHostFile('about: hosts\n')).toBe(false);
});
