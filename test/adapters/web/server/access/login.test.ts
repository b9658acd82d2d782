import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createTinyClient, startPlayground, type Playground } from '../../playground.js';

const TOKEN = 'a long random word';

let client: Awaited<ReturnType<typeof createTinyClient>>;
let playground: Playground;

beforeAll(async () => {
  client = await createTinyClient();
});
afterAll(() => client.remove());
beforeEach(async () => {
  playground = await startPlayground({
    clientDirectory: client.path,
    host: '0.0.0.0',
    token: TOKEN,
  });
});
afterEach(() => playground.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, playground.url), { headers, redirect: 'manual' });

const logIn = (token: string) =>
  fetch(new URL('/login', playground.url), {
    method: 'POST',
    body: new URLSearchParams({ token }),
    redirect: 'manual',
  });

const cookieOf = (response: Response): string =>
  (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

test('without the token the page is a form, and the interface says 401', async () => {
  const page = await get('/');
  expect(page.status).toBe(401);
  expect(await page.text()).toContain('<form method="post" action="/login">');
  const api = await get('/api/hello');
  expect(api.status).toBe(401);
  expect(await api.json()).toEqual({ error: expect.stringContaining('WEB_TOKEN') });
});

test('the form’s style and the health check are open', async () => {
  expect((await get('/login.css')).status).toBe(200);
  expect((await get('/healthz')).status).toBe(200);
});

test('the right token in the form sets a cookie that opens everything', async () => {
  const response = await logIn(TOKEN);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/');
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/);
  const cookie = cookieOf(response);
  expect(cookie).not.toContain(encodeURIComponent(TOKEN));
  expect((await get('/', { cookie })).status).toBe(200);
  expect((await get('/api/hello', { cookie })).status).toBe(200);
});

test('the token in the address opens the page once and leaves the address', async () => {
  const response = await get(`/?token=${encodeURIComponent(TOKEN)}`);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/');
  expect((await get('/', { cookie: cookieOf(response) })).status).toBe(200);
});

test('programs send it as a bearer', async () => {
  expect((await get('/api/hello', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  expect((await get('/api/hello', { authorization: 'Bearer wrong' })).status).toBe(401);
});

test.each(['', 'wrong', `${TOKEN} `, '"><script>alert(1)</script>'])(
  'the token "%s" is refused with the form',
  async (token) => {
    const response = await logIn(token);
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    const page = await response.text();
    expect(page).toContain('That token is not right');
    expect(page).not.toContain('<script');
  },
);

test.each(['quaymaster_session=', 'quaymaster_session=wrong', `quaymaster_session=${TOKEN}`])(
  'the cookie %s opens nothing',
  async (cookie) => {
    expect((await get('/api/hello', { cookie })).status).toBe(401);
  },
);

test('guessing is slowed down, also for the right token', async () => {
  for (let i = 0; i < 10; i += 1) expect((await logIn('wrong')).status).toBe(401);
  const response = await logIn(TOKEN);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('60');
});

test('wrong tokens of one visitor leave the others behind the same proxy alone', async () => {
  const from = (visitor: string, token: string) =>
    get('/api/hello', { authorization: `Bearer ${token}`, 'x-forwarded-for': visitor });
  for (let i = 0; i < 10; i += 1) await from(`1.2.3.${i}, 203.0.113.9`, 'wrong');
  expect((await from('203.0.113.9', TOKEN)).status).toBe(429);
  expect((await from('203.0.113.10', TOKEN)).status).toBe(200);
});

test.each(['//evil.example/', '/%5cevil.example/', '/%5c%5cevil.example', '///evil.example'])(
  'the token in the address %s leads to the page, never to another site',
  async (path) => {
    const address = `${playground.url.replace(/\/$/, '')}${path}?token=${encodeURIComponent(TOKEN)}`;
    const response = await fetch(address, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  },
);

test('a body that holds no form is said to be none, and no try is counted', async () => {
  const send = (body: string, type: string) =>
    fetch(new URL('/login', playground.url), {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
  for (let i = 0; i < 11; i += 1)
    expect((await send('--x\r\nbroken', 'multipart/form-data; boundary=y')).status).toBe(400);
  expect((await send('{', 'application/json')).status).toBe(400);
  expect((await logIn(TOKEN)).status).toBe(303);
});

test('a body without end is not read: neither one that states its length nor one that streams', async () => {
  const stated = await logIn('a'.repeat(5_000));
  expect(stated.status).toBe(413);
  let sent = 0;
  const streamed = await fetch(new URL('/login', playground.url), {
    method: 'POST',
    duplex: 'half',
    body: new ReadableStream({
      pull(controller) {
        sent += 65_536;
        if (sent > 50_000_000) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    }),
  }).catch(() => null);
  if (streamed) expect(streamed.status).toBe(413);
  expect(sent).toBeLessThan(40_000_000);
});

test('a form on another site can’t log in', async () => {
  const response = await fetch(new URL('/login', playground.url), {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams({ token: TOKEN }),
    redirect: 'manual',
  });
  expect(response.status).toBe(403);
});
