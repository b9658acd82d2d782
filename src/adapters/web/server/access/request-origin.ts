/**
 * Two checks that need no configuration. A page of another site may not use the browser of somebody who has
 * access (cross-site requests), and a foreign name that was made to point at this machine may not stand for it
 * (DNS rebinding).
 */
import type { Context, MiddlewareHandler } from 'hono';
import { isIP } from 'node:net';

/**
 * Refuses what another site's page sent. Browsers say so themselves (`Sec-Fetch-Site`; older ones by `Origin`);
 * programs that send neither are no browsers and carry nobody's cookie. Following a link to the page is fine.
 */
export const refuseOtherSites: MiddlewareHandler = async (c, next) => {
  if (comesFromThisSite(c) || followsALink(c)) {
    await next();
    return;
  }
  return c.json({ error: 'This request came from another site, so it was refused.' }, 403);
};

/**
 * Refuses names that are not this machine's own. For a page without a token: with one, a foreign name has no
 * cookie and gets nothing.
 * @param host - the configured listen address
 */
export function refuseForeignNames(host: string): MiddlewareHandler {
  return async (c, next) => {
    if (isOwnName(c, host)) {
      await next();
      return;
    }
    return c.json({ error: 'Open the page as http://localhost or by its address.' }, 403);
  };
}

/** Whether a request was made to one of this machine's own names. @param host - the configured listen address */
export function isOwnName(c: Context, host: string): boolean {
  const name = hostName(c.req.header('host') ?? '');
  return name === host || name === 'localhost' || isIP(name) !== 0;
}

function comesFromThisSite(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = c.req.header('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

function followsALink(c: Context): boolean {
  return c.req.method === 'GET' && c.req.header('sec-fetch-mode') === 'navigate';
}

/** `[::1]:4173` and `localhost:4173` without port and brackets. */
function hostName(header: string): string {
  return header
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}
