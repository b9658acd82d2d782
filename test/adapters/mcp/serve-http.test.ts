/** The protocol over HTTP, by the SDK's own client, and what is refused before it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { request } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { serveHttp } from '../../../src/adapters/mcp/serve-http.js';

const makeServer = (): McpServer => {
  const server = new McpServer({ name: 'test', version: '0' });
  server.registerTool('where', {}, () => ({ content: [{ type: 'text', text: 'here' }] }));
  return server;
};

const ending = { controller: new AbortController(), served: Promise.resolve() };
const said: string[] = [];
let url = '';

beforeEach(async () => {
  ending.controller = new AbortController();
  said.length = 0;
  url = await new Promise<string>((resolve, reject) => {
    ending.served = serveHttp({
      makeServer,
      port: 0,
      signal: ending.controller.signal,
      onListening: resolve,
      warn: (sentence) => said.push(sentence),
    });
    ending.served.catch(reject);
  });
});

afterEach(async () => {
  ending.controller.abort();
  await ending.served;
});

test('two clients are answered, each by a server of its own', async () => {
  const answers = await Promise.all(
    ['one', 'two'].map(async (name) => {
      const client = new Client({ name, version: '0' });
      await client.connect(new StreamableHTTPClientTransport(new URL(url)));
      const answer = await client.callTool({ name: 'where', arguments: {} });
      await client.close();
      return answer;
    }),
  );
  expect(answers).toMatchObject([1, 2].map(() => ({ content: [{ text: 'here' }] })));
  expect(said).toEqual([]);
});

test.each([
  ['a foreign name made to point here', { host: 'evil.example' }, 'POST', '/mcp', 403],
  ['a name that only begins like ours', { host: 'localhost.evil.example' }, 'POST', '/mcp', 403],
  ['a page of another site', { origin: 'https://evil.example' }, 'POST', '/mcp', 403],
  ['a page that names no site', { origin: 'null' }, 'POST', '/mcp', 403],
  ['another path', {}, 'POST', '/', 404],
  ['a stream', {}, 'GET', '/mcp', 405],
  ['what is no message', { 'content-type': 'application/json' }, 'POST', '/mcp', 406],
] as const)('%s is refused', async (_what, headers, method, path, status) => {
  const { port } = new URL(url);
  const answered = await new Promise<number | undefined>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end('{');
  });
  expect(answered).toBe(status);
});

test('a port that is taken is an error that says what to do', async () => {
  const taken = serveHttp({
    makeServer,
    port: Number(new URL(url).port),
    signal: ending.controller.signal,
    onListening: () => undefined,
    warn: () => undefined,
  });
  await expect(taken).rejects.toThrow(/cannot be listened on .*--http/);
});
