import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSpelling, editDistance } from '../../../../src/canirun/hosts/read/spelling.js';
import { recognise } from '../shipped.js';

const WORDS = ['ubuntu', 'debian', 'windows', 'raspberry', 'macbook', 'server', 'arch', 'fedora'];
const spelling = createSpelling(new Set([...WORDS, 'photo', 'march']), new Set(WORDS));

test.each([
  ['ubuntu', ['ubuntu']],
  ['ubunto', ['ubuntu']],
  ['ubutnu', ['ubuntu']],
  ['unbuntu', ['ubuntu']],
  ['windos', ['windows']],
  ['widnows', ['windows']],
  ['rasberry', ['raspberry']],
  ['macbok', ['macbook']],
  ['windowsserver', ['windows', 'server']],
  ['march', ['march']],
  ['photo', ['photo']],
  ['arcg', undefined],
  ['xyzzy', undefined],
  ['ubu', undefined],
])('"%s" is taken for %j', (typed, meant) => {
  expect(spelling.mend(typed)).toEqual(meant);
});

/** The distance by its definition, slowly: for short words. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const options = [slowDistance(x, b) + 1, slowDistance(a, y) + 1, slowDistance(x, y) + cost];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (swapped) options.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...options);
}

test('the edit distance is that of its definition', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(slowDistance(a, b));
    }),
  );
});

test('a word of seven letters or more is understood with any one letter lost, doubled or swapped', () => {
  const words = [
    'raspberry',
    'windows',
    'macbook',
    'tumbleweed',
    'chromebook',
    'proxmox',
    'manjaro',
    'bookworm',
  ];
  const slip = fc.record({
    word: fc.constantFrom(...words),
    at: fc.nat(20),
    kind: fc.constantFrom('lost', 'doubled', 'swapped'),
  });
  const many = createSpelling(new Set(words), new Set(words));
  fc.assert(
    fc.property(slip, ({ word, at, kind }) => {
      const i = at % (word.length - 1);
      const [head, letter = '', next = '', tail] = [
        word.slice(0, i),
        word[i],
        word[i + 1],
        word.slice(i + 2),
      ];
      const typed = {
        lost: head + next + tail,
        doubled: head + letter + letter + next + tail,
        swapped: head + next + letter + tail,
      }[kind];
      expect(many.mend(typed)).toEqual([word]);
    }),
  );
});

test('a number is never mended', () => {
  for (const text of [
    'windows server 2017',
    'ubuntu 22.03',
    'windows 13',
    'i7-99999',
    'debian 42',
  ]) {
    const { readings } = recognise(text);
    expect(readings.filter((r) => r.os !== undefined)).toEqual([]);
  }
});

test.each([
  ['windwos servr 2019', 'windows-server', '2019'],
  ['ubantu 22.04', 'ubuntu', '22.04'],
  ['debiann 12', 'debian', '12'],
  ['rasberrypi 4', 'raspberry-pi-os', '13'],
  ['opensuze leap 15.6', 'opensuse-leap', '15.6'],
  ['amazone linux 2', 'amazon-linux', '2'],
  ['centso 7', 'centos', '7'],
  ['alpin linux 3.19', 'alpine', '3.19'],
  ['macos montery intel', 'macos', '12'],
  ['mac catalnia', 'macos', '10.15'],
])('%s is %s %s', (text, product, version) => {
  expect(recognise(text).readings[0]?.os).toMatchObject({ product, version });
});
