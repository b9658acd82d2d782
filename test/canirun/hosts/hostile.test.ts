import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inEnglish } from '../in-english.js';
import { loadHostData } from '../../../src/app/read-host-data.js';
import { createHostCatalogue } from '../../../src/canirun/hosts/host-catalogue.js';
import { complete, recognise } from './shipped.js';

/** Pieces that mean something, so that random texts reach deep into the recogniser. */
const PIECES = [
  'windows',
  'server',
  'ubuntu',
  'mac',
  'raspberry pi',
  'synology',
  'wsl2',
  'vm',
  'on',
  'no',
  'docker',
  'kernel',
  'nvidia driver',
  'i7-3770',
  'kvm64',
  'arm64',
  '32-bit',
  '64',
  '10',
  '11',
  '22.04',
  '2019',
  '22h2',
  '4',
  'b+',
  'm1',
  'pro',
  'home',
  'ltsc',
  'proxmox',
  'lxc',
  'debian',
  '12',
  ';',
  '\n',
  '+',
  'Model name:',
  'flags:',
  'lm fpu',
  'Operating System:',
  'Linux x 5.15 y x86_64',
  '16k pages',
  'github actions',
  'without nested virtualization',
];

test('whatever is typed, the answer is a host or a question, and the same each time', () => {
  const text = fc.oneof(
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((words) => words.join(' ')),
    fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 10 })
      .map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const found = recognise(typed);
      expect(found.readings.length + found.missing.length).toBeGreaterThan(0);
      expect(found.readings.length).toBeLessThanOrEqual(6);
      expect(recognise(typed)).toEqual(found);
      for (const { cpu, os } of found.readings) {
        expect(cpu?.architecture).toMatch(/^[a-z0-9]+$/);
        expect([32, 64, undefined]).toContain(os?.bits);
      }
      for (const question of found.missing) {
        expect(inEnglish(question.question)).toContain('?');
        expect(question.choices.length).toBeLessThanOrEqual(10);
      }
    }),
    { numRuns: 120 },
  );
});

test('the order of the words does not matter where each speaks for itself', () => {
  const words = ['ubuntu', 'arm64', 'vps', 'no gpu', 'cgroup v1'];
  const expected = recognise(words.join(' ')).readings;
  fc.assert(
    fc.property(fc.shuffledSubarray(words, { minLength: words.length }), (shuffled) => {
      expect(recognise(shuffled.join(' ')).readings).toEqual(expected);
    }),
  );
});

test.each([
  ['a word of a megabyte', 'a'.repeat(2 ** 20)],
  ['a million spaces', ' '.repeat(2 ** 20)],
  ['many numbers', '1.'.repeat(2 ** 17)],
  ['many pluses', '+'.repeat(2 ** 17)],
  ['many systems', 'windows ubuntu '.repeat(2 ** 13)],
  ['many half phrases', 'raspberry pi model '.repeat(2 ** 13)],
  ['many fields', 'Model name: x\n'.repeat(2 ** 13)],
  ['one endless field', `flags: ${'lm '.repeat(2 ** 15)}`],
  ['a uname without end', `Linux ${'x '.repeat(2 ** 15)}`],
  ['an unclosed table', `| ${'0 NVIDIA '.repeat(2 ** 13)}`],
  ['deep JSON', '{"a":'.repeat(2 ** 12)],
  ['control characters', '\u0000\u001b[31mubuntu\u0007 22.04\u202e'],
])('%s is answered', (_, text) => {
  const { readings, missing } = recognise(text);
  expect(readings.length + missing.length).toBeGreaterThan(0);
});

test.each([
  'windows 1',
  'windows 10',
  'ubuntu 22.04 ',
  'debian 12 6.1.0 ',
  'windows ubuntu debian fedora 7 77 ',
])(
  '"%s" on and on: releases are looked up twice as often where it is twice as long',
  async (unit) => {
    const data = await loadHostData('knowledge/hosts');
    let lookedUp = 0;
    const counting = createHostCatalogue({
      ...data,
      systems: data.systems.map((filed) => {
        const { releases } = filed.value;
        const value = Object.defineProperty({ ...filed.value }, 'releases', {
          get: () => {
            lookedUp += 1;
            return releases;
          },
        });
        return { ...filed, value };
      }),
    });
    const lookUpsIn = (times: number) => {
      lookedUp = 0;
      counting.recognise(unit.repeat(times));
      return lookedUp;
    };
    const once = lookUpsIn(100);
    expect(once).toBeGreaterThan(100);
    expect(lookUpsIn(200)).toBeLessThan(2.2 * once);
    expect(lookUpsIn(400)).toBeLessThan(4.4 * once);
  },
);

test('control characters and compatibility letters are read as what they look like', () => {
  expect(recognise('\u001bubuntu\u0007 22.04').readings[0]?.os?.version).toBe('22.04');
  expect(recognise('ｕｂｕｎｔｕ ２２.０４').readings[0]?.os?.version).toBe('22.04');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  '"windows %s" is Windows and a word',
  (word) => {
    const plain = recognise('windows 11');
    expect(recognise(`windows 11 ${word}`)).toMatchObject({ readings: plain.readings });
    expect(recognise(`8 ${word} ram ubuntu`).readings).not.toEqual([]);
  },
);

test.each([
  '__proto__',
  'constructor',
  'toString 22.04',
  'hasOwnProperty: x\nOperating System: constructor',
])('"%s" is only a word', (text) => {
  expect(recognise(text).readings).toEqual([]);
});

test('completion takes any prefix', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), fc.nat(30), (prefix, limit) => {
      expect(complete(prefix, limit).length).toBeLessThanOrEqual(limit);
    }),
  );
});
