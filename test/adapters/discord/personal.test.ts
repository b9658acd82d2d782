/** Who has the bot for themselves, where its server does not: what they see. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asked, readInteraction } from '../../../src/adapters/discord/read/read-interaction.js';
import { reachAuthor } from '../../../src/adapters/discord/discord-target.js';
import { maySee } from '../../../src/core/audience.js';

const CHANNEL = '800000000000000002';
const ROLE = '900000000000000009';
const payload = (owners: Record<string, string>, more: object = {}) => ({
  id: '1',
  application_id: '2',
  token: 't',
  type: 2,
  guild_id: '800000000000000001',
  channel_id: CHANNEL,
  member: { user: { id: '7' }, permissions: '8', roles: [ROLE] },
  authorizing_integration_owners: owners,
  data: { name: 'ask', type: 1, options: [{ name: 'question', value: 'x' }] },
  ...more,
});
const messageOf = (owners: Record<string, string>, more?: object) => {
  const interaction = readInteraction(payload(owners, more), null);
  if (interaction?.kind !== 'command') throw new Error('a command');
  return asked(interaction.origin, { key: 'k', text: '/ask x', toAsker: false });
};

test('they see no note that is limited, wherever they are and whatever role they have there', () => {
  const { message } = messageOf({ 1: '7' });
  const entry = fc.constantFrom(CHANNEL, ROLE, 'discord', 'web', '7', '');
  fc.assert(
    fc.property(fc.array(fc.array(entry), { minLength: 1 }), (audience) => {
      expect(maySee(audience, message)).toBe(false);
    }),
  );
  expect(maySee(undefined, message)).toBe(true);
  expect(maySee([[CHANNEL], [ROLE]], messageOf({ 0: '8', 1: '7' }).message)).toBe(true);
});

test.each([
  ['in a thread', { channel: { type: 11, parent_id: CHANNEL } }],
  ['in a conversation', { guild_id: undefined, member: undefined, user: { id: '7' } }],
])('%s their questions are their own conversation, and news reach them directly', (_, more) => {
  const { message, target } = messageOf({ 1: '7' }, more);
  expect(message.place).toEqual({
    adapter: 'discord',
    workspace: 'direct',
    channel: '',
    thread: `${CHANNEL}/7`,
  });
  expect(target).toMatchObject({ toAsker: true, direct: false, personal: true });
  expect(reachAuthor(message)).toMatchObject({ user: '7', toAsker: true, direct: false });
});

test('an interaction that does not say who has the bot there is the server’s, as before', () => {
  const old = { ...payload({}), authorizing_integration_owners: undefined };
  expect(readInteraction(old, null)).toMatchObject({ origin: { personal: false } });
});
