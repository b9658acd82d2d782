/** The web page's server without its socket: headers, checks, the JSON interface and the page's files. */
import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { StoreAway } from '../../../core/errors.js';
import { messagesOf } from '../../../bot/messages/messages.js';
import { languageOf } from './page-language.js';
import type { ClientAsset, ClientAssets } from './client-assets.js';
import { createKeepingApi, type Keeping } from './records-api.js';
import { createLogin } from './access/login.js';
import { isOwnName, refuseForeignNames, refuseOtherSites } from './access/request-origin.js';
import { createTryingApi } from './trying-api.js';
import { createWebApi, type WebApiOptions } from './web-api.js';

/** What the server is made of. */
export interface WebAppOptions extends WebApiOptions {
  /** The listen address, as configured. */
  readonly host: string;
  /** Asked of everybody when given. */
  readonly token?: string;
  readonly assets: ClientAssets;
  /** Names what the bot still waits for, or has lost; absent where there is nothing to wait for. */
  readonly waitsFor?: () => Promise<readonly string[]>;
  /** What is amiss although questions are answered: sentences for `/readyz`. */
  readonly amiss?: () => readonly string[];
  /** The inbox and the numbers; absent: their pages say that nothing is kept. */
  readonly keeping?: Keeping;
  /** Told of every bug of ours; the person gets a sentence without details. */
  readonly reportError: (error: unknown) => void;
}

/** Makes the server's routes. Whatever is asked, an answer comes back; errors are JSON sentences. */
export function createWebApp(options: WebAppOptions): Hono {
  const app = new Hono();
  app.onError((error, c) => answerError(error, c, options.reportError));
  app.use(protectiveHeaders());
  const login = options.token === undefined ? null : createLogin(options.token);
  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', (c) =>
    tellReadiness(c, options, login?.knows(c) ?? isOwnName(c, options.host)),
  );
  app.use(refuseOtherSites);
  serveOpenAssets(app, options.assets);
  if (login === null) {
    app.use(refuseForeignNames(options.host));
  } else {
    app.route('/', login.routes);
    app.use(login.gate);
  }
  if (options.keeping) {
    const keeping = createKeepingApi(options.keeping);
    app.route('/api/keeping', keeping);
  } else {
    app.all('/api/keeping/*', (c) =>
      c.json({ error: messagesOf(languageOf(c)).say('page.nothingKept') }, 404),
    );
  }
  if (options.trying) app.route('/api/notes', createTryingApi(options.trying));
  app.route('/api', createWebApi(options));
  app.get('/', (c) => sendAsset(c, options.assets.get('/')));
  app.notFound((c) => c.json({ error: `There is nothing at ${c.req.path}.` }, 404));
  return app;
}

/**
 * Load balancers need the status alone. Reasons name folders, hosts and what others said, and are for who may see the
 * page too.
 */
async function tellReadiness(
  c: Context,
  { waitsFor, amiss }: WebAppOptions,
  mayKnow: boolean,
): Promise<Response> {
  const missing = (await waitsFor?.()) ?? [];
  const [status, code] =
    missing.length === 0 ? (['ready', 200] as const) : (['not ready', 503] as const);
  if (!mayKnow) return c.json({ status }, code);
  const wrong = amiss?.() ?? [];
  return c.json(
    {
      status,
      ...(missing.length > 0 && { waitsFor: missing }),
      ...(wrong.length > 0 && { amiss: wrong }),
    },
    code,
  );
}

/**
 * The page runs its own script and style only, talks to its own server only, and is framed by nobody. Pictures
 * in replies are `data:` addresses inside `img`, where nothing in them runs or loads.
 */
function protectiveHeaders() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    strictTransportSecurity: false, // also served as plain HTTP; a TLS proxy in front adds its own
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
}

/** Script, style and icon hold no secrets, and the login form needs two of them. */
function serveOpenAssets(app: Hono, assets: ClientAssets): void {
  for (const [address, asset] of assets) {
    if (address !== '/') app.get(address, (c) => sendAsset(c, asset));
  }
}

function sendAsset(c: Context, asset: ClientAsset | undefined): Response | Promise<Response> {
  if (!asset) return c.notFound();
  const gzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  if (gzip) c.header('Content-Encoding', 'gzip');
  c.header('Vary', 'Accept-Encoding');
  c.header('Content-Type', asset.contentType);
  c.header('Cache-Control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  return c.body(new Uint8Array(gzip ? asset.gzipped : asset.body));
}

function answerError(
  error: Error,
  c: Context,
  reportError: WebAppOptions['reportError'],
): Response {
  if (error instanceof HTTPException && error.status < 500) {
    return c.json({ error: "The request can't be read." }, error.status);
  }
  // The log has a line for the whole outage.
  if (error instanceof StoreAway)
    return c.json({ error: messagesOf(languageOf(c)).say('page.away') }, 503);
  reportError(error);
  return c.json({ error: messagesOf(languageOf(c)).say('page.bug') }, 500);
}
