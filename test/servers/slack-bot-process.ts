/**
 * A process with the real adapter over the embedded store, to be loaded, killed and started again. Settings come
 * by environment: MODE (socket or http), API_URL, STORE (file), NOTES (a folder or file; absent: an echoing bot).
 * It prints `ready PORT`, answers each message of its parent with the processor time used, and
 * stops in order on SIGTERM.
 */
import { createSlackAdapter } from '../../src/adapters/slack/slack-adapter.js';
import { openSqliteStore } from '../../src/store/sqlite-store.js';
import { modeOptions } from '../adapters/slack/slack-room.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { createNoteBot } from './note-bot.js';

const { MODE, API_URL, STORE = ':memory:', NOTES } = process.env;
const store = await openSqliteStore({ file: STORE });
const adapter = createSlackAdapter({
  bot: NOTES === undefined ? createEchoBot() : await createNoteBot(NOTES, store),
  store,
  log: createQuietLog(),
  mode: modeOptions(MODE === 'socket' ? 'socket' : 'http'),
  apiUrl: API_URL,
});
await adapter.start();
process.stdout.write(`ready ${adapter.port() ?? 0}\n`);
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.once('SIGTERM', () => {
  void adapter.stop().then(async () => {
    await store.close();
    process.disconnect();
  });
});
