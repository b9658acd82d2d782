/** The Discord adapter: the gateway, signed requests, the delivery queue and the poster, put together. */
import { ApplicationIntegrationType } from 'discord.js';
import { ownValue } from '../../core/own-value.js';
import type { Bot } from '../../bot/bot.js';
import {
  createSettingsService,
  type SettingsService,
} from '../../bot/settings/settings-service.js';
import type { Log } from '../../core/log.js';
import type { Citation } from '../../core/reply.js';
import type { Store } from '../../core/records/store.js';
import { createBackground } from '../shared/background.js';
import { createQueue } from '../../delivery/queue.js';
import { createLifecycle, type Opened } from '../shared/lifecycle.js';
import { CODES, createDiscordApi, errorCode, type DiscordApi } from './post/discord-api.js';
import { createDiscordPoster } from './post/discord-poster.js';
import type { DiscordTarget } from './discord-target.js';
import { openGateway, type Gateway, type ShardShare } from './gateway.js';
import { createInteractionResponses } from './post/interaction-responses.js';
import { openEndpoint, type EndpointOptions } from './interaction-endpoint.js';
import type { Rasterise } from './post/pictures.js';
import { registerCommands } from './setup/register.js';
import { withStaff } from './permissions.js';
import { disallowedIntents, otherApplication, turnedAway } from './setup/start-errors.js';
import { takeInteraction } from './take-interaction.js';
import type { Listening } from './listening.js';

/** What the adapter needs. At least one of `token` and `http` must be there. */
export interface DiscordAdapterOptions {
  readonly bot: Bot;
  readonly store: Store;
  /** Settings of workspaces and channels (default: as the store has them). */
  readonly settings?: SettingsService | undefined;
  readonly log: Log;
  /** The bot's token; absent: interactions by signed requests are all that is answered. */
  readonly token?: string | undefined;
  /** The application's id, checked against the token. */
  readonly applicationId?: string | undefined;
  /** Take interactions by signed requests at `/discord/interactions`. */
  readonly http?: EndpointOptions | undefined;
  /** Connect to the gateway, for mentions and direct messages (default: when there is a token). */
  readonly gateway?: boolean | undefined;
  /** The gateway's shards that this process takes (default: all, as many as Discord recommends). */
  readonly shards?: ShardShare | undefined;
  /** Ask for the words of messages that don't address the bot, to answer where `/listen on` was said (default: no). */
  readonly messageContent?: boolean | undefined;
  /** Base address of the REST interface without version (DISCORD_API_URL); absent: Discord's own. */
  readonly apiUrl?: string | undefined;
  /** Stands before each slash command's name. */
  readonly commandPrefix?: string | undefined;
  /** User ids that may manage and remove any answer, besides those whom the server allows it. */
  readonly staff?: readonly string[] | undefined;
  /** The web address at which a citation can be read. */
  readonly linkTo?: ((citation: Citation) => string) | undefined;
  /** Draws pictures; absent: their words are shown. */
  readonly rasterise?: Rasterise | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** Name of this process among those that share the store. */
  readonly owner?: string | undefined;
}

/** The running adapter. */
export interface DiscordAdapter {
  /**
   * Connects. Resolves when Discord can deliver.
   * @throws UserError when a token is wrong, an intent is not allowed or the port is taken, with the remedy
   */
  start(): Promise<void>;
  /** Takes nothing more, answers what was accepted, and disconnects. */
  stop(): Promise<void>;
  /** The port that signed requests are taken at; `null` without them and before the start. */
  port(): number | null;
  /** Why nothing comes in although it was started, with the remedy; `null` when all is well. */
  trouble(): string | null;
  /** Whether somebody is no member of a server any more; false where Discord does not tell. */
  isGone(guild: string, user: string): Promise<boolean>;
}

/** Creates the adapter. Nothing is opened until it is started. */
export function createDiscordAdapter(options: DiscordAdapterOptions): DiscordAdapter {
  return createLifecycle(() => open(options));
}

async function open(options: DiscordAdapterOptions): Promise<Opened> {
  const { store, log, now = Date.now, commandPrefix: prefix = '', token, http } = options;
  const api = createDiscordApi(options);
  const settings = options.settings ?? createSettingsService({ store: store.settings });
  const bot = botFor(options);
  const identity = token === undefined ? null : await identify(api, options);
  if (identity) {
    const { application, userInstall } = identity;
    const registration = { prefix, userInstall };
    await registerCommands(api, application, bot.commands('discord'), registration, log);
  }

  const background = createBackground(log);
  const interactions = createInteractionResponses(api, log, now);
  const { linkTo, rasterise, owner } = options;
  const botUser = identity?.user ?? null;
  const staff = new Set(options.staff);
  const queue = createQueue<DiscordTarget>({
    adapter: 'discord',
    bot,
    store,
    settings,
    log,
    now,
    poster: createDiscordPoster({ api, interactions, log, botUser, linkTo, rasterise, now }),
    permissionsOf: ({ message }) => Promise.resolve(withStaff(message, staff).permissions),
    ...(owner !== undefined && { owner }),
  });
  const listening: Listening = {
    bot,
    store,
    queue,
    interactions,
    abroad: token === undefined ? null : api,
    log,
    background,
    botUser,
    prefix,
    staff,
    linkTo,
  };

  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of stops.reverse()) await close();
  };
  try {
    await queue.start();
    stops.push(() => queue.stop());
    stops.push(() => background.idle());
    const endpoint = http && (await openEndpoint(http, takeWith(listening), log, now));
    if (endpoint) stops.push(() => endpoint.stop());
    let gateway: Gateway | null = null;
    if (token !== undefined && identity && options.gateway !== false) {
      const { messageContent = false, apiUrl, shards } = options;
      const connection = { token, apiUrl, messageContent, shards };
      const opened = await openGateway(connection, listening, api, identity.user);
      gateway = opened;
      stops.push(() => opened.stop());
    }
    const trouble = () => gateway?.trouble() ?? null;
    const isGone = (guild: string, user: string) => hasLeft(api, guild, user, log);
    return { port: endpoint?.port ?? null, stop, trouble, isGone };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Whether somebody left a server. What Discord did not tell counts as no. */
async function hasLeft(api: DiscordApi, guild: string, user: string, log: Log): Promise<boolean> {
  try {
    await api.member(guild, user);
    return false;
  } catch (error) {
    const code = errorCode(error);
    if (code === CODES.unknownMember || code === CODES.unknownUser) return true;
    log.warn({ err: error, guild }, 'Discord did not tell whether somebody left');
    return false;
  }
}

const takeWith =
  (listening: Listening) => (payload: unknown, respond: (callback: object) => Promise<void>) =>
    takeInteraction(listening, payload, respond);

/**
 * Without the message-content intent only titles of posts come along with messages that don't mention the bot; without a token
 * interactions are answered, and nothing can be said by itself.
 */
function botFor({ bot, messageContent = false, token }: DiscordAdapterOptions): Bot {
  const outlet = {
    ...(!messageContent && { hearsLittle: true as const }),
    ...(token === undefined && { answersOnly: true as const }),
  };
  return {
    ...bot,
    handle: (message, ...more) => bot.handle({ ...message, ...outlet }, ...more),
    draw: (subject, place) => bot.draw(subject, place, outlet),
  };
}

/** The application, and the bot's own user. */
interface Identity {
  readonly application: string;
  readonly user: string;
  /** Whether people may have it for themselves. */
  readonly userInstall: boolean;
}

/** Flags of an application that may read all messages: GATEWAY_MESSAGE_CONTENT, and its limited form. */
const MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19);

/** Name of that way to install an application (reference, "Application Integration Types"). */
const USER_INSTALL = String(ApplicationIntegrationType.UserInstall);

async function identify(
  api: DiscordApi,
  { applicationId, messageContent = false }: DiscordAdapterOptions,
): Promise<Identity> {
  const me = await api.me().catch((error: unknown) => {
    throw turnedAway(error) ?? error;
  });
  if (applicationId !== undefined && applicationId !== me.id)
    throw otherApplication(applicationId, me.id);
  if (messageContent && (me.flags & MESSAGE_CONTENT_FLAGS) === 0) throw disallowedIntents();
  const userInstall = ownValue(me.integration_types_config, USER_INSTALL) !== undefined;
  return { application: me.id, user: me.bot?.id ?? me.id, userInstall };
}
