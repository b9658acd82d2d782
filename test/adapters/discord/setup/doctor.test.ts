import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  examineDiscord,
  type DiscordExamination,
} from '../../../../src/adapters/discord/setup/doctor.js';
import { startDiscordServer, type DiscordServer } from '../../../servers/discord-server.js';
import { APPLICATION, TOKEN } from '../../../servers/discord-state.js';

let server: DiscordServer;

beforeEach(async () => {
  server = await startDiscordServer();
});
afterEach(() => server.stop());

const examine = (options: DiscordExamination = {}) =>
  examineDiscord({ token: TOKEN, applicationId: APPLICATION, apiUrl: server.apiUrl, ...options });

test('a good token without privileged intents is fine throughout', async () => {
  const findings = await examine();
  expect(findings.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
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

test.each<[string, Partial<DiscordServer['state']>, DiscordExamination, string, RegExp]>([
  ['all of one', {}, {}, 'ok', /recommends one; this process takes it/],
  [
    'its share',
    { recommendedShards: 3 },
    { shards: { ids: [0, 2], count: 4 } },
    'ok',
    /shards 0, 2 of 4; Discord recommends 3/,
  ],
  [
    'fewer than recommended',
    { recommendedShards: 3 },
    { shards: { ids: [0], count: 2 } },
    'warn',
    /SHARD_COUNT is 2, and Discord recommends 3/,
  ],
  [
    'too few for its servers',
    { recommendedShards: 3, servers: 6_000 },
    { shards: { ids: [0], count: 2 } },
    'fail',
    /SHARD_COUNT=2 is too few for 6000/,
  ],
])('shards of the gateway, %s', async (_, state, options, status, words) => {
  Object.assign(server.state, state);
  const finding = (await examine(options)).find(({ subject }) => subject === 'Discord shards');
  expect(finding).toMatchObject({ status, text: expect.stringMatching(words) });
});

test('too few sessions left today fail, with the time until there are more', async () => {
  server.state.sessionsLeft = 1;
  const findings = await examine({ shards: { ids: [0, 1], count: 2 } });
  expect(findings).toContainEqual(
    expect.objectContaining({
      subject: 'Discord sessions',
      status: 'fail',
      remedy: expect.stringContaining('an hour'),
    }),
  );
});

test('without the gateway its shards are not asked about', async () => {
  await examine({ gateway: false });
  expect(server.state.calls.map(({ path }) => path)).not.toContain('/gateway/bot');
});

test('a token that Discord turns away fails with the clicks, and is never repeated', async () => {
  const findings = await examine({ token: 'a-wrong-token' });
  expect(findings).toEqual([
    expect.objectContaining({ status: 'fail', remedy: expect.stringContaining('“Reset Token”') }),
  ]);
  expect(JSON.stringify(findings)).not.toContain('a-wrong-token');
});

const withScopes = (...scopes: string[]) => ({
  0: {},
  1: { oauth2_install_params: { scopes, permissions: '0' } },
});
test.each<[string, DiscordServer['state']['installs'], string, RegExp]>([
  ['off', { 0: {} }, 'ok', /is off: .*tick “User Install” on https:\S+\/installation/],
  ['on', { 0: {}, 1: {} }, 'ok', /is on: .*integration_type=1/],
  ['on, with its scope', withScopes('applications.commands'), 'ok', /is on: /],
  ['on without the scope of commands', withScopes('identify'), 'warn', /gets no command/],
])('the install for oneself, %s', async (_, installs, status, words) => {
  server.state.installs = installs;
  const finding = (await examine()).find(({ subject }) => subject === 'Discord user install');
  expect(finding).toMatchObject({ status, text: expect.stringMatching(words) });
});
