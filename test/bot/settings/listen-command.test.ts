import { expect, test } from '@jest/globals';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { OPERATOR, STRANGER, type Permissions } from '../../../src/core/permissions.js';
import { withListenCommand } from '../../../src/bot/settings/listen-command.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../../delivery/echo-bot.js';

const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't1' } as const;

async function room() {
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const bot = withListenCommand(createEchoBot(), settings);
  const listens = async () => (await settings.at(place)).values.speak === 'sure';
  const say = async (text: string, addressed = true, permissions: Permissions = OPERATOR) =>
    (await bot.handle({ id: '1', place, author: 'ann', text, addressed, permissions }))?.summary;
  return { bot, say, listens, settings };
}

test('a channel allows and forbids unasked answers by command or mention', async () => {
  const { listens, say } = await room();
  expect(await say('/listen')).toMatch(/only who mentions me/);
  expect(await say('/listen on')).toMatch(/also when nobody asks me/);
  expect(await listens()).toBe(true);
  expect(await say('listen off')).toMatch(/only who mentions me/);
  expect(await listens()).toBe(false);
});

test('where nobody is answered, that is said', async () => {
  const { say, settings } = await room();
  const { adapter, workspace, channel } = place;
  const scope = { adapter, workspace, channel };
  await settings.change([{ scope, name: 'speak', value: 'off', author: 'ann' }]);
  expect(await say('/listen')).toMatch(/switched off in this channel/);
});

test('who may not manage sees the state and changes nothing', async () => {
  const { listens, say } = await room();
  expect(await say('/listen', true, STRANGER)).toMatch(/only who mentions me/);
  expect(await say('/listen on', true, STRANGER)).toMatch(/owners and admins of this Slack/);
  expect(await listens()).toBe(false);
});

test.each(['/listen maybe', '/listen please'])(
  '%j is not understood and changes nothing',
  async (text) => {
    const { listens, say } = await room();
    expect(await say(text)).toMatch(/“on” and “off” only/);
    expect(await listens()).toBe(false);
  },
);

test.each(['listen', 'listen to the radio', 'how do I listen on a port'])(
  '%j is a question for the notes',
  async (text) => {
    expect(await (await room()).say(text)).toBe(`You said: ${text}`);
  },
);

test('overheard words never change a setting', async () => {
  const { listens, say } = await room();
  await say('listen on', false);
  expect(await listens()).toBe(false);
});

test('the command stands in the list that platforms register', async () => {
  expect((await room()).bot.commands.map(({ name }) => name)).toEqual(['ask', 'canirun', 'listen']);
});
