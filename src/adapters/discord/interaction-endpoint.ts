/** The address at which Discord delivers interactions by signed requests, for bots that run many times over. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../core/errors.js';
import type { Log } from '../../core/log.js';
import type { Respond } from './post/interaction-responses.js';
import { readPublicKey, signatureProblem } from './read/signature.js';
import { ownValue } from '../../core/own-value.js';

/** Where to listen, and whom to believe. */
export interface EndpointOptions {
  /** The application's public key, 64 hexadecimal digits. */
  readonly publicKey: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Address to listen on; absent: all. */
  readonly host?: string | undefined;
}

/** The listening endpoint. */
export interface InteractionEndpoint {
  readonly port: number;
  /** Takes nothing more, and answers what is under way. */
  stop(): Promise<void>;
}

/** Where Discord sends interactions to. */
export const INTERACTIONS_PATH = '/discord/interactions';

/** Largest request that is read. A message with all its embeds has some 10 kB. */
const LARGEST_BODY = 1_000_000;
/** Idle connections of a balancer are kept longer than most balancers keep them; in milliseconds. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Opens the endpoint.
 * @param take - handles a verified interaction; its `respond` answers the request
 * @throws UserError when the key is none or the port is taken
 */
export async function openEndpoint(
  options: EndpointOptions,
  take: (payload: unknown, respond: Respond) => Promise<void>,
  log: Log,
  now: () => number,
): Promise<InteractionEndpoint> {
  const key = readPublicKey(options.publicKey);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (request.method !== 'POST' || path !== INTERACTIONS_PATH) {
      refuse(response, path === INTERACTIONS_PATH ? 405 : 404);
      return;
    }
    const body = await readBody(request);
    if (body === null) {
      refuse(response, 413);
      return;
    }
    const signature = header(request, 'x-signature-ed25519');
    const timestamp = header(request, 'x-signature-timestamp');
    const problem = signatureProblem({ signature, timestamp, body }, key, now());
    if (problem !== null) {
      if (problem === 'stale')
        log.warn(
          {},
          'a request with an old time stamp was refused; is this machine’s clock right?',
        );
      refuse(response, 401);
      return;
    }
    const payload = parseJson(body);
    if (payload === undefined) {
      refuse(response, 400);
      return;
    }
    await take(payload, (callback) => send(response, callback));
    if (!response.headersSent) refuse(response, 400);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'an interaction could not be taken');
      if (!response.headersSent) refuse(response, 500);
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options);
  return { port, stop: () => close(server) };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = ownValue(request.headers, name);
  return typeof value === 'string' ? value : undefined;
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

function send(response: ServerResponse, callback: object): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('finish', resolve);
    response.once('close', () => {
      reject(new Error('Discord hung up before it was answered'));
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(callback));
  });
}

async function listen(server: Server, { port, host }: EndpointOptions): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' ? portTaken(port, cause) : cause);
    });
    server.listen({ port, ...(host !== undefined && { host }) }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function portTaken(port: number, cause: Error): UserError {
  const message = `Port ${port} is taken by another program. Set DISCORD_PORT to a free one.`;
  return new UserError('bad-input', message, { cause });
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
