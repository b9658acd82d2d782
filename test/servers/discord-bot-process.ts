/**
 * A process with the real adapter over the embedded store, to be loaded, killed and started again. Settings come
 * by environment: PUBLIC_KEY, API_URL, STORE (file), NOTES (a folder or file; absent: an echoing bot).
 */
import { createDiscordAdapter } from '../../src/adapters/discord/discord-adapter.js';
import { openSqliteStore } from '../../src/store/sqlite-store.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { TOKEN } from './discord-state.js';
import { createNoteBot } from './note-bot.js';
import { serveProcess } from './serve-process.js';

const { PUBLIC_KEY = '', API_URL, STORE = ':memory:', NOTES } = process.env;
const store = await openSqliteStore({ file: STORE });
const adapter = createDiscordAdapter({
  bot: NOTES === undefined ? createEchoBot() : await createNoteBot(NOTES, store),
  store,
  log: createQuietLog(),
  token: TOKEN,
  http: { publicKey: PUBLIC_KEY, port: 0, host: '127.0.0.1' },
  apiUrl: API_URL,
});
await serveProcess(adapter, store);
