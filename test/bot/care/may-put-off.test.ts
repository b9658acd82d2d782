/** Who may put notes off and say that somebody is away. */
import { expect, test } from '@jest/globals';
import { isMeant, mayExcuse, maySnooze, type Actor } from '../../../src/bot/care/may-put-off.js';
import { STRANGER } from '../../../src/core/permissions.js';

const ADA: Actor = { author: 'U0ADA1234', permissions: STRANGER, mayManage: false };
const BOB: Actor = { ...ADA, author: 'U0BOB1234' };
const BOSS: Actor = { ...ADA, author: 'U0BOSS123', mayManage: true };
const OPS: Actor = {
  ...BOB,
  permissions: { administrates: false, groups: [{ id: 'S0OPS', name: 'ops' }], name: 'Ada' },
};

test.each([
  ['U0ADA1234', ADA, true],
  ['<@U0ADA1234>', ADA, true],
  ['U0ADA1234', BOB, false],
  ['Ada', OPS, false],
  ['@ops', OPS, true],
  ['<!subteam^S0OPS|@ops>', OPS, true],
  ['@ops', BOB, false],
])('%s means %o: %s', (written, actor, meant) => {
  expect(isMeant(written, actor)).toBe(meant);
});

const KEPT = { owner: 'U0ADA1234', standIn: '<@U0BOB1234>', others: [] };

test('a note is put off by its owner, their stand-in and who manages', () => {
  const stranger: Actor = { ...ADA, author: 'U0EVE1234' };
  expect([ADA, BOB, BOSS, stranger].map((one) => maySnooze(KEPT, one))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('somebody is excused by themselves, who stands in for them and who manages', () => {
  const stranger: Actor = { ...ADA, author: 'U0EVE1234' };
  const excuse = (one: Actor) => mayExcuse('<@U0ADA1234>', [KEPT], one);
  expect([ADA, BOB, BOSS, stranger].map(excuse)).toEqual([true, true, true, false]);
  expect(mayExcuse('U0EVE1234', [KEPT], BOB)).toBe(false);
});
