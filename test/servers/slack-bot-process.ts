/**
 * A process with the real adapter over the embedded store, to be loaded, killed and started again. Settings come
 * by environment: MODE (socket or http), API_URL, STORE (file), NOTES (a folder or file; absent: an echoing bot).
 */
import { createSlackAdapter } from '../../src/adapters/slack/slack-adapter.js';
import { openSqliteStore } from '../../src/store/sqlite-store.js';
import { modeOptions } from '../adapters/slack/slack-room.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { createNoteBot } from './note-bot.js';
import { serveProcess } from './serve-process.js';

const { MODE, API_URL, STORE = ':memory:', NOTES } = process.env;
const store = await openSqliteStore({ file: STORE });
const adapter = createSlackAdapter({
  bot: NOTES === undefined ? createEchoBot() : await createNoteBot(NOTES, store),
  store,
  log: createQuietLog(),
  mode: modeOptions(MODE === 'socket' ? 'socket' : 'http'),
  apiUrl: API_URL,
});
await serveProcess(adapter, store);
