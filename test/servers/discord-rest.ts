/** Discord's REST interface v10, as far as the bot uses it. Answers as the reference says, and checks all it gets. */
import {
  commandBreaches,
  completionBreaches,
  messageBreaches,
  modalBreaches,
} from './discord-rules.js';
import { guildJson } from './discord-guild.js';
import {
  APPLICATION,
  BOT_USER,
  CHANNEL,
  TOKEN,
  type DiscordInteraction,
  type DiscordPost,
  type DiscordState,
} from './discord-state.js';

/** A request, its body read. */
export interface RestRequest {
  readonly method: string;
  /** Behind `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly list: readonly unknown[];
  readonly files: ReadonlyMap<string, number>;
}

/** An answer. */
export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

const ok = (body: unknown): RestAnswer => ({ status: 200, body });
const NO_CONTENT: RestAnswer = { status: 204 };
const refused = (status: number, code: number, message: string): RestAnswer => ({
  status,
  body: { code, message },
});
const UNKNOWN_MESSAGE = refused(404, 10_008, 'Unknown Message');
const UNKNOWN_WEBHOOK = refused(404, 10_015, 'Unknown Webhook');

/** Longest time until the first answer to an interaction, in milliseconds. */
const DEADLINE_MS = 3_000;
const EPHEMERAL = 64;

type Handle = (
  state: DiscordState,
  request: RestRequest,
  parts: readonly string[],
  gateway: string,
) => RestAnswer;

/** Routes that need the bot's token, and those whose path holds one. */
const ROUTES: readonly [RegExp, boolean, Handle][] = [
  [
    /^GET \/gateway\/bot$/,
    true,
    (state, _request, _parts, gateway) => ok(gatewayInfo(state, gateway)),
  ],
  [
    /^GET \/applications\/@me$/,
    true,
    ({ flags, endpoint, servers, installs }) =>
      ok({
        id: APPLICATION,
        name: 'Quaymaster',
        flags,
        bot: { id: BOT_USER },
        integration_types_config: installs,
        verify_key: '00'.repeat(32),
        interactions_endpoint_url: endpoint,
        approximate_guild_count: servers,
      }),
  ],
  [/^GET \/applications\/(\d+)\/commands$/, true, getCommands],
  [/^PUT \/applications\/(\d+)\/commands$/, true, putCommands],
  [/^POST \/users\/@me\/channels$/, true, openDirect],
  [/^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/, true, openThread],
  [/^POST \/channels\/(\d+)\/messages$/, true, postMessage],
  [/^GET \/channels\/(\d+)\/messages$/, true, listMessages],
  [/^GET \/channels\/(\d+)\/messages\/(\d+)$/, true, getMessage],
  [/^GET \/channels\/(\d+)$/, true, getChannel],
  [
    /^GET \/guilds\/(\d+)$/,
    true,
    (state, _request, [id = '']) =>
      state.guilds.includes(id) ? ok(guildJson(state, id)) : refused(404, 10_004, 'Unknown Guild'),
  ],
  [
    /^GET \/guilds\/(\d+)\/members\/(\d+)$/,
    true,
    (state, _request, [, user = '']) =>
      state.left.has(user)
        ? refused(404, 10_007, 'Unknown Member')
        : ok({ user: { id: user }, roles: [], flags: 0, pending: false }),
  ],
  [
    /^PATCH \/channels\/(\d+)\/messages\/(\d+)$/,
    true,
    (state, request, [, id = '']) => editPost(state, request, id),
  ],
  [/^PUT \/channels\/(\d+)\/messages\/(\d+)\/reactions\/([^/]+)\/@me$/, true, react],
  [
    /^DELETE \/channels\/(\d+)\/messages\/(\d+)$/,
    true,
    (state, _request, [, id = '']) => deletePost(state, id),
  ],
  [/^POST \/interactions\/(\d+)\/([^/]+)\/callback$/, false, respond],
  [/^PATCH \/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, false, editOriginal],
  [/^DELETE \/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/, false, deleteOriginal],
  [/^POST \/webhooks\/(\d+)\/([^/]+)$/, false, followUp],
];

/** Runs a request. @param gateway - the gateway's address */
export function runRequest(state: DiscordState, request: RestRequest, gateway: string): RestAnswer {
  const line = `${request.method} ${request.path}`;
  for (const [pattern, needsToken, handle] of ROUTES) {
    const parts = pattern.exec(line);
    if (!parts) continue;
    if (needsToken && request.token !== TOKEN) return refused(401, 0, '401: Unauthorized');
    return handle(state, request, parts.slice(1), gateway);
  }
  state.violations.push(`no such route: ${line}`);
  return refused(404, 0, '404: Not Found');
}

function gatewayInfo(state: DiscordState, url: string) {
  const { recommendedShards: shards, sessionsLeft: remaining, maxConcurrency } = state;
  const limit = { total: 1_000, remaining, reset_after: 1_000, max_concurrency: maxConcurrency };
  return { url, shards, session_start_limit: limit };
}

/** Other languages come along only where they are asked for. */
function getCommands({ commands }: DiscordState, { query }: RestRequest): RestAnswer {
  const all = query.get('with_localizations') === 'true';
  return ok(
    commands.map((command) =>
      Object.fromEntries(
        Object.entries(command).filter(([name]) => all || !name.endsWith('_localizations')),
      ),
    ),
  );
}

function putCommands(state: DiscordState, { list }: RestRequest): RestAnswer {
  const breaches = commandBreaches(list);
  if (breaches.length > 0) return invalid(state, breaches);
  state.registrations += 1;
  // Discord adds what it knows, and leaves out what is false.
  state.commands = (list as Record<string, unknown>[]).map((command) => ({
    ...command,
    id: state.snowflake(),
    application_id: APPLICATION,
    version: state.snowflake(),
    default_member_permissions: null,
    nsfw: false,
    description: command['description'] ?? '',
  }));
  return ok(state.commands);
}

function openDirect(state: DiscordState, { body }: RestRequest): RestAnswer {
  const id = `6${String(body['recipient_id']).slice(1)}`;
  state.channels.set(id, { id, type: CHANNEL.direct, guild: null, parent: null, name: '' });
  return ok({ id, type: CHANNEL.direct });
}

/** A thread that begins with a message has that message's id. */
function openThread(
  state: DiscordState,
  { body }: RestRequest,
  [channel = '', message = '']: readonly string[],
): RestAnswer {
  const { type, guild = null } = state.channels.get(channel) ?? {};
  if (!state.posts.some(({ id }) => id === message)) return UNKNOWN_MESSAGE;
  if (state.channels.has(message))
    return refused(400, 160_004, 'A thread has already been created for this message');
  if (!state.mayThread || type === CHANNEL.direct)
    return refused(403, 50_013, 'Missing Permissions');
  const name = body['name'];
  if (typeof name !== 'string' || name.length < 1 || name.length > 100)
    return invalid(state, ['the name of a thread has 1 to 100 characters']);
  state.channels.set(message, {
    ...{ id: message, type: CHANNEL.thread, guild, parent: channel, name },
  });
  return ok({ id: message, type: CHANNEL.thread, parent_id: channel, name });
}

function postMessage(
  state: DiscordState,
  request: RestRequest,
  [channel = '']: readonly string[],
): RestAnswer {
  const known = state.channels.get(channel);
  if (!known) return refused(404, 10_003, 'Unknown Channel');
  if (state.hidden.has(channel)) return refused(403, 50_001, 'Missing Access');
  if (known.type === CHANNEL.direct && state.closed.has(`7${channel.slice(1)}`))
    return refused(403, 50_007, 'Cannot send messages to this user');
  const problem = refuseBody(state, request);
  if (problem) return problem;
  const nonce = (request.body['nonce'] as string | undefined) ?? null;
  const same = state.posts.find((post) => post.nonce === nonce && post.channel === channel);
  if (nonce !== null && same && request.body['enforce_nonce'] === true)
    return ok(messageJson(same));
  const reference = request.body['message_reference'] as
    { message_id: string; fail_if_not_exists?: boolean } | undefined;
  const isGone = reference !== undefined && state.deleted.has(reference.message_id);
  if (isGone && reference.fail_if_not_exists !== false)
    return {
      status: 400,
      body: {
        code: 50_035,
        message: 'Invalid Form Body',
        errors: {
          message_reference: {
            _errors: [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }],
          },
        },
      },
    };
  return ok(
    messageJson(
      addPost(state, request, channel, null, isGone ? null : (reference?.message_id ?? null)),
    ),
  );
}

function react(
  state: DiscordState,
  _request: RestRequest,
  [channel = '', message = '', emoji = '']: readonly string[],
): RestAnswer {
  if (state.hidden.has(channel)) return refused(403, 50_001, 'Missing Access');
  if (state.deleted.has(message)) return UNKNOWN_MESSAGE;
  state.reactions.push(`${channel}/${message} ${emoji}`);
  return NO_CONTENT;
}

function refuseBody(state: DiscordState, { body, files }: RestRequest): RestAnswer | null {
  const breaches = messageBreaches(body, [...files.keys()]);
  if (breaches.length > 0) return invalid(state, breaches);
  if (files.size > 0 && !state.mayAttach) return refused(403, 50_013, 'Missing Permissions');
  return null;
}

function invalid(state: DiscordState, breaches: readonly string[]): RestAnswer {
  state.violations.push(...breaches);
  return { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: {} } };
}

function addPost(
  state: DiscordState,
  { body, files }: RestRequest,
  channel: string,
  seenBy: string | null,
  repliesTo: string | null,
): DiscordPost {
  const nonce = (body['nonce'] as string | undefined) ?? null;
  const id = state.snowflake();
  const post: DiscordPost = { id, channel, seenBy, repliesTo, nonce, body, files, edits: 0 };
  state.posts.push(post);
  return post;
}

function messageJson({ id, channel, body, repliesTo, seenBy }: DiscordPost) {
  return {
    ...body,
    id,
    channel_id: channel,
    author: { id: BOT_USER, bot: true, username: 'bot' },
    flags: seenBy === null ? 0 : EPHEMERAL,
    ...(repliesTo !== null && { message_reference: { message_id: repliesTo } }),
  };
}

function getMessage(
  state: DiscordState,
  _request: RestRequest,
  [channel = '', message = '']: readonly string[],
): RestAnswer {
  if (state.hidden.has(channel)) return refused(403, 50_001, 'Missing Access');
  const found = state.said.find(({ id }) => id === message);
  return found === undefined || state.deleted.has(message)
    ? UNKNOWN_MESSAGE
    : ok({ content: '', mentions: [], ...found });
}

function getChannel(
  state: DiscordState,
  _request: RestRequest,
  [id = '']: readonly string[],
): RestAnswer {
  const known = state.channels.get(id);
  if (!known) return refused(404, 10_003, 'Unknown Channel');
  const { type, guild, parent } = known;
  const overwrites = state.privateChannels.has(id)
    ? [{ id: guild, type: 0, allow: '0', deny: String(1 << 10) }]
    : [];
  return ok({
    id,
    type,
    ...(guild !== null && { guild_id: guild, parent_id: parent }),
    permission_overwrites: overwrites,
  });
}

function listMessages(
  state: DiscordState,
  { query }: RestRequest,
  [channel = '']: readonly string[],
): RestAnswer {
  if (state.hidden.has(channel)) return refused(403, 50_001, 'Missing Access');
  if (!query.has('after')) {
    const before = BigInt(query.get('before') ?? '9'.repeat(19));
    const said = state.said.filter((one) => one.channel === channel && BigInt(one.id) < before);
    return ok(said.toReversed().slice(0, Number(query.get('limit') ?? 50)));
  }
  const after = BigInt(query.get('after') ?? '0');
  const limit = Number(query.get('limit') ?? 50);
  if (limit > 100) state.violations.push(`limit ${limit} of at most 100`);
  const found = state.posts.filter((post) => post.channel === channel && BigInt(post.id) > after);
  return ok(
    found
      .filter(({ seenBy }) => seenBy === null)
      .slice(0, limit)
      .map(messageJson),
  );
}

function editPost(state: DiscordState, request: RestRequest, id: string): RestAnswer {
  const post = state.posts.find((one) => one.id === id);
  if (!post) return UNKNOWN_MESSAGE;
  const problem = refuseBody(state, request);
  if (problem) return problem;
  post.body = { ...post.body, ...request.body };
  post.files = request.files;
  post.edits += 1;
  return ok(messageJson(post));
}

function deletePost(state: DiscordState, id: string): RestAnswer {
  const place = state.posts.findIndex((post) => post.id === id);
  if (place < 0) return UNKNOWN_MESSAGE;
  state.posts.splice(place, 1);
  return NO_CONTENT;
}

function byToken(state: DiscordState, token: string): DiscordInteraction | undefined {
  const interaction = state.interactions.get(token.replace(/^token-/, ''));
  return interaction?.token === token ? interaction : undefined;
}

/** The first answer to an interaction, within the deadline and once. */
function respond(
  state: DiscordState,
  { body }: RestRequest,
  [id = '', token = '']: readonly string[],
): RestAnswer {
  const interaction = state.interactions.get(id);
  if (interaction?.token !== token) return refused(404, 10_062, 'Unknown interaction');
  return takeResponse(state, interaction, body);
}

/** Takes a first answer, whichever way it came. */
export function takeResponse(
  state: DiscordState,
  interaction: DiscordInteraction,
  body: Readonly<Record<string, unknown>>,
): RestAnswer {
  if (interaction.response !== null)
    return refused(400, 40_060, 'Interaction has already been acknowledged.');
  const took = performance.now() - interaction.sent;
  if (took > DEADLINE_MS) {
    state.violations.push(`an interaction was answered after ${Math.round(took)} ms`);
    return refused(404, 10_062, 'Unknown interaction');
  }
  const type = Number(body['type']);
  const data = (body['data'] ?? {}) as Record<string, unknown>;
  const breaches = responseBreaches(type, data);
  if (breaches.length > 0) return invalid(state, breaches);
  interaction.took = took;
  interaction.response = { type, data };
  const ephemeral = Number(data['flags'] ?? 0) === EPHEMERAL;
  if (type === 4) interaction.original = showResponse(state, interaction, data, ephemeral);
  if (type === 6) interaction.original = interaction.on;
  return NO_CONTENT;
}

function responseBreaches(type: number, data: Record<string, unknown>): string[] {
  switch (type) {
    case 1:
    case 5:
    case 6:
      return [];
    case 4:
      return messageBreaches(data);
    case 8:
      return completionBreaches(data);
    case 9:
      return modalBreaches(data);
    default:
      return [`no such type of answer: ${type}`];
  }
}

function showResponse(
  state: DiscordState,
  { channel, user }: DiscordInteraction,
  body: Readonly<Record<string, unknown>>,
  ephemeral: boolean,
): string {
  const request = { body, files: new Map() } as unknown as RestRequest;
  return addPost(state, request, channel, ephemeral ? user : null, null).id;
}

/** Filling in a deferred answer makes its message. */
function editOriginal(
  state: DiscordState,
  request: RestRequest,
  [, token = '']: readonly string[],
): RestAnswer {
  const interaction = byToken(state, token);
  if (!interaction?.response) return UNKNOWN_WEBHOOK;
  if (interaction.original !== null) return editPost(state, request, interaction.original);
  if (interaction.response.type !== 5) return UNKNOWN_MESSAGE;
  const problem = refuseBody(state, request);
  if (problem) return problem;
  const ephemeral = interaction.response.data['flags'] === EPHEMERAL;
  const seenBy = ephemeral ? interaction.user : null;
  const post = addPost(state, request, interaction.channel, seenBy, null);
  interaction.original = post.id;
  return ok(messageJson(post));
}

function deleteOriginal(
  state: DiscordState,
  _request: RestRequest,
  [, token = '']: readonly string[],
): RestAnswer {
  const interaction = byToken(state, token);
  if (!interaction?.response) return UNKNOWN_WEBHOOK;
  if (interaction.original !== null) return deletePost(state, interaction.original);
  interaction.original = 'deleted';
  return NO_CONTENT;
}

function followUp(
  state: DiscordState,
  request: RestRequest,
  [, token = '']: readonly string[],
): RestAnswer {
  const interaction = byToken(state, token);
  if (!interaction?.response) return UNKNOWN_WEBHOOK;
  const problem = refuseBody(state, request);
  if (problem) return problem;
  const ephemeral = request.body['flags'] === EPHEMERAL;
  const seenBy = ephemeral ? interaction.user : null;
  return ok(messageJson(addPost(state, request, interaction.channel, seenBy, null)));
}
