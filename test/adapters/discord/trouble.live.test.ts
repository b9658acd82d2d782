/** What goes wrong with Discord in production, end to end: nothing is lost, nothing is said twice. */
import { afterEach, expect, test } from '@jest/globals';
import {
  createDiscordAdapter,
  type DiscordAdapter,
  type DiscordAdapterOptions,
} from '../../../src/adapters/discord/discord-adapter.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { createEchoBot } from '../../delivery/echo-bot.js';
import { deliverSigned } from '../../servers/discord-person.js';
import { startDiscordServer } from '../../servers/discord-server.js';
import { GENERAL, TOKEN } from '../../servers/discord-state.js';
import {
  openRoom,
  quiet,
  until,
  type DiscordRoom,
  type Mode,
  type RoomOptions,
} from './discord-room.js';

let room: DiscordRoom | null = null;
let second: DiscordAdapter | null = null;
async function open(mode: Mode = 'gateway', options: RoomOptions = {}): Promise<DiscordRoom> {
  room = await openRoom(mode, options);
  return room;
}
afterEach(async () => {
  await second?.stop();
  await room?.close();
  expect(room?.state.violations ?? []).toEqual([]);
  room = null;
  second = null;
});

/** One more adapter on a Discord. */
async function adapterOn(
  apiUrl: string,
  options: Partial<DiscordAdapterOptions>,
): Promise<DiscordAdapter> {
  const parts = { bot: createEchoBot(), store: await openMemoryStore(), log: createQuietLog() };
  return createDiscordAdapter({ ...parts, token: TOKEN, apiUrl, ...options });
}

const postCount = (opened: DiscordRoom, count: number) =>
  until(`${count} posts`, () => opened.posts().length === count);

test('an interaction that is delivered twice is answered once', async () => {
  const opened = await open();
  const asking = opened.people.command('ask', { question: 'what is a layer?' });
  await Promise.all([opened.deliver(asking), opened.deliver(asking)]);
  await postCount(opened, 1);
  await quiet();
  expect(opened.posts()).toHaveLength(1);
});

test('a slow answer is acknowledged at once and filled in later', async () => {
  const opened = await open('gateway', { slow: 400 });
  const asking = opened.people.command('ask', { question: 'what is a layer?' });
  await opened.deliver(asking);
  expect(asking.known.response?.type).toBe(5);
  expect(opened.posts()).toEqual([]);
  await postCount(opened, 1);
});

test('an answer that is ready before the acknowledgement arrived waits for it', async () => {
  const opened = await open();
  opened.state.faults.push({ call: '/callback', slow: 200 });
  await opened.deliver(opened.people.command('ask', { question: 'what is a layer?' }));
  await postCount(opened, 1);
  expect(opened.state.posts[0]?.edits).toBe(0);
});

test('an interaction that could not be acknowledged is answered in the channel', async () => {
  const opened = await open('gateway', { now: () => Date.now() + 60_000 });
  const asking = opened.people.command('ask', { question: 'what is a layer?' });
  opened.state.interactions.delete(asking.known.id);
  opened.server.gateway.dispatch('INTERACTION_CREATE', asking.payload);
  await postCount(opened, 1);
  expect(opened.state.posts[0]).toMatchObject({ channel: GENERAL, seenBy: null });
});

test('rate limits are waited out without loss', async () => {
  const opened = await open('gateway', { prepare: ({ state }) => (state.pace = 3) });
  for (let n = 0; n < 7; n++) opened.say(opened.people.mention(`question ${n}`));
  await postCount(opened, 7);
  expect(new Set(opened.posts()).size).toBe(7);
});

test.each([
  ['a reply that was lost', { answer: 'reset', done: true }],
  ['a server error', { answer: { status: 502 } }],
  ['a server error after the post was taken', { answer: { status: 500 }, done: true }],
] as const)('after %s the answer is there once', async (_, fault) => {
  const opened = await open();
  opened.state.faults.push({ call: `POST /channels/${GENERAL}/messages`, ...fault });
  opened.say(opened.people.mention('what is a layer?'));
  await postCount(opened, 1);
  await quiet();
  expect(opened.posts()).toHaveLength(1);
});

test.each(['drop', 'reconnect'] as const)(
  'after a %s the session is resumed and what was missed is answered once',
  async (how) => {
    const opened = await open();
    opened.say(opened.people.mention('before'));
    await postCount(opened, 1);
    opened.server.gateway.end(how);
    opened.say(opened.people.mention('meanwhile'));
    await postCount(opened, 2);
    expect(opened.server.gateway).toMatchObject({ identifies: 1, resumes: 1 });
  },
);

test('a new session is begun when the old one can’t be resumed', async () => {
  const opened = await open();
  opened.server.gateway.end('invalid-session');
  // The SDK lets five seconds pass between two sessions, as Discord demands.
  await until('a new session', () => opened.server.gateway.identifies === 2, 12_000);
  opened.say(opened.people.mention('after'));
  await postCount(opened, 1);
}, 20_000);

/** A store whose process dies where it is told to. */
function dying(store: Store, at: Partial<Store['outbox']>): Store {
  return { ...store, outbox: { ...store.outbox, ...at } };
}

test('what a killed process accepted is answered by the next', async () => {
  const store = await openMemoryStore();
  const untaken: Partial<Store['outbox']> = {
    acceptAndTake: (delivery) => store.outbox.accept(delivery),
    take: () => Promise.resolve([]),
  };
  const first = await open('gateway', { store: dying(store, untaken) });
  first.say(first.people.mention('hello'));
  await until(
    'acceptance',
    async () => (await store.outbox.take('discord', 'x', 0, 1)).length === 1,
  );
  expect(first.posts()).toEqual([]);
  await restart(first, store);
  await postCount(first, 1);
});

test('what a killed process posted, but did not settle, is not posted again', async () => {
  const store = await openMemoryStore();
  const killed = () => Promise.reject(new Error('killed'));
  const first = await open('gateway', { store: dying(store, { done: killed }) });
  const question = first.people.mention('hello');
  first.say(question);
  await postCount(first, 1);
  await quiet();
  await restart(first, store);
  const key = `discord/m/${String(question['id'])}`;
  await until('settling', async () => (await store.outbox.find(key))?.state === 'done');
  expect(first.posts()).toHaveLength(1);
  const answer = `${GENERAL}/${first.state.posts[0]?.id ?? ''}`;
  expect(await store.outbox.find(key)).toMatchObject({ answer });
  expect(first.state.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

/** Another process takes over the store. */
async function restart({ adapter, server }: DiscordRoom, store: Store): Promise<void> {
  await adapter.stop();
  second = await adapterOn(server.apiUrl, { store });
  await second.start();
}

test('commands are registered when they changed, and only then', async () => {
  const opened = await open();
  expect(opened.state.registrations).toBe(1);
  const { bot } = opened;
  const same = await adapterOn(opened.server.apiUrl, { gateway: false, bot });
  await same.start();
  expect(opened.state.registrations).toBe(1);
  await same.stop();
  const prefixed = await adapterOn(opened.server.apiUrl, {
    ...{ gateway: false, bot, commandPrefix: 'qm-' },
  });
  await prefixed.start();
  expect(opened.state.registrations).toBe(2);
  expect(opened.state.commands.map(({ name }) => name)).toContain('qm-ask');
  await prefixed.stop();
});

test('a prefixed command means the same', async () => {
  const opened = await open('gateway', { commandPrefix: 'qm-' });
  await opened.deliver(opened.people.command('qm-ask', { question: 'what is a layer?' }));
  await postCount(opened, 1);
  expect(opened.bot.asked[0]?.text).toBe('/ask what is a layer?');
});

test.each<[string, RoomOptions, RegExp]>([
  ['a wrong token', { token: 'wrong' }, /“Bot”, “Reset Token”/],
  [
    'another application’s token',
    { applicationId: '111111111111111111' },
    /Set DISCORD_APPLICATION_ID to 9/,
  ],
  ['an intent that is not allowed', { messageContent: true }, /“Message Content Intent”/],
  ['a wrong public key', { http: { publicKey: 'x', port: 0 } }, /General Information/],
])('%s is explained with the exact clicks', async (_, options, words) => {
  await expect(openRoom('gateway', options)).rejects.toThrow(words);
});

test('an intent that the gateway refuses is explained too', async () => {
  const server = await startDiscordServer();
  server.state.flags = 1 << 19;
  const adapter = await adapterOn(server.apiUrl, { messageContent: true });
  server.state.faults.push({ call: 'GET /gateway/bot', slow: 100 });
  const starting = adapter.start();
  await until('the identity', () =>
    server.state.calls.some(({ path }) => path === '/applications/@me'),
  );
  await until('the commands', () => server.state.registrations === 1);
  server.state.flags = 0;
  await expect(starting).rejects.toThrow(/“Message Content Intent”/);
  await server.stop();
});

test('a port that is taken is explained', async () => {
  const opened = await open('http');
  const port = opened.adapter.port() ?? 0;
  const http = { publicKey: opened.signer.publicKey, port, host: '127.0.0.1' };
  await expect(openRoom('gateway', { http })).rejects.toThrow(/Set DISCORD_PORT/);
});

test('requests that Discord did not sign just now are refused', async () => {
  const opened = await open('http');
  const { signer, bot } = opened;
  const url = opened.url();
  const { payload } = opened.people.command('ask', { question: 'what is a layer?' });
  const seconds = Math.floor(Date.now() / 1000);
  const send = (options: object) => deliverSigned(url, payload, { ...signer, ...options });
  expect((await send({ signature: '00'.repeat(64) })).status).toBe(401);
  expect((await send({ signature: 'nonsense' })).status).toBe(401);
  expect((await send({ timestamp: seconds - 600 })).status).toBe(401);
  expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(401);
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(url.replace('discord', 'slack'))).status).toBe(404);
  const large = { ...payload, more: 'x'.repeat(1_100_000) };
  expect((await deliverSigned(url, large, signer)).status).toBe(413);
  expect(bot.asked).toEqual([]);
  expect(await deliverSigned(url, { type: 1 }, signer)).toEqual({
    status: 200,
    body: '{"type":1}',
  });
});

test('without a token, interactions by signed requests are all that is needed', async () => {
  const opened = await open('http', { token: undefined, applicationId: undefined });
  opened.state.commands = [{ name: 'ask' }];
  await opened.deliver(opened.people.command('ask', { question: 'what is a layer?' }));
  await postCount(opened, 1);
  expect(opened.state.calls.every(({ path }) => path.startsWith('/webhooks/'))).toBe(true);
});

test('stopping answers first what was accepted', async () => {
  const opened = await open('gateway', { slow: 100 });
  await opened.deliver(opened.people.command('ask', { question: 'what is a layer?' }));
  await opened.adapter.stop();
  expect(opened.posts()).toEqual(['You said: /ask what is a layer?']);
});
