/**
 * A process with the real adapter, to be loaded, killed and started again. Settings come by environment: PUBLIC_KEY,
 * API_URL, STORE (file of the embedded store) or DATABASE_URL (PostgreSQL), SHARDS and SHARD_COUNT (absent: all),
 * NOTES (a folder or file; absent: an echoing bot).
 */
import { createDiscordAdapter } from '../../src/adapters/discord/discord-adapter.js';
import { readConfig } from '../../src/app/config/config.js';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { APPLICATION, TOKEN } from './discord-state.js';
import { createNoteBot } from '../fixtures/note-bot.js';
import { serveProcess } from './serve-process.js';

const { PUBLIC_KEY, API_URL, STORE = ':memory:', NOTES, DATABASE_URL: url } = process.env;
const { SHARDS, SHARD_COUNT } = process.env;
const log = createQuietLog();
const store =
  url === undefined
    ? await openSqliteStore({ file: STORE })
    : await openPostgresStore({ url, secretKey: 'key', log });
const { chats } = readConfig(
  { DISCORD_TOKEN: TOKEN, DISCORD_APPLICATION_ID: APPLICATION, SHARDS, SHARD_COUNT },
  '.',
);
const adapter = createDiscordAdapter({
  bot: NOTES === undefined ? createEchoBot() : await createNoteBot(NOTES, store),
  store,
  log,
  token: TOKEN,
  shards: chats.discord?.shards,
  ...(PUBLIC_KEY !== undefined && {
    http: { publicKey: PUBLIC_KEY, port: 0, host: '127.0.0.1' },
  }),
  apiUrl: API_URL,
});
await serveProcess(adapter, store);
