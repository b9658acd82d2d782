/**
 * Socket Mode for Bolt, over several connections at a time: while one is renewed, the others receive. The SDK's own
 * receiver has one connection, is without any for seconds at each renewal, and ends the process when Slack turns a
 * token away meanwhile; here each connection is opened again by us, and every failure is caught.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from '@slack/web-api';
import type { Log } from '../../../core/log.js';
import { redact } from './bolt-logger.js';
import { turnedAway } from './start-errors.js';

/** How to connect. */
export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  /** Connections held at a time (Slack allows ten). */
  readonly connections: number;
  readonly log: Log;
  readonly logger: Logger;
}

/** A lost connection is opened again at once, then after waits that double up to the longest; in milliseconds. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A connection without a sign of life for this long is replaced. Slack pings every few seconds. */
const PING_TIMEOUT_MS = 10_000;
/** The SDK waits up to 30 seconds for the other side to say goodbye; the process need not. */
const GOODBYE_MS = 2_000;

/** What the SDK hands over for each envelope. */
interface SlackEnvelope {
  readonly body: ReceiverEvent['body'];
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** The receiver, and how it fares. */
export interface SocketReceiver extends Receiver {
  /** Why nothing comes in any more: Slack turns the token away on every connection; `null` otherwise. */
  trouble(): string | null;
}

/** Creates the receiver. */
export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const { log, connections } = options;
  let app: App | undefined;
  const stopping = new AbortController();
  const handle = (envelope: SlackEnvelope) => {
    receive(app, envelope).catch((error: unknown) => {
      log.warn({ err: error }, 'an envelope was not acknowledged; Slack will deliver it again');
    });
  };
  const sockets = Array.from({ length: connections }, () =>
    createConnection(createClient(options, handle), log, stopping.signal),
  );

  return {
    init: (bolt) => {
      app = bolt;
    },
    /** Resolves when the connections are open. @throws UserError when Slack turns the app token away */
    async start() {
      const [first, ...others] = sockets;
      await first?.open('once');
      await Promise.all(others.map((socket) => socket.open('patiently')));
    },
    trouble: () => {
      const refusals = sockets.map((socket) => socket.refusal());
      return refusals.includes(null) ? null : (refusals[0] ?? null);
    },
    async stop() {
      stopping.abort();
      const goodbyes = sockets.map(({ client }) => client.disconnect());
      await Promise.race([Promise.all(goodbyes), sleep(GOODBYE_MS, undefined, { ref: false })]);
    },
  };
}

/** A connection that is opened again whenever it ends. */
interface Connection {
  readonly client: SocketModeClient;
  /** Resolves when it is open. `once`: rejects when Slack turns the token away, instead of trying on. */
  open(how: 'once' | 'patiently'): Promise<void>;
  /** Why Slack turned the last attempt away; `null` while it is open or what stands in the way may pass. */
  refusal(): string | null;
}

function createConnection(client: SocketModeClient, log: Log, stopping: AbortSignal): Connection {
  /** A failed attempt also reports an end; it is not to start a second series of attempts. */
  let opening = false;
  let refused: string | null = null;

  async function open(how: 'once' | 'patiently'): Promise<void> {
    opening = true;
    try {
      await attempts(how);
    } finally {
      opening = false;
    }
  }

  async function attempts(how: 'once' | 'patiently'): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !stopping.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        await client.start();
        refused = null;
        return;
      } catch (error) {
        const refusal = turnedAway(error, 'app');
        refused = refusal?.message ?? null;
        if (refusal && how === 'once') throw refusal;
        const reason = redact(String(error));
        log.warn({ reason }, `a connection to Slack can't be opened. ${refusal?.message ?? ''}`);
        await pause(wait, stopping);
      }
    }
  }

  client.on('disconnected', () => {
    if (opening || stopping.aborted) return;
    log.debug({}, 'a connection to Slack ended; opening it again');
    void open('patiently');
  });
  return { client, open, refusal: () => refused };
}

function createClient(
  { appToken, apiUrl, logger }: SocketReceiverOptions,
  handle: (envelope: SlackEnvelope) => void,
): SocketModeClient {
  const client = new SocketModeClient({
    appToken,
    logger,
    autoReconnectEnabled: false,
    clientPingTimeout: PING_TIMEOUT_MS,
    clientOptions: {
      ...(apiUrl && { slackApiUrl: apiUrl }),
      timeout: PING_TIMEOUT_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
  });
  client.on('slack_event', handle);
  return client;
}

/**
 * Acknowledges after Bolt has run the listeners, which only accept: what is acknowledged is kept. Listeners hand
 * their response (a form's errors, a menu's options) to `ack`; it goes along.
 */
async function receive(app: App | undefined, envelope: SlackEnvelope): Promise<void> {
  let response: unknown;
  await app?.processEvent({
    body: envelope.body,
    ...(envelope.retry_num !== undefined && { retryNum: envelope.retry_num }),
    ...(envelope.retry_reason !== undefined && { retryReason: envelope.retry_reason }),
    ack: (given?: unknown) => {
      response = given;
      return Promise.resolve();
    },
  });
  await envelope.ack(response);
}

/** Waits, but not past the end. */
async function pause(duration: number, stopping: AbortSignal): Promise<void> {
  await sleep(duration, undefined, { signal: stopping }).catch((error: unknown) => {
    if (!stopping.aborted) throw error;
  });
}
