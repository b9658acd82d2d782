/** The environment in, one frozen configuration out; every mistake reported together, with its variable and the remedy. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../core/errors.js';
import type { Retention } from '../../core/records/retention.js';
import {
  lackingOfMetrics,
  metricsVariables,
  toMetrics,
  type MetricsConfig,
} from './metrics-config.js';
import { retentionVariables, toRetention } from './retention-config.js';
import type { ShardShare } from '../../adapters/discord/gateway.js';
import { isShardList, shareOfShards } from './shards.js';

/** The environment variables as the process holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const port = z.coerce
  .number({ error: 'is not a number; give a port from 0 to 65535' })
  .int('is not a whole number; give a port from 0 to 65535')
  .min(0, 'is below 0; give a port from 0 to 65535')
  .max(65535, 'is above 65535; give a port from 0 to 65535');

const webAddress = z
  .url({ protocol: /^https?$/, error: 'is no address; write it as https://host/path/' })
  .optional();

/** Where people open the web page: links go to parts of it, so it has none of its own. */
const publicAddress = z
  .url({ protocol: /^https?$/, error: 'is no address; write it as https://notes.example.com/' })
  .regex(/^[^?#]*$/, 'holds a ? or #; leave out what comes behind the path')
  .optional();

const databaseAddress = z
  .string()
  .regex(
    /^postgres(?:ql)?:\/\//,
    'is no PostgreSQL address; write it as postgres://user:password@host/database, or leave it empty for the embedded store',
  )
  .optional();

const prefixed = (prefix: string, what: string) =>
  z.string().startsWith(prefix, `does not begin with ${prefix}; paste the ${what}`).optional();

/** A list of people's ids, separated by blanks or commas. */
const people = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
  .pipe(
    z.array(
      z
        .string()
        .regex(/^\w{3,30}$/, 'holds an entry that is no user id; copy ids from people’s profiles'),
    ),
  );

/** One registry that may be asked besides the built-in ones: a host name, or an `http(s)://` address for plain HTTP or a private address on purpose. */
const registryEntry = z
  .string()
  .regex(
    /^(?:https?:\/\/)?(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$|^https?:\/\/\[[0-9a-f:]+\](?::\d{1,5})?$/i,
    'holds an entry that is no registry; separate names such as registry.example.com or http://127.0.0.1:5055 by commas',
  );

const schema = z
  .object({
    PORT: port.default(4141),
    HOST: z.string().default('127.0.0.1'),
    WEB_TOKEN: z
      .string()
      .min(16, 'is shorter than 16 characters; make one with: openssl rand -hex 24')
      .optional(),
    PUBLIC_URL: publicAddress,
    ...metricsVariables(port),
    KNOWLEDGE_DIR: z.string().optional(),
    SETTINGS_FILE: z.string().optional(),
    MAX_INDEX_MB: z.coerce
      .number({ error: 'is not a number; give megabytes' })
      .int('is not a whole number; give megabytes')
      .min(16, 'is below 16; one workspace of ordinary size would not fit')
      .default(512),
    DATA_DIR: z.string().optional(),
    DATABASE_URL: databaseAddress,
    DATABASE_OWNER_URL: databaseAddress,
    DATABASE_POOL: z.coerce
      .number({ error: 'is not a number; give the most connections of one process, 2 to 200' })
      .int('is not a whole number; give the most connections of one process, 2 to 200')
      .min(2, 'is below 2; one connection can wait for another')
      .max(200, 'is above 200; PostgreSQL serves more by a pooler in front of it')
      .default(10),
    ...retentionVariables,
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], {
        error: 'is no level; take debug, info, warn, error or silent',
      })
      .default('info'),
    SECRET_KEY: z
      .string()
      .min(32, 'is shorter than 32 characters; make one with: openssl rand -hex 32')
      .optional(),
    SLACK_BOT_TOKEN: prefixed('xoxb-', 'Bot User OAuth Token of the Slack app'),
    SLACK_APP_TOKEN: prefixed('xapp-', 'App-Level Token of the Slack app (connections:write)'),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_PORT: port.default(4142),
    SLACK_CLIENT_ID: z.string().optional(),
    SLACK_CLIENT_SECRET: z.string().optional(),
    SLACK_STATE_SECRET: z.string().optional(),
    SLACK_API_URL: webAddress,
    SLACK_STAFF: people,
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_APPLICATION_ID: z
      .string()
      .regex(
        /^\d{15,21}$/,
        'is no application id; copy the number from the General Information page',
      )
      .optional(),
    DISCORD_PUBLIC_KEY: z
      .string()
      .regex(
        /^[0-9a-f]{64}$/i,
        'is no public key; copy the 64 hexadecimal digits from General Information',
      )
      .optional(),
    DISCORD_PORT: port.default(4143),
    DISCORD_API_URL: webAddress,
    DISCORD_STAFF: people,
    DISCORD_GATEWAY: z.enum(['on', 'off'], { error: 'is neither on nor off' }).default('on'),
    SHARDS: z
      .string()
      .refine(
        isShardList,
        'is no list of shards; write 0, 0-3 or 0,2,5, or 0/4 for the first of four processes',
      )
      .optional(),
    SHARD_COUNT: z.coerce
      .number({ error: 'is not a number; give how many shards all processes have together' })
      .int('is not a whole number; give how many shards all processes have together')
      .min(1, 'is below 1; give how many shards all processes have together')
      .max(20_000, 'is above 20000; a shard serves up to 2,500 servers')
      .optional(),
    DISCORD_MESSAGE_CONTENT: z
      .enum(['on', 'off'], { error: 'is neither on nor off' })
      .default('off'),
    COMMAND_PREFIX: z
      .string()
      .regex(/^[a-z0-9_-]{0,12}$/, 'may hold up to 12 lower-case letters, digits, _ and -')
      .default(''),
    REGISTRY_ALLOW: z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter((entry) => entry !== ''))
      .pipe(z.array(registryEntry)),
    REGISTRY_AUTH_FILE: z.string().optional(),
  })
  .superRefine((env, context) => {
    const need = (name: string, because: string): void => {
      context.addIssue({ code: 'custom', path: [name], message: because });
    };
    if (env.DATABASE_OWNER_URL !== undefined && env.DATABASE_URL === undefined)
      need(
        'DATABASE_URL',
        'is missing beside DATABASE_OWNER_URL; the bot works under a role that does not own the tables',
      );
    if (env.KEEP_COUNTS_DAYS < env.KEEP_QUESTIONS_DAYS)
      need(
        'KEEP_COUNTS_DAYS',
        'is below KEEP_QUESTIONS_DAYS; a question is counted as long as its words are kept, or longer',
      );
    if (env.SLACK_APP_TOKEN !== undefined && env.SLACK_SIGNING_SECRET !== undefined)
      need(
        'SLACK_APP_TOKEN',
        'and SLACK_SIGNING_SECRET are both set; keep the first for Socket Mode or the second for signed HTTP',
      );
    if (env.SLACK_APP_TOKEN !== undefined && env.SLACK_BOT_TOKEN === undefined)
      need('SLACK_BOT_TOKEN', 'is missing beside SLACK_APP_TOKEN; Socket Mode needs both');
    if (
      env.SLACK_BOT_TOKEN !== undefined &&
      env.SLACK_APP_TOKEN === undefined &&
      env.SLACK_SIGNING_SECRET === undefined
    )
      need(
        'SLACK_BOT_TOKEN',
        'stands alone; add SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for signed HTTP',
      );
    if (env.SLACK_CLIENT_ID !== undefined) {
      if (env.SLACK_BOT_TOKEN !== undefined)
        need(
          'SLACK_CLIENT_ID',
          'and SLACK_BOT_TOKEN are both set; keep the first for many workspaces or the second for one',
        );
      if (env.SLACK_SIGNING_SECRET === undefined)
        need(
          'SLACK_SIGNING_SECRET',
          'is missing beside SLACK_CLIENT_ID; copy it from “Basic Information” of the Slack app',
        );
      if (env.SLACK_CLIENT_SECRET === undefined)
        need(
          'SLACK_CLIENT_SECRET',
          'is missing beside SLACK_CLIENT_ID; copy it from “Basic Information” of the Slack app',
        );
      if (env.SLACK_STATE_SECRET === undefined)
        need(
          'SLACK_STATE_SECRET',
          'is missing beside SLACK_CLIENT_ID; make one with: openssl rand -hex 24',
        );
      if (env.SECRET_KEY === undefined)
        need(
          'SECRET_KEY',
          'is missing; it encrypts the workspaces’ tokens. Make one with: openssl rand -hex 32',
        );
    }
    if (env.DISCORD_TOKEN !== undefined && env.DISCORD_APPLICATION_ID === undefined)
      need('DISCORD_APPLICATION_ID', 'is missing beside DISCORD_TOKEN');
    if (env.SHARDS !== undefined && env.SHARD_COUNT === undefined)
      need(
        'SHARD_COUNT',
        'is missing beside SHARDS; give how many shards all processes have together',
      );
    if (env.SHARDS !== undefined && env.DISCORD_GATEWAY === 'off')
      need('SHARDS', 'is set, but DISCORD_GATEWAY is off; leave one of the two out');
    const share = env.SHARD_COUNT === undefined ? '' : shareOfShards(env.SHARDS, env.SHARD_COUNT);
    if (typeof share === 'string' && share !== '') need('SHARDS', share);
    const lacking = lackingOfMetrics(env, isLoopback);
    if (lacking !== null) need(...lacking);
    if (!isLoopback(env.HOST) && env.WEB_TOKEN === undefined)
      need(
        'WEB_TOKEN',
        `is missing; the page at HOST=${env.HOST} is reachable from elsewhere and needs a token. Make one with: openssl rand -hex 24`,
      );
  });

/** The configuration: one frozen value that is read once and passed on. */
export interface Config {
  readonly web: { readonly host: string; readonly port: number; readonly token?: string };
  /** Where Prometheus reads numbers; absent: nowhere, and none are taken. */
  readonly metrics?: MetricsConfig;
  /** Where people open the web page; chats link citations to it. */
  readonly publicUrl?: string;
  /** Folders or files of notes; absolute. */
  readonly knowledgeDir: string;
  /** The operator's settings file; absolute. */
  readonly settingsFile?: string;
  /** What the notes of workspaces may take in memory, in bytes. */
  readonly maxIndexBytes: number;
  /** Where the embedded store and the caches live; absolute. */
  readonly dataDir: string;
  /** PostgreSQL in the place of the embedded store. */
  readonly database?: DatabaseConfig;
  /** How long things are kept. */
  readonly retention: Retention;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly secretKey?: string;
  readonly commandPrefix: string;
  readonly registryAllow: readonly string[];
  /** A Docker `config.json` with credentials for registries; absolute. */
  readonly registryAuthFile?: string;
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
}

/** How to reach PostgreSQL. */
export interface DatabaseConfig {
  /** Address of the role that the bot works under. */
  readonly url: string;
  /** Address of the role that owns the tables, for bringing them up to date. */
  readonly ownerUrl?: string;
  /** At most this many connections. */
  readonly poolSize: number;
}

/** How to reach Slack: Socket Mode with `appToken`, signed HTTP with `signingSecret`. */
export interface SlackConfig {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly port: number;
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
  };
  readonly apiUrl?: string;
  /** Ids of people who may remove any answer, besides the workspace's admins. */
  readonly staff: readonly string[];
}

/** How to reach Discord: the gateway with `token`, HTTP interactions with `publicKey`. */
export interface DiscordConfig {
  readonly token?: string;
  readonly applicationId?: string;
  readonly publicKey?: string;
  readonly port: number;
  /** Connect to the gateway with `token`; off in replicas that take interactions by HTTP alone. */
  readonly gateway: boolean;
  /** The shards that this process takes; absent: all, as many as Discord recommends. */
  readonly shards?: ShardShare;
  readonly apiUrl?: string;
  /** Whether to ask for the words of messages that don't address the bot (a privileged intent). */
  readonly messageContent: boolean;
  /** Ids of people who may remove any answer, besides who may manage messages. */
  readonly staff: readonly string[];
}

/**
 * Reads and checks the environment.
 * @param environment - variables, `.env` already merged in; empty values count as absent
 * @param packageDir - the folder that holds the shipped `knowledge/`, for the default
 * @throws UserError that lists every wrong variable with its remedy
 */
export function readConfig(environment: Environment, packageDir: string): Config {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(present);
  if (!parsed.success) throw new UserError('bad-input', describeMistakes(parsed.error));
  return deepFreeze(toConfig(parsed.data, packageDir, environment));
}

/**
 * Checks one variable by itself, as it is typed.
 * @returns what is wrong with the value, the end of a sentence; nothing when it is right or empty
 */
export function checkVariable(name: string, value: string): string | undefined {
  const rule = Object.entries(schema.shape).find(([known]) => known === name)?.[1];
  if (rule === undefined || value.trim() === '') return undefined;
  const mistake = rule.safeParse(value).error?.issues[0]?.message;
  return mistake === undefined ? undefined : `This ${mistake}.`;
}

function describeMistakes(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
  return `The configuration has ${lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`}:\n${lines.join('\n')}\nSet variables in the environment or in .env; .env.example explains each.`;
}

function toConfig(
  env: z.infer<typeof schema>,
  packageDir: string,
  environment: Environment,
): Config {
  const slack = toSlack(env);
  const discord = toDiscord(env);
  return {
    web: { host: env.HOST, port: env.PORT, ...given({ token: env.WEB_TOKEN }) },
    knowledgeDir: resolve(env.KNOWLEDGE_DIR ?? join(packageDir, 'knowledge')),
    maxIndexBytes: env.MAX_INDEX_MB * 1_048_576,
    dataDir: resolve(env.DATA_DIR ?? defaultDataDir(environment)),
    retention: toRetention(env),
    logLevel: env.LOG_LEVEL,
    commandPrefix: env.COMMAND_PREFIX,
    registryAllow: env.REGISTRY_ALLOW,
    ...given({
      publicUrl: env.PUBLIC_URL,
      metrics: toMetrics(env),
      database: toDatabase(env),
      secretKey: env.SECRET_KEY,
      settingsFile: env.SETTINGS_FILE === undefined ? undefined : resolve(env.SETTINGS_FILE),
      registryAuthFile:
        env.REGISTRY_AUTH_FILE === undefined ? undefined : resolve(env.REGISTRY_AUTH_FILE),
      slack,
      discord,
    }),
  };
}

function toDatabase(env: z.infer<typeof schema>): DatabaseConfig | undefined {
  if (env.DATABASE_URL === undefined) return undefined;
  const ownerUrl = env.DATABASE_OWNER_URL;
  return { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL, ...given({ ownerUrl }) };
}

function toSlack(env: z.infer<typeof schema>): SlackConfig | undefined {
  if (env.SLACK_BOT_TOKEN === undefined && env.SLACK_CLIENT_ID === undefined) return undefined;
  const oauth =
    env.SLACK_CLIENT_ID !== undefined &&
    env.SLACK_CLIENT_SECRET !== undefined &&
    env.SLACK_STATE_SECRET !== undefined
      ? {
          clientId: env.SLACK_CLIENT_ID,
          clientSecret: env.SLACK_CLIENT_SECRET,
          stateSecret: env.SLACK_STATE_SECRET,
        }
      : undefined;
  return {
    port: env.SLACK_PORT,
    staff: env.SLACK_STAFF,
    ...given({
      botToken: env.SLACK_BOT_TOKEN,
      appToken: env.SLACK_APP_TOKEN,
      signingSecret: env.SLACK_SIGNING_SECRET,
      apiUrl: env.SLACK_API_URL,
      oauth,
    }),
  };
}

function toDiscord(env: z.infer<typeof schema>): DiscordConfig | undefined {
  if (env.DISCORD_TOKEN === undefined && env.DISCORD_PUBLIC_KEY === undefined) return undefined;
  return {
    port: env.DISCORD_PORT,
    gateway: env.DISCORD_GATEWAY === 'on',
    messageContent: env.DISCORD_MESSAGE_CONTENT === 'on',
    staff: env.DISCORD_STAFF,
    ...given({
      token: env.DISCORD_TOKEN,
      applicationId: env.DISCORD_APPLICATION_ID,
      publicKey: env.DISCORD_PUBLIC_KEY,
      shards: toShards(env),
      apiUrl: env.DISCORD_API_URL,
    }),
  };
}

function toShards({ SHARDS, SHARD_COUNT }: z.infer<typeof schema>): ShardShare | undefined {
  const share = SHARD_COUNT === undefined ? '' : shareOfShards(SHARDS, SHARD_COUNT);
  return typeof share === 'string' ? undefined : share;
}

/** True for names and addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Where programs keep a user's data: XDG Base Directory Specification on Linux, the vendors' folders elsewhere. */
function defaultDataDir(environment: Environment): string {
  if (process.platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Quaymaster');
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Quaymaster');
  return join(environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'quaymaster');
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The same object without its undefined properties (exactOptionalPropertyTypes tells absent from undefined). */
function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value) as unknown[])
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
