import { expect, test } from '@jest/globals';
import { remember } from '../../src/core/remember.js';

test('the entry that was put longest ago makes room', () => {
  const map = new Map<string, number>();
  remember(map, 'a', 1, 2);
  remember(map, 'b', 2, 2);
  remember(map, 'a', 3, 2);
  remember(map, 'c', 4, 2);
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ]);
});

test('a key that has no value to speak of makes room like any other', () => {
  const map = new Map<string | null, number>([[null, 1]]);
  remember(map, 'a', 2, 1);
  expect([...map.keys()]).toEqual(['a']);
});
