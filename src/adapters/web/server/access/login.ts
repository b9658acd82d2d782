/** The door of a page that is served with a token: a form, a cookie, and 401 for everybody else. */
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { messagesOf, type Messages } from '../../../../bot/messages/messages.js';
import { languageOf } from '../page-language.js';
import { createAccessToken, type AccessToken } from './access-token.js';
import { AttemptLimit } from './attempt-limit.js';
import { visitorAddress } from './visitor-address.js';

const COOKIE = 'quaymaster_session';
const THIRTY_DAYS_S = 30 * 24 * 60 * 60;

/** Of a form with a token in it; nobody has shown one yet, so nothing larger is read. */
const MAX_FORM_BYTES = 4_096;

/**
 * Makes the door.
 * @param token - the configured secret
 * @returns `routes`: the form's target; `gate`: lets through who holds the cookie, sends `Authorization: Bearer`,
 *   or opens the page once with `?token=`; `knows`: whether the gate would let somebody through by cookie or header
 */
export function createLogin(token: string): {
  readonly routes: Hono;
  readonly gate: MiddlewareHandler;
  readonly knows: (c: Context) => boolean;
} {
  const access = createAccessToken(token);
  const attempts = new AttemptLimit(Date.now);
  const tryToken = (c: Context, candidate: string): 'right' | 'wrong' | 'too-often' => {
    const peer = getConnInfo(c).remote.address ?? '';
    const address = visitorAddress(peer, c.req.header('x-forwarded-for'));
    if (attempts.isExhausted(address)) return 'too-often';
    if (access.matches(candidate)) return 'right';
    attempts.fail(address);
    return 'wrong';
  };

  const routes = new Hono();
  const limit = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => refuse(c, 'too-large') });
  routes.post('/login', limit, async (c) => {
    const token = new URLSearchParams(await c.req.text()).get('token');
    if (token === null) return refuse(c, 'no-form');
    const outcome = tryToken(c, token);
    return outcome === 'right' ? admit(c, access) : refuse(c, outcome);
  });

  const gate: MiddlewareHandler = async (c, next) => {
    if (access.matchesCookie(getCookie(c, COOKIE) ?? '')) {
      await next();
      return;
    }
    const bearer = bearerOf(c);
    const inAddress = c.req.query('token');
    const candidate = bearer ?? inAddress;
    if (candidate === undefined) return refuse(c, 'missing');
    const outcome = tryToken(c, candidate);
    if (outcome !== 'right') return refuse(c, outcome);
    if (bearer === undefined) return admit(c, access);
    await next();
    return;
  };
  const knows = (c: Context): boolean => {
    if (access.matchesCookie(getCookie(c, COOKIE) ?? '')) return true;
    const bearer = bearerOf(c);
    return bearer !== undefined && tryToken(c, bearer) === 'right';
  };
  return { routes, gate, knows };
}

function bearerOf(c: Context): string | undefined {
  return /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
}

/**
 * Sets the cookie and goes on without the token in the address, where history and logs would keep it. Goes to the page
 * and nowhere else: an address that came in (`//elsewhere`, `/%5celsewhere`) could lead to another site.
 */
function admit(c: Context, access: AccessToken): Response {
  setCookie(c, COOKIE, access.cookie, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: THIRTY_DAYS_S,
    secure: c.req.header('x-forwarded-proto') === 'https',
  });
  return c.redirect('/', 303);
}

const REFUSALS = {
  missing: 401,
  wrong: 401,
  'too-often': 429,
  'no-form': 400,
  'too-large': 413,
} as const;

function refuse(c: Context, why: keyof typeof REFUSALS): Response | Promise<Response> {
  const status = REFUSALS[why];
  const messages = messagesOf(languageOf(c));
  const message = messages.say(`login.${why}`);
  if (status === 429) c.header('Retry-After', '60');
  if (c.req.path.startsWith('/api/')) return c.json({ error: message }, status);
  c.header('Vary', 'Accept-Language');
  return c.html(loginPage(message, why !== 'missing', messages), status);
}

function loginPage(message: string, failed: boolean, messages: Messages): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="${messages.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${messages.say('login.title')}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/login.css" />
      </head>
      <body>
        <main>
          <img src="/icon.svg" alt="" width="56" height="56" />
          <h1>Quaymaster</h1>
          <p id="message" ${failed ? html`role="alert"` : ''}>${message}</p>
          <form method="post" action="/login">
            <label for="token">${messages.say('login.token')}</label>
            <input
              id="token"
              name="token"
              type="password"
              autocomplete="current-password"
              required
              autofocus
              aria-describedby="message"
            />
            <button>${messages.say('login.open')}</button>
          </form>
        </main>
      </body>
    </html>`;
}
