import { expect, test } from '@jest/globals';
import { createPicker } from '../../src/bot/fuzzy-pick.js';

const pick = createPicker(['Tides', 'Lighthouses and buoys', 'Pilot boats', 'Tide tables']);

test.each([
  ['tid', ['Tides', 'Tide tables']],
  ['ligthouses', ['Lighthouses and buoys']],
  ['tide tabels', ['Tide tables']],
  ['quokka', []],
])('%s picks %j', (typed, names) => {
  expect(pick(typed, 2).slice(0, names.length || 1)).toEqual(names);
});

test('nothing typed offers the first ones', () => {
  expect(pick('', 2)).toEqual(['Tides', 'Lighthouses and buoys']);
});
