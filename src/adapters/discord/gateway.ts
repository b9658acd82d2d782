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
import { NO_CHANNEL_MESSAGE } from '../../core/records/incoming.js';
import { describe, restOptions, type ApiOptions, type DiscordApi } from './post/discord-api.js';
import { deliveryKey } from './discord-target.js';
import type { SourceEvent } from '../../bot/teach/own-notes.js';
import {
  readEdit,
  readMessage,
  readRemoval,
  type ChannelView,
  type MessageEdit,
} from './read/read-message.js';
import { readReaction } from './read/read-reaction.js';
import { guildView } from './guild-view.js';
import { permissionsOfMember } from './permissions.js';
import { closedForGood, turnedAway } from './setup/start-errors.js';
import { noticeCheck, noticeSolved, noticeThanks } from './notice-help.js';
import { takeInteraction, topicOf } from './take-interaction.js';
import { takeSign } from './take-sign.js';
import type { Listening } from './listening.js';

/** How to connect. */
export interface GatewayOptions extends ApiOptions {
  readonly token: string;
  /** Ask for the words of messages that don't address the bot (a privileged intent). */
  readonly messageContent: boolean;
  /** The shards that this process takes; absent: all, as many as Discord recommends. */
  readonly shards?: ShardShare | undefined;
}

/** Some of the shards into which Discord divides a bot's servers. */
export interface ShardShare {
  /** Their numbers, from 0. Direct messages come over shard 0. */
  readonly ids: readonly number[];
  /** How many there are over all processes. */
  readonly count: number;
}

/** The connected gateway. */
export interface Gateway {
  /** Why nothing comes in any more, with the remedy; `null` while connected, or connecting again. */
  trouble(): string | null;
  stop(): Promise<void>;
}

/**
 * The fewest intents: servers and their channels, messages in them (with words only for the bot), direct messages, and
 * the reactions to both. None needs a permission.
 */
const INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.DirectMessages,
  GatewayIntentBits.DirectMessageReactions,
];

/**
 * Connects. Resolves when every shard of this process is ready.
 * @throws UserError when Discord turns the token, the intents or the shards away
 */
export async function openGateway(
  options: GatewayOptions,
  listening: Listening,
  api: DiscordApi,
  botUser: string,
): Promise<Gateway> {
  const { log } = listening;
  const client = createClient(options);
  reportTroubles(client, log);
  const closed = watchForTheEnd(client, log);
  listen(client, listening, api, botUser);
  try {
    await Promise.all([whenReady(client), client.login(options.token)]);
  } catch (error) {
    await client.destroy();
    throw turnedAway(error) ?? error;
  }
  return {
    trouble: () => [...closed.values()][0] ?? null,
    async stop() {
      client.ws.removeAllListeners();
      await client.destroy();
    },
  };
}

/** Resolves when every shard knows its servers; rejects when one is closed for good before. */
function whenReady(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, () => {
      resolve();
    });
    client.once(Events.ShardDisconnect, ({ code }) => {
      reject(closedForGood(code));
    });
  });
}

function createClient(options: GatewayOptions): Client {
  const { shards } = options;
  return new Client({
    intents: [...INTENTS, ...(options.messageContent ? [GatewayIntentBits.MessageContent] : [])],
    ...(shards ? { shards: shards.ids, shardCount: shards.count } : { shards: 'auto' }),
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
  client.on(Events.Error, (error) => {
    log.error({ err: error }, 'the Discord client reported an error');
  });
  client.on(Events.Warn, (message) => {
    log.warn({ from: 'discord' }, message);
  });
}

/** Shards that Discord closed for good, each with the reason. The SDK does not connect them again. */
function watchForTheEnd(client: Client, log: Log): ReadonlyMap<number, string> {
  const closed = new Map<number, string>();
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    const reason = `Discord ended the connection of shard ${shard} for good (${code}). ${closedForGood(code).message}`;
    closed.set(shard, reason);
    log.error({ shard, code }, reason);
  });
  return closed;
}

function listen(client: Client, listening: Listening, api: DiscordApi, botUser: string): void {
  const { background } = listening;
  const noticing = { listening, client, api, botUser };
  for (const event of [GatewayDispatchEvents.MessageCreate, GatewayDispatchEvents.MessageUpdate]) {
    const isUpdate = event === GatewayDispatchEvents.MessageUpdate;
    client.ws.on(event, (payload: unknown) => {
      const taken = { payload, isUpdate };
      background.run('taking a message', () => takeMessage(listening, taken, botUser, client));
      if (!isUpdate) background.run('noticing thanks', () => noticeThanks(noticing, payload));
    });
  }
  for (const event of [
    GatewayDispatchEvents.MessageDelete,
    GatewayDispatchEvents.MessageDeleteBulk,
  ]) {
    client.ws.on(event, (payload: unknown) => {
      background.run('taking a removal', () => takeRemoval(listening, payload, client));
    });
  }
  for (const event of [
    GatewayDispatchEvents.MessageReactionAdd,
    GatewayDispatchEvents.MessageReactionRemove,
  ]) {
    const isPut = event === GatewayDispatchEvents.MessageReactionAdd;
    client.ws.on(event, (payload: unknown) => {
      const put = readReaction(payload, botUser, isPut);
      if (put) background.run('taking a reaction', () => takeSign(listening, put, client));
      if (isPut) background.run('noticing a check mark', () => noticeCheck(noticing, payload));
    });
  }
  client.ws.on(GatewayDispatchEvents.ThreadUpdate, (payload: unknown) => {
    background.run('noticing a solved post', () => noticeSolved(noticing, payload));
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (payload: unknown) => {
    const { id, token, application_id: application } = payload as Record<string, string>;
    const handle = { id: id ?? '', token: token ?? '', application: application ?? '' };
    background.run('taking an interaction', () =>
      takeInteraction(listening, payload, (callback) => api.respond(handle, callback)),
    );
  });
  client.on(Events.GuildCreate, (guild) => {
    background.run('greeting a server', () => greet(listening, guild));
  });
}

/** Discord reports pins, previews and threads that begin at a message as updates, too: only edits by its author count. */
async function takeMessage(
  listening: Listening,
  { payload, isUpdate }: { readonly payload: unknown; readonly isUpdate: boolean },
  botUser: string,
  client: Client,
): Promise<void> {
  const said = readMessage(payload, botUser, {
    channelOf: (id) => viewOf(client, id),
    ownRoleIn: (id) => client.guilds.cache.get(id)?.roles.botRoleFor(botUser)?.id ?? null,
  });
  const edit = isUpdate ? readEdit(payload, botUser) : null;
  if (edit !== null) await sourceChanged(listening, { ...edit, event: 'edited' }, client);
  if (said === null || (isUpdate && !said.incoming.edited)) return;
  const { incoming, repliesTo, repliesToOther, roles } = said;
  const { target } = incoming;
  const { place, author, addressed } = incoming.message;
  const plain = !incoming.inThread && !target.direct;
  const topic = repliesTo === null ? null : await topicOf(listening, target.channel, repliesTo);
  const goesOn = plain && topic !== null;
  const guild = client.guilds.cache.get(place.workspace);
  const message = {
    ...incoming.message,
    place: goesOn ? { ...place, thread: topic } : place,
    ...(addressed && !target.direct && topic === null && { fresh: true as const }),
    ...(guild &&
      incoming.message.permissions === undefined && {
        permissions: permissionsOfMember(guild.id, author, roles, guildView(guild)),
      }),
  };
  const toOther = repliesToOther ?? (repliesTo !== null && topic === null);
  const forOthers = incoming.forOthers || toOther;
  await listening.queue.accept({
    ...incoming,
    message,
    inThread: incoming.inThread || goesOn,
    forOthers,
  });
}

/** A deleted question takes its answer with it. */
async function takeRemoval(listening: Listening, payload: unknown, client: Client): Promise<void> {
  const { channel, messages } = readRemoval(payload);
  const nobody = { question: null, user: '', direct: false, toAsker: false, interaction: null };
  for (const message of messages) {
    await listening.queue.retract({ channel, ...nobody }, message);
    await sourceChanged(listening, { channel, message, event: 'deleted' }, client);
  }
}

/** A note may have been made from it: kept of its channel, or of the one that its thread belongs to. */
async function sourceChanged(
  { bot }: Listening,
  { channel, message, event, words }: MessageEdit & { readonly event: SourceEvent },
  client: Client,
): Promise<void> {
  const there = client.channels.cache.get(channel);
  if (there === undefined || there.isDMBased()) return;
  const workspace = there.guildId;
  const parent = there.isThread() ? there.parentId : null;
  for (const one of [channel, ...(parent === null ? [] : [parent])])
    await bot.sourceChanged({ adapter: 'discord', workspace, channel: one, message }, event, words);
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
async function greet({ queue, log }: Listening, guild: Guild): Promise<void> {
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
  await queue.accept({
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
