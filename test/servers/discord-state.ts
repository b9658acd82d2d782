/** What a Discord that runs in the test process knows: channels, messages, interactions, and what it was sent wrongly. */
import type { Misbehaviour } from './misbehaviour.js';

/** Kinds of channel (reference, "Channel Types"). */
export const CHANNEL = { text: 0, direct: 1, thread: 11, forum: 15 } as const;

/** A channel. */
export interface DiscordChannel {
  readonly id: string;
  readonly type: number;
  readonly guild: string | null;
  readonly parent: string | null;
  readonly name: string;
}

/** A message of the bot's. */
export interface DiscordPost {
  readonly id: string;
  readonly channel: string;
  /** The only person who sees it; `null`: everybody. */
  readonly seenBy: string | null;
  readonly repliesTo: string | null;
  readonly nonce: string | null;
  body: Readonly<Record<string, unknown>>;
  /** Sizes in bytes of the files sent along, by name. */
  files: ReadonlyMap<string, number>;
  edits: number;
}

/** An interaction that was handed out. */
export interface DiscordInteraction {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly user: string;
  /** When it was delivered, by `performance.now()`. */
  readonly sent: number;
  /** The message whose button was clicked. */
  readonly on: string | null;
  /** The first answer, once it came; and after how many milliseconds. */
  response: { type: number; data: Readonly<Record<string, unknown>> } | null;
  took: number;
  /** The message that `@original` names. */
  original: string | null;
}

/** A call of the REST interface as it came in. */
export interface DiscordCall {
  readonly method: string;
  readonly path: string;
}

/** A misbehaviour for one call. */
export interface DiscordFault extends Misbehaviour {
  /** Part of `METHOD path`. */
  readonly call: string;
}

/** All that is known. */
export interface DiscordState {
  /** Ids of the servers that the bot is in. */
  readonly guilds: string[];
  readonly channels: Map<string, DiscordChannel>;
  readonly posts: DiscordPost[];
  /** What people wrote, oldest first: looked through for an answer. */
  readonly said: {
    readonly id: string;
    readonly channel: string;
    readonly author: { readonly id: string; readonly bot?: boolean };
    /** Its words, where the bot may read them. */
    readonly content?: string;
  }[];
  /** Channels that not everybody sees. */
  readonly privateChannels: Set<string>;
  /** People who left the server. */
  readonly left: Set<string>;
  readonly interactions: Map<string, DiscordInteraction>;
  /** Registered commands, and how often they were registered. */
  commands: readonly Readonly<Record<string, unknown>>[];
  registrations: number;
  readonly calls: DiscordCall[];
  /** Everything that the real Discord would have refused, or that its documentation forbids. */
  readonly violations: string[];
  /** Misbehaviours to come, each for one call. */
  readonly faults: DiscordFault[];
  /** Words of messages that were taken without the bot's hearing of it. */
  readonly unconfirmed: Set<string>;
  /** Ids of messages that their authors deleted. */
  readonly deleted: Set<string>;
  /** Roles that may manage messages. */
  readonly moderatorRoles: string[];
  /** Signs that the bot put to messages, as `channel/message emoji`. */
  readonly reactions: string[];
  /** Channels that the bot may not see. */
  readonly hidden: Set<string>;
  /** People who take no direct messages. */
  readonly closed: Set<string>;
  /** Whether the bot may attach files. */
  mayAttach: boolean;
  /** Whether the bot may open threads. */
  mayThread: boolean;
  /** The application's flags: 1 << 19 lets it read all messages. */
  flags: number;
  /** Where interactions are delivered instead of the gateway, as the application's page says. */
  endpoint: string | null;
  /** Shards that Discord recommends; the fewest it serves; and sessions that may still be begun today. */
  recommendedShards: number;
  leastShards: number;
  sessionsLeft: number;
  /** How many shards may identify at a time, and how often; in milliseconds (0: without a limit). */
  maxConcurrency: number;
  identifyEvery: number;
  /** The ways to install it that the application's page allows: 0 by servers, 1 by people for themselves. */
  installs: Record<string, { oauth2_install_params?: { scopes: string[]; permissions: string } }>;
  /** How many servers the bot is in, as the application's page says. */
  servers: number;
  /** Posts that a channel takes in a second; more are answered with 429. Infinity: as many as come. */
  pace: number;
  /** A fresh id: it holds the time. */
  snowflake(): string;
}

/** The bot's token, its application and its user. */
export const TOKEN = 'made.up.token';
export const APPLICATION = '900000000000000001';
export const BOT_USER = '900000000000000002';
/** The role that Discord made for the bot when it was invited. */
export const BOT_ROLE = '900000000000000003';
/** A role whose members may manage messages, in servers that have it. */
export const MODERATORS = '900000000000000004';
/** A server, its channels, and people in it. */
export const GUILD = '800000000000000001';
export const GENERAL = '800000000000000002';
export const FORUM = '800000000000000003';
export const ANN = '700000000000000001';
export const BOB = '700000000000000002';

/** A Discord with one server. */
export function createDiscordState(): DiscordState {
  let count = 0;
  const channel = (id: string, type: number, name: string): [string, DiscordChannel] => [
    id,
    { id, type, guild: GUILD, parent: null, name },
  ];
  return {
    guilds: [GUILD],
    channels: new Map([
      channel(GENERAL, CHANNEL.text, 'general'),
      channel(FORUM, CHANNEL.forum, 'help'),
    ]),
    posts: [],
    said: [],
    left: new Set(),
    privateChannels: new Set(),
    interactions: new Map(),
    commands: [],
    registrations: 0,
    calls: [],
    violations: [],
    faults: [],
    unconfirmed: new Set(),
    deleted: new Set(),
    moderatorRoles: [],
    reactions: [],
    hidden: new Set(),
    closed: new Set(),
    mayAttach: true,
    mayThread: true,
    flags: 0,
    endpoint: null,
    recommendedShards: 1,
    leastShards: 1,
    sessionsLeft: 999,
    maxConcurrency: 1,
    identifyEvery: 0,
    installs: { 0: {}, 1: {} },
    servers: 1,
    pace: Infinity,
    snowflake: () =>
      String((BigInt(Date.now() - 1_420_070_400_000) << 22n) | BigInt(++count % 4_194_304)),
  };
}
