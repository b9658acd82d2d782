/** The table of guests: how its names are read, and what is said of a row that can't be. */
import { expect, test } from '@jest/globals';
import { parseVmGuests } from '../../../src/canirun/image/vm-guests.js';

const table = (more: object) => ({
  schema: 'quaymaster/guests/v1',
  about: 'a test',
  checked: '2026-11-30',
  guests: [],
  architectures: [],
  boxes: [],
  codeNames: {},
  ...more,
});
const guest = (more: object) =>
  parseVmGuests(table({ guests: [{ os: 'linux', name: 'Any', ...more }] })).guests[0];

test.each([
  ['pop os', false, ['pop os', 'popos', 'my pop os'], ['poppos', 'pop os2', 'hip pop osx']],
  ['ubuntu', true, ['ubuntu2204', 'an ubuntu'], ['xubuntu']],
  ['win|windows 3.1', false, ['win3.1', 'windows 3.1 vm'], ['win 301', 'window 3.1']],
])('%j, more behind it: %p', (name, runsOn, fits, others) => {
  const pattern = guest({ names: [name], runsOn })?.pattern;
  for (const text of fits) expect(text).toMatch(pattern ?? '');
  for (const text of others) expect(text).not.toMatch(pattern ?? /x/);
});

test.each([
  ['acme/*', ['acme/x', 'acme/a-1.2'], ['acme/', 'acme', 'other/x', 'acme/a/b']],
  ['acme|other/@64', ['acme/abc64', 'other/jammy64'], ['acme/vault', 'acme/a64']],
  ['acme/#', ['acme/7', 'acme/12'], ['acme/systemd', 'acme/7a']],
])('the box %s', (box, fits, others) => {
  const [pattern] = parseVmGuests(table({ boxes: [box] })).boxes;
  for (const text of fits) expect(text).toMatch(pattern ?? '');
  for (const text of others) expect(text).not.toMatch(pattern ?? /x/);
});

test.each([
  [{ guests: [{ os: 'linux', name: 'A', names: [] }] }, /guests\[0\]\.names/],
  [{ guests: [{ os: 'linux', name: 'A', names: ['Pop OS'] }] }, /small letters and digits/],
  [{ guests: [{ os: 'linux', names: ['a'] }] }, /guests\[0\]\.name/],
  [{ boxes: ['acme'] }, /a publisher, "\/" and a name of a box/],
  [{ guests: [{ os: 'linux', name: 'A', names: ['a'], arch: 'arm' }] }, /arch/],
  [{ schema: 'other' }, /quaymaster\/guests\/v1/],
])('a wrong row is named: %j', (more, sentence) => {
  expect(() => parseVmGuests(table(more))).toThrow(sentence);
  expect(() => parseVmGuests(table(more))).toThrow(/knowledge\/images\/guests\.yaml is not valid/);
});
