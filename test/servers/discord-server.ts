/**
 * A Discord for tests: REST and gateway over real sockets, on loopback. It checks all it gets against the documented
 * limits, and misbehaves as told. Clients are the unmodified SDK.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { announceThread, createDiscordGateway, type DiscordGateway } from './discord-gateway.js';
import { runRequest, type RestAnswer, type RestRequest } from './discord-rest.js';
import { BOT_USER, createDiscordState, type DiscordState } from './discord-state.js';
import { closeServer, listenOnLoopback, misbehave, readBytes, takeFault } from './misbehaviour.js';

/** The running server. Its `state` may be looked at and changed. */
export interface DiscordServer {
  readonly state: DiscordState;
  readonly gateway: DiscordGateway;
  /** Base address of the REST interface, for DISCORD_API_URL. */
  readonly apiUrl: string;
  stop(): Promise<void>;
}

/** Starts a server on a free port. */
export async function startDiscordServer(): Promise<DiscordServer> {
  const state = createDiscordState();
  const posted = new Map<string, number[]>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      state.violations.push(`server: ${String(error)}`);
      response.destroy();
    });
  });
  let port = 0;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  const gateway = createDiscordGateway(server, state, gatewayUrl);
  port = await listenOnLoopback(server);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readRequest(request);
    if (!read) {
      state.violations.push(`not the REST interface v10: ${request.url ?? ''}`);
      response.writeHead(404).end();
      return;
    }
    const { method, path } = read;
    state.calls.push({ method, path });
    const fault = takeFault(state.faults, ({ call }) => `${method} ${path}`.includes(call));
    const unheard = () => {
      const { status } = runRequest(state, read, gatewayUrl());
      if (status < 300) state.unconfirmed.add(String(read.body['content']));
    };
    if (await misbehave(fault, request, response, unheard)) return;
    if (isTooMany(read)) {
      await misbehave(TOO_MANY, request, response, () => undefined);
      return;
    }
    const answered = runRequest(state, read, gatewayUrl());
    const thread = openedBy(read, answered);
    if (thread !== null) announceThread(gateway, { ...thread, owner: BOT_USER });
    send(response, answered);
  }

  function isTooMany({ method, path }: RestRequest): boolean {
    if (method !== 'POST' || !/^\/channels\/\d+\/messages$/.test(path)) return false;
    const now = Date.now();
    const recent = (posted.get(path) ?? []).filter((at) => at > now - 1_000);
    const tooMany = recent.length >= state.pace;
    posted.set(path, tooMany ? recent : [...recent, now]);
    return tooMany;
  }

  return {
    state,
    gateway,
    apiUrl: `http://127.0.0.1:${port}/api`,
    stop: async () => {
      gateway.stop();
      await closeServer(server);
    },
  };
}

/** The thread that a request has opened; `null`: none. */
function openedBy({ method, path }: RestRequest, { status, body }: RestAnswer) {
  if (method !== 'POST' || !path.endsWith('/threads') || status >= 300) return null;
  const { id, parent_id: parent, name } = body as Readonly<Record<string, string>>;
  return { id: id ?? '', parent: parent ?? '', name: name ?? '' };
}

const TOO_MANY = {
  answer: {
    status: 429,
    headers: { 'retry-after': '0.3', 'x-ratelimit-scope': 'user' },
    body: { message: 'You are being rate limited.', retry_after: 0.3, global: false },
  },
};

async function readRequest(request: IncomingMessage): Promise<RestRequest | null> {
  const url = new URL(request.url ?? '', 'http://x');
  const path = /^\/api\/v10(\/.*)$/.exec(url.pathname)?.[1];
  const { body, files } = await readBody(request);
  if (path === undefined) return null;
  return {
    method: request.method ?? '',
    path: decodeURIComponent(path),
    query: url.searchParams,
    token: /^Bot (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '',
    body: Array.isArray(body) ? {} : (body as Record<string, unknown>),
    list: Array.isArray(body) ? body : [],
    files,
  };
}

async function readBody(
  request: IncomingMessage,
): Promise<{ body: unknown; files: ReadonlyMap<string, number> }> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  const files = new Map<string, number>();
  if (!type.startsWith('multipart/form-data'))
    return { body: bytes.length === 0 ? {} : JSON.parse(bytes.toString()), files };
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- a parser for hostile input is not needed here
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  for (const [, value] of form) if (typeof value !== 'string') files.set(value.name, value.size);
  const payload = form.get('payload_json');
  return { body: typeof payload === 'string' ? JSON.parse(payload) : {}, files };
}

function send(response: ServerResponse, { status, body }: RestAnswer): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
