/**
 * A process with the real adapter, to be loaded, killed and started again. Settings come by environment: MODE (socket
 * or http), API_URL, STORE (file of the embedded store) or DATABASE_URL (PostgreSQL), NOTES (a folder or file) or QUIZ (the
 * notes of the tests about quizzes; neither: an echoing bot). It tells its parent of each change that it hears.
 */
import { createSlackAdapter } from '../../src/adapters/slack/slack-adapter.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import { modeOptions } from '../adapters/slack/slack-room.js';
import { createEchoBot } from '../delivery/echo-bot.js';
import { createQuietLog } from '../delivery/quiet-log.js';
import { createNoteBot } from '../fixtures/note-bot.js';
import { openQuizBot } from '../fixtures/quiz-bot.js';
import { serveProcess } from './serve-process.js';

const { MODE, API_URL, STORE = ':memory:', DATABASE_URL: url, NOTES, QUIZ } = process.env;
const log = createQuietLog();
const store =
  url === undefined
    ? await openSqliteStore({ file: STORE })
    : await openPostgresStore({ url, secretKey: 'key', log });
const quiz = QUIZ === undefined ? null : openQuizBot(store, Date.now);
const adapter = createSlackAdapter({
  bot: quiz?.bot ?? (NOTES === undefined ? createEchoBot() : await createNoteBot(NOTES, store)),
  store,
  log,
  mode: modeOptions(MODE === 'socket' ? 'socket' : 'http'),
  apiUrl: API_URL,
});
await store.changes.listen((change) => process.send?.({ change }));
await serveProcess(adapter, store);
