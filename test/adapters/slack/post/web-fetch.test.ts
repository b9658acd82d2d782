import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { webFetch } from '../../../../src/adapters/slack/post/web-fetch.js';
import { closeServer, listenOnLoopback } from '../../../servers/misbehaviour.js';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  return `http://127.0.0.1:${await listenOnLoopback(server)}/`;
}

afterEach(async () => {
  if (server) await closeServer(server);
  server = undefined;
});

test('hands over status, headers and text', async () => {
  const url = await serve((request, response) => {
    response.writeHead(200, { 'X-OAuth-Scopes': 'chat:write' });
    request.pipe(response);
  });
  const answer = await webFetch(url, { method: 'POST', body: 'text=ä' });
  expect(answer).toMatchObject({ ok: true, status: 200, url });
  expect(answer.headers.get('x-oauth-scopes')).toBe('chat:write');
  expect(answer.headers.get('x-accepted-oauth-scopes')).toBeNull();
  expect(Object.fromEntries(answer.headers.entries())['x-oauth-scopes']).toBe('chat:write');
  expect(await answer.text()).toBe('text=ä');
});

test('follows no redirect', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end('over there');
  });
  await expect(webFetch(url, { method: 'POST', body: '' })).rejects.toThrow('redirected with 302');
});

test('ends when the time is up, also while the answer drips', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200).write('{"ok":');
  });
  const call = async () =>
    (await webFetch(url, { method: 'POST', body: '', signal: AbortSignal.timeout(50) })).text();
  await expect(call()).rejects.toThrow('timeout');
});

test('says by its code that nobody was there to be asked', async () => {
  const url = await serve(() => undefined);
  if (server) await closeServer(server);
  server = undefined;
  await expect(webFetch(url, { method: 'POST', body: '' })).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
