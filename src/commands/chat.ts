/** `quaymaster chat`: the terminal adapter on this terminal. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chat } from '../adapters/terminal/chat.js';
import { chooseStyle } from '../adapters/terminal/style.js';
import type { Config } from '../app/config/config.js';
import { openBot } from '../app/main.js';
import { openStore } from '../app/open-store.js';
import { readProcessConfig } from '../app/config/process-config.js';
import { awayStore } from '../app/outage/away-store.js';
import { outliveOutages } from '../app/outage/store-outage.js';
import { UserError } from '../core/errors.js';
import type { Log } from '../core/log.js';
import type { Store } from '../core/records/store.js';
import { prepareDataDir } from '../app/data-folder.js';
import { createLog } from '../app/log.js';
import { openMemoryStore } from '../store/sqlite/sqlite-store.js';
import { chatStore, visitStore } from './chat-store.js';
import { remark, remarkOnNotes, terminalWidth } from './output.js';

/** What somebody came for, where that is more than chatting. */
export interface ChatWish {
  /** Said first. */
  readonly opening?: string;
  /** A folder or file of notes, instead of the configured ones. */
  readonly notes?: string;
}

/** Chats until the input ends. */
export async function chatCommand({ opening, notes: path }: ChatWish = {}): Promise<void> {
  const configured = readProcessConfig();
  const config = path === undefined ? configured : withNotes(configured, path);
  prepareDataDir(config);
  const log = createLog('warn', config.secrets);
  const [store, kept] = await Promise.all([openMemoryStore(), openKept(config, log)]);
  const watched = outliveOutages(kept, log, openMemoryStore);
  const storeFor = path === undefined ? chatStore : visitStore;
  const { bot, notes, settings, close } = await openBot(
    config,
    storeFor(store, watched.store),
    remark,
  );
  watched.onReturn(() => {
    settings.forgetAll();
  });
  remarkOnNotes(notes.problems(), []);
  await notes.watch(() => undefined);
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const file = join(config.dataDir, 'history');
  let history = interactive ? await readHistory(file) : [];
  await chat({
    bot,
    input: process.stdin,
    output: process.stdout,
    style: chooseStyle(process.stdout.isTTY, process.env),
    interactive,
    width: terminalWidth,
    ...(opening !== undefined && { opening }),
    history,
    onHistory: (lines) => {
      history = [...lines];
    },
  });
  if (interactive) await saveHistory(file, history);
  await close();
  await watched.close();
  await store.close();
  await kept.close();
}

/** The settings file names sets of notes; these are others. */
const withNotes = ({ settingsFile: _sets, ...config }: Config, knowledgeDir: string): Config => ({
  ...config,
  knowledgeDir,
});

/** Somebody sits there and waits, in milliseconds. */
const PATIENCE_MS = 3_000;

/** The configured store; where its database can't be reached, one that says so whenever it is asked. */
async function openKept(config: Config, log: Log): Promise<Store> {
  try {
    return await openStore(config, log, { patience: PATIENCE_MS });
  } catch (error) {
    if (!(error instanceof UserError && error.reason === 'unreachable')) throw error;
    remark(error.message);
    return awayStore(await openMemoryStore(), error.message);
  }
}

async function readHistory(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      remark(`The history in ${file} cannot be read (${String(error)}); starting with none.`);
    return [];
  }
}

async function saveHistory(file: string, lines: readonly string[]): Promise<void> {
  // What was typed is private: only its owner may read it.
  await writeFile(file, lines.map((line) => line.replaceAll('\n', ' ')).join('\n'), {
    mode: 0o600,
  });
}
