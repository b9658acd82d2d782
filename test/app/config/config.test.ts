import { expect, test } from '@jest/globals';
import { isLoopback, readConfig } from '../../../src/app/config/config.js';
import { UserError } from '../../../src/core/errors.js';
import { DEFAULT_RETENTION } from '../../../src/core/records/retention.js';

const read = (environment: Record<string, string>) => readConfig(environment, '/pkg');

function mistakes(environment: Record<string, string>): string {
  try {
    read(environment);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return '';
}

test('an empty environment is a web page on loopback with the shipped notes', () => {
  const config = read({});
  expect(config.web).toEqual({ host: '127.0.0.1', port: 4141 });
  expect(config.knowledgeDir).toMatch(/knowledge$/);
  expect(config.chats).toEqual({});
});

test('the values of all secrets are known, so that no log shows them', () => {
  const secrets = {
    WEB_TOKEN: 'w'.repeat(16),
    SECRET_KEY: 'k'.repeat(32),
    DATABASE_URL: 'postgres://bot:hunter22@db/notes',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'signing',
    DISCORD_TOKEN: 'token',
  };
  const config = read({ ...secrets, DISCORD_APPLICATION_ID: '900000000000000001' });
  expect([...config.secrets].sort()).toEqual(Object.values(secrets).sort());
});

test('mistakes of all parts are reported together', () => {
  const said = mistakes({ PORT: 'x', SLACK_APP_TOKEN: 'xapp-1', DISCORD_TOKEN: 'token' });
  expect(said).toMatch(/3 mistakes/);
  expect(said).toMatch(/PORT is not a number/);
  expect(said).toMatch(/SLACK_BOT_TOKEN is missing beside SLACK_APP_TOKEN/);
  expect(said).toMatch(/DISCORD_APPLICATION_ID is missing/);
});

test('an empty value counts as absent', () => {
  expect(read({ PORT: '', SLACK_BOT_TOKEN: ' ' }).web.port).toBe(4141);
});

const DISCORD = { DISCORD_TOKEN: 'token', DISCORD_APPLICATION_ID: '900000000000000001' };

test.each<[Record<string, string>, readonly number[] | undefined]>([
  [{}, undefined],
  [{ SHARD_COUNT: '3' }, [0, 1, 2]],
  [{ SHARDS: '1', SHARD_COUNT: '2' }, [1]],
  [{ SHARDS: '[2,0]', SHARD_COUNT: '4' }, [0, 2]],
  [{ SHARDS: '0-2, 5', SHARD_COUNT: '8' }, [0, 1, 2, 5]],
  [{ SHARDS: '1/3', SHARD_COUNT: '8' }, [1, 4, 7]],
])('%j is the shards %j', (environment, ids) => {
  const { discord } = read({ ...DISCORD, ...environment }).chats;
  expect(discord?.shards?.ids).toEqual(ids);
  if (ids) expect(discord?.shards?.count).toBe(Number(environment['SHARD_COUNT']));
});

test.each<[Record<string, string>, RegExp]>([
  [{ SHARDS: 'first', SHARD_COUNT: '2' }, /SHARDS is no list of shards; write 0, 0-3 or 0,2,5/],
  [{ SHARDS: '-1', SHARD_COUNT: '2' }, /SHARDS is no list of shards/],
  [{ SHARDS: '3-1', SHARD_COUNT: '4' }, /SHARDS holds a range that ends before it begins/],
  [{ SHARDS: '0' }, /SHARD_COUNT is missing beside SHARDS/],
  [
    { SHARDS: '2', SHARD_COUNT: '2' },
    /names shard 2, but SHARD_COUNT is 2 and the last shard is 1/,
  ],
  [{ SHARDS: '2/2', SHARD_COUNT: '2' }, /asks for part 2 of 2; parts count from 0/],
  [{ SHARDS: '0/3', SHARD_COUNT: '2' }, /divides 2 shards among 3 processes/],
  [{ SHARD_COUNT: '0' }, /SHARD_COUNT is below 1/],
  [{ SHARD_COUNT: 'two' }, /SHARD_COUNT is not a number/],
  [{ SHARDS: '0', SHARD_COUNT: '1', DISCORD_GATEWAY: 'off' }, /SHARDS is set, but DISCORD_GATEWAY/],
])('%j is refused with a sentence', (environment, sentence) => {
  expect(mistakes({ ...DISCORD, ...environment })).toMatch(sentence);
});

test('several processes that divide the shards take each exactly once', () => {
  const parts = [0, 1, 2].map((n) => read({ ...DISCORD, SHARDS: `${n}/3`, SHARD_COUNT: '7' }));
  const all = parts.flatMap(({ chats }) => chats.discord?.shards?.ids ?? []);
  expect(all.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('the configuration is frozen, deeply', () => {
  const config = read({});
  expect(Object.isFrozen(config)).toBe(true);
  expect(Object.isFrozen(config.web)).toBe(true);
});

test('every mistake is reported together, with the variable and a remedy', () => {
  const message = mistakes({ PORT: 'eighty', SLACK_BOT_TOKEN: 'abc', LOG_LEVEL: 'loud' });
  expect(message).toContain('PORT is not a number; give a port');
  expect(message).toContain('SLACK_BOT_TOKEN does not begin with xoxb-');
  expect(message).toContain('LOG_LEVEL is no level; take');
});

test.each([
  [{ PORT: '70000' }, 'PORT is above 65535'],
  [{ HOST: '0.0.0.0' }, 'WEB_TOKEN is missing'],
  [{ PUBLIC_URL: 'notes.example.com' }, 'PUBLIC_URL is no address'],
  [{ PUBLIC_URL: 'https://notes.example.com/?a=b' }, 'PUBLIC_URL holds a ? or #'],
  [{ WEB_TOKEN: 'short' }, 'WEB_TOKEN is shorter than 16'],
  [{ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }, 'METRICS_TOKEN is missing'],
  [{ METRICS_PORT: '9464', METRICS_TOKEN: 'short' }, 'METRICS_TOKEN is shorter than 16'],
  [{ METRICS_TOKEN: 'long enough for a token' }, 'METRICS_PORT is missing'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_BOT_TOKEN stands alone'],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' },
    'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set',
  ],
  [{ SLACK_CLIENT_ID: '1' }, 'SLACK_STATE_SECRET is missing'],
  [{ SLACK_CLIENT_ID: '1' }, 'SLACK_SIGNING_SECRET is missing beside SLACK_CLIENT_ID'],
  [
    { SLACK_CLIENT_ID: '1', SLACK_BOT_TOKEN: 'xoxb-1' },
    'SLACK_CLIENT_ID and SLACK_BOT_TOKEN are both set',
  ],
  [{ DISCORD_TOKEN: 'x' }, 'DISCORD_APPLICATION_ID is missing'],
  [{ DISCORD_PUBLIC_KEY: 'zz' }, 'DISCORD_PUBLIC_KEY is no public key'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is no PostgreSQL address'],
  [{ DATABASE_OWNER_URL: 'postgres://x/y' }, 'DATABASE_URL is missing beside DATABASE_OWNER_URL'],
  [{ DATABASE_POOL: '1' }, 'DATABASE_POOL is below 2'],
  [{ KEEP_QUESTIONS_DAYS: 'long' }, 'KEEP_QUESTIONS_DAYS is not a number; give days'],
  [{ KEEP_FEEDBACK_DAYS: '0' }, 'KEEP_FEEDBACK_DAYS is below 1'],
  [{ KEEP_AUDIT_DAYS: '1.5' }, 'KEEP_AUDIT_DAYS is not a whole number'],
  [{ INBOX_CLOSED_DAYS: '9999' }, 'INBOX_CLOSED_DAYS is above 3650'],
  [{ INBOX_MOST_OPEN: '1' }, 'INBOX_MOST_OPEN is below 10'],
  [{ KEEP_COUNTS_DAYS: '60' }, 'KEEP_COUNTS_DAYS is below KEEP_QUESTIONS_DAYS'],
  [{ REGISTRY_ALLOW: 'a b c;d' }, 'REGISTRY_ALLOW holds an entry that is no registry'],
])('%j is refused: %s', (environment, sentence) => {
  expect(mistakes(environment)).toContain(sentence);
});

test('numbers are served nowhere unless a port is named, and then on loopback', () => {
  expect(read({}).metrics).toBeUndefined();
  expect(read({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  const METRICS_TOKEN = 'long enough for a token';
  expect(read({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0', METRICS_TOKEN }).metrics).toEqual({
    host: '0.0.0.0',
    port: 9464,
    token: METRICS_TOKEN,
  });
});

test('how long things are kept is as configured, each by its own variable', () => {
  const { retention } = read({
    KEEP_ANSWERS_DAYS: '1',
    KEEP_CONVERSATIONS_DAYS: '2',
    KEEP_QUESTIONS_DAYS: '3',
    KEEP_COUNTS_DAYS: '4',
    KEEP_FEEDBACK_DAYS: '5',
    KEEP_AUDIT_DAYS: '6',
    INBOX_OPEN_DAYS: '7',
    INBOX_CLOSED_DAYS: '8',
    INBOX_ASKERS_DAYS: '9',
    KEEP_STUDY_DAYS: '11',
    INBOX_MOST_OPEN: '10',
  });
  expect(retention).toEqual({
    answers: 1,
    conversations: 2,
    questions: 3,
    counts: 4,
    feedback: 5,
    audit: 6,
    openEntries: 7,
    closedEntries: 8,
    askers: 9,
    study: 11,
    mostOpenEntries: 10,
  });
  expect(read({}).retention).toEqual(DEFAULT_RETENTION);
});

test('registries are read from a list with blanks or commas', () => {
  const { registryAllow } = read({ REGISTRY_ALLOW: 'r.example.com, http://127.0.0.1:5055' });
  expect(registryAllow).toEqual(['r.example.com', 'http://127.0.0.1:5055']);
});

test('a message about a mistake never repeats a secret', () => {
  expect(mistakes({ SLACK_BOT_TOKEN: 'hunter2-very-secret' })).not.toContain('hunter2');
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['192.168.0.2', false],
  ['127.0.0.1.example.com', false],
])('loopback: %s is %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
