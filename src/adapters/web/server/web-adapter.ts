/** The web playground: serves the chat page and its JSON interface, on loopback unless configured otherwise. */
import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { UserError } from '../../../core/errors.js';
import { loadClientAssets } from './client-assets.js';
import type { WebApiOptions } from './web-api.js';
import type { Keeping } from './records-api.js';
import { createWebApp } from './web-app.js';

/** What the playground needs. */
export interface WebAdapterOptions extends WebApiOptions {
  /** Listen address: `127.0.0.1`, `::1` or `localhost`; anything else needs a token. */
  readonly host: string;
  /** Listen port; 0 picks a free one. */
  readonly port: number;
  /** Asked of everybody when given. */
  readonly token?: string;
  /** Told of every bug of ours; the person gets a sentence without details. */
  readonly reportError: (error: unknown) => void;
  /** Names what the bot still waits for, or has lost; absent where there is nothing to wait for. */
  readonly waitsFor?: () => Promise<readonly string[]>;
  /** What is amiss although questions are answered: sentences. */
  readonly amiss?: () => readonly string[];
  /** The inbox and the numbers; absent: their pages say that nothing is kept. */
  readonly keeping?: Keeping;
  /** The folder of the built page. */
  readonly clientDirectory: string;
}

/** A started and stoppable playground. */
export interface WebAdapter {
  /**
   * Listens.
   * @returns the page's address, as printed for the person
   * @throws UserError when the port is taken or not allowed, the address is not this machine's, the page is not
   *   built, or the page would be open to others without a token
   */
  start(): Promise<{ readonly url: string }>;
  /** Takes no more requests and resolves when those in flight are answered. */
  stop(): Promise<void>;
}

/** A request that takes longer than this while stopping is cut off; a registry's deadline lies well below. */
const STOP_GRACE_MS = 10_000;

/** How often a stopping server looks for connections whose last request is answered. */
const SWEEP_MS = 20;

/** Makes the playground; nothing listens before `start`. */
export function createWebAdapter(options: WebAdapterOptions): WebAdapter {
  let server: Server | undefined;
  return {
    async start() {
      requireTokenBeyondLoopback(options);
      const assets = await loadClientAssets(options.clientDirectory);
      const app = createWebApp({ ...options, assets });
      const listening = createAdaptorServer({ fetch: app.fetch, hostname: options.host }) as Server;
      await listen(listening, options);
      server = listening;
      return { url: pageAddress(options.host, (listening.address() as AddressInfo).port) };
    },
    async stop() {
      const running = server;
      server = undefined;
      if (running) await close(running);
    },
  };
}

function requireTokenBeyondLoopback({ host, token }: WebAdapterOptions): void {
  if (token !== undefined || isLoopback(host)) return;
  throw new UserError(
    'bad-input',
    `HOST is ${host}, so others could open the page. Set WEB_TOKEN to a long random word, or unset HOST.`,
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function listen(server: Server, { host, port }: WebAdapterOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(explainListenError(error, host, port));
    });
    server.listen(port, host, resolve);
  });
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const remedy = listenRemedy(error.code, host, port);
  return remedy === undefined ? error : new UserError('bad-input', remedy, { cause: error });
}

function listenRemedy(code: string | undefined, host: string, port: number): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken. Set PORT to a free one (PORT=0 picks one), or stop what uses it.`;
    case 'EACCES':
      return `Port ${port} may not be used by this account. Set PORT to 1024 or more.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine. Set HOST to one that is, or unset it for 127.0.0.1.`;
    default:
      return undefined;
  }
}

/** A wildcard address can't be opened in a browser; this machine's own can. */
function pageAddress(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}/`;
}

/** Browsers keep connections open for the next request; those that are through with theirs are closed here. */
function close(server: Server): Promise<void> {
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, SWEEP_MS);
  const cutOff = setTimeout(() => {
    server.closeAllConnections();
  }, STOP_GRACE_MS);
  return new Promise<void>((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  }).finally(() => {
    clearInterval(sweep);
    clearTimeout(cutOff);
  });
}
