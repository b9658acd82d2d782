/**
 * Speaks the protocol over HTTP, as the specification's transport "Streamable HTTP" says, without sessions: each request
 * has its answer, and nothing is remembered between two. On this machine's own address only, and for requests that name
 * it (§ Security Warning there: DNS rebinding); whoever serves others puts a proxy that knows them in front.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { UserError } from '../../core/errors.js';

const LOOPBACK = '127.0.0.1';

/** Where the protocol is spoken. */
const PATH = '/mcp';

/** Milliseconds for a request's headers and body to arrive; they come from this machine. */
const REQUEST_TIMEOUT = 30_000;

/** How to serve. */
export interface HttpServing {
  /** A server for one request; they share what the tools ask. */
  readonly makeServer: () => McpServer;
  /** Listen port; 0 picks a free one. */
  readonly port: number;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Told the address once it listens. */
  readonly onListening: (url: string) => void;
  /** Takes full sentences about requests that went wrong. */
  readonly warn: (sentence: string) => void;
}

/**
 * Serves until the signal ends it; requests in flight are answered before.
 * @throws UserError when the port is taken or not allowed
 */
export async function serveHttp(serving: HttpServing): Promise<void> {
  const { port, signal, onListening, warn } = serving;
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT }, (request, response) => {
    answer(serving, request, response).catch((error: unknown) => {
      warn(`A request went wrong: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.listen(port, LOOPBACK);
  await once(server, 'listening').catch((cause: unknown) => {
    const message = `Port ${port} cannot be listened on (${(cause as Error).message}). Give --http another, or 0 for any that is free.`;
    throw new UserError('bad-input', message, { cause });
  });
  onListening(`http://${LOOPBACK}:${(server.address() as AddressInfo).port}${PATH}`);
  if (!signal.aborted) await once(signal, 'abort');
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
}

async function answer(
  { makeServer }: HttpServing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request);
  if (refusal !== null) {
    response.writeHead(refusal.status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${refusal.sentence}\n`);
    return;
  }
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = makeServer();
  response.on('close', () => void server.close());
  await server.connect(transport);
  await transport.handleRequest(request, response);
}

function refusalOf({
  headers,
  method,
  url,
}: IncomingMessage): { readonly status: number; readonly sentence: string } | null {
  if (!isOwnHost(headers.host ?? ''))
    return { status: 403, sentence: 'This name is not this machine’s own, so it was refused.' };
  if (headers.origin !== undefined && !isOwnHost(hostOf(headers.origin)))
    return { status: 403, sentence: 'This request came from another site, so it was refused.' };
  if (url !== PATH) return { status: 404, sentence: `The protocol is spoken at ${PATH}.` };
  // Without sessions there is no stream to open and none to end.
  if (method !== 'POST') return { status: 405, sentence: 'Only POST is answered here.' };
  return null;
}

const isOwnHost = (host: string): boolean =>
  /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i.test(host);

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : '');
