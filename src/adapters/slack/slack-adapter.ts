/** The Slack adapter: Bolt, its receiver, the delivery queue and the poster, put together. */
import { App, HTTPReceiver, type AuthorizeResult, type Receiver } from '@slack/bolt';
import { UserError } from '../../core/errors.js';
import type { Log } from '../../core/log.js';
import type { Citation } from '../../core/reply.js';
import type { Store } from '../../core/records/store.js';
import { createBackground } from '../shared/background.js';
import { createQueue } from '../../delivery/queue.js';
import { createLifecycle, type Opened } from '../shared/lifecycle.js';
import type { Bot } from '../../bot/bot.js';
import {
  createSettingsService,
  type SettingsService,
} from '../../bot/settings/settings-service.js';
import { createAssistantPane, withStatus } from './assistant-pane.js';
import { createBoltLogger } from './setup/bolt-logger.js';
import { createInstallationStore } from './setup/installation-store.js';
import { listenToClicks } from './listen-to-clicks.js';
import { listenToTalk } from './listen-to-talk.js';
import { BOT_SCOPES } from './setup/manifest.js';
import { createPictureUploads, type Rasterise } from './post/pictures.js';
import { createSlackPoster } from './post/slack-poster.js';
import type { SlackTarget } from './slack-target.js';
import { createSlackPermissions } from './permissions.js';
import { createSocketReceiver } from './setup/socket-receiver.js';
import { createWebClients } from './post/web-api.js';
import {
  identify,
  installedAccess,
  singleAccess,
  type WorkspaceAccess,
} from './setup/workspace-access.js';

/** How Slack reaches the bot, and with which tokens it speaks. */
export type SlackMode =
  /** Socket Mode: no public address. */
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  /** Signed requests at `/slack/events`, for one workspace. */
  | ({ readonly kind: 'http'; readonly botToken: string } & HttpOptions)
  /** Signed requests, for every workspace that installs the bot at `/slack/install`. */
  | ({
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    } & HttpOptions);

/** Where to listen for signed requests. */
export interface HttpOptions {
  readonly signingSecret: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Address to listen on; absent: all. */
  readonly host?: string | undefined;
}

/** What the adapter needs. */
export interface SlackAdapterOptions {
  readonly bot: Bot;
  readonly store: Store;
  /** Settings of workspaces and channels (default: as the store has them). */
  readonly settings?: SettingsService | undefined;
  readonly log: Log;
  readonly mode: SlackMode;
  /** Base address of the Web API with a final slash (SLACK_API_URL); absent: Slack's own. */
  readonly apiUrl?: string | undefined;
  /** Stands before each slash command's name, as in the manifest. */
  readonly commandPrefix?: string | undefined;
  /** User ids that may manage and remove any answer, besides the workspace's owners and admins. */
  readonly staff?: readonly string[] | undefined;
  /** The web address at which a citation can be read. */
  readonly linkTo?: ((citation: Citation) => string) | undefined;
  /** Draws pictures; absent: their words are shown. */
  readonly rasterise?: Rasterise | undefined;
  /** Sockets held at a time in Socket Mode (default 2; Slack allows ten an app). */
  readonly connections?: number | undefined;
  /** The clock, in milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

/** The running adapter. */
export interface SlackAdapter {
  /**
   * Connects. Resolves when Slack can deliver.
   * @throws UserError when a token is wrong or the port is taken, with the remedy
   */
  start(): Promise<void>;
  /** Takes nothing more, answers what was accepted, and disconnects. */
  stop(): Promise<void>;
  /** The port that signed requests are taken at; `null` in Socket Mode and before the start. */
  port(): number | null;
  /** Why nothing comes in although it was started, with the remedy; `null` when all is well. */
  trouble(): string | null;
  /** Whether somebody left a workspace or is deactivated there; false where Slack does not tell. */
  isGone(workspace: string, person: string): Promise<boolean>;
}

/** Creates the adapter. Nothing is opened until it is started. */
export function createSlackAdapter(options: SlackAdapterOptions): SlackAdapter {
  return createLifecycle(() => open(options));
}

async function open(options: SlackAdapterOptions): Promise<Opened> {
  const { bot, store, log, now = Date.now } = options;
  const prefix = options.commandPrefix ?? '';
  const settings = options.settings ?? createSettingsService({ store: store.settings });
  const front = await createFront(options);
  const { access } = front;
  const background = createBackground(log);
  const permissions = createSlackPermissions({ access, staff: new Set(options.staff), log, now });
  const pane = createAssistantPane({ access, log, now });
  const queue = createQueue<SlackTarget>({
    adapter: 'slack',
    bot: withStatus(bot, pane),
    store,
    settings,
    log,
    now,
    permissionsOf: ({ message, target }) => permissions.of(target.team, message.author),
    poster: createSlackPoster({
      clientOf: (team) => access.clientOf(team),
      groupIds: (team, names) => permissions.groupIds(team, names),
      pictures: createPictureUploads(options.rasterise, log),
      linkTo: options.linkTo,
      now,
    }),
  });
  const app = new App({
    receiver: front.receiver,
    ...(front.identity && { authorize: () => Promise.resolve(front.identity ?? {}) }),
    logger: createBoltLogger(log),
    clientOptions: { ...(options.apiUrl && { slackApiUrl: options.apiUrl }) },
    convoStore: false,
  });
  const { linkTo } = options;
  const parts = { bot, store, queue, access, pane, log, background };
  const listening = { ...parts, prefix, permissions, linkTo };
  listenToTalk(app, listening);
  listenToClicks(app, listening);
  await queue.start();
  const port = await front.listen().catch(async (error: unknown) => {
    await queue.stop();
    throw error;
  });
  return {
    port,
    isGone: (workspace, user) =>
      permissions.isGone({ id: workspace, enterprise: null, orgWide: false }, user),
    trouble: front.trouble,
    async stop() {
      await front.receiver.stop();
      await background.idle();
      await queue.stop();
    },
  };
}

/** The side that faces Slack. */
interface Front {
  readonly receiver: Receiver;
  readonly access: WorkspaceAccess;
  /** Who the bot is where there is one workspace; by OAuth Bolt asks the installations. */
  readonly identity: AuthorizeResult | null;
  /** Starts receiving. @returns the port, if there is one */
  readonly listen: () => Promise<number | null>;
  /** Why nothing comes in any more, where that can be told. */
  readonly trouble: () => string | null;
}

async function createFront(options: SlackAdapterOptions): Promise<Front> {
  const { mode, log, apiUrl } = options;
  const logger = createBoltLogger(log);
  const clientFor = createWebClients({ apiUrl, logger });
  const trouble = () => null; // who waits for requests can't tell silence from their loss
  if (mode.kind === 'oauth') {
    const receiver = createHttpReceiver(mode, options);
    const { installer } = receiver;
    if (!installer) throw new Error('Bolt made no installer out of complete OAuth settings');
    const access = installedAccess(installer, clientFor);
    return { receiver, access, identity: null, listen: () => listenOn(receiver, mode), trouble };
  }
  const client = clientFor(mode.botToken);
  const identity = await identify(client, mode.botToken, log);
  const access = singleAccess(client);
  if (mode.kind === 'http') {
    const receiver = createHttpReceiver(mode, options);
    return { receiver, access, identity, listen: () => listenOn(receiver, mode), trouble };
  }
  const connections = options.connections ?? 2;
  const { appToken } = mode;
  const receiver = createSocketReceiver({ appToken, apiUrl, connections, log, logger });
  const listen = async () => {
    await receiver.start();
    return null;
  };
  return { receiver, access, identity, listen, trouble: () => receiver.trouble() };
}

/**
 * Bolt's own HTTP receiver. `processBeforeResponse` lets it answer Slack after the listeners: they only accept, and
 * what was not accepted is not acknowledged.
 */
function createHttpReceiver(
  mode: Extract<SlackMode, HttpOptions>,
  { log, store, apiUrl }: SlackAdapterOptions,
): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret: mode.signingSecret,
    endpoints: '/slack/events',
    processBeforeResponse: true,
    logger: createBoltLogger(log),
    ...(mode.kind === 'oauth' && {
      clientId: mode.clientId,
      clientSecret: mode.clientSecret,
      stateSecret: mode.stateSecret,
      scopes: [...BOT_SCOPES],
      installationStore: createInstallationStore(store.installations),
      installerOptions: {
        directInstall: true,
        ...(apiUrl && {
          clientOptions: { slackApiUrl: apiUrl },
          authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
        }),
      },
    }),
  });
}

async function listenOn(receiver: HTTPReceiver, { port, host }: HttpOptions): Promise<number> {
  try {
    const server = await receiver.start({ port, ...(host !== undefined && { host }) });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : port;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new UserError(
      'bad-input',
      `Port ${port} is taken by another program. Set SLACK_PORT to a free one.`,
      { cause },
    );
  }
}
