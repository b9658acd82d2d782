/** A quiz in Discord, end to end: the real discord.js over real sockets, and the real bot over notes. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { ANN, BOB, GENERAL } from '../../servers/discord-state.js';
import { notesOf, openQuizBot } from '../../fixtures/quiz-bot.js';
import { openRoom, quiet, until, type DiscordRoom } from './discord-room.js';

let store: Store;
let room: DiscordRoom;

beforeEach(async () => {
  store = await openMemoryStore();
  const { bot, settings } = openQuizBot(store, () => Date.UTC(2026, 10, 24, 9));
  room = await openRoom('gateway', { store, bot, settings });
});
afterEach(async () => {
  await room.close();
  expect(room.state.violations).toEqual([]);
});

/** What everybody sees. */
const open = () => room.state.posts.filter(({ seenBy }) => seenBy === null);
const words = (at: number) => JSON.stringify(open()[at]?.body);
const postCount = (count: number) =>
  until(`${count} posts, not ${open().length}`, () => open().length === count);
const shows = (at: number, said: RegExp) =>
  until(`post ${at} with ${String(said)}`, () => said.test(words(at)));
const told = (said: RegExp) =>
  until(`a notice ${String(said)}`, () =>
    room.whispers().some(({ body }) => said.test(JSON.stringify(body))),
  );
const labelOf = (at: number, letter: string): string =>
  new RegExp(`"label":"(${letter}[^"]*)"`).exec(words(at))?.[1] ?? letter;

test('a command opens a thread; answers are private, counted by edits, once each', async () => {
  await room.deliver(
    room.people.command('quiz', { action: 'start', topic: 'switches', count: '1' }),
  );
  await postCount(2);
  expect(open()[0]).toMatchObject({ channel: GENERAL });
  expect(open()[1]).toMatchObject({ channel: open()[0]?.id });
  const thread = open()[1]?.channel ?? '';
  expect(room.state.channels.get(thread)).toMatchObject({ parent: GENERAL, name: 'switches' });
  const click = (label: string, user: string) =>
    room.deliver(room.people.click(label, open()[1], { user, channel: thread }));
  await click(labelOf(1, 'A'), BOB);
  await told(/Taken: A/);
  await click(labelOf(1, 'B'), BOB);
  await told(/already \(A\)/);
  await shows(1, /One person has answered/);
  await click('Finish', BOB);
  await told(/Only who began/);
  await click('Finish', ANN);
  await postCount(3);
  await shows(1, /One person answered/);
  expect(open()[2]).toMatchObject({ channel: thread });
  await quiet();
  expect(open()).toHaveLength(3);
});

test('where no thread can be opened, the questions stand in the channel', async () => {
  room.state.mayThread = false;
  await room.deliver(room.people.command('quiz', { action: 'start', topic: 'switches' }));
  await postCount(2);
  expect(open().map(({ channel }) => channel)).toEqual([GENERAL, GENERAL]);
});

test('where the bot may not see the channel, who began it hears directly what helps', async () => {
  room.state.hidden.add(GENERAL);
  await room.deliver(room.people.command('quiz', { action: 'start', topic: 'switches' }));
  await until('the remedy', () => JSON.stringify(room.state.posts).includes('View Channel'));
  expect(open().map(({ channel }) => channel)).not.toContain(GENERAL);
});

test('without the intent for words the buttons are named, and why; with it, what is typed counts', async () => {
  await room.deliver(room.people.command('quiz', { action: 'start', topic: 'eggs', count: '1' }));
  await postCount(2);
  expect(words(0)).toContain('Message Content Intent');
  await room.close();
  store = await openMemoryStore();
  const { bot, settings } = openQuizBot(store, () => Date.UTC(2026, 10, 24, 9));
  room = await openRoom('gateway', {
    store,
    bot,
    settings,
    messageContent: true,
    prepare: ({ state }) => (state.flags = 1 << 19),
  });
  await room.deliver(room.people.command('quiz', { action: 'start', topic: 'eggs', count: '1' }));
  await postCount(2);
  expect(words(1)).toContain('simply type your answer');
  const thread = open()[1]?.channel ?? '';
  const typed = room.people.message('six minutes in boiling water', {
    ...{ user: BOB, channel: thread, readable: true },
  });
  room.say(typed);
  room.say(typed);
  await shows(1, /One person has answered/);
});

test('a note full of mentions and markup asks its question, and calls nobody', async () => {
  await room.close();
  store = await openMemoryStore();
  const hostile =
    '@everyone <@123456789012345678> <@&123456789012345678> [click](https://evil.example) **b** `c`';
  const { bot, settings } = openQuizBot(
    store,
    () => Date.UTC(2026, 10, 24, 9),
    notesOf(`# Eggs ${hostile}\n\nQ: How long does ${hostile} boil?\nA: Six ${hostile} minutes.\n`),
  );
  room = await openRoom('gateway', { store, bot, settings });
  await room.deliver(
    room.people.command('quiz', { action: 'start', topic: `eggs ${hostile}`, count: '1' }),
  );
  await postCount(2);
  const thread = open()[1]?.channel ?? '';
  await room.deliver(room.people.click('Finish', open()[1], { user: ANN, channel: thread }));
  await postCount(3);
  for (const { body } of open()) {
    expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
    expect(JSON.stringify(body)).not.toMatch(/\]\(https:\/\/evil/);
  }
});
