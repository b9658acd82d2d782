import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { MessageResponse } from '../../../../src/adapters/web/server/api-contract.js';
import { createWebAdapter } from '../../../../src/adapters/web/server/web-adapter.js';
import { createWebApp } from '../../../../src/adapters/web/server/web-app.js';
import { UserError } from '../../../../src/core/errors.js';
import { replyPreviews } from '../../../../src/app/previews.js';
import { createFakeBot } from '../fake-bot.js';
import { createTinyClient, startPlayground, type Playground } from '../playground.js';

let client: Awaited<ReturnType<typeof createTinyClient>>;
let playground: Playground;

beforeAll(async () => {
  client = await createTinyClient();
});
afterAll(() => client.remove());
beforeEach(async () => {
  playground = await startPlayground({ clientDirectory: client.path });
});
afterEach(() => playground.stop());

const at = (path: string): string => new URL(path, playground.url).href;

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(at(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** `fetch` sets `Host` and `Sec-Fetch-Mode` itself; this sends what it is told. Resolves with the status. */
const statusWithHeaders = (path: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(at(path), { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

const conversation = 'conversation-1';

describe('votes', () => {
  const offered = async (): Promise<MessageResponse> => {
    const response = await post('/api/message', { text: 'size', conversation });
    return (await response.json()) as MessageResponse;
  };

  test('an answer from the notes can be voted on, by its key, as whoever asked', async () => {
    const votes: unknown[] = [];
    const vote = (...given: unknown[]) => {
      votes.push(given);
      return Promise.resolve();
    };
    await playground.stop();
    playground = await startPlayground({ clientDirectory: client.path, vote });
    const { vote: offer } = await offered();
    expect(offer).toMatchObject({ helpful: 'Helpful', unhelpful: 'Not helpful' });
    const answer = offer?.answer;
    expect(answer).toBe(playground.bot.heard.at(-1)?.id);
    const said = await post('/api/vote', { conversation, answer, helpful: false });
    expect(said.status).toBe(204);
    const place = { adapter: 'web', workspace: 'local' };
    expect(votes).toMatchObject([
      [{ ...place, delivery: answer, author: conversation, helpful: false }, place],
    ]);
    expect((await post('/api/vote', { conversation, answer: 'x', helpful: true })).status).toBe(
      400,
    );
  });

  test('where nothing is kept, none is asked for, and none is taken', async () => {
    expect((await offered()).vote).toBeNull();
    const answer = '7d7e2a2e-54a7-4a4b-8c2f-0a4f6f3f7d11';
    expect((await post('/api/vote', { conversation, answer, helpful: true })).status).toBe(404);
  });
});

describe('messages', () => {
  test('a message reaches the bot as addressed, in its conversation, and the reply comes back', async () => {
    const response = await post('/api/message', { text: 'how bigg is it', conversation });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ reply: { tone: 'plain' } });
    expect(playground.bot.heard).toMatchObject([
      {
        text: 'how bigg is it',
        addressed: true,
        author: conversation,
        place: { adapter: 'web', workspace: 'local', channel: conversation, thread: conversation },
      },
    ]);
  });

  test('each message has an id of its own', async () => {
    await post('/api/message', { text: 'size', conversation });
    await post('/api/message', { text: 'size', conversation });
    const ids = playground.bot.heard.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });

  test('silence is said as null', async () => {
    const response = await post('/api/message', { text: 'nothing', conversation });
    expect(await response.json()).toEqual({ reply: null, previews: null, vote: null });
  });

  test('beside the reply stands what Slack and Discord would be sent, with pictures as PNG', async () => {
    const response = await post('/api/message', { text: '/canirun nginx windows 7', conversation });
    const { previews } = (await response.json()) as MessageResponse;
    const image = previews?.slack.blocks.find((block) => 'slack_file' in block);
    const name = (image as { slack_file: { id: string } }).slack_file.id;
    const attached = previews?.discord.embeds.flatMap((embed) => embed.image?.url ?? []);
    expect(attached).toEqual([`attachment://${name}`]);
    const picture = await fetch(at(`/api/picture/${name}`));
    expect(picture.headers.get('content-type')).toBe('image/png');
    const signature = Buffer.from(await picture.arrayBuffer()).subarray(1, 4);
    expect(signature.toString()).toBe('PNG');
  });

  test('a picture that is gone is said to be', async () => {
    const response = await fetch(at('/api/picture/unknown.png'));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: 'This picture is gone. Ask again to see it.' });
  });

  test.each([
    ['no JSON', '{', '"text" is missing'],
    ['no object', '[]', 'expected object'],
    ['no text', { conversation }, '"text" is missing'],
    ['text that is no text', { text: 7, conversation }, '"text" is missing'],
    ['no conversation', { text: 'hi' }, 'conversation'],
    ['an odd conversation', { text: 'hi', conversation: '../../etc' }, 'conversation'],
  ])('a request with %s is answered with a sentence', async (_, body, words) => {
    const response = await post('/api/message', body);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: string };
    expect(error).toContain(words);
    expect(error).toMatch(/^The request can't be read: .+\.$/);
    expect(playground.bot.heard).toEqual([]);
  });

  test('a message that is too long is said to be, in the language of the page', async () => {
    const response = await fetch(at('/api/message'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'de' },
      body: JSON.stringify({ text: 'x'.repeat(16_001), conversation }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({
      error: expect.stringMatching(/^Eine Nachricht hat höchstens 16\D?000 Zeichen/),
    });
  });

  test('the longest message passes even when JSON escapes all of it', async () => {
    const escaped = '\\u00e9'.repeat(16_000);
    const response = await post(
      '/api/message',
      `{"text":"${escaped}","conversation":"${conversation}"}`,
    );
    expect(response.status).toBe(200);
  });

  test('a body that is far too large is refused before it is read', async () => {
    const response = await post('/api/message', { text: 'x'.repeat(200_000), conversation });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: expect.stringContaining('16000 characters') });
  });

  test('a bug of ours is reported, and the person gets no details of it', async () => {
    const response = await post('/api/message', { text: 'break', conversation });
    expect(response.status).toBe(500);
    expect(JSON.stringify(await response.json())).not.toContain('secret');
    expect(playground.errors).toMatchObject([{ message: 'a bug with a secret in it' }]);
  });

  test('a new conversation forgets the old one', async () => {
    const response = await post('/api/forget', { conversation });
    expect(response.status).toBe(204);
    expect(playground.bot.forgotten).toEqual([conversation]);
  });
});

describe('what the page asks for', () => {
  test('hello says what there is to ask, with the bot’s own help', async () => {
    const hello: unknown = await (await fetch(at('/api/hello'))).json();
    expect(hello).toMatchObject({
      version: '1.2.3',
      files: 2,
      notes: 2,
      welcome: { summary: expect.stringContaining('containers') },
      commands: [{ name: 'ask' }, { name: 'canirun' }, { name: 'help' }],
    });
  });

  test('what is being typed is completed', async () => {
    const response = await fetch(at('/api/complete?input=%2Fcanirun%20ngi'));
    expect(await response.json()).toMatchObject({
      completions: [{ text: '/canirun nginx:alpine ' }, { text: '/canirun nginx ' }],
    });
  });

  test('the library lists files with their topics', async () => {
    expect(await (await fetch(at('/api/library'))).json()).toEqual({
      files: [
        {
          file: 'containers/containers-and-vms.txt',
          topics: [{ topic: 'Containers and VMs', line: 1 }],
        },
        { file: 'errors.md', topics: [{ topic: 'exec format error', line: 1 }] },
      ],
    });
  });

  test('a filter finds lines with all of its words', async () => {
    const response = await fetch(at('/api/library/search?filter=MEGA%20size'));
    expect(await response.json()).toMatchObject({
      hits: [{ file: 'containers/containers-and-vms.txt', line: 14 }],
      more: false,
    });
  });

  test('a file comes with its outline', async () => {
    const response = await fetch(at('/api/library/file?path=errors.md'));
    expect(await response.json()).toMatchObject({
      file: 'errors.md',
      notes: [{ topic: 'exec format error', outline: { line: 1, children: { length: 4 } } }],
    });
  });

  test.each([
    ['/api/library/file?path=../../etc/passwd', 404, 'no note file "../../etc/passwd"'],
    ['/api/library/file', 400, '"path" is missing'],
    ['/api/library/search?filter=' + 'x'.repeat(201), 400, 'at most 200'],
    ['/api/complete', 400, '"input" is missing'],
    ['/api/complete?input=' + 'x'.repeat(501), 400, 'at most 500'],
    ['/api/nowhere', 404, 'nothing at /api/nowhere'],
    ['/nowhere', 404, 'nothing at /nowhere'],
    ['/../package.json', 404, 'nothing at /package.json'],
  ])('%s is answered with a sentence', async (path, status, words) => {
    const response = await fetch(at(path));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringContaining(words) });
  });
});

describe('safety', () => {
  test('the page may run nothing but its own files, and nobody may frame it', async () => {
    const { headers } = await fetch(playground.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['the page itself', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', {}, 200],
  ])('a message from %s gets %3$d', async (_, headers, status) => {
    const response = await post('/api/message', { text: 'size', conversation }, { ...headers });
    expect(response.status).toBe(status);
    expect(playground.bot.heard).toHaveLength(status === 200 ? 1 : 0);
  });

  test('following a link to the page is fine', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect(await statusWithHeaders('/', headers)).toBe(200);
  });

  test.each([
    ['evil.example', 403],
    ['evil.example:80', 403],
    ['localhost.evil.example', 403],
    ['localhost:9000', 200],
    ['127.0.0.1', 200],
    ['[::1]:4173', 200],
  ])('a request for the name %s gets %d', async (host, status) => {
    expect(await statusWithHeaders('/api/library', { host })).toBe(status);
  });

  test.each(['/healthz', '/readyz'])('%s is told to everybody', async (path) => {
    expect(await statusWithHeaders(path, { host: 'balancer.example' })).toBe(200);
  });
});

describe('what readiness tells', () => {
  const reasons = {
    waitsFor: ['the store: no route to db.internal'],
    amiss: ['/srv/notes is gone'],
  };
  const ask = (headers: Record<string, string>, token?: string) =>
    createWebApp({
      bot: createFakeBot(),
      version: '1.2.3',
      host: '127.0.0.1',
      assets: new Map(),
      previews: replyPreviews,
      waitsFor: () => Promise.resolve(reasons.waitsFor),
      amiss: () => reasons.amiss,
      reportError: () => undefined,
      ...(token !== undefined && { token }),
    }).request('/readyz', { headers }, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
  const whole = { status: 'not ready', ...reasons };
  const status = { status: 'not ready' };

  test.each([
    ['without a token, on this machine', { host: 'localhost:8080' }, undefined, whole],
    ['without a token, by a foreign name', { host: 'evil.example' }, undefined, status],
    ['with a token, to a stranger', { host: 'localhost' }, 'the right one', status],
    ['to a wrong token', { authorization: 'Bearer wrong' }, 'the right one', status],
    ['to the right token', { authorization: 'Bearer the right one' }, 'the right one', whole],
  ])('%s', async (_who, headers, token, told) => {
    const answer = await ask(headers, token);
    expect([answer.status, await answer.json()]).toEqual([503, told]);
  });
});

describe('starting and stopping', () => {
  const adapterOn = (host: string, port: number, token?: string) =>
    createWebAdapter({
      bot: createFakeBot(),
      version: '1.2.3',
      previews: replyPreviews,
      host,
      port,
      reportError: () => undefined,
      clientDirectory: client.path,
      ...(token === undefined ? {} : { token }),
    });

  test('a taken port is said with the variable and the remedy', async () => {
    const other = await listenSomewhere();
    const { port } = other.address() as AddressInfo;
    const start = adapterOn('127.0.0.1', port).start();
    await expect(start).rejects.toThrow(UserError);
    await expect(start).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken. Set PORT`);
    other.close();
  });

  test('an address of another machine is said with the variable', async () => {
    await expect(adapterOn('192.0.2.1', 0, 'secret').start()).rejects.toThrow('Set HOST');
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', 'bot.example'])(
    'listening on %s needs a token',
    async (host) => {
      await expect(adapterOn(host, 0).start()).rejects.toThrow('Set WEB_TOKEN');
    },
  );

  test('a page that was never built is said with the remedy', async () => {
    const start = startPlayground({ clientDirectory: '/nowhere' });
    await expect(start).rejects.toThrow('Run "npm run build" once.');
  });

  test('stopping what was never started, or could not start, is fine', async () => {
    await expect(adapterOn('127.0.0.1', 0).stop()).resolves.toBeUndefined();
    const failed = adapterOn('192.0.2.1', 0, 'secret');
    await expect(failed.start()).rejects.toThrow(UserError);
    await expect(failed.stop()).resolves.toBeUndefined();
  });

  test('stopping answers what is in flight first', async () => {
    const response = post('/api/message', { text: 'wait', conversation });
    await waitUntil(() => playground.bot.heard.length > 0);
    await playground.stop();
    expect((await response).status).toBe(200);
    await expect(fetch(playground.url)).rejects.toThrow();
  });
});

async function listenSomewhere(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function waitUntil(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
