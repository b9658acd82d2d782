/**
 * The store goes away under the running bot and comes back, for real: what the notes can answer is answered in every
 * outlet, once; what needs the store is refused; the log has one line, and readiness tells the truth.
 */
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Database from 'libsql';
import { createReadiness } from '../../src/app/readiness.js';
import { newEngine } from '../../src/app/engine-data.js';
import { outliveOutages, type WatchedStore } from '../../src/app/outage/store-outage.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createInboxService } from '../../src/bot/inbox/inbox-service.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import { createStatisticsService } from '../../src/bot/statistics/statistics-service.js';
import type { Store } from '../../src/core/records/store.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { openMemoryStore, openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.js';
import * as discord from '../adapters/discord/discord-room.js';
import * as slack from '../adapters/slack/slack-room.js';
import { messageId } from '../../src/adapters/slack/slack-target.js';
import type { SlackPost } from '../servers/slack-state.js';
import { createQuietLog, type QuietLog } from '../delivery/quiet-log.js';
import { bareParts } from '../fixtures/parts.js';
import { allCounted } from '../fixtures/notes.js';
import {
  createTestDatabase,
  describeOnPostgres,
  type TestDatabase,
} from '../store/postgres-database.js';
import { NOTES, NOTES_FILE } from './conversations.js';
import { openTerminal } from './terminal-outlet.js';
import { openWeb } from './web-outlet.js';

jest.setTimeout(120_000);

const QUESTION = 'how fast does a virtual machine start?';
const ANSWER = /half a minute/;
const AWAY = /What I keep can’t be reached/;
/** Settings that were read before may still be shown. */
const CHANGE = '/settings cooldown 5';
/** Longer than a test may take: who waited for it would be noticed. */
const PATIENCE_MS = 600_000;

/** A store that can be taken away. */
interface Home {
  readonly store: Store;
  /** Takes it away, and gives it back. */
  readonly take: () => Promise<void>;
  readonly giveBack: () => Promise<void>;
  /** What readiness says meanwhile. */
  readonly says: RegExp;
  readonly close: () => Promise<void>;
}

/** The bot over a store that is watched over, as `quaymaster start` puts it together. */
function openBot(home: Home) {
  const log = createQuietLog();
  const watched = outliveOutages(home.store, log, openMemoryStore);
  const { store } = watched;
  const { notes } = parseNotes(NOTES_FILE, NOTES);
  const engine = newEngine();
  engine.update([], notes);
  const settings = createSettingsService({ store: store.settings });
  watched.onReturn(() => {
    settings.forgetAll();
  });
  const bot = createBot({
    ...bareParts(),
    engine,
    notes: () => notes,
    conversations: store.conversations,
    settings,
    questions: store.inbox,
    inbox: createInboxService({ store, settings, topicsInView: () => Promise.resolve([]) }),
    statistics: createStatisticsService(store, allCounted(notes), Date.now),
    now: () => new Date(),
  });
  const readiness = createReadiness(watched.look, () => []);
  readiness.opened();
  return { bot, log, watched, settings, readiness, store };
}

type Opened = ReturnType<typeof openBot>;

let home: Home;
let opened: Opened;
/** What the test opened besides: a door left open would keep the process from ending after a failure. */
let doors: (() => Promise<unknown>)[] = [];

function around(open: () => Promise<Home>): void {
  beforeEach(async () => {
    home = await open();
    opened = openBot(home);
  });
  afterEach(async () => {
    for (const close of doors) await close();
    doors = [];
    await opened.watched.close();
    await home.close();
  });
}

const errors = ({ lines }: QuietLog) => lines.filter((line) => line.startsWith('error'));
const returned = ({ onReturn }: WatchedStore) =>
  new Promise<void>((resolve) => {
    onReturn(resolve);
  });
const isTold = async (answer: string) =>
  (await home.store.outbox.findAnswer('slack', answer).catch(() => null)) !== null;

/** What every store that goes away keeps to, in chats. */
function chatsContract(open: () => Promise<Home>): void {
  around(open);

  test.each(['socket', 'http'] as const)('in Slack by %s', async (mode) => {
    const { bot, log, watched, settings, readiness, store } = opened;
    const room = await slack.openRoom(mode, { bot, store, settings, log });
    doors.push(() => room.close());
    const { posts, ephemerals } = room.server;
    room.server.admins.add('U1');
    const mention = room.people.mention(QUESTION, { ts: '100.1' });
    await home.take();
    const back = returned(watched);
    await room.deliver(mention);
    await room.deliver(mention);
    await slack.until('an answer', () => posts.length === 1);
    expect(posts[0]?.text).toMatch(ANSWER);
    for (const command of ['settings', 'inbox', 'stats']) {
      const before = ephemerals.length;
      await room.deliver(room.people.mention(command, { ts: `100.${before + 2}` }));
      await slack.until(`a refusal of ${command}`, () => ephemerals.length === before + 1);
      expect(ephemerals.at(-1)?.text).toMatch(AWAY);
    }
    expect(await readiness.waitsFor()).toEqual([expect.stringMatching(home.says)]);
    await home.giveBack();
    await back;
    await slack.until('the store to be told', () => isTold(idOf(posts[0])));
    await room.deliver(mention);
    await room.deliver(room.people.mention('what is a registry?', { ts: '200.1' }));
    await slack.until('another answer', () => posts.length > 1);
    expect(posts.slice(1).map(({ text }) => text)).toEqual([
      expect.stringMatching(/A registry keeps images/),
    ]);
    expect(await readiness.waitsFor()).toEqual([]);
    expect(errors(log)).toEqual([expect.stringMatching(/the store can't be used/)]);
  });

  test.each(['gateway', 'http'] as const)('in Discord, interactions by %s', async (mode) => {
    const { bot, log, watched, settings, store } = opened;
    const room = await discord.openRoom(mode, { bot, store, settings, log });
    doors.push(() => room.close());
    const mention = room.people.mention(QUESTION);
    await home.take();
    const back = returned(watched);
    room.say(mention);
    room.say(mention);
    await discord.until('an answer', () => room.posts().length === 1);
    await room.deliver(room.people.command('ask', { question: 'what is a registry?' }));
    await discord.until('an answer to the command', () => room.posts().length === 2);
    await room.deliver(room.people.command('settings', {}, { manager: true }));
    await discord.until('a refusal', () => room.whispers().length === 1);
    expect(room.posts().map(String)).toEqual([
      expect.stringMatching(ANSWER),
      expect.stringMatching(/A registry keeps images/),
    ]);
    expect(JSON.stringify(room.whispers()[0]?.body)).toMatch(AWAY);
    await home.giveBack();
    await back;
    room.say(mention);
    room.say(room.people.mention('container image size?'));
    await discord.until('another answer', () => room.posts().length > 2);
    expect(String(room.posts()[2])).toMatch(/hundreds of megabytes/);
    expect(errors(log)).toHaveLength(1);
  });
}

/** The same where the person waits for the answer itself. */
function pagesContract(open: () => Promise<Home>): void {
  around(open);

  test.each([
    ['on the page', openWeb],
    ['in the terminal', openTerminal],
  ])('%s', async (_where, openOutlet) => {
    const outlet = await openOutlet(opened.bot);
    doors.push(() => outlet.close());
    await outlet.begin();
    await home.take();
    const back = returned(opened.watched);
    expect((await outlet.say(QUESTION)).words).toMatch(ANSWER);
    expect(await opened.readiness.waitsFor()).toEqual([expect.stringMatching(home.says)]);
    for (const command of [CHANGE, '/inbox', '/stats'])
      expect((await outlet.say(command)).words).toMatch(AWAY);
    await home.giveBack();
    await back;
    expect((await outlet.say(CHANGE)).words).not.toMatch(AWAY);
    expect(errors(opened.log)).toHaveLength(1);
  });
}

function everywhere(open: () => Promise<Home>): void {
  describe('in chats', () => {
    chatsContract(open);
  });
  describe('elsewhere', () => {
    pagesContract(open);
  });
}

function idOf(post: SlackPost | undefined): string {
  return post === undefined ? '' : messageId(post.team, post.channel, post.ts);
}

describe('an embedded store whose file is gone', () => {
  everywhere(openEmbedded);
});

async function openEmbedded(): Promise<Home & { readonly file: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'quaymaster-starved-'));
  const file = join(folder, 'kept.sqlite');
  const store = await openSqliteStore({ file });
  const move = (from: string, to: string) => rename(join(folder, from), join(folder, to));
  return {
    store,
    file,
    take: () => move('kept.sqlite', 'elsewhere'),
    giveBack: () => move('elsewhere', 'kept.sqlite'),
    says: /^the store: .*removed or replaced/,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe('an embedded store whose file another program holds', () => {
  everywhere(async () => {
    const { store, close, file } = await openEmbedded();
    const other = new Database(file);
    return {
      store,
      take: () => Promise.resolve(void other.exec('begin immediate')),
      giveBack: () => Promise.resolve(void other.exec('rollback')),
      says: /^the store: database is locked/,
      close: () => {
        other.close();
        return close();
      },
    };
  });
});

describeOnPostgres('a PostgreSQL that is stopped', (database) => {
  everywhere(async () => {
    const { botUrl: url, ownerUrl, server } = await emptyDatabase(database());
    const log = createQuietLog();
    const store = await openPostgresStore({ url, ownerUrl, log, patience: PATIENCE_MS });
    return {
      store,
      take: () => server.halt(),
      giveBack: () => server.start(),
      says: /^the store: it has not answered/,
      close: () => store.close(),
    };
  });
});

describeOnPostgres('a PostgreSQL that takes connections and says nothing', (database) => {
  everywhere(async () => {
    const { botUrl, ownerUrl } = await emptyDatabase(database());
    const between = await openHolder(botUrl);
    const store = await openPostgresStore({
      url: between.url,
      ownerUrl,
      log: createQuietLog(),
      patience: PATIENCE_MS,
    });
    return {
      store,
      take: between.hold,
      giveBack: between.letGo,
      says: /^the store: it has not answered/,
      close: async () => {
        await store.close();
        await between.close();
      },
    };
  });
});

let databases = 0;

/** One of its own for each test: the same messages come in each. */
function emptyDatabase({ server }: TestDatabase): Promise<TestDatabase> {
  return createTestDatabase(server, `away_${++databases}`);
}

/** Stands before a server, and holds up all that is said to it and by it. */
async function openHolder(url: string) {
  const address = new URL(url);
  const port = Number(address.port);
  const sockets = new Set<Socket>();
  let isHeld = false;
  const listener = createServer((near) => {
    const far = connect(port, address.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => to.write(bytes));
      from.on('error', () => to.destroy()).on('close', () => (sockets.delete(from), to.destroy()));
      if (isHeld) from.pause();
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  address.port = String((listener.address() as AddressInfo).port);
  return {
    url: address.href,
    hold: () => {
      isHeld = true;
      for (const socket of sockets) socket.pause();
      return Promise.resolve();
    },
    letGo: () => {
      isHeld = false;
      for (const socket of sockets) socket.resume();
      return Promise.resolve();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
