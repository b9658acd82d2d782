/**
 * The gateway: the SDK's client, which connects, resumes and reconnects; and what is taken from it. Events are read
 * as Discord sent them, so that the same reader serves the gateway and signed requests.
 */
import {
  ChannelType,
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  PermissionFlagsBits,
  type Guild,
} from 'discord.js';
import type { Log } from '../../core/log.js';
import { NO_CHANNEL_MESSAGE } from '../../delivery/incoming.js';
import { describe, restOptions, type ApiOptions, type DiscordApi } from './discord-api.js';
import { deliveryKey } from './discord-target.js';
import { readMessage, type ChannelView } from './read-message.js';
import { standingOfMember, type GuildView } from './standing.js';
import { turnedAway, wrongToken } from './start-errors.js';
import { takeInteraction, topicOf } from './take-interaction.js';
import type { Wiring } from './wiring.js';

/** How to connect. */
export interface GatewayOptions extends ApiOptions {
  readonly token: string;
  /** Ask for the words of messages that don't address the bot (a privileged intent). */
  readonly messageContent: boolean;
}

/** The connected gateway. */
export interface Gateway {
  stop(): Promise<void>;
}

/** The fewest intents: servers and their channels, messages in them (with words only for the bot), direct messages. */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/**
 * Connects. Resolves when every shard is ready.
 * @throws UserError when Discord turns the token or the intents away
 */
export async function openGateway(
  options: GatewayOptions,
  wiring: Wiring,
  api: DiscordApi,
  botUser: string,
): Promise<Gateway> {
  const { log } = wiring;
  const client = createClient(options);
  reportTroubles(client, log);
  listen(client, wiring, api, botUser);
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, () => {
      resolve();
    });
  });
  try {
    await client.login(options.token);
  } catch (error) {
    await client.destroy();
    throw turnedAway(error) ?? error;
  }
  await ready;
  return {
    async stop() {
      client.ws.removeAllListeners();
      await client.destroy();
    },
  };
}

function createClient(options: GatewayOptions): Client {
  return new Client({
    intents: [...INTENTS, ...(options.messageContent ? [GatewayIntentBits.MessageContent] : [])],
    shards: 'auto',
    rest: restOptions(options),
    // Nothing is asked of old messages or people; servers, channels and roles stay, for titles and permissions.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: {
        maxSize: 1,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
  });
}

function reportTroubles(client: Client, log: Log): void {
  client.on(Events.ShardError, (error, shard) => {
    log.warn({ shard, reason: describe(error) }, 'a connection to Discord broke; connecting again');
  });
  client.on(Events.ShardReconnecting, (shard) => {
    log.debug({ shard }, 'connecting to Discord again');
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, `Discord ended a connection for good. ${turnedAwayBy(code)}`);
  });
  client.on(Events.Error, (error) => {
    log.error({ err: error }, 'the Discord client reported an error');
  });
  client.on(Events.Warn, (message) => {
    log.warn({ from: 'discord' }, message);
  });
}

/** Close code 4004 (reference, "Gateway Close Event Codes"): the token was reset while the bot ran. */
function turnedAwayBy(code: number): string {
  return code === 4004 ? wrongToken(null).message : '';
}

function listen(client: Client, wiring: Wiring, api: DiscordApi, botUser: string): void {
  const { background } = wiring;
  for (const event of [GatewayDispatchEvents.MessageCreate, GatewayDispatchEvents.MessageUpdate]) {
    client.ws.on(event, (payload: unknown) => {
      background.run('taking a message', () => takeMessage(wiring, payload, botUser, client));
    });
  }
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
    const { id, token, application_id: application } = payload as Record<string, string>;
    const handle = { id: id ?? '', token: token ?? '', application: application ?? '' };
    background.run('taking an interaction', () =>
      takeInteraction(wiring, payload, (callback) => api.respond(handle, callback)),
    );
  });
  client.on(Events.GuildCreate, (guild) => {
    background.run('greeting a server', () => greet(wiring, guild));
  });
}

async function takeMessage(
  wiring: Wiring,
  payload: unknown,
  botUser: string,
  client: Client,
): Promise<void> {
  const said = readMessage(payload, botUser, {
    channelOf: (id) => viewOf(client, id),
    ownRoleIn: (id) => client.guilds.cache.get(id)?.roles.botRoleFor(botUser)?.id ?? null,
  });
  if (said === null) return;
  const { incoming, repliesTo, roles } = said;
  const { place, author } = incoming.message;
  const plain = !incoming.inThread && !incoming.target.direct;
  const topic =
    plain && repliesTo !== null ? await topicOf(wiring, place.channel, repliesTo) : null;
  const guild = client.guilds.cache.get(place.workspace);
  const message = {
    ...incoming.message,
    place: { ...place, thread: topic ?? place.thread },
    ...(guild && { standing: standingOfMember(guild.id, author, roles, guildView(guild)) }),
  };
  await wiring.desk.accept({ ...incoming, message });
}

function guildView(guild: Guild): GuildView {
  return {
    owner: guild.ownerId,
    permissions: (role) => guild.roles.cache.get(role)?.permissions.bitfield ?? 0n,
  };
}

function viewOf(client: Client, id: string): ChannelView {
  const channel = client.channels.cache.get(id);
  if (!channel?.isThread()) return { kind: 'plain', parent: null, name: '' };
  const forum =
    channel.parent?.type === ChannelType.GuildForum ||
    channel.parent?.type === ChannelType.GuildMedia;
  return { kind: forum ? 'forum-post' : 'thread', parent: channel.parentId, name: channel.name };
}

/** Says what it knows where it was added, once, in the channel for such notices, if it may write there. */
async function greet({ desk, log }: Wiring, guild: Guild): Promise<void> {
  const channel = guild.systemChannel;
  const me = guild.members.me;
  const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];
  if (!channel || !me || !channel.permissionsFor(me).has(needed)) {
    log.info({ guild: guild.id }, 'added to a server without a channel to greet in');
    return;
  }
  const user = guild.ownerId;
  const place = {
    adapter: 'discord',
    workspace: guild.id,
    channel: channel.id,
    thread: channel.id,
  } as const;
  const key = deliveryKey('joined', guild.id, String(guild.joinedTimestamp));
  await desk.accept({
    message: { id: key, place, author: user, text: '/help', addressed: true },
    target: {
      channel: channel.id,
      question: null,
      user,
      direct: false,
      toAsker: false,
      interaction: null,
    },
    ...NO_CHANNEL_MESSAGE,
    sentAt: guild.joinedTimestamp,
  });
}
