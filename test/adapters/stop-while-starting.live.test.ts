/** Stopped before they were through with starting: the real SDKs against the local servers. */
import { expect, test } from '@jest/globals';
import { createDiscordAdapter } from '../../src/adapters/discord/discord-adapter.js';
import { createSlackAdapter } from '../../src/adapters/slack/slack-adapter.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { startDiscordServer } from '../servers/discord-server.js';
import { TOKEN } from '../servers/discord-state.js';
import { startSlackServer } from '../servers/slack-server.js';
import { modeOptions, until } from './slack/slack-room.js';

const parts = async () => ({
  bot: createEchoBot(),
  store: await openMemoryStore(),
  log: createQuietLog(),
});

test.each(['socket', 'http'] as const)('Slack by %s ends in order', async (mode) => {
  const server = await startSlackServer();
  const made = await parts();
  const { apiUrl } = server;
  const adapter = createSlackAdapter({ ...made, mode: modeOptions(mode), apiUrl });
  const started = adapter.start();
  await adapter.stop();
  await started;
  expect(adapter.port()).toBeNull();
  await until('all sockets closed', () => server.sockets.open() === 0);
  expect(made.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  await adapter.start();
  await adapter.stop();
  await server.stop();
});

test('Discord ends in order', async () => {
  const server = await startDiscordServer();
  const made = await parts();
  const { apiUrl } = server;
  const adapter = createDiscordAdapter({ ...made, token: TOKEN, apiUrl });
  const started = adapter.start();
  await adapter.stop();
  await started;
  expect(made.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  await adapter.start();
  await adapter.stop();
  await server.stop();
});
