/**
 * `GET /metrics` for Prometheus, on a port of its own, so that it can't be reached where the web page can. Beyond
 * loopback it wants a token.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../core/errors.js';
import type { Log } from '../core/log.js';
import type { Metrics } from './create-metrics.js';

/** Where and for whom. */
export interface MetricsServerOptions {
  readonly host: string;
  readonly port: number;
  /** What has to be in the Authorization header; absent: nothing has to. */
  readonly token?: string;
  readonly log: Log;
}

/** The running server. */
export interface MetricsServer {
  /** The port that it listens on. */
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Opens the port.
 * @throws UserError when it can't be had
 */
export async function startMetricsServer(
  metrics: Pick<Metrics, 'read' | 'contentType'>,
  { host, port, token, log }: MetricsServerOptions,
): Promise<MetricsServer> {
  const mayRead = token === undefined ? () => true : bearerOf(token);
  const server = createServer((request, response) => {
    answer(metrics, mayRead, request, response).catch((error: unknown) => {
      log.error({ err: error }, 'the numbers could not be read');
      say(response, { status: 500, sentence: 'The numbers could not be read; the log says why.' });
    });
  });
  await listen(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  metrics: Pick<Metrics, 'read' | 'contentType'>,
  mayRead: (request: IncomingMessage) => boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request, mayRead);
  if (refusal !== null) {
    say(response, refusal);
    return;
  }
  const text = await metrics.read();
  response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  response.end(request.method === 'HEAD' ? undefined : text);
}

function say(response: ServerResponse, { status, sentence, headers }: Refusal): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${sentence}\n`);
}

/** Why a request gets no numbers. */
interface Refusal {
  readonly status: number;
  readonly sentence: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function refusalOf(
  request: IncomingMessage,
  mayRead: (request: IncomingMessage) => boolean,
): Refusal | null {
  const [path] = (request.url ?? '').split('?');
  if (path !== '/metrics')
    return { status: 404, sentence: 'There is /metrics here and nothing else.' };
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { status: 405, sentence: 'Numbers can be read only.', headers: { allow: 'GET, HEAD' } };
  if (mayRead(request)) return null;
  return {
    status: 401,
    sentence: 'Send METRICS_TOKEN as “Authorization: Bearer …”.',
    headers: { 'www-authenticate': 'Bearer' },
  };
}

/** Compares digests of one length, so that the time it takes tells nothing. */
function bearerOf(token: string): (request: IncomingMessage) => boolean {
  const key = randomBytes(32);
  const digest = (text: string) => createHmac('sha256', key).update(text).digest();
  const wanted = digest(`Bearer ${token}`);
  return ({ headers }) => timingSafeEqual(digest(headers.authorization ?? ''), wanted);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const sentence = `Numbers can't be served on ${host}, port ${port}: ${cause.message}. Set METRICS_PORT to a free port, and METRICS_HOST to an address of this machine.`;
      reject(new UserError('bad-input', sentence, { cause }));
    });
    server.listen(port, host, resolve);
  });
}
