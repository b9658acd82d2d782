import { expect, test } from '@jest/globals';
import { discordCommands, isRegistered } from '../../../../src/adapters/discord/setup/commands.js';
import {
  formatCustomId,
  parseCustomId,
  type Action,
} from '../../../../src/adapters/discord/read/custom-id.js';
import { inviteLink } from '../../../../src/adapters/discord/setup/invite.js';
import { COMMAND_SPECS } from '../../../../src/bot/commands.js';
import type { CommandSpec } from '../../../../src/bot/command.js';
import { commandBreaches } from '../../../servers/discord-rules.js';

const CANIRUN: CommandSpec = {
  name: 'canirun',
  summary: 'Whether an image runs on a host. '.repeat(9),
  arguments: [
    { name: 'image', summary: 'The image', takes: 'word', completes: 'image' },
    { name: 'host', summary: 'The host', takes: 'words', lead: 'on', completes: 'host' },
  ],
  form: 'Can it run?',
  example: '/canirun nginx mac',
};
const ASK: CommandSpec = {
  name: 'ask',
  summary: 'Ask the notes',
  arguments: [{ name: 'question', summary: 'Your question', takes: 'words' }],
  example: '/ask what is a layer?',
};

const PLAIN = { prefix: '', userInstall: false };

test('what is registered keeps to Discord’s limits, and a form stands in for required options', () => {
  const commands = discordCommands([CANIRUN, ASK], { prefix: 'qm-', userInstall: false });
  expect(commandBreaches(commands)).toEqual([]);
  expect(commands).toMatchObject([
    {
      name: 'qm-canirun',
      options: [{ name: 'image', autocomplete: true }, { name: 'host' }, { type: 5 }],
    },
    { name: 'qm-ask', options: [{ name: 'question', required: true }, { name: 'private' }] },
    { type: 3, name: 'Answer this from the notes' },
    { type: 3, name: 'Save as note' },
    { type: 3, name: 'Answer with a note' },
  ]);
  expect(JSON.stringify(commands[0])).not.toContain('required');
});

test('people take along what is for one person, where they may have the application for themselves', () => {
  const specs = [{ ...ASK, personal: true } as const, CANIRUN];
  const inServers = { integration_types: [0], contexts: [0, 1] };
  expect(discordCommands(specs, { ...PLAIN, userInstall: true })).toMatchObject([
    { name: 'ask', integration_types: [0, 1], contexts: [0, 1, 2] },
    { name: 'canirun', ...inServers },
    { type: 3, ...inServers },
    { type: 3, integration_types: [0], contexts: [0] },
    { type: 3, integration_types: [0], contexts: [0] },
  ]);
  for (const command of discordCommands(specs, PLAIN))
    expect(command).toMatchObject({ integration_types: [0] });
});

test('of the bot’s own commands those two that ask and look up are taken along', () => {
  const taken = COMMAND_SPECS.filter(({ personal }) => personal === true);
  expect(taken.map(({ name }) => name)).toEqual(['ask', 'canirun']);
});

test('Discord shows the commands in German to whoever has it in German', () => {
  const [ask, menu] = discordCommands([ASK], PLAIN);
  expect(ask).toMatchObject({
    name: 'ask',
    description: 'Ask the notes',
    description_localizations: { de: expect.stringContaining('Beantwortet eine Frage') },
    options: [
      { description_localizations: { de: 'In deinen eigenen Worten' } },
      { name: 'private', description_localizations: { de: expect.stringContaining('nur mir') } },
    ],
  });
  expect(menu).toMatchObject({ name_localizations: { de: 'Aus den Notizen beantworten' } });
  const before = [{ ...ask, description_localizations: { de: 'Anders' } }, menu];
  expect(isRegistered(before, [ask ?? {}, menu ?? {}])).toBe(false);
});

test('registered commands are recognised whatever Discord adds and however it orders them', () => {
  const wanted = discordCommands([CANIRUN, ASK], PLAIN);
  const found = [...wanted]
    .reverse()
    .map((command, n) => ({ ...command, id: String(n), nsfw: false }));
  expect(isRegistered(found, wanted)).toBe(true);
  expect(isRegistered(found.slice(1), wanted)).toBe(false);
  expect(isRegistered(found, discordCommands([CANIRUN, { ...ASK, summary: 'Ask' }], PLAIN))).toBe(
    false,
  );
  expect(isRegistered('nonsense', wanted)).toBe(false);
});

test.each<Action>([
  { kind: 'say', place: 1, message: '/notes A: B' },
  { kind: 'pick', place: 2, key: 'discord/m/1/2' },
  { kind: 'page', place: 12, key: 'discord/i/1' },
  { kind: 'all', key: 'k' },
  { kind: 'helpful', key: 'k' },
  { kind: 'unhelpful', key: 'k' },
  { kind: 'dismiss', key: 'k' },
  { kind: 'share', key: 'k' },
  { kind: 'followup', key: 'k' },
  { kind: 'form', name: 'settings channel' },
])('$kind survives its way through a button', (action) => {
  expect(parseCustomId(formatCustomId(action) ?? '')).toEqual(action);
});

test('what is too long for a button, or was never ours, is none', () => {
  expect(formatCustomId({ kind: 'say', place: 0, message: 'x'.repeat(100) })).toBeNull();
  for (const id of ['', 'say', 'say:0:', 'page:x:k', 'other:k'])
    expect(parseCustomId(id)).toBeNull();
});

test('the invite link asks for exactly the permissions that are used', () => {
  expect(inviteLink('1')).toBe(
    'https://discord.com/oauth2/authorize?client_id=1&scope=bot+applications.commands&permissions=309237763136',
  );
  expect(inviteLink('1', true)).toBe(
    'https://discord.com/oauth2/authorize?client_id=1&scope=applications.commands',
  );
});
