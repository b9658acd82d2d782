/** What Slack and the network do to bots in production, end to end: nothing is lost, nothing is doubled. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { createSlackAdapter } from '../../../src/adapters/slack/slack-adapter.js';
import { text } from '../../../src/core/inline.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../../delivery/echo-bot.js';
import { createQuietLog } from '../../delivery/quiet-log.js';
import { deliverSigned, installApp } from '../../servers/slack-person.js';
import type { SlackFault } from '../../servers/slack-state.js';
import { modeOptions, openRoom, quiet, SIGNING, until, type SlackRoom } from './slack-room.js';

// Real sockets and real waits: a busy machine must not fail them.
jest.setTimeout(60_000);

let room: SlackRoom | undefined;
afterEach(async () => {
  await room?.close();
  expect(room?.server.violations ?? []).toEqual([]);
  room = undefined;
});

const posts = ({ server }: SlackRoom) => server.posts.map(({ text }) => text);
const postCount = (where: SlackRoom, count: number) =>
  until(`${count} posts`, () => where.server.posts.length >= count);

test.each<[string, Omit<SlackFault, 'method'>]>([
  ['is limited by 429', { answer: { status: 429, headers: { 'retry-after': '1' } } }],
  ['fails with 500 before it did anything', { answer: { status: 500 } }],
  ['fails with 503 after it posted', { answer: { status: 503 }, done: true }],
  ['breaks the connection before it posted', { answer: 'reset' }],
  ['breaks the connection after it posted', { answer: 'reset', done: true }],
  ['says fatal_error', { answer: { status: 200, body: { ok: false, error: 'fatal_error' } } }],
])('a post that %s is made once', async (_, fault) => {
  room = await openRoom('socket');
  room.server.faults.push({ method: 'chat.postMessage', ...fault });
  await room.deliver(room.people.mention('hello', { ts: '100.1' }));
  await postCount(room, 1);
  const { store } = room;
  await until(
    'the end',
    async () => (await store.outbox.find('slack/T1/C1/100.1'))?.state === 'done',
  );
  expect(posts(room)).toEqual(['You said: hello']);
});

test('a burst into one channel is spread out as Slack allows, all of it', async () => {
  room = await openRoom('socket');
  room.server.pace = 1;
  for (let n = 0; n < 4; n++) await room.deliver(room.people.mention(`question ${n}`));
  await postCount(room, 4);
  expect(posts(room).sort()).toEqual([0, 1, 2, 3].map((n) => `You said: question ${n}`));
});

test('a response address that is limited, or used up, does not swallow the answer', async () => {
  room = await openRoom('socket');
  const limited = { status: 429, headers: { 'retry-after': '1' } };
  room.server.faults.push({ method: 'response_url', answer: limited });
  await room.deliver(room.people.command('/ask', 'first'));
  const { server } = room;
  await until('the answer', () => server.ephemerals.length === 1);
  room.server.faults.push({ method: 'response_url', answer: { status: 404 } });
  await room.deliver(room.people.command('/ask', 'second'));
  await until('the answer', () => server.ephemerals.length === 2);
});

test('a refusal for good is logged and given up', async () => {
  room = await openRoom('socket');
  // Neither the channel nor the asker can be written to.
  room.server.strangeChannels.add('C9').add('U1');
  await room.deliver(room.people.mention('hello', { channel: 'C9', ts: '100.1' }));
  const { store } = room;
  await until('the end', async () => {
    return (await store.outbox.find('slack/T1/C9/100.1'))?.state === 'failed';
  });
  expect(room.log.lines.join()).toContain('refused');
});

test.each(['polite', 'rude', 'silent'] as const)(
  'a connection that ends %sly is opened again, and the other receives meanwhile',
  async (how) => {
    room = await openRoom('socket');
    const { server } = room;
    await until('two connections', () => server.sockets.open() === 2);
    server.sockets.end(how);
    await room.deliver(room.people.mention('meanwhile'));
    await postCount(room, 1);
    if (how !== 'silent') await until('two connections', () => server.sockets.open() === 2);
    await room.deliver(room.people.mention('afterwards'));
    await postCount(room, 2);
  },
);

test('a token that is turned away while reconnecting ends nothing: it says so and goes on trying', async () => {
  room = await openRoom('socket');
  const { server, log } = room;
  const invalid = { status: 200, body: { ok: false, error: 'invalid_auth' } };
  server.faults.push({ method: 'apps.connections.open', answer: invalid });
  server.faults.push({ method: 'apps.connections.open', answer: { status: 500 } });
  server.faults.push({ method: 'apps.connections.open', answer: 'reset' });
  await until('two connections', () => server.sockets.open() === 2);
  server.sockets.end('polite');
  await until('two connections again', () => server.sockets.open() === 2);
  expect(log.lines.join()).toContain('SLACK_APP_TOKEN');
  await room.deliver(room.people.mention('hello'));
  await postCount(room, 1);
});

test.each([
  ['unsigned', { signature: '' }],
  ['signed with another secret', { secret: 'another' }],
  ['ten minutes old', { timestamp: Math.floor(Date.now() / 1000) - 600 }],
])('a request that is %s is turned away and nothing of it is kept', async (_, wrong) => {
  room = await openRoom('http');
  const delivery = room.people.mention('hello');
  const { status } = await deliverSigned(room.url('/slack/events'), delivery, {
    ...SIGNING,
    ...wrong,
  });
  expect(status).toBe(401);
  await quiet();
  expect(room.bot.asked).toEqual([]);
});

test('Slack’s repeats, marked as such, are acknowledged and not answered again', async () => {
  room = await openRoom('http');
  const delivery = room.people.mention('hello');
  for (const retry of [undefined, 1, 2, 3]) {
    const marked = retry === undefined ? SIGNING : { ...SIGNING, retry };
    expect((await deliverSigned(room.url('/slack/events'), delivery, marked)).status).toBe(200);
  }
  await postCount(room, 1);
  await quiet();
  expect(posts(room)).toEqual(['You said: hello']);
});

test('what could not be kept is not acknowledged, so that Slack delivers it again', async () => {
  const store = await openMemoryStore();
  const { outbox: whole } = store;
  let broken = true;
  const outbox: Store['outbox'] = {
    ...whole,
    acceptAndTake: (...given) =>
      broken ? Promise.reject(new Error('made-up full disk')) : whole.acceptAndTake(...given),
  };
  room = await openRoom('http', { store: { ...store, outbox } });
  const delivery = room.people.mention('hello');
  const send = () => deliverSigned(room?.url('/slack/events') ?? '', delivery, SIGNING);
  expect((await send()).status).toBe(500);
  broken = false;
  expect((await send()).status).toBe(200);
  await postCount(room, 1);
});

test('a slow answer does not hold up the acknowledgement', async () => {
  room = await openRoom('http', { slow: 400 });
  const { took } = await deliverSigned(
    room.url('/slack/events'),
    room.people.mention('hello'),
    SIGNING,
  );
  expect(room.server.posts).toEqual([]);
  expect(took).toBeLessThan(400);
  await postCount(room, 1);
});

test('what was accepted before the bot stopped is answered before it ends', async () => {
  room = await openRoom('socket', { slow: 50 });
  for (let n = 0; n < 5; n++) await room.deliver(room.people.mention(`question ${n}`));
  await room.adapter.stop();
  expect(posts(room)).toHaveLength(5);
});

test('pictures are uploaded and shown; without the permission their words are', async () => {
  const bot = createEchoBot();
  const picture = { kind: 'picture', svg: '<svg/>', alt: 'Three layers' } as const;
  const withPicture = {
    ...bot,
    handle: async (message: Parameters<typeof bot.handle>[0]) => {
      const reply = await bot.handle(message);
      return reply && { ...reply, blocks: [...reply.blocks, picture] };
    },
  };
  const png = new Uint8Array([137, 80, 78, 71]);
  room = await openRoom('socket', { bot: withPicture, rasterise: () => Promise.resolve(png) });
  await room.deliver(room.people.mention('first'));
  await room.deliver(room.people.mention('again'));
  await postCount(room, 2);
  expect(JSON.stringify(room.server.posts[0]?.blocks)).toContain('slack_file');
  expect(room.server.files.size).toBe(1);

  await room.close();
  room = await openRoom('socket', { bot: withPicture, rasterise: () => Promise.resolve(png) });
  room.server.workspaces.get('xoxb-test-token')?.scopes.delete('files:write');
  await room.deliver(room.people.mention('first'));
  await postCount(room, 1);
  const shown = JSON.stringify(room.server.posts[0]?.blocks);
  expect(shown).toContain('Three layers');
  expect(shown).not.toContain('slack_file');
});

test('a long answer is cut, and all of it is shown with its links to who wants it', async () => {
  const bot = createEchoBot();
  const paragraph = { kind: 'paragraph', content: [text(`${'word '.repeat(3_000)}end`)] } as const;
  const withMuch = {
    ...bot,
    handle: async (message: Parameters<typeof bot.handle>[0]) => {
      const reply = await bot.handle(message);
      return reply && { ...reply, blocks: [paragraph, ...reply.blocks] };
    },
  };
  const linkTo = () => 'https://notes.example/layer';
  room = await openRoom('socket', { bot: withMuch, linkTo });
  await room.deliver(room.people.mention('what is a layer?'));
  await postCount(room, 1);
  const post = room.server.posts[0] ?? { blocks: [] };
  const drawn = JSON.stringify(post.blocks);
  expect(drawn).not.toContain('word end');
  expect(drawn).toContain('https://notes.example/layer');
  await room.deliver(room.people.click('more', post, { user: 'U2' }));
  await until('the whole answer', () => room?.server.views.length === 1);
  const whole = JSON.stringify(room.server.views[0]?.view);
  expect(whole).toContain('word end');
  expect(whole).toContain('https://notes.example/layer');
});

test('many workspaces install it, speak with their own tokens, and leave', async () => {
  room = await openRoom('oauth');
  const { server, people } = room;
  for (const team of ['T7', 'T8']) {
    const { consent, status } = await installApp(room.url(''), team);
    expect(consent.searchParams.get('scope')).toContain('chat:write');
    expect(status).toBe(200);
  }
  for (const team of ['T7', 'T8']) {
    await room.deliver(people.mention(`hello from ${team}`, { team, channel: `C${team}` }));
  }
  await postCount(room, 2);
  expect(server.posts.map(({ team, text }) => [team, text]).sort()).toEqual([
    ['T7', 'You said: hello from T7'],
    ['T8', 'You said: hello from T8'],
  ]);
  expect(await room.store.installations.get('slack', 'T7')).toContain('xoxb-of-T7');
  await room.deliver(people.event({ type: 'app_uninstalled' }, 'T7'));
  expect(await room.store.installations.get('slack', 'T7')).toBeNull();
  expect(await room.store.installations.get('slack', 'T8')).not.toBeNull();
  await expect(room.deliver(people.mention('still there?', { team: 'T7' }))).rejects.toThrow('401');
});

test.each([
  ['bot', 'SLACK_BOT_TOKEN', { botToken: 'xoxb-wrong' }],
  ['app', 'SLACK_APP_TOKEN', { appToken: 'xapp-wrong' }],
])('a wrong %s token at the start says the clicks that mend it', async (_, variable, wrong) => {
  room = await openRoom('socket');
  const adapter = createSlackAdapter({
    bot: createEchoBot(),
    store: await openMemoryStore(),
    log: createQuietLog(),
    mode: { ...modeOptions('socket'), ...wrong },
    apiUrl: room.server.apiUrl,
  });
  await expect(adapter.start()).rejects.toThrow(variable);
});

test('a missing permission is named at the start with what is lost', async () => {
  room = await openRoom('socket');
  room.server.workspaces.get('xoxb-test-token')?.scopes.delete('channels:history');
  const log = createQuietLog();
  const adapter = createSlackAdapter({
    bot: createEchoBot(),
    store: await openMemoryStore(),
    log,
    mode: modeOptions('http'),
    apiUrl: room.server.apiUrl,
  });
  await adapter.start();
  await adapter.stop();
  expect(log.lines.join()).toMatch(/channels:history is missing.*need a mention/);
});

test('a port that is taken is named with its variable', async () => {
  room = await openRoom('http');
  const adapter = createSlackAdapter({
    bot: createEchoBot(),
    store: await openMemoryStore(),
    log: createQuietLog(),
    mode: {
      kind: 'http',
      botToken: 'xoxb-test-token',
      signingSecret: 's',
      host: '127.0.0.1',
      port: room.adapter.port() ?? 0,
    },
    apiUrl: room.server.apiUrl,
  });
  await expect(adapter.start()).rejects.toThrow(/SLACK_PORT/);
});
