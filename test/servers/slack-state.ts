/** What a Slack that runs in the test process knows: workspaces, messages, files, views, and what it was sent wrongly. */
import type { Misbehaviour } from './misbehaviour.js';

/** A message of the bot's. */
export interface SlackPost {
  readonly team: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  text: string;
  blocks: readonly unknown[];
  readonly metadata: unknown;
  edits: number;
}

/** A message that one person sees. */
export interface SlackEphemeral {
  readonly channel: string;
  readonly user: string;
  readonly thread: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** What the assistant pane shows around a thread. */
export interface SlackPane {
  prompts: readonly { readonly title: string; readonly message: string }[];
  title: string;
  /** Gone with the next answer. */
  status: string;
}

/** A view that was opened for somebody. */
export interface SlackView {
  readonly id: string;
  readonly trigger: string;
  readonly view: Readonly<Record<string, unknown>>;
}

/** A call of the Web API as it came in. */
export interface SlackCall {
  readonly method: string;
  readonly token: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** A misbehaviour for one call of a method, or for one response (`response_url`). */
export interface SlackFault extends Misbehaviour {
  readonly method: string;
  /** Only calls about this channel; absent: all. */
  readonly channel?: string;
}

/** A response address that was given out. */
export interface ResponseAddress {
  readonly channel: string;
  readonly user: string;
  /** The posted message that a click came from; `null`: a command, or what only that person sees. */
  readonly on: string | null;
  uses: number;
}

/** A workspace that the bot is installed in. */
export interface SlackWorkspace {
  readonly id: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly token: string;
  readonly scopes: Set<string>;
}

/** All that is known. */
export interface SlackState {
  readonly workspaces: Map<string, SlackWorkspace>;
  readonly posts: SlackPost[];
  readonly ephemerals: SlackEphemeral[];
  readonly views: SlackView[];
  readonly homes: Map<string, Readonly<Record<string, unknown>>>;
  /** Uploaded files by id: bytes received, and whether the upload was completed. */
  readonly files: Map<string, { expected: number; received: number; complete: boolean }>;
  readonly calls: SlackCall[];
  /** Everything that the real Slack would have refused, or that its documentation forbids. */
  readonly violations: string[];
  /** Misbehaviours to come, each for one call. */
  readonly faults: SlackFault[];
  /** Words of messages that were taken without the bot's hearing of it. */
  readonly unconfirmed: Set<string>;
  /** Time stamps of messages that their authors deleted. */
  readonly deleted: Set<string>;
  /** What is shown around threads of the assistant pane, by `channel/ts`. */
  readonly panes: Map<string, SlackPane>;
  /** Signs that the bot put to messages, as `channel/ts name`. */
  readonly reactions: string[];
  /** What `users.info` adds about somebody: guests, people of other workspaces. */
  readonly profiles: Map<string, Readonly<Record<string, unknown>>>;
  /** Channels that the bot is no member of. */
  readonly strangeChannels: Set<string>;
  /** Names of the channels that the bot is a member of, as far as it asks. */
  readonly joined: Set<string>;
  readonly admins: Set<string>;
  /** Members of user groups, by handle. */
  readonly groups: Map<string, readonly string[]>;
  /** What people and other programs wrote, by which threads can be read. */
  readonly said: {
    readonly ts: string;
    readonly thread_ts?: string;
    readonly user?: string;
    readonly bot_id?: string;
    readonly text: string;
  }[];
  readonly responses: Map<string, ResponseAddress>;
  readonly triggers: Set<string>;
  /** Posts a second allowed in a channel; more are answered with 429. Infinity: as many as come. */
  pace: number;
  /** Counts up to name things. */
  next(): number;
  /** A message's time stamp, unique and rising. */
  timestamp(): string;
}

/** A Slack with one workspace, T1, in which the bot has every scope. */
export function createSlackState(): SlackState {
  let count = 0;
  const workspace = createWorkspace('T1', 'xoxb-test-token');
  return {
    workspaces: new Map([[workspace.token, workspace]]),
    posts: [],
    ephemerals: [],
    views: [],
    homes: new Map(),
    files: new Map(),
    calls: [],
    violations: [],
    faults: [],
    unconfirmed: new Set(),
    deleted: new Set(),
    panes: new Map(),
    reactions: [],
    profiles: new Map(),
    strangeChannels: new Set(),
    joined: new Set(['general']),
    admins: new Set(),
    groups: new Map(),
    said: [],
    responses: new Map(),
    triggers: new Set(),
    pace: Infinity,
    next: () => ++count,
    timestamp: () =>
      `${Math.floor(Date.now() / 1000)}.${String(++count % 1_000_000).padStart(6, '0')}`,
  };
}

const SCOPES =
  'app_mentions:read,assistant:write,chat:write,commands,im:history,channels:history,groups:history,mpim:history,channels:read,groups:read,im:write,files:write,reactions:read,reactions:write,users:read,usergroups:read';

/** A workspace in which the bot has every scope. */
export function createWorkspace(id: string, token: string): SlackWorkspace {
  return {
    id,
    token,
    botUserId: `U0BOT${id}`,
    botId: `B0${id}`,
    scopes: new Set(SCOPES.split(',')),
  };
}
