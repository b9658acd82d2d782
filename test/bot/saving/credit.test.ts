/** Whose name goes into a note, and how it is typed. */
import { expect, test } from '@jest/globals';
import { creditFor, readFlag } from '../../../src/bot/saving/credit.js';
import { STRANGER } from '../../../src/core/permissions.js';

const SLACK = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '1.1' } as const;
const CLI = { ...SLACK, adapter: 'cli' } as const;
const ADA = { ...STRANGER, name: 'Ada' };

test.each([
  ['', SLACK, ADA, { kind: 'none' }],
  ['me', SLACK, ADA, { kind: 'name', name: 'Ada' }],
  ['Bob', SLACK, ADA, { kind: 'name', name: 'Ada' }],
  ['me', SLACK, STRANGER, { kind: 'unknown' }],
  ['Bob', CLI, STRANGER, { kind: 'name', name: 'Bob' }],
  ['me', CLI, STRANGER, { kind: 'unknown' }],
])(
  '%j becomes the platform’s name in chats, and what is typed elsewhere',
  (given, place, permissions, credit) => {
    expect(creditFor(given, { place, permissions, author: 'U1' })).toEqual(credit);
  },
);

test.each([
  ['how? so.', '', 'how? so.'],
  ['--credit how? so.', 'me', 'how? so.'],
  ['--credit=Ada how? so.', 'Ada', 'how? so.'],
  ['--credit="Ada Lovelace" #12 so.', 'Ada Lovelace', '#12 so.'],
  ['--creditor how? so.', '', '--creditor how? so.'],
])('%j', (typed, credit, rest) => {
  expect(readFlag(typed)).toEqual({ credit, rest });
});

test.each([
  ['U1', { kind: 'name', name: 'Ada' }],
  ['U2', { kind: 'none' }],
])('nobody’s name stands under another’s words, whatever a form claims: %s', (author, credit) => {
  const chosen = { channel: 'C1', message: '1.1', author, link: null, at: 1, digest: 'a' };
  const writer = { place: SLACK, permissions: ADA, author: 'U1', chosen };
  expect(creditFor('me', writer)).toEqual(credit);
});
