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
import { given, needIn, port } from '../../adapters/shared/variables.js';
import type { ChatDefinition } from '../../adapters/shared/chat.js';
import { CHAT_NAMES } from '../../core/adapters.js';
import { CHATS, type ChatSettings } from '../chats.js';

/** The environment variables as the process holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

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
    ...metricsVariables,
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
    const need = needIn(context);
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
  /** Whether the environment named it; else it is the user's folder for such things. */
  readonly dataDirNamed: boolean;
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
  /** What is configured of each chat. */
  readonly chats: ChatSettings;
  /** The values of all variables that hold secrets: no log shows them. */
  readonly secrets: readonly string[];
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
  const { chats, mistakes } = readChats(present);
  const all = [...(parsed.success ? [] : parsed.error.issues), ...mistakes];
  if (!parsed.success || all.length > 0) throw new UserError('bad-input', describeMistakes(all));
  const secrets = secretsIn(present);
  return deepFreeze({ ...toConfig(parsed.data, packageDir, environment), chats, secrets });
}

type Issue = z.core.$ZodIssue;

/** Each chat's part, and what is wrong in all of them. */
function readChats(present: Environment): { chats: ChatSettings; mistakes: readonly Issue[] } {
  const mistakes: Issue[] = [];
  const read = CHAT_NAMES.flatMap((name) => {
    const chat: ChatDefinition = CHATS[name];
    const parsed = chat.variables.safeParse(present);
    if (!parsed.success) mistakes.push(...parsed.error.issues);
    const settings = parsed.success ? chat.settingsOf(parsed.data) : undefined;
    return settings === undefined ? [] : [[name, settings] as const];
  });
  // Each part stands under the name of the definition that read it.
  return { chats: Object.fromEntries(read), mistakes };
}

/** The program's own variables that hold secrets. */
const SECRETS = [
  'WEB_TOKEN',
  'METRICS_TOKEN',
  'SECRET_KEY',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
] as const satisfies readonly (keyof z.infer<typeof schema>)[];

function secretsIn(present: Environment): string[] {
  const ofChats = CHAT_NAMES.flatMap((name): readonly string[] => CHATS[name].secrets);
  const names = new Set([...SECRETS, ...ofChats]);
  return Object.entries(present).flatMap(([name, value]) => (names.has(name) ? (value ?? []) : []));
}

/**
 * Checks one variable by itself, as it is typed.
 * @returns what is wrong with the value, the end of a sentence; nothing when it is right or empty
 */
export function checkVariable(name: string, value: string): string | undefined {
  const rule = shapes().find(([known]) => known === name)?.[1];
  if (rule === undefined || value.trim() === '') return undefined;
  const mistake = z.safeParse(rule, value).error?.issues[0]?.message;
  return mistake === undefined ? undefined : `This ${mistake}.`;
}

/** All variables with their rules. */
function shapes(): readonly (readonly [string, z.core.$ZodType])[] {
  const schemas: readonly z.ZodObject[] = [
    schema,
    ...CHAT_NAMES.map((name) => CHATS[name].variables),
  ];
  return schemas.flatMap(({ shape }) => Object.entries<z.core.$ZodType>(shape));
}

function describeMistakes(issues: readonly Issue[]): string {
  const lines = issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
  return `The configuration has ${lines.length === 1 ? 'a mistake' : `${lines.length} mistakes`}:\n${lines.join('\n')}\nSet variables in the environment or in .env; .env.example explains each.`;
}

function toConfig(
  env: z.infer<typeof schema>,
  packageDir: string,
  environment: Environment,
): Omit<Config, 'chats' | 'secrets'> {
  return {
    web: { host: env.HOST, port: env.PORT, ...given({ token: env.WEB_TOKEN }) },
    knowledgeDir: resolve(env.KNOWLEDGE_DIR ?? join(packageDir, 'knowledge')),
    maxIndexBytes: env.MAX_INDEX_MB * 1_048_576,
    dataDirNamed: env.DATA_DIR !== undefined,
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
    }),
  };
}

function toDatabase(env: z.infer<typeof schema>): DatabaseConfig | undefined {
  if (env.DATABASE_URL === undefined) return undefined;
  const ownerUrl = env.DATABASE_OWNER_URL;
  return { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL, ...given({ ownerUrl }) };
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

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value) as unknown[])
    if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
