/** The same conversations in every outlet: what the bot says must mean the same wherever it is read. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Bot } from '../../src/bot/bot.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createTogether } from '../../src/bot/quiz/together.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import { newEngine } from '../../src/app/engine-data.js';
import { NotesFolder } from '../../src/notes/disk/notes-folder.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { shippedCanirun } from '../fixtures/canirun.js';
import { viewOver } from '../fixtures/note-view.js';
import { ScratchFolder } from '../notes/disk/scratch-folder.js';
import {
  CONVERSATIONS,
  IN_GERMAN,
  NOTES,
  NOTES_FILE,
  type Conversation,
  type Turn,
} from './conversations.js';
import { openDiscord } from './discord-outlet.js';
import type { Outlet, Shown } from './shown.js';
import { openSlack } from './slack-outlet.js';
import { openTerminal } from './terminal-outlet.js';
import { openWeb } from './web-outlet.js';

/** The real bot over the conversations' notes, with the shipped facts of `/canirun`. */
async function createContractBot(folder: string): Promise<Bot> {
  const read = await NotesFolder.load([folder]);
  const engine = newEngine();
  engine.update([], read.notes());
  const store = await openMemoryStore();
  const settings = createSettingsService({ store: store.settings });
  const now = Date.UTC(2026, 10, 23, 12);
  return createBot({
    engine,
    notes: () => read.notes(),
    together: createTogether({
      ...{ store, settings },
      library: {
        view: () => Promise.resolve(viewOver('all', engine, read.notes())),
        hides: () => false,
      },
      ownZone: () => Promise.resolve(null),
      now: () => now,
    }),
    canirun: await shippedCanirun(),
    conversations: store.conversations,
    settings,
    now: () => new Date(now),
  });
}

/** What must be seen of a turn, in the form of what is seen. */
function expected(turn: Turn, shown: Shown) {
  const audience = turn.private === true ? 'asker' : 'everyone';
  return {
    words: expect.stringContaining(turn.shows[0] ?? ''),
    cites: turn.cites ?? [],
    offers: turn.offers === undefined ? shown.offers : expect.arrayContaining([...turn.offers]),
    audience: shown.audience === 'nobody else' ? 'nobody else' : audience,
    tone: shown.tone === null ? null : (turn.tone ?? shown.tone),
    mentions: [],
  };
}

describe.each([
  ['Slack', openSlack],
  ['Discord', openDiscord],
  ['the web page', openWeb],
  ['the terminal', openTerminal],
])('in %s', (_name, open) => {
  let folder: ScratchFolder;
  let outlet: Outlet;

  beforeAll(async () => {
    folder = await ScratchFolder.create({ [NOTES_FILE]: NOTES });
    outlet = await open(await createContractBot(folder.path));
  });

  afterAll(async () => {
    await outlet.close();
    await folder.remove();
  });

  async function converse({ turns }: Conversation): Promise<void> {
    await outlet.begin();
    for (const turn of turns) {
      const shown = await outlet.say(turn.say);
      expect(shown).toEqual(expected(turn, shown));
      for (const words of turn.shows) expect(shown.words).toContain(words);
    }
  }

  test.each(CONVERSATIONS.map((conversation) => [conversation.about, conversation] as const))(
    '%s',
    (_about, conversation) => converse(conversation),
  );

  test.each(IN_GERMAN.map((conversation) => [conversation.about, conversation] as const))(
    'in German: %s',
    (_about, conversation) => converse(conversation),
  );
});
