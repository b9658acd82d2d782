import { expect, test } from '@jest/globals';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { OPERATOR, STRANGER, type Permissions } from '../../../src/core/permissions.js';
import { createBot } from '../../../src/bot/create-bot.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { bareParts } from '../../fixtures/parts.js';

const place = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 't1' } as const;

async function room() {
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const bot = createBot({ ...bareParts(), settings });
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
    expect(await say(text)).toMatch(/I know: \/listen \[on\|off\]/);
    expect(await listens()).toBe(false);
  },
);

test('overheard words never change a setting', async () => {
  const { listens, say } = await room();
  await say('listen on', false);
  expect(await listens()).toBe(false);
});

test('where the outlet keeps words from the bot, it says so', async () => {
  const { bot } = await room();
  const message = { id: '1', place, author: 'ann', addressed: true, permissions: OPERATOR };
  const said = { ...message, text: '/listen on', hearsLittle: true } as const;
  expect(JSON.stringify(await bot.handle(said))).toContain('DISCORD_MESSAGE_CONTENT');
  expect(JSON.stringify(await bot.handle({ ...message, text: '/listen on' }))).not.toContain(
    'DISCORD_MESSAGE_CONTENT',
  );
});
