import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { SIGNING, until } from '../adapters/slack/slack-room.js';
import {
  createDiscordPeople,
  createSigner,
  deliverSigned as deliverInteraction,
} from '../servers/discord-person.js';
import { takeResponse } from '../servers/discord-rest.js';
import { startDiscordServer } from '../servers/discord-server.js';
import { APPLICATION, TOKEN } from '../servers/discord-state.js';
import { createSlackPeople, deliverSigned, installApp } from '../servers/slack-person.js';
import { APP_TOKEN, startSlackServer, type SlackServer } from '../servers/slack-server.js';
import { ensurePage, freePort, runCommand, type StartedCommand } from './started-command.js';

let server: SlackServer;
let command: StartedCommand | undefined;

beforeAll(ensurePage, 30_000);
beforeEach(async () => {
  server = await startSlackServer();
});
afterEach(async () => {
  await command?.remove();
  await server.stop();
});

async function start(environment: Record<string, string>): Promise<StartedCommand> {
  command = await runCommand(['start'], { SLACK_API_URL: server.apiUrl, ...environment });
  return command;
}

const SOCKET_MODE = { SLACK_BOT_TOKEN: 'xoxb-test-token', SLACK_APP_TOKEN: APP_TOKEN };

test('the web page alone prints its address, then ready, and ends on SIGTERM', async () => {
  const { output, says, end } = await start({ SLACK_API_URL: '' });
  await says('ready');
  const [url = ''] = output.stdout.split('\n');
  const page = await fetch(url);
  expect(await page.text()).toContain('<title>');
  const ready = await fetch(new URL('readyz', url));
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  expect(await end('SIGTERM')).toBe(0);
}, 30_000);

test('the name alone starts the page, too, and says where the other commands are', async () => {
  command = await runCommand([], {});
  await command.remarks(/help lists the other commands/);
  await command.says('ready');
  expect(await command.end('SIGTERM')).toBe(0);
}, 30_000);

test('a mention in Slack is answered in its thread, also when the process is told to stop meanwhile', async () => {
  const { says, end } = await start(SOCKET_MODE);
  await says('ready');
  expect(server.sockets.open()).toBeGreaterThanOrEqual(1);
  server.faults.push({ method: 'chat.postMessage', slow: 300 });
  const { type, payload } = createSlackPeople(server).mention('what is a kernel?', { ts: '7.1' });
  expect(await server.sockets.send(type, payload)).not.toBeNull();
  expect(await end('SIGTERM')).toBe(0);
  expect(server.posts).toHaveLength(1);
  expect(server.posts[0]).toMatchObject({ channel: 'C1', thread: '7.1' });
  expect(JSON.stringify(server.posts[0]?.blocks)).toMatch(/kernel.*Source: .*, line \d+/s);
  expect(server.violations).toEqual([]);
}, 30_000);

test('a mention in Discord is answered over the gateway, and a wrong token ends the start', async () => {
  const discord = await startDiscordServer();
  const settings = { DISCORD_API_URL: discord.apiUrl, DISCORD_APPLICATION_ID: APPLICATION };
  try {
    const { says, end, remove } = await start({ ...settings, DISCORD_TOKEN: TOKEN });
    await says('ready');
    const question = createDiscordPeople(discord).mention('what is a kernel?');
    discord.gateway.dispatch('MESSAGE_CREATE', question);
    await until('an answer', () => discord.state.posts.length > 0);
    expect(JSON.stringify(discord.state.posts[0]?.body)).toContain('kernel');
    expect(discord.state.violations).toEqual([]);
    expect(await end('SIGTERM')).toBe(0);
    await remove();
    const refused = await start({ ...settings, DISCORD_TOKEN: 'a-wrong-token' });
    expect(await refused.end()).toBe(1);
    expect(refused.output.stderr).toMatch(/“Reset Token”.*DISCORD_TOKEN/);
  } finally {
    await discord.stop();
  }
}, 60_000);

test('a token that Discord does not know costs neither the page nor Slack, and is said', async () => {
  const discord = await startDiscordServer();
  const wrong = { DISCORD_API_URL: discord.apiUrl, DISCORD_APPLICATION_ID: APPLICATION };
  try {
    const { output, says, end } = await start({
      ...SOCKET_MODE,
      ...wrong,
      DISCORD_TOKEN: 'a-wrong-token',
    });
    await says(/^ready, without discord: Discord does not know this token\./);
    const ready = await fetch(new URL('readyz', output.stdout.split('\n')[0]));
    expect(await ready.json()).toEqual({
      status: 'ready',
      amiss: [expect.stringMatching(/^without discord: .*set DISCORD_TOKEN/)],
    });
    const { type, payload } = createSlackPeople(server).mention('what is a kernel?', { ts: '7.1' });
    await server.sockets.send(type, payload);
    await until('an answer', () => server.posts.length > 0);
    expect(output.stderr).toContain('starting without Discord');
    expect(await end('SIGTERM')).toBe(0);
  } finally {
    await discord.stop();
  }
}, 60_000);

test('a command is answered over signed HTTP', async () => {
  const port = await freePort();
  const { says, end } = await start({
    SLACK_BOT_TOKEN: 'xoxb-test-token',
    SLACK_SIGNING_SECRET: SIGNING.secret,
    SLACK_PORT: port,
  });
  await says('ready');
  const question = createSlackPeople(server).command('/canirun', 'nginx:alpine windows 7');
  const url = `http://127.0.0.1:${port}/slack/events`;
  expect((await deliverSigned(url, question, SIGNING)).status).toBe(200);
  await until('an answer', () => server.posts.length + server.ephemerals.length > 0);
  expect((await deliverSigned(url, question, { ...SIGNING, signature: 'v0=00' })).status).toBe(401);
  expect(await end('SIGTERM')).toBe(0);
}, 30_000);

test('a workspace that installed the bot by OAuth is answered, also by the next process', async () => {
  const port = await freePort();
  const settings = {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'made-up-client-secret',
    SLACK_STATE_SECRET: 'made-up-state-secret',
    SLACK_SIGNING_SECRET: SIGNING.secret,
    SLACK_PORT: port,
    SECRET_KEY: 'made-up-secret-key-of-32-characters',
  };
  const first = await start(settings);
  await first.says('ready');
  expect((await installApp(`http://127.0.0.1:${port}`, 'T7')).status).toBe(200);
  expect(await first.end('SIGTERM')).toBe(0);
  const { says, end } = await start({ ...settings, DATA_DIR: first.dataDir });
  await says('ready');
  const question = createSlackPeople(server).mention('what is a kernel?', {
    team: 'T7',
    ts: '7.1',
  });
  const url = `http://127.0.0.1:${port}/slack/events`;
  expect((await deliverSigned(url, question, SIGNING)).status).toBe(200);
  await until('an answer', () => server.posts.length > 0);
  expect(server.posts[0]).toMatchObject({ team: 'T7', thread: '7.1' });
  expect(server.violations).toEqual([]);
  expect(await end('SIGTERM')).toBe(0);
  await first.remove();
}, 60_000);

test('a command in Discord is answered by signed requests, without the gateway', async () => {
  const discord = await startDiscordServer();
  const signer = createSigner();
  const port = await freePort();
  try {
    const { says, end } = await start({
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_APPLICATION_ID: APPLICATION,
      DISCORD_TOKEN: TOKEN,
      DISCORD_GATEWAY: 'off',
      DISCORD_PUBLIC_KEY: signer.publicKey,
      DISCORD_PORT: port,
    });
    await says('ready');
    const { state, gateway } = discord;
    const asking = createDiscordPeople(discord).command('ask', { question: 'what is a kernel?' });
    const url = `http://127.0.0.1:${port}/discord/interactions`;
    const { status, body } = await deliverInteraction(url, asking.payload, signer);
    expect(status).toBe(200);
    takeResponse(state, asking.known, JSON.parse(body) as Record<string, unknown>);
    await until('an answer', () => state.posts.length > 0);
    expect(JSON.stringify(state.posts[0]?.body)).toContain('kernel');
    expect(state.violations).toEqual([]);
    expect(gateway.identifies).toBe(0);
    expect(await end('SIGTERM')).toBe(0);
  } finally {
    await discord.stop();
  }
}, 60_000);

test('a gateway that Discord closes for good is said to whoever asks for readiness', async () => {
  const discord = await startDiscordServer();
  try {
    const { output, says, end } = await start({
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_APPLICATION_ID: APPLICATION,
      DISCORD_TOKEN: TOKEN,
      SHARDS: '1',
      SHARD_COUNT: '2',
    });
    await says('ready');
    const [url = ''] = output.stdout.split('\n');
    const readiness = () => fetch(new URL('readyz', url));
    expect((await readiness()).status).toBe(200);
    expect(discord.gateway.shards()).toEqual([[1, 2]]);
    discord.gateway.close(4004);
    await until('not being ready', async () => (await readiness()).status === 503);
    expect(await (await readiness()).text()).toMatch(/shard 1 for good \(4004\).*“Reset Token”/);
    expect(await end('SIGTERM')).toBe(0);
  } finally {
    await discord.stop();
  }
}, 60_000);

test.each([
  [{ ...SOCKET_MODE, SLACK_BOT_TOKEN: 'xoxb-wrong-token' }, /“Install App”.*SLACK_BOT_TOKEN/s],
  [{ ...SOCKET_MODE, SLACK_APP_TOKEN: 'xapp-wrong-token' }, /“App-Level Tokens”.*SLACK_APP_TOKEN/s],
])(
  'a token that Slack turns away ends the start with the clicks that mend it',
  async (environment, clicks) => {
    const { output, end } = await start(environment);
    expect(await end()).toBe(1);
    expect(output.stderr).toMatch(clicks);
    expect(output.stderr).not.toContain('wrong-token');
    expect(output.stdout).not.toContain('ready');
  },
  30_000,
);
