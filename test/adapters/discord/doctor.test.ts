import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { examineDiscord, type DiscordExamination } from '../../../src/adapters/discord/doctor.js';
import { startDiscordServer, type DiscordServer } from '../../servers/discord-server.js';
import { APPLICATION, TOKEN } from '../../servers/discord-state.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await startDiscordServer();
});
afterEach(() => server.stop());

const examine = (options: DiscordExamination = {}) =>
  examineDiscord({ token: TOKEN, applicationId: APPLICATION, apiUrl: server.apiUrl, ...options });

test('a good token without privileged intents is fine throughout', async () => {
  const findings = await examine();
  expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
  expect(server.state.violations).toEqual([]);
});

test.each([
  [0, 'fail'],
  [1 << 18, 'ok'],
  [1 << 19, 'ok'],
])('message content asked for, with the flags %d: %s', async (flags, status) => {
  server.state.flags = flags;
  const findings = await examine({ messageContent: true });
  expect(findings.find(({ subject }) => subject === 'Discord intents')?.status).toBe(status);
});

test('a token of another application is told apart', async () => {
  const findings = await examine({ applicationId: '111111111111111111' });
  expect(findings).toContainEqual(
    expect.objectContaining({
      status: 'fail',
      remedy: expect.stringContaining(`to ${APPLICATION}`),
    }),
  );
});

test('commands that go to an endpoint which nobody serves fail', async () => {
  server.state.endpoint = 'https://bot.example.com/discord/interactions';
  const findings = await examine();
  expect(findings).toContainEqual(
    expect.objectContaining({ subject: 'Discord interactions', status: 'fail' }),
  );
});

test('a public key of another application fails', async () => {
  const findings = await examine({ publicKey: 'ab'.repeat(32) });
  expect(findings.find(({ subject }) => subject === 'Discord interactions')).toMatchObject({
    status: 'fail',
    text: expect.stringContaining('DISCORD_PUBLIC_KEY'),
  });
});

test('a bot in no server gets its invite link', async () => {
  server.state.servers = 0;
  const findings = await examine();
  expect(findings.find(({ subject }) => subject === 'Discord servers')?.remedy).toContain(
    `client_id=${APPLICATION}`,
  );
});

test('a token that Discord turns away fails with the clicks, and is never repeated', async () => {
  const findings = await examine({ token: 'a-wrong-token' });
  expect(findings).toEqual([
    expect.objectContaining({ status: 'fail', remedy: expect.stringContaining('“Reset Token”') }),
  ]);
  expect(JSON.stringify(findings)).not.toContain('a-wrong-token');
});
