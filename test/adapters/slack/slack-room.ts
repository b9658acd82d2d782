/** A Slack, people in it, and the real adapter connected to it: what the end-to-end tests talk in. */
import {
  createSlackAdapter,
  type SlackAdapter,
  type SlackAdapterOptions,
} from '../../../src/adapters/slack/slack-adapter.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createEchoBot, type EchoBot } from '../../delivery/echo-bot.js';
import { createQuietLog, type QuietLog } from '../../delivery/quiet-log.js';
import {
  createSlackPeople,
  deliverSigned,
  type SigningOptions,
  type SlackDelivery,
  type SlackPeople,
} from '../../servers/slack-person.js';
import { settled } from '../../servers/settled.js';
import { APP_TOKEN, startSlackServer, type SlackServer } from '../../servers/slack-server.js';
import type { SlackView } from '../../servers/slack-state.js';

/** The way in which Slack reaches the bot. */
export type Mode = 'socket' | 'http' | 'oauth';

/** A room. */
export interface SlackRoom {
  readonly server: SlackServer;
  readonly people: SlackPeople;
  readonly adapter: SlackAdapter;
  readonly store: Store;
  readonly bot: EchoBot;
  readonly log: QuietLog;
  /** Delivers once. @returns what came back with the acknowledgement; throws when there was none */
  deliver(delivery: SlackDelivery): Promise<unknown>;
  /** Address of the bot's own HTTP server. */
  url(path: string): string;
  close(): Promise<void>;
}

/** The secret that requests are signed with. */
export const SIGNING: SigningOptions = { secret: 'made-up-signing-secret' };

/** Opens a room. */
export async function openRoom(
  mode: Mode = 'socket',
  options: Partial<SlackAdapterOptions> & { readonly slow?: number } = {},
): Promise<SlackRoom> {
  const server = await startSlackServer();
  const log = createQuietLog();
  const store = options.store ?? (await openMemoryStore());
  const settings = options.settings ?? createSettingsService({ store: store.settings });
  const bot = createEchoBot({ slow: options.slow, settings });
  const adapter = createSlackAdapter({
    bot,
    store,
    settings,
    log,
    mode: modeOptions(mode),
    apiUrl: server.apiUrl,
    ...options,
  });
  outboxes.add(store.outbox);
  await adapter.start();
  const url = (path: string) => `http://127.0.0.1:${adapter.port() ?? 0}${path}`;
  return {
    server,
    people: createSlackPeople(server),
    adapter,
    store,
    bot,
    log,
    url,
    deliver: (delivery) =>
      mode === 'socket' ? overSocket(server, delivery) : overHttp(url('/slack/events'), delivery),
    close: async () => {
      outboxes.delete(store.outbox);
      await adapter.stop();
      await server.stop();
    },
  };
}

/** The mode's settings, with made-up secrets. */
export function modeOptions(mode: Mode): SlackAdapterOptions['mode'] {
  const botToken = 'xoxb-test-token';
  const http = { signingSecret: SIGNING.secret, port: 0, host: '127.0.0.1' };
  switch (mode) {
    case 'socket':
      return { kind: 'socket', botToken, appToken: APP_TOKEN };
    case 'http':
      return { kind: 'http', botToken, ...http };
    case 'oauth': {
      const secrets = { clientId: '1.2', clientSecret: 'secret', stateSecret: 'state secret' };
      return { kind: 'oauth', ...secrets, ...http };
    }
    default:
      return mode satisfies never;
  }
}

async function overSocket(server: SlackServer, { type, payload }: SlackDelivery) {
  const ack = await server.sockets.send(type, payload);
  if (!ack) throw new Error('not acknowledged');
  return ack.payload;
}

async function overHttp(url: string, delivery: SlackDelivery): Promise<unknown> {
  const { status, body } = await deliverSigned(url, delivery, SIGNING);
  if (status !== 200) throw new Error(`answered ${status} ${body}`);
  return body.startsWith('{') ? JSON.parse(body) : body;
}

/** Waits until something holds; fails with what it was after a minute and a half. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Does something that opens a form. @returns the form */
export async function openedBy(
  { server }: SlackRoom,
  what: () => Promise<unknown>,
): Promise<SlackView> {
  const before = server.views.length;
  await what();
  await until('a form', () => server.views.length > before);
  const view = server.views.at(-1);
  if (!view) throw new Error('a view');
  return view;
}

/** Of the stores of rooms that are open. */
const outboxes = new Set<Store['outbox']>();

/** Lets what is under way come to an end, to see that nothing more happens. */
export async function quiet(): Promise<void> {
  await settled(outboxes);
}
