/**
 * One HTTP request with everything capped: size, time, redirects, encodings. Bodies are never inflated; what the
 * other side sends is bytes, and no more of them than asked for.
 */
import type { Readable } from 'node:stream';
import type { Agent, errors, request } from 'undici';
import type { Resolve } from './guarded-connector.js';
import type { RegistryPolicy } from './registry-policy.js';
import { ownValue } from '../core/own-value.js';

/** What is sent. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Most bytes of body that are taken. */
  readonly maxBytes: number;
  /** Ends everything, also while a body drips. */
  readonly signal: AbortSignal;
}

/** What came back. */
export interface ExchangeResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly header: (name: string) => string | undefined;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: URL;
}

/** Sends requests; close it at the end. */
export interface HttpExchange {
  /**
   * @throws ExchangeError when the answer breaks a rule
   * @throws Error when nobody answers, or when the signal ends it
   */
  send(message: ExchangeRequest): Promise<ExchangeResponse>;
  close(): Promise<void>;
}

/** An answer that breaks a rule; the message completes "answered with …". */
export class ExchangeError extends Error {
  override readonly name = 'ExchangeError';
}

/** Redirects followed at most. Registries use one, to the place of a blob. */
const MAX_REDIRECTS = 3;

/** Bytes of an error's body that are read: enough for a code. */
const MAX_ERROR_BYTES = 64 * 1024;

/** Milliseconds for dialling one address. */
const DIAL_TIMEOUT = 4000;

/** How to make an exchange. */
export interface ExchangeOptions {
  readonly policy: RegistryPolicy;
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** Names this program to the registries. */
  readonly userAgent: string;
}

/** Makes an exchange with its own pool of connections, opened by the first request. */
export function createHttpExchange(options: ExchangeOptions): HttpExchange {
  const { policy, userAgent } = options;
  let opening: Promise<Network> | undefined;
  return {
    async send(message) {
      const headers = {
        'user-agent': userAgent,
        'accept-encoding': 'identity',
        ...message.headers,
      };
      opening ??= openNetwork(options);
      return follow(await opening, policy, { ...message, headers });
    },
    close: async () => (await opening)?.agent.destroy(),
  };
}

/** undici, and the pool. */
interface Network {
  readonly agent: Agent;
  readonly request: typeof request;
  readonly SocketError: typeof errors.SocketError;
}

/** undici is a third of what `canirun` would read at its start; most verdicts need no registry. */
async function openNetwork({ policy, resolve }: ExchangeOptions): Promise<Network> {
  const [undici, { createGuardedConnector }] = await Promise.all([
    import('undici'),
    import('./guarded-connector.js'),
  ]);
  const agent = new undici.Agent({
    connect: createGuardedConnector({
      isOnPurpose: (origin) => policy.isOnPurpose(origin),
      timeout: DIAL_TIMEOUT,
      ...(resolve === undefined ? {} : { resolve }),
    }),
    connections: 8,
    maxHeaderSize: 32 * 1024,
  });
  return { agent, request: undici.request, SocketError: undici.errors.SocketError };
}

async function follow(
  network: Network,
  policy: RegistryPolicy,
  message: ExchangeRequest,
): Promise<ExchangeResponse> {
  let { url, headers } = message;
  if (!policy.permits(url)) throw new ExchangeError('an address that may not be asked');
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await sendOnce(network, { ...message, url, headers });
    const location = response.header('location');
    if (!isRedirect(response.status) || location === undefined) return response;
    const next = resolveLocation(location, url);
    if (!policy.permits(next, message.url))
      throw new ExchangeError('a redirect that may not be followed');
    if (next.origin !== url.origin) headers = withoutAuthorization(headers);
    url = next;
  }
  throw new ExchangeError('one redirect after another');
}

/** One retry where a kept connection turned out to be closed; nothing was answered then. */
async function sendOnce(network: Network, message: ExchangeRequest): Promise<ExchangeResponse> {
  try {
    return await exchange(network, message);
  } catch (error) {
    const isStale = error instanceof network.SocketError && !message.signal.aborted;
    if (!isStale) throw error;
    return exchange(network, message);
  }
}

async function exchange(network: Network, message: ExchangeRequest): Promise<ExchangeResponse> {
  const { method, url, headers, signal } = message;
  const response = await network.request(url, {
    method,
    headers,
    signal,
    dispatcher: network.agent,
  });
  const header = (name: string): string | undefined => {
    const value = ownValue(response.headers, name);
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const { statusCode: status } = response;
  const body =
    method === 'HEAD'
      ? await drop(response.body)
      : await read(response.body, status, header, message);
  return { status, header, body, url };
}

async function read(
  body: Readable,
  status: number,
  header: (name: string) => string | undefined,
  { maxBytes }: ExchangeRequest,
): Promise<Buffer> {
  const limit = status === 200 ? maxBytes : Math.min(maxBytes, MAX_ERROR_BYTES);
  const encoding = header('content-encoding') ?? 'identity';
  if (isRedirect(status)) return drop(body);
  if (encoding !== 'identity') return refuse(body, 'a compressed body that was not asked for');
  if (Number(header('content-length') ?? 0) > limit) return refuse(body, tooMuch(limit));
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return refuse(body, tooMuch(limit));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** Throws the body away; small ones are read to their end so that the connection can be used again. */
async function drop(
  body: Readable & { dump?: (options: { limit: number }) => Promise<void> },
): Promise<Buffer> {
  if (body.dump) await body.dump({ limit: MAX_ERROR_BYTES });
  else body.destroy();
  return Buffer.alloc(0);
}

function refuse(body: Readable, what: string): never {
  body.on('error', () => undefined); // our own destroy comes back as an error; the one below tells
  body.destroy();
  throw new ExchangeError(what);
}

function tooMuch(limit: number): string {
  return `more than ${Math.round(limit / 1024)} KiB`;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function resolveLocation(location: string, base: URL): URL {
  if (!URL.canParse(location, base.href)) throw new ExchangeError('a redirect to no address');
  return new URL(location, base);
}

function withoutAuthorization(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
}
