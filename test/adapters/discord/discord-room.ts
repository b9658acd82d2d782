/** A Discord, people in it, and the real adapter connected to it: what the end-to-end tests talk in. */
import {
  createDiscordAdapter,
  type DiscordAdapter,
  type DiscordAdapterOptions,
} from '../../../src/adapters/discord/discord-adapter.js';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { createSettingsService } from '../../../src/bot/settings/settings-service.js';
import { createEchoBot, type EchoBot } from '../../delivery/echo-bot.js';
import { createQuietLog, type QuietLog } from '../../delivery/quiet-log.js';
import {
  createDiscordPeople,
  createSigner,
  deliverSigned,
  type DiscordPeople,
  type Reacting,
  type InteractionPayload,
} from '../../servers/discord-person.js';
import { takeResponse } from '../../servers/discord-rest.js';
import { startDiscordServer, type DiscordServer } from '../../servers/discord-server.js';
import {
  APPLICATION,
  TOKEN,
  type DiscordPost,
  type DiscordState,
} from '../../servers/discord-state.js';
import { settled } from '../../servers/settled.js';

/** The way in which interactions reach the bot. Messages always come over the gateway. */
export type Mode = 'gateway' | 'http';

/** A room. */
export interface DiscordRoom {
  readonly server: DiscordServer;
  readonly state: DiscordState;
  readonly people: DiscordPeople;
  readonly adapter: DiscordAdapter;
  readonly store: Store;
  readonly bot: EchoBot;
  readonly log: QuietLog;
  readonly signer: ReturnType<typeof createSigner>;
  /** Says a message. */
  say(message: object): void;
  /** Changes a message. */
  change(message: object): void;
  /** Deletes a message. */
  remove(message: Record<string, unknown>): void;
  /** Puts a reaction to a message, or takes it away. */
  react(emoji: string, on: Parameters<DiscordPeople['reaction']>[1], reacting?: Reacting): void;
  /** Delivers an interaction, and waits for the first answer to it. */
  deliver(interaction: InteractionPayload): Promise<void>;
  /** Contents of what everybody sees, without their source. */
  posts(): unknown[];
  /** What only one person sees. */
  whispers(): DiscordPost[];
  /** Address of the endpoint for signed requests. */
  url(): string;
  close(): Promise<void>;
}

/** Settings of a room. */
export type RoomOptions = Partial<DiscordAdapterOptions> & {
  readonly slow?: number;
  readonly prepare?: (server: DiscordServer) => void;
};

/** Opens a room. */
export async function openRoom(
  mode: Mode = 'gateway',
  options: RoomOptions = {},
): Promise<DiscordRoom> {
  const { slow, prepare, ...given } = options;
  const server = await startDiscordServer();
  prepare?.(server);
  const { state, gateway } = server;
  const log = createQuietLog();
  const store = options.store ?? (await openMemoryStore());
  const settings = options.settings ?? createSettingsService({ store: store.settings });
  const bot = createEchoBot({ slow, settings });
  const signer = createSigner();
  const http = { publicKey: signer.publicKey, port: 0, host: '127.0.0.1' };
  const adapter = createDiscordAdapter({
    bot,
    store,
    settings,
    log,
    token: TOKEN,
    applicationId: APPLICATION,
    apiUrl: server.apiUrl,
    ...(mode === 'http' && { http }),
    ...given,
  });
  await adapter.start().catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const url = () => `http://127.0.0.1:${adapter.port() ?? 0}/discord/interactions`;
  const people = createDiscordPeople(server);
  return {
    server,
    state,
    people,
    adapter,
    store,
    bot,
    log,
    signer,
    url,
    say: (message) => {
      gateway.dispatch('MESSAGE_CREATE', message);
    },
    change: (message) => {
      gateway.dispatch('MESSAGE_UPDATE', message);
    },
    remove: (message) => {
      gateway.dispatch('MESSAGE_DELETE', people.remove(message));
    },
    react: (emoji, on, reacting = {}) => {
      const type = reacting.takenBack === true ? 'REMOVE' : 'ADD';
      gateway.dispatch(`MESSAGE_REACTION_${type}`, people.reaction(emoji, on, reacting));
    },
    async deliver({ payload, known }) {
      if (mode === 'gateway') {
        gateway.dispatch('INTERACTION_CREATE', payload);
        await until('an answer to the interaction', () => known.response !== null);
        return;
      }
      const { status, body } = await deliverSigned(url(), payload, signer);
      if (status !== 200) throw new Error(`answered ${status} ${body}`);
      takeResponse(state, known, JSON.parse(body) as Record<string, unknown>);
    },
    posts: () =>
      state.posts.filter(({ seenBy }) => seenBy === null).map(({ body }) => saidIn(body)),
    whispers: () => state.posts.filter(({ seenBy }) => seenBy !== null),
    close: async () => {
      outboxes.delete(store.outbox);
      await adapter.stop();
      await server.stop();
    },
  };
}

/** The words of a message without the small print that names their source. */
function saidIn({ content }: Readonly<Record<string, unknown>>): unknown {
  return typeof content === 'string' ? content.replace(/\n-# Source: .*$/, '') : content;
}

/** Waits until something holds; fails with what it was after `patience` milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  patience = 90_000,
): Promise<void> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Of the stores of rooms that are open. */
const outboxes = new Set<Store['outbox']>();

/** Lets what is under way come to an end, to see that nothing more happens. */
export async function quiet(): Promise<void> {
  await settled(outboxes);
}
