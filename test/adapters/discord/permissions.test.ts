import { expect, test } from '@jest/globals';
import { mayIn, type Overwrite } from '../../../src/adapters/discord/permissions.js';

const MANAGE_MESSAGES = 1n << 13n;
const ADMINISTRATOR = 1n << 3n;
const GUILD = '1';
const HELPERS = '2';
const QUIET = '3';
const ADMINS = '4';
const view = {
  owner: '9',
  permissions: (role: string) =>
    new Map([
      [HELPERS, MANAGE_MESSAGES],
      [ADMINS, ADMINISTRATOR],
    ]).get(role) ?? 0n,
};
const allow = (id: string): Overwrite => ({ id, allow: MANAGE_MESSAGES, deny: 0n });
const deny = (id: string): Overwrite => ({ id, allow: 0n, deny: MANAGE_MESSAGES });

test.each([
  ['nobody', '8', [], [], false],
  ['the owner', '9', [], [deny(GUILD)], true],
  ['an administrator, whatever the channel says', '8', [ADMINS], [deny(ADMINS), deny('8')], true],
  ['a role that may', '8', [HELPERS], [], true],
  ['a role that may not here', '8', [HELPERS], [deny(HELPERS)], false],
  [
    'a role that everybody’s denial does not touch',
    '8',
    [HELPERS],
    [deny(GUILD), allow(HELPERS)],
    true,
  ],
  [
    'two roles, of which one is allowed',
    '8',
    [HELPERS, QUIET],
    [deny(QUIET), allow(HELPERS)],
    true,
  ],
  ['everybody here', '8', [], [allow(GUILD)], true],
  ['a person of whom the channel says so', '8', [], [deny(GUILD), allow('8')], true],
  ['a person of whom the channel says the contrary', '8', [HELPERS], [deny('8')], false],
  ['another’s role', '8', [], [allow(HELPERS)], false],
] as const)('%s', (_, user, roles, overwrites, may) => {
  expect(mayIn(GUILD, { user, roles }, view, overwrites, MANAGE_MESSAGES)).toBe(may);
});
