import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { passagesOf } from '../../src/core/note.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { slug } from '../../src/notes/formats/stable-id.js';

test.each([
  ['Containers and VMs', 'containers-and-vms'],
  ['Säuren', 'säuren'],
  ['pH', 'ph'],
])('the plain topic "%s" is its own address', (topic, id) => {
  expect(slug(topic)).toBe(id);
});

test('topics that would share an address differ in a digest of their words', () => {
  const slugs = ['C', 'C++', 'C#', '', '???', '!!!', 'a'.repeat(60), 'a'.repeat(61)].map(slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  expect(slugs[1]).toMatch(/^c-[0-9a-f]{6}$/);
});

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const topic = fc.tuple(word, fc.uniqueArray(word, { maxLength: 4 }));
const topics = fc.uniqueArray(topic, { selector: ([name]) => name, minLength: 1, maxLength: 6 });

const outline = (list: readonly (readonly [string, readonly string[]])[]): string =>
  list
    .map(([name, items]) =>
      [`> ${name} topic`, ...items.map((item) => `- ${item} item`)].join('\n'),
    )
    .join('\n');

const idsIn = (text: string): string[] =>
  parseNotes('a.txt', text)
    .notes.flatMap(passagesOf)
    .map(({ id }) => id);

test('editing one topic leaves the ids of all others as they are', () => {
  fc.assert(
    fc.property(topics, fc.nat(), (list, pick) => {
      const edited = pick % list.length;
      const others = list.filter((_, index) => index !== edited);
      const changed = list.map(([name, items], index): [string, string[]] =>
        index === edited ? [name, ['something', 'new', ...items]] : [name, items],
      );
      const kept = idsIn(outline(changed));
      expect(kept).toEqual(expect.arrayContaining(idsIn(outline(others))));
      expect(kept).toEqual(expect.arrayContaining(idsIn(outline(list))));
    }),
  );
});

test('blank lines, marks and indentation change no id', () => {
  const before = '> Pans\n- iron: heavy\n  - no soap\n';
  const after = '\n\n>   Pans\n\n\t1. iron: heavy\n\n\t\t\t* no soap\n';
  expect(idsIn(after)).toEqual(idsIn(before));
});

test('the same words in the same place are told apart by their order', () => {
  const ids = idsIn('> a\n- x\n- x\n> a\n');
  expect(new Set(ids).size).toBe(4);
  expect(ids[2]).toBe(`${String(ids[1])}~2`);
  expect(ids[3]).toBe('a.txt#a~2');
});
