/**
 * The Web API's methods that the bot may use, with the documented checks of their arguments. A method or argument
 * that is not listed here is a violation: the list is the contract.
 */
import { breachesOf, viewBreaches } from '../adapters/slack/block-kit-rules.js';
import {
  createWorkspace,
  type SlackPane,
  type SlackPost,
  type SlackState,
  type SlackWorkspace,
} from './slack-state.js';

type Args = Readonly<Record<string, unknown>>;
type Result = Readonly<Record<string, unknown>> & { readonly ok: boolean };

interface Call {
  readonly state: SlackState;
  readonly workspace: SlackWorkspace;
  readonly args: Args;
  readonly origin: string;
  readonly violation: (problem: string) => void;
}

interface Method {
  readonly args: readonly string[];
  readonly scope?: string;
  readonly run: (call: Call) => Result;
}

const error = (word: string): Result => ({ ok: false, error: word });
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    args: [],
    run: ({ workspace }) => ({
      ok: true,
      team_id: workspace.id,
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      is_enterprise_install: false,
    }),
  },
  'chat.postMessage': {
    args: ['channel', 'text', 'blocks', 'thread_ts', 'unfurl_links', 'unfurl_media', 'metadata'],
    scope: 'chat:write',
    run: postMessage,
  },
  'chat.postEphemeral': {
    args: ['channel', 'user', 'text', 'blocks', 'thread_ts'],
    scope: 'chat:write',
    run: postEphemeral,
  },
  'chat.update': { args: ['channel', 'ts', 'text', 'blocks'], scope: 'chat:write', run: update },
  'chat.delete': { args: ['channel', 'ts'], scope: 'chat:write', run: remove },
  'conversations.replies': {
    args: ['channel', 'ts', 'limit', 'include_all_metadata'],
    scope: 'channels:history',
    run: ({ state, args }) =>
      thread(state, args) ?? history(state, (post) => post.thread === args['ts'], args),
  },
  'conversations.history': {
    args: ['channel', 'limit', 'include_all_metadata'],
    scope: 'im:history',
    run: ({ state, args }) => history(state, (post) => post.thread === null, args),
  },
  'reactions.add': {
    args: ['channel', 'timestamp', 'name'],
    scope: 'reactions:write',
    run: ({ state, args }) => {
      if (state.deleted.has(text(args['timestamp']))) return error('message_not_found');
      const where = `${text(args['channel'])}/${text(args['timestamp'])}`;
      state.reactions.push(`${where} ${text(args['name'])}`);
      return { ok: true };
    },
  },
  'assistant.threads.setSuggestedPrompts': paneMethod(['prompts', 'title'], (pane, args) => {
    pane.prompts = args['prompts'] as SlackPane['prompts'];
  }),
  'assistant.threads.setTitle': paneMethod(['title'], (pane, { title }) => {
    pane.title = text(title);
  }),
  'assistant.threads.setStatus': paneMethod(['status'], (pane, { status }) => {
    pane.status = text(status);
  }),
  'users.info': {
    args: ['user'],
    scope: 'users:read',
    run: ({ state, args }) => ({
      ok: true,
      user: {
        id: args['user'],
        team_id: 'T1',
        is_admin: state.admins.has(text(args['user'])),
        ...state.profiles.get(text(args['user'])),
      },
    }),
  },
  'usergroups.list': {
    args: ['include_users', 'team_id'],
    scope: 'usergroups:read',
    run: ({ state }) => ({
      ok: true,
      usergroups: [...state.groups].map(([handle, users]) => ({
        id: `S${handle.toUpperCase()}`,
        handle,
        users,
      })),
    }),
  },
  'users.conversations': {
    args: ['types', 'exclude_archived', 'limit'],
    scope: 'channels:read',
    run: ({ state }) => ({
      ok: true,
      channels: [...state.joined].map((name) => ({ id: `C-${name}`, name })),
    }),
  },
  'views.open': { args: ['trigger_id', 'view'], run: openView },
  'views.publish': {
    args: ['user_id', 'view'],
    run: ({ state, args, violation }) => {
      viewBreaches(args['view']).forEach(violation);
      state.homes.set(text(args['user_id']), args['view'] as Args);
      return { ok: true };
    },
  },
  'files.getUploadURLExternal': {
    args: ['filename', 'length', 'alt_text', 'alt_txt'],
    scope: 'files:write',
    run: ({ state, args, origin }) => {
      const id = `F${state.next()}`;
      state.files.set(id, { expected: Number(args['length']), received: 0, complete: false });
      return { ok: true, upload_url: `${origin}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    args: ['files'],
    scope: 'files:write',
    run: ({ state, args, violation }) => {
      for (const { id } of args['files'] as { id: string }[]) {
        const file = state.files.get(id);
        if (file?.received !== file?.expected) violation(`file ${id} is not whole`);
        if (file) file.complete = true;
      }
      return { ok: true };
    },
  },
};

/** A thread by its first message; by another of its messages, that one alone. Nothing where people wrote none of it. */
function thread({ said }: SlackState, { ts }: Args): Result | null {
  const one = said.find((message) => message.ts === ts);
  if (one === undefined) return null;
  const isFirst = one.thread_ts === undefined || one.thread_ts === ts;
  return {
    ok: true,
    messages: isFirst ? said.filter((m) => m.ts === ts || m.thread_ts === ts) : [one],
  };
}

/** A call that changes what stands around a thread of the pane. Slack takes four prompts. */
function paneMethod(
  names: readonly string[],
  change: (pane: SlackPane, args: Args) => void,
): Method {
  return {
    args: ['channel_id', 'thread_ts', ...names],
    scope: 'assistant:write',
    run: ({ state, args, violation }) => {
      const pane = state.panes.get(`${text(args['channel_id'])}/${text(args['thread_ts'])}`);
      if (!pane) return error('thread_not_found');
      change(pane, args);
      if (pane.prompts.length > 4) violation('more than four prompts');
      return { ok: true };
    },
  };
}

/** Runs a method as Slack would. */
export function runMethod(
  state: SlackState,
  method: string,
  token: string,
  args: Args,
  origin: string,
): Result {
  state.calls.push({ method, token, args });
  const violation = (problem: string) => {
    state.violations.push(`${method}: ${problem}`);
  };
  if (method === 'oauth.v2.access') return access(state, args);
  const workspace = state.workspaces.get(token);
  if (!workspace) return error('invalid_auth');
  const known = METHODS[method];
  if (!known) {
    violation('unknown method');
    return error('unknown_method');
  }
  for (const name of Object.keys(args)) {
    if (!known.args.includes(name)) violation(`unknown argument ${name}`);
  }
  if (known.scope !== undefined && !workspace.scopes.has(known.scope))
    return error('missing_scope');
  return known.run({ state, workspace, args, origin, violation });
}

/** Checks that messages and responses have in common. @returns whether Slack would take it */
export function checkMessage(
  state: SlackState,
  args: Args,
  violation: (problem: string) => void,
): boolean {
  const before = state.violations.length;
  const words = text(args['text']);
  if (words === '')
    violation('no text beside the blocks: notifications and screen readers get none');
  if (words.length > 4_000) violation(`text of ${words.length} characters`);
  if (/<[!@#]/.test(words)) violation(`text mentions: ${words.slice(0, 80)}`);
  breachesOf(args['blocks'], 'message').forEach(violation);
  for (const id of JSON.stringify(args['blocks']).match(/(?<="slack_file":\{"id":")[^"]+/g) ?? []) {
    if (!state.files.get(id)?.complete) violation(`picture ${id} was not uploaded`);
  }
  return state.violations.length === before;
}

function postMessage({ state, workspace, args, violation }: Call): Result {
  const channel = text(args['channel']);
  if (!/^[CDGU]/.test(channel)) return error('channel_not_found');
  if (state.strangeChannels.has(channel)) return error('not_in_channel');
  if (!checkMessage(state, args, violation)) return error('invalid_blocks');
  const landed = channel.startsWith('U') ? `D${channel.slice(1)}` : channel;
  // Where the thread's first message is gone, Slack puts the post into the channel.
  const wanted = (args['thread_ts'] as string | undefined) ?? null;
  const thread = wanted !== null && state.deleted.has(wanted) ? null : wanted;
  const post: SlackPost = {
    team: workspace.id,
    channel: landed,
    ts: state.timestamp(),
    thread,
    text: text(args['text']),
    blocks: args['blocks'] as unknown[],
    metadata: args['metadata'],
    edits: 0,
  };
  state.posts.push(post);
  const pane = state.panes.get(`${landed}/${thread ?? ''}`);
  if (pane) pane.status = '';
  const message = { ts: post.ts, ...(thread !== null && { thread_ts: thread }) };
  return { ok: true, channel: landed, ts: post.ts, message };
}

function postEphemeral({ state, args, violation }: Call): Result {
  const channel = text(args['channel']);
  if (state.strangeChannels.has(channel)) return error('channel_not_found');
  if (!checkMessage(state, args, violation)) return error('invalid_blocks');
  state.ephemerals.push({
    channel,
    user: text(args['user']),
    thread: (args['thread_ts'] as string | undefined) ?? null,
    text: text(args['text']),
    blocks: args['blocks'] as unknown[],
  });
  return { ok: true, message_ts: state.timestamp() };
}

function update({ state, args, violation }: Call): Result {
  const post = findPost(state, args);
  if (!post) return error('message_not_found');
  if (!checkMessage(state, args, violation)) return error('invalid_blocks');
  post.text = text(args['text']);
  post.blocks = args['blocks'] as unknown[];
  post.edits++;
  return { ok: true, ts: post.ts };
}

function remove({ state, args }: Call): Result {
  const post = findPost(state, args);
  if (!post) return error('message_not_found');
  state.posts.splice(state.posts.indexOf(post), 1);
  return { ok: true };
}

function findPost(state: SlackState, args: Args): SlackPost | undefined {
  return state.posts.find(({ channel, ts }) => channel === args['channel'] && ts === args['ts']);
}

function history(state: SlackState, inThread: (post: SlackPost) => boolean, args: Args): Result {
  const messages = state.posts
    .filter((post) => post.channel === args['channel'] && inThread(post))
    .slice(-Number(args['limit']))
    .map(({ ts, text: words, metadata }) => ({ ts, text: words, metadata }));
  return { ok: true, messages };
}

function openView({ state, args, violation }: Call): Result {
  const trigger = text(args['trigger_id']);
  if (!state.triggers.delete(trigger)) return error('expired_trigger_id');
  viewBreaches(args['view']).forEach(violation);
  const id = `V${state.next()}`;
  state.views.push({ id, trigger, view: args['view'] as Args });
  return { ok: true, view: { id } };
}

/** The exchange of a code for a token at the end of an installation: the code names the workspace. */
function access(state: SlackState, args: Args): Result {
  const team = text(args['code']);
  const token = `xoxb-of-${team}`;
  const workspace = createWorkspace(team, token);
  state.workspaces.set(token, workspace);
  return {
    ok: true,
    app_id: 'A1',
    authed_user: { id: 'U1' },
    scope: [...workspace.scopes].join(','),
    token_type: 'bot',
    access_token: token,
    bot_user_id: workspace.botUserId,
    team: { id: team, name: team },
    enterprise: null,
    is_enterprise_install: false,
  };
}
