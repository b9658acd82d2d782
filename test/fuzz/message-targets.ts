/** What one message costs from its reading to its drawn reply: the real bot with all that it knows, and every renderer. */
import { replyPreviews } from '../../src/app/previews.js';
import { newEngine } from '../../src/app/engine-data.js';
import { renderReply as renderForTerminal } from '../../src/adapters/terminal/render.js';
import { PLAIN } from '../../src/adapters/terminal/style.js';
import type { Bot } from '../../src/bot/bot.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createTeamHosts } from '../../src/bot/hosts/team-hosts.js';
import { createInboxService } from '../../src/bot/inbox/inbox-service.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import type { Message } from '../../src/core/message.js';
import { OPERATOR } from '../../src/core/permissions.js';
import { READING_BUDGET } from '../../src/core/text/reading-budget.js';
import { NotesFolder } from '../../src/notes/disk/notes-folder.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../fixtures/canirun.js';
import { topicsOf } from '../fixtures/notes.js';
import type { FuzzTarget } from './fuzz-targets.js';

/** What stands before the stranger's text, by the reader's name. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['message-canirun', '/canirun '],
  ['message-canirun-file', '/canirun raspberry pi 4\n'],
  ['message-canirun-host', '/canirun nginx '],
  ['message-canirun-output', '/canirun nginx\n'],
  ['message-host', '/host add box '],
  ['message-notes', '/notes '],
  ['message-inbox', '/inbox '],
  ['message-settings', '/settings '],
  ['message-other', '/'],
]);

/** The readers that are messages. */
export async function messageTargets(): Promise<readonly (readonly [string, FuzzTarget])[]> {
  const bot = await createWholeBot();
  const { argument, question } = READING_BUDGET;
  return [
    ['message-question', { most: question, read: (text) => say(bot, text) }],
    ['message-follow-up', { most: question, read: (text) => followUp(bot, text) }],
    [
      'message-overheard',
      { most: question, read: (text) => say(bot, text, { addressed: false, followsUp: true }) },
    ],
    ...[...COMMANDS].map(([name, before]): [string, FuzzTarget] => [
      name,
      { most: argument - before.length, read: (text) => say(bot, before + text) },
    ]),
    [
      'complete',
      {
        most: 300,
        read: (text) => {
          complete(bot, text);
        },
      },
    ],
  ];
}

/** The bot over the shipped notes and facts, with settings, an inbox and names of hosts. */
export async function createWholeBot(): Promise<Bot> {
  const folder = await NotesFolder.load(['knowledge/notes']);
  const engine = newEngine();
  const notes = folder.notes();
  engine.update([], notes);
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  return createBot({
    engine,
    notes: () => notes,
    canirun: await shippedCanirun(),
    conversations: store.conversations,
    questions: store.inbox,
    inbox: createInboxService({ store, settings, topicsInView: topicsOf(notes) }),
    hosts: createTeamHosts(store.hosts, Date.now, () => undefined),
    settings,
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
}

const PLACE = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' } as const;

async function say(bot: Bot, text: string, more: Partial<Message> = {}): Promise<void> {
  const reply = await bot.handle({
    id: '1',
    place: PLACE,
    author: 'U1',
    text,
    addressed: true,
    permissions: OPERATOR,
    ...more,
  });
  if (reply === null) return;
  replyPreviews.slack(reply, new Map());
  replyPreviews.discord(reply, new Map());
  renderForTerminal(reply, { width: 80, style: PLAIN, choices: 'numbered' });
}

async function followUp(bot: Bot, text: string): Promise<void> {
  const place = { ...PLACE, thread: 'follow-up' };
  await say(bot, 'what is a container', { place });
  await say(bot, text, { place });
}

function complete(bot: Bot, text: string): void {
  for (const before of ['', '/', '/canirun ', '/canirun nginx ', '/notes ', '/host show '])
    bot.complete(before + text, 10, { place: PLACE, permissions: OPERATOR });
}
