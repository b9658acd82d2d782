import { describe, expect, test } from '@jest/globals';
import { mayManage, OPERATOR, STRANGER, type Permissions } from '../../src/core/permissions.js';

const member: Permissions = {
  administrates: false,
  groups: [{ id: 'S07', name: 'Mods' }, { id: '123456' }],
};

describe('who may manage', () => {
  test.each([
    ['whoever administrates', OPERATOR, [], true],
    ['a stranger', STRANGER, ['S07'], false],
    ['somebody of whom nothing is known', undefined, ['S07'], false],
    ['a member of no named group', member, ['S08', '@owners'], false],
    ['a member of a group named by id', member, ['S07'], true],
    ['a member of a group named as people see it', member, ['@mods'], true],
    ['a member of a group without a name', member, ['123456'], true],
    ['a member where no groups are named', member, [], false],
  ] as const)('%s', (_, permissions, managers, may) => {
    expect(mayManage(permissions, managers)).toBe(may);
  });

  test('part of a name is no name', () => {
    expect(mayManage(member, ['mod', 'mods2', ''])).toBe(false);
  });
});
