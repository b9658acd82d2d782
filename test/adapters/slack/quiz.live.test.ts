/** A quiz and a question of the day in Slack, end to end: the real Bolt over real sockets, and the real bot over notes. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Store } from '../../../src/core/records/store.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { notesOf, openQuizBot, type QuizBot } from '../../fixtures/quiz-bot.js';
import { openRoom, quiet, until, type SlackRoom } from './slack-room.js';

// Real sockets and real waits: a busy machine must not fail them.
jest.setTimeout(60_000);

let clock: number;
let store: Store;
let quiz: QuizBot;
let room: SlackRoom;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 24, 7, 30);
  store = await openMemoryStore();
  quiz = openQuizBot(store, () => clock);
  room = await openRoom('socket', { store, bot: quiz.bot, settings: quiz.settings, staff: ['U1'] });
});
afterEach(async () => {
  await room.close();
  expect(room.server.violations).toEqual([]);
});

const posts = () => room.server.posts;
const words = (at: number) => JSON.stringify(posts()[at]?.blocks);
const postCount = (count: number) => until(`${count} posts`, () => posts().length >= count);
const shows = (at: number, said: RegExp) =>
  until(`post ${at} with ${String(said)}`, () => said.test(words(at)));
const told = (said: RegExp) =>
  until(`a notice ${String(said)}`, () =>
    room.server.ephemerals.some(({ text }) => said.test(text)),
  );
/** Clicks a button of a post, by its place among the choices. */
const click = (at: number, button: number | string, user: string) => {
  const post = posts()[at];
  if (post === undefined) throw new Error('no such post');
  return room.people.click(typeof button === 'string' ? button : `choice:${button}`, post, {
    user,
    ts: post.ts,
    ...(post.thread !== null && { thread: post.thread }),
  });
};

test('a command begins a quiz in a thread below its first message; answers are private, counted by edits, once each', async () => {
  await room.deliver(room.people.command('quiz', 'switches 1', { user: 'U1' }));
  await postCount(2);
  expect(posts()[0]).toMatchObject({ channel: 'C1', thread: null });
  expect(posts()[1]).toMatchObject({ channel: 'C1', thread: posts()[0]?.ts });
  expect(words(1)).toMatch(/Question 1 of 1.*Nobody has answered yet/);
  const first = click(1, 0, 'U2');
  // Slack delivers again what it thinks was not heard.
  await Promise.all([room.deliver(first), room.deliver(first)]);
  await told(/Taken: A/);
  await room.deliver(click(1, 1, 'U2'));
  await told(/already \(A\)/);
  await room.deliver(click(1, 1, 'U3'));
  await shows(1, /2 people have answered/);
  expect(posts()).toHaveLength(2);
  await room.deliver(click(1, 'Finish', 'U2'));
  await told(/Only who began/);
  await room.deliver(click(1, 'Finish', 'U1'));
  await postCount(3);
  await shows(1, /2 people answered, 1 of them rightly.*made\.md, line/);
  expect(posts()[2]).toMatchObject({
    thread: posts()[0]?.ts,
    text: expect.stringContaining('That was the quiz'),
  });
  await quiet();
  expect(posts()).toHaveLength(3);
});

test('an answer in one’s own words is given in a form that nobody else sees', async () => {
  await room.deliver(room.people.mention('/quiz eggs 1', { ts: '100.1' }));
  await postCount(1);
  expect(posts()[0]).toMatchObject({ thread: '100.1' });
  await room.deliver(
    room.people.click('form:0', posts()[0] ?? { blocks: [] }, {
      user: 'U2',
      ts: posts()[0]?.ts ?? '',
      thread: '100.1',
    }),
  );
  await until('the form', () => room.server.views.length === 1);
  const [view] = room.server.views;
  if (view === undefined) throw new Error('no form');
  await room.deliver(room.people.submit(view, { words: 'six minutes in boiling water' }, 'U2'));
  await shows(0, /One person has answered/);
  expect(await store.quizzes.answers({ adapter: 'slack', workspace: 'T1' }, 1)).toEqual([
    { choice: null, grade: 'right' },
  ]);
});

test('a channel gets its question of the day in the channel, once, and the answer is told to who answered', async () => {
  await room.deliver(room.people.command('daily', '08:00 Europe/Berlin switches', { user: 'U1' }));
  await until('the wish', async () => (await store.dailyQuestions.all()).length === 1);
  clock = Date.UTC(2026, 10, 24, 7, 30);
  expect(await Promise.all([quiz.together.daily.askAll(), quiz.together.daily.askAll()])).toContain(
    1,
  );
  // What waits in the outbox is looked for every few seconds.
  await postCount(2);
  expect(words(0)).toContain('every day at 08:00');
  expect(posts()[1]).toMatchObject({ channel: 'C1', thread: null });
  await room.deliver(click(1, 0, 'U2'));
  await told(/Taken: A/);
  clock += 24 * 60 * 60_000;
  await quiz.together.daily.askAll();
  await postCount(3);
  await shows(2, /The last one was/);
  await shows(1, /1 of them rightly|0 of them rightly/);
  await quiet();
  expect(posts()).toHaveLength(3);
});

test('what is typed in the thread without a mention counts once, and gets a sign', async () => {
  await room.deliver(room.people.command('quiz', 'eggs 1', { user: 'U1' }));
  await postCount(2);
  expect(words(0)).toContain('simply type your answer');
  const thread = posts()[0]?.ts ?? '';
  const typed = room.people.message('six minutes in boiling water', { user: 'U2', thread });
  await Promise.all([room.deliver(typed), room.deliver(typed)]);
  await room.deliver(room.people.message('no, an hour', { user: 'U2', thread }));
  await shows(1, /One person has answered/);
  await quiet();
  expect(room.server.reactions).toHaveLength(1);
  expect(await store.quizzes.answers({ adapter: 'slack', workspace: 'T1' }, 1)).toEqual([
    { choice: null, grade: 'right' },
  ]);
  expect(posts()).toHaveLength(2);
});

test.each(['quiz', 'daily'])(
  'who types /%s where the bot is no member hears why it is silent, and what helps',
  async (name) => {
    room.server.strangeChannels.add('C1');
    const text = name === 'quiz' ? 'switches 1' : '08:00 Europe/Berlin switches';
    await room.deliver(room.people.command(name, text, { user: 'U1' }));
    await until('the remedy', () => posts().some(({ text }) => text.includes('/invite')));
    expect(posts()).toMatchObject([
      { channel: 'D1', text: expect.stringContaining('not a member') },
    ]);
    // Nothing keeps it from beginning once that is mended.
    room.server.strangeChannels.delete('C1');
    await room.deliver(room.people.command(name, text, { user: 'U1' }));
    await until('the channel', () => posts().some(({ channel }) => channel === 'C1'));
  },
);

test('a note full of mentions and markup asks its question, and calls nobody', async () => {
  const hostile = '<@U2> <#C1>';
  quiz.become(
    notesOf(`# Eggs ${hostile}\n\nQ: How long does ${hostile} boil?\nA: Six ${hostile} minutes.\n`),
  );
  await room.deliver(room.people.command('quiz', 'eggs 1', { user: 'U1' }));
  await postCount(2);
  await room.deliver(click(1, 'Finish', 'U1'));
  await postCount(3);
  await shows(1, /Nobody answered/);
  for (const { text, blocks } of posts())
    for (const markup of markupIn([{ type: 'mrkdwn', text }, blocks]))
      expect(markup).not.toMatch(/<[!@#]/);
});

/** Whatever Slack reads as its markup in a payload. */
function markupIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(markupIn);
  const { type, text } = value as { readonly type?: unknown; readonly text?: unknown };
  return type === 'mrkdwn' && typeof text === 'string'
    ? [text]
    : Object.values(value).flatMap(markupIn);
}
