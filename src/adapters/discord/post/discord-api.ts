/** Discord's REST interface, through the SDK's own client, and what its answers mean for a post. */
import {
  DiscordAPIError,
  HTTPError,
  RateLimitError,
  REST,
  Routes,
  type RawFile,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { z } from 'zod';
import type { Hindrance } from '../../../core/records/incoming.js';
import type { PostOutcome } from '../../../delivery/poster.js';
import type { InteractionHandle } from '../discord-target.js';

/** Discord's error codes that are told apart (reference, "JSON Error Codes"). */
export const CODES = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMember: 10_007,
  unknownUser: 10_013,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  missingAccess: 50_001,
  cannotMessageUser: 50_007,
  missingPermissions: 50_013,
  invalidWebhookToken: 50_027,
  invalidForm: 50_035,
  alreadyAcknowledged: 40_060,
  threadArchived: 50_083,
  threadExists: 160_004,
  threadLocked: 160_005,
  blockedByAutoMod: 200_000,
  cannotReplyWithoutHistory: 160_002,
} as const;

/** What a message is made of. */
export interface MessageBody {
  readonly body: object;
  readonly files: readonly RawFile[];
}

/** A message as Discord took it. */
export type PostedMessage = z.infer<typeof postedMessage>;

const postedMessage = z.object({ id: z.string(), channel_id: z.string() });
const directChannel = z.object({ id: z.string() });
const history = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string(), bot: z.boolean().optional() }),
    message_reference: z.object({ message_id: z.string().optional() }).nullish(),
  }),
);
/** A message of a channel, without its words. */
export type HistoryMessage = z.infer<typeof history>[number];

const channel = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z
    .array(z.object({ id: z.string(), allow: z.string(), deny: z.string() }))
    .default([]),
});
const guild = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});
const member = z.object({
  roles: z.array(z.string()),
  flags: z.number().optional(),
  pending: z.boolean().optional(),
});

const application = z.object({
  id: z.string(),
  flags: z.number().default(0),
  bot: z.object({ id: z.string() }).optional(),
  /** The ways to install it that its page allows: by servers, by people for themselves. */
  integration_types_config: z.record(z.string(), z.unknown()).default({}),
});

/** The calls that the adapter makes. Each rejects with what the SDK throws; see {@link toOutcome}. */
export interface DiscordApi {
  /** Who the token belongs to. */
  me(): Promise<z.infer<typeof application>>;
  commands(application: string): Promise<unknown>;
  register(application: string, commands: RESTPutAPIApplicationCommandsJSONBody): Promise<void>;
  /** Answers an interaction; within three seconds, or Discord forgets it. */
  respond(interaction: InteractionHandle, callback: object): Promise<void>;
  /** Fills in the answer to an interaction. */
  editAnswer(interaction: InteractionHandle, message: MessageBody): Promise<PostedMessage>;
  deleteAnswer(interaction: InteractionHandle): Promise<void>;
  followUp(interaction: InteractionHandle, message: MessageBody): Promise<PostedMessage>;
  post(channel: string, message: MessageBody): Promise<PostedMessage>;
  edit(channel: string, id: string, message: MessageBody): Promise<void>;
  delete(channel: string, id: string): Promise<void>;
  /** Opens a thread below a message, which is named as the message is. */
  openThread(channel: string, id: string, title: string): Promise<void>;
  /** Puts an emoji to a message. */
  react(channel: string, id: string, emoji: string): Promise<void>;
  channel(id: string): Promise<z.infer<typeof channel>>;
  guild(id: string): Promise<z.infer<typeof guild>>;
  member(guild: string, user: string): Promise<z.infer<typeof member>>;
  /** A message as it was sent; without the intent for messages' words it has none. */
  message(channel: string, id: string): Promise<unknown>;
  /** The channel of the conversation with a person alone. */
  directChannel(user: string): Promise<string>;
  /** Messages right after another one, with what they reply to. */
  after(channel: string, message: string): Promise<z.infer<typeof history>>;
  /** Messages right before another one, or the latest ones, the latest first. */
  before(channel: string, message: string | null): Promise<readonly HistoryMessage[]>;
}

/** The calls that tell what stands elsewhere. */
export type Lookups = Pick<DiscordApi, 'channel' | 'guild' | 'member' | 'message'>;

/** How to reach Discord. */
export interface ApiOptions {
  /** Absent: only interactions can be answered. */
  readonly token?: string | undefined;
  /** Base address without version (DISCORD_API_URL); absent: Discord's own. */
  readonly apiUrl?: string | undefined;
}

/** Longer waits than this are given back to the delivery queue, which keeps the answer meanwhile. */
const LONGEST_WAIT_MS = 5_000;
/** Discord answers within a second or not at all. */
const CALL_TIMEOUT_MS = 15_000;

/** Settings of the SDK's REST client. It waits out short rate limits itself. */
export function restOptions({ apiUrl }: ApiOptions) {
  return {
    version: '10',
    timeout: CALL_TIMEOUT_MS,
    rejectOnRateLimit: ({ timeToReset }: { timeToReset: number }) => timeToReset > LONGEST_WAIT_MS,
    ...(apiUrl !== undefined && { api: apiUrl.replace(/(?<!\/)\/+$/, '') }),
  };
}

/** A thread without a word for a day is out of the way (reference, "Start Thread from Message"). */
const ARCHIVE_MINUTES = 1_440;

/** How many messages are searched for the answer that somebody thanks for: thanks come soon. */
const LOOK_BACK = 50;

/** How many messages after a question are searched for its answer: the most that Discord gives at once. */
const LOOK_THROUGH = 100;

/** Creates the interface. */
export function createDiscordApi(options: ApiOptions): DiscordApi {
  const rest = new REST(restOptions(options));
  /** Answering interactions is free of the bot's limit of 50 calls a second (reference, "Rate Limits"). */
  const free = new REST({ ...restOptions(options), globalRequestsPerSecond: Infinity });
  if (options.token !== undefined) rest.setToken(options.token);
  const raw = ({ body, files }: MessageBody) => ({ body, files: [...files] });
  /** An interaction's token is all that these calls need. */
  const byToken = { auth: false } as const;
  const answer = ({ application: app, token }: InteractionHandle) =>
    Routes.webhookMessage(app, token, '@original');

  return {
    me: async () => application.parse(await rest.get(Routes.currentApplication())),
    commands: (app) =>
      rest.get(Routes.applicationCommands(app), {
        query: new URLSearchParams({ with_localizations: 'true' }),
      }),
    async register(app, commands) {
      await rest.put(Routes.applicationCommands(app), { body: commands });
    },
    async respond({ id, token }, callback) {
      await free.post(Routes.interactionCallback(id, token), { ...byToken, body: callback });
    },
    editAnswer: async (interaction, message) =>
      postedMessage.parse(await free.patch(answer(interaction), { ...byToken, ...raw(message) })),
    async deleteAnswer(interaction) {
      await free.delete(answer(interaction), byToken);
    },
    followUp: async ({ application: app, token }, message) =>
      postedMessage.parse(
        await free.post(Routes.webhook(app, token), {
          ...byToken,
          ...raw(message),
          query: new URLSearchParams({ wait: 'true' }),
        }),
      ),
    post: async (channel, message) =>
      postedMessage.parse(await rest.post(Routes.channelMessages(channel), raw(message))),
    async edit(channel, id, message) {
      await rest.patch(Routes.channelMessage(channel, id), raw(message));
    },
    async delete(channel, id) {
      await rest.delete(Routes.channelMessage(channel, id));
    },
    async openThread(channel, id, title) {
      const body = { name: title, auto_archive_duration: ARCHIVE_MINUTES };
      await rest.post(Routes.threads(channel, id), { body });
    },
    async react(channel, id, emoji) {
      await rest.put(Routes.channelMessageOwnReaction(channel, id, encodeURIComponent(emoji)));
    },
    channel: async (id) => channel.parse(await rest.get(Routes.channel(id))),
    guild: async (id) => guild.parse(await rest.get(Routes.guild(id))),
    member: async (server, user) => member.parse(await rest.get(Routes.guildMember(server, user))),
    message: (where, id) => rest.get(Routes.channelMessage(where, id)),
    async directChannel(user) {
      const body = { recipient_id: user };
      return directChannel.parse(await rest.post(Routes.userChannels(), { body })).id;
    },
    async after(channel, message) {
      const query = new URLSearchParams({ after: message, limit: String(LOOK_THROUGH) });
      return history.parse(await rest.get(Routes.channelMessages(channel), { query }));
    },
    async before(channel, message) {
      const query = new URLSearchParams({
        limit: String(LOOK_BACK),
        ...(message !== null && { before: message }),
      });
      return history.parse(await rest.get(Routes.channelMessages(channel), { query }));
    },
  };
}

/** Discord's code for what went wrong, or `null` where it gave none. */
export function errorCode(error: unknown): number | null {
  return error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;
}

/**
 * Whether a reply was refused because the message that it answers is gone: an invalid form (50035) whose errors stand
 * at `message_reference` (reference, "Error Messages").
 */
export function isQuestionGone(error: unknown): boolean {
  if (errorCode(error) !== CODES.invalidForm || !(error instanceof DiscordAPIError)) return false;
  const { errors } = error.rawError as { errors?: Readonly<Record<string, unknown>> };
  return errors?.['message_reference'] !== undefined;
}

/** What keeps a post out that somebody in the server can do something about. */
const HINDRANCES: ReadonlyMap<number | string, Hindrance> = new Map<number | string, Hindrance>([
  [CODES.missingAccess, 'absent'],
  [CODES.unknownChannel, 'absent'],
  [CODES.missingPermissions, 'unentitled'],
  [CODES.threadArchived, 'closed'],
  [CODES.threadLocked, 'closed'],
]);

/** What a failed call means for a post. Never throws. */
export function toOutcome(error: unknown): PostOutcome {
  if (error instanceof RateLimitError)
    return { kind: 'later', after: Math.max(error.timeToReset, 1), maybePosted: false };
  if (error instanceof DiscordAPIError) {
    const hindrance = HINDRANCES.get(error.code);
    return { kind: 'refused', reason: describe(error), ...(hindrance && { hindrance }) };
  }
  if (error instanceof HTTPError) return { kind: 'later', after: 0, maybePosted: true };
  // The connection broke, or Discord's answer could not be read.
  return { kind: 'later', after: 0, maybePosted: true };
}

/** The error in words that hold neither the message nor a token: the path may hold one. */
export function describe(error: unknown): string {
  if (error instanceof DiscordAPIError)
    return `${error.code} ${error.message.split('\n')[0] ?? ''}`;
  if (error instanceof HTTPError) return `HTTP ${error.status}`;
  return error instanceof Error ? `${error.name} ${codeOf(error)}` : 'unknown';
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}
