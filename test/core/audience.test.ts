import { expect, test } from '@jest/globals';
import { maySee, type Viewer } from '../../src/core/audience.js';

const inC1 = { place: { adapter: 'slack', workspace: 'T1', channel: 'C1' } } as const;
const member: Viewer = {
  place: { ...inC1.place, channel: 'C2' },
  permissions: { administrates: false, groups: [{ id: 'S1', name: 'staff' }] },
};
const named = { place: { adapter: 'web', workspace: 'local', channel: 'C1' } } as const;
const boss: Viewer = { ...member, permissions: { administrates: true, groups: [] } };

test.each([
  ['what is not limited', inC1, undefined, true],
  ['a channel, to whoever is in it', inC1, [['C1']], true],
  ['a channel, to others', member, [['C1']], false],
  ['a group, to a member by name', member, [['@staff']], true],
  ['a group, to a member by id', member, [['S1', 'C9']], true],
  ['a group, to somebody of whom nothing is known', inC1, [['@staff']], false],
  ['a group, to who administrates and is not in it', boss, [['@staff']], false],
  ['a channel, to a conversation of the page that is called the same', named, [['C1']], false],
  ['an outlet', inC1, [['slack']], true],
  ['two limits of which one fits', member, [['@staff'], ['C1']], false],
  ['two limits that both fit', member, [['@staff'], ['C2']], true],
  ['a limit that names nobody', inC1, [[]], false],
] as const)('%s', (_, viewer, audience, may) => {
  expect(maySee(audience, viewer)).toBe(may);
});
