/**
 * Studying alone, end to end through the real SDK clients against the local protocol servers: in private, each review counted
 * once whatever is delivered twice, and going on where it was after a restart and from another replica.
 */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createDiscordAdapter } from '../../src/adapters/discord/discord-adapter.js';
import { createSlackAdapter } from '../../src/adapters/slack/slack-adapter.js';
import { newEngine } from '../../src/app/engine-data.js';
import type { Bot } from '../../src/bot/bot.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createSettingsService } from '../../src/bot/settings/settings-service.js';
import { createStudyService } from '../../src/bot/study/study-service.js';
import type { Schedule } from '../../src/core/records/study/study.js';
import type { Store } from '../../src/core/records/store.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { openMemoryStore } from '../../src/store/sqlite/sqlite-store.js';
import { createCardDeck } from '../../src/study/card-deck.js';
import * as discord from '../adapters/discord/discord-room.js';
import * as slack from '../adapters/slack/slack-room.js';
import { bareParts } from '../fixtures/parts.js';
import { ANN, APPLICATION, BOB, GENERAL, GUILD, TOKEN } from '../servers/discord-state.js';

jest.setTimeout(180_000);

const EGGS = `# Eggs

Q: How long do soft eggs boil?
A: Six minutes in boiling water.
`;

let store: Store;
beforeEach(async () => {
  store = await openMemoryStore();
});
afterEach(async () => {
  await store.close();
});

/** A bot as one process has it; what is kept is all that two have in common. */
function process(): {
  readonly bot: Bot;
  readonly settings: ReturnType<typeof createSettingsService>;
} {
  const { notes } = parseNotes('eggs.md', EGGS);
  const engine = newEngine();
  engine.update([], notes);
  const settings = createSettingsService({ store: store.settings });
  const bot = createBot({
    ...bareParts(),
    engine,
    notes: () => notes,
    cards: createCardDeck({ engine, notes: () => notes }),
    conversations: store.conversations,
    settings,
    study: createStudyService({ store, now: Date.now }),
    now: () => new Date(),
  });
  return { bot, settings };
}

const scheduled = async (
  adapter: 'slack' | 'discord',
  workspace: string,
  person: string,
): Promise<readonly Schedule[]> => [
  ...(await store.study.schedules({ adapter, workspace }, person)).values(),
];

describe('Slack', () => {
  let room: slack.SlackRoom;
  let stops: (() => Promise<void>)[];
  const open = async () => {
    room = await slack.openRoom('socket', { store, ...process() });
    stops = [() => room.close()];
  };
  /** Another process, connected to the same Slack and the same store. */
  const another = async () => {
    const { log, server } = room;
    const mode = slack.modeOptions('socket');
    const replica = createSlackAdapter({ store, log, mode, apiUrl: server.apiUrl, ...process() });
    await replica.start();
    stops.unshift(() => replica.stop());
  };
  beforeEach(open);
  afterEach(async () => {
    expect(room.server.violations).toEqual([]);
    for (const stop of stops) await stop();
  });

  const whisper = async (count: number, text: RegExp) => {
    await slack.until(
      `whisper ${count}, not ${JSON.stringify(room.server.ephemerals.map((one) => one.text))}`,
      () => room.server.ephemerals.length >= count,
    );
    const shown = room.server.ephemerals[count - 1];
    expect(shown?.text).toMatch(text);
    return shown ?? { blocks: [] };
  };

  test('nobody else sees it, and a review that is clicked and delivered twice counts once, on two replicas', async () => {
    await another();
    await room.deliver(room.people.command('/study', 'eggs'));
    const asked = await whisper(1, /How long do soft eggs boil\?/);
    await room.deliver(room.people.click('Show the answer', asked, { ephemeral: true }));
    const shown = await whisper(2, /Six minutes/);
    const good = () => room.people.click('Good · in 10 minutes', shown, { ephemeral: true });
    const once = good();
    await Promise.all([once, once, good(), good()].map((click) => room.deliver(click)));
    await slack.quiet();
    expect(await scheduled('slack', 'T1', 'U1')).toMatchObject([{ reps: 1, state: 'learning' }]);
    expect(room.server.posts).toEqual([]);
    expect(room.server.ephemerals.every(({ user }) => user === 'U1')).toBe(true);
  });

  test('a session goes on after a restart, in another channel', async () => {
    await room.deliver(room.people.command('/study', 'eggs'));
    await whisper(1, /soft eggs/);
    await room.adapter.stop();
    await another();
    await room.deliver(room.people.command('/study', 'show', { channel: 'C2' }));
    const shown = await whisper(2, /Six minutes/);
    await room.deliver(
      room.people.click('Easy · in 8 days', shown, { ephemeral: true, channel: 'C2' }),
    );
    await whisper(3, /Counted as Easy: asked again in 8 days/);
    expect(await scheduled('slack', 'T1', 'U1')).toMatchObject([{ reps: 1, state: 'review' }]);
  });

  test('in the conversation with the bot, what is said next is the answer', async () => {
    await room.deliver(room.people.message('study', { channel: 'D1' }));
    await slack.until('the question', () => room.server.posts.length === 1);
    expect(room.server.posts[0]?.text).toMatch(/soft eggs/);
    await room.deliver(room.people.message('six minutes in boiling water', { channel: 'D1' }));
    await slack.until('the verdict', () => room.server.posts.length === 2);
    expect(room.server.posts[1]?.text).toMatch(/^Right\./);
  });

  test('an answer is written in a form, where others read along', async () => {
    await room.deliver(room.people.command('/study', 'eggs'));
    const asked = await whisper(1, /soft eggs/);
    await room.deliver(room.people.click('Write the answer', asked, { ephemeral: true }));
    await slack.until('the form', () => room.server.views.length === 1);
    const [view] = room.server.views;
    if (view === undefined) throw new Error('no form');
    await room.deliver(room.people.submit(view, { words: 'four hours' }));
    await whisper(2, /Not right/);
    expect(await scheduled('slack', 'T1', 'U1')).toMatchObject([{ reps: 1 }]);
  });
});

describe.each(['gateway', 'http'] as const)('Discord by %s', (mode) => {
  let room: discord.DiscordRoom;
  let stops: (() => Promise<void>)[];
  const open = async () => {
    room = await discord.openRoom(mode, { store, ...process() });
    stops = [() => room.close()];
  };
  beforeEach(open);
  afterEach(async () => {
    for (const stop of stops) await stop();
  });
  const study = (fields: Readonly<Record<string, string>>, user = ANN) =>
    room.deliver(room.people.command('study', fields, { user, channel: GENERAL }));
  const whisper = async (count: number, text: RegExp) => {
    await discord.until(`whisper ${count}`, () =>
      text.test(JSON.stringify(room.whispers()[count - 1]?.body ?? {})),
    );
    return room.whispers()[count - 1];
  };

  test('nobody else sees it, and a review that is clicked twice counts once', async () => {
    if (mode === 'gateway') {
      const { log, server } = room;
      const replica = createDiscordAdapter({
        ...{ store, log, token: TOKEN, applicationId: APPLICATION, apiUrl: server.apiUrl },
        ...process(),
      });
      await replica.start();
      stops.unshift(() => replica.stop());
    }
    await study({ topic: 'eggs' });
    const asked = await whisper(1, /How long do soft eggs boil/);
    await room.deliver(room.people.click('Show the answer', asked));
    const shown = await whisper(2, /Six minutes/);
    const click = () => room.deliver(room.people.click('Good · in 10 minutes', shown));
    await Promise.all([click(), click(), click()]);
    await discord.quiet();
    expect(await scheduled('discord', GUILD, ANN)).toMatchObject([{ reps: 1 }]);
    expect(room.posts()).toEqual([]);
    expect(room.whispers().every(({ seenBy }) => seenBy === ANN)).toBe(true);
  });

  test('a session goes on after a restart, and is one’s own', async () => {
    await study({ topic: 'eggs' });
    await whisper(1, /soft eggs/);
    await room.close();
    await open();
    await study({ action: 'answer', words: 'six minutes in boiling water' });
    await whisper(1, /Right/);
    await study({ action: 'answer', words: 'six minutes' }, BOB);
    await whisper(2, /not open any more/);
  });
});
