/** Several processes on one Discord, each with its shards of the gateway: whoever hears a question, it is answered once. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  createDiscordAdapter,
  type DiscordAdapter,
} from '../../../src/adapters/discord/discord-adapter.js';
import type { ShardShare } from '../../../src/adapters/discord/gateway.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createEchoBot, type EchoBot } from '../../delivery/echo-bot.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { startBotProcess, type BotProcess } from '../../servers/bot-process.js';
import { shardOf } from '../../servers/discord-gateway.js';
import { createDiscordPeople } from '../../servers/discord-person.js';
import { startDiscordServer, type DiscordServer } from '../../servers/discord-server.js';
import { TOKEN } from '../../servers/discord-state.js';
import { describeOnPostgres } from '../../store/postgres-database.js';
import { quiet, until } from './discord-room.js';

/** A server of each shard of two, by the time in its id; and the channel in each to ask in. */
const GUILDS = [0, 1].map((n) => String((BigInt(200_000 + n) << 22n) | 5n));
const CHANNELS = GUILDS.map((guild) => `${guild}0`);

let server: DiscordServer;
let open: DiscordAdapter[] = [];
let processes: BotProcess[] = [];
const people = () => createDiscordPeople(server);
/** The answers' first lines: below stands the source. */
const answers = () =>
  server.state.posts.map(({ body }) => String(body['content']).replace(/\n.*$/s, '')).sort();
const said = (...texts: string[]) => texts.map((text) => `You said: ${text}`).sort();

beforeEach(async () => {
  server = await startDiscordServer();
  server.state.guilds.splice(0, 1, ...GUILDS);
  GUILDS.forEach((guild, n) => {
    const id = CHANNELS[n] ?? '';
    server.state.channels.set(id, { id, type: 0, guild, parent: null, name: 'general' });
  });
});
afterEach(async () => {
  await Promise.all(open.map((adapter) => adapter.stop()));
  await Promise.all(processes.map((one) => one.stop()));
  open = [];
  processes = [];
  await server.stop();
  expect(server.state.violations).toEqual([]);
});

/** One more process, as far as Discord can tell. */
async function join(
  store: Store,
  shards?: ShardShare,
): Promise<{ bot: EchoBot; adapter: DiscordAdapter }> {
  const bot = createEchoBot();
  const adapter = createDiscordAdapter({
    bot,
    store,
    log: createQuietLog(),
    token: TOKEN,
    apiUrl: server.apiUrl,
    shards,
  });
  open.push(adapter);
  await adapter.start();
  return { bot, adapter };
}

function ask(text: string, n: number): void {
  const channel = CHANNELS[n] ?? '';
  server.gateway.dispatch('MESSAGE_CREATE', people().mention(text, { channel }));
}

function command(question: string, n: number): void {
  const channel = CHANNELS[n] ?? '';
  const { payload } = people().command('ask', { question }, { channel });
  server.gateway.dispatch('INTERACTION_CREATE', payload);
}

const count = (posts: number, patience?: number) =>
  until(`${posts} posts`, () => server.state.posts.length >= posts, patience);
/** What a killed process held is free for others when its lease has run out. */
const AFTER_A_LEASE_MS = 40_000;

test('Discord spreads servers over shards by the time in their ids', () => {
  expect(GUILDS.map((guild) => shardOf(guild, 2))).toEqual([0, 1]);
  expect(shardOf(null, 2)).toBe(0);
});

test('each process hears its own servers, and the first shard direct messages', async () => {
  // A store for each, because with one either answers what the other took.
  const first = await join(await openMemoryStore(), { ids: [0], count: 2 });
  const second = await join(await openMemoryStore(), { ids: [1], count: 2 });
  expect(server.gateway.shards()).toEqual([
    [0, 2],
    [1, 2],
  ]);
  ask('a', 0);
  ask('b', 1);
  command('c', 0);
  command('d', 1);
  const direct = people().message('e', { channel: people().directChannel() });
  server.gateway.dispatch('MESSAGE_CREATE', direct);
  await count(5);
  await quiet();
  expect(answers()).toEqual(said('a', 'b', '/ask c', '/ask d', 'e'));
  const heard = ({ bot }: { bot: EchoBot }) => bot.asked.map(({ text }) => text).sort();
  expect([heard(first), heard(second)]).toEqual([
    ['/ask c', 'a', 'e'],
    ['/ask d', 'b'],
  ]);
});

test('while shards are divided anew, who hears a question twice answers it once', async () => {
  const store = await openMemoryStore();
  await join(store);
  await join(store, { ids: [0], count: 2 });
  await join(store, { ids: [1], count: 2 });
  expect(server.gateway.shards()).toHaveLength(3);
  for (let n = 0; n < 10; n++) {
    ask(`m${n}`, n % 2);
    command(`c${n}`, n % 2);
  }
  await count(20);
  await quiet();
  const texts = Array.from({ length: 10 }, (_, n) => [`m${n}`, `/ask c${n}`]).flat();
  expect(answers()).toEqual(said(...texts));
});

test('processes that identify at once, against the limit, are told to wait, and connect', async () => {
  // As long as the SDK waits at least before it tries again; two processes do not know of each other.
  server.state.identifyEvery = 1_000;
  const store = await openMemoryStore();
  await Promise.all([join(store, { ids: [0], count: 2 }), join(store, { ids: [1], count: 2 })]);
  expect(server.gateway.refusals).toBe(1);
  expect(server.gateway.shards()).toHaveLength(2);
}, 30_000);

test.each([
  [4004, /4004.*“Reset Token”/],
  [4010, /4010.*SHARDS names shards below SHARD_COUNT/],
  [4011, /4011.*Raise SHARD_COUNT/],
  [4012, /4012.*Update it/],
  [4013, /4013.*Update it/],
  [4014, /4014.*“Message Content Intent”/],
])(
  'a gateway that Discord closes for good with %d is a trouble, with the remedy',
  async (code, words) => {
    const { adapter } = await join(await openMemoryStore(), { ids: [1], count: 2 });
    expect(adapter.trouble()).toBeNull();
    server.gateway.close(code, 1);
    await until('the trouble', () => adapter.trouble() !== null);
    expect(adapter.trouble()).toMatch(words);
    expect(adapter.trouble()).toContain('shard 1');
  },
  20_000,
);

test('a gateway that only reconnects is no trouble', async () => {
  const { adapter } = await join(await openMemoryStore());
  server.gateway.end('reconnect');
  await until('the session', () => server.gateway.resumes === 1);
  expect(adapter.trouble()).toBeNull();
});

test.each<[string, number, ShardShare]>([
  ['fewer shards than Discord serves', 4, { ids: [0], count: 2 }],
  ['a shard that is none', 1, { ids: [2], count: 2 }],
])('%s are refused at the start, with the remedy', async (_, least, shards) => {
  server.state.leastShards = least;
  await expect(join(await openMemoryStore(), shards)).rejects.toThrow(/SHARD_COUNT/);
});

describeOnPostgres('Two processes on one PostgreSQL, each with one shard of two', (database) => {
  test('answer each question once; one is killed, started again, and goes on', async () => {
    await (await database().open()).close();
    const start = (shard: number) =>
      startBotProcess(
        {
          API_URL: server.apiUrl,
          DATABASE_URL: database().botUrl,
          SHARDS: String(shard),
          SHARD_COUNT: '2',
        },
        'discord-bot-process.ts',
      );
    processes = await Promise.all([start(0), start(1)]);
    for (let n = 0; n < 10; n++) ask(`before${n}`, n % 2);
    await count(10);
    await processes[1]?.kill();
    await until('the end of its connection', () => server.gateway.shards().length === 1);
    for (let n = 0; n < 5; n++) ask(`meanwhile${n}`, 0);
    await count(15, AFTER_A_LEASE_MS);
    processes[1] = await start(1);
    for (let n = 0; n < 10; n++) ask(`after${n}`, n % 2);
    await count(25, AFTER_A_LEASE_MS);
    await quiet();
    const numbered = (word: string, many: number) =>
      Array.from({ length: many }, (_, n) => `${word}${n}`);
    expect(answers()).toEqual(
      said(...numbered('before', 10), ...numbered('meanwhile', 5), ...numbered('after', 10)),
    );
  }, 120_000);
});
