/**
 * A quiz whose processes are killed (SIGKILL) in its midst: real processes with the real Slack adapter, on the embedded store
 * and, two at a time, on PostgreSQL. Slack delivers again what nobody acknowledged, and some of what was. Nobody is counted twice,
 * nothing is posted twice, and the quiz goes on.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Store } from '../../src/core/records/store.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.js';
import { SIGNING, until } from '../adapters/slack/slack-room.js';
import { startBotProcess, type BotProcess } from '../servers/bot-process.js';
import {
  createSlackPeople,
  deliverSigned,
  type SlackDelivery,
  type SlackPeople,
} from '../servers/slack-person.js';
import { startSlackServer, type SlackServer } from '../servers/slack-server.js';
import { describeOnPostgres } from '../store/postgres-database.js';

jest.setTimeout(400_000);

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const PEOPLE = ['U2', 'U3', 'U4', 'U5', 'U6', 'U7'];

let server: SlackServer;
let people: SlackPeople;
let running: BotProcess[];
/** Where the store is, as the environment of a process says it. */
let home: Readonly<Record<string, string>>;

beforeEach(async () => {
  server = await startSlackServer();
  people = createSlackPeople(server);
  running = [];
});
afterEach(async () => {
  for (const process of running) await process.stop();
  await server.stop();
  expect(server.violations).toEqual([]);
});

async function start(): Promise<void> {
  const settings = { MODE: 'http', QUIZ: 'yes', API_URL: server.apiUrl, ...home };
  running.push(await startBotProcess(settings));
}

/** Kills the one that has run longest, and puts another in its place. */
async function killOne(): Promise<void> {
  const oldest = running.shift();
  await oldest?.kill();
  await start();
}

/** Delivers until somebody acknowledges, as Slack does; and then once more, as it does at times. */
async function deliver(delivery: SlackDelivery): Promise<void> {
  let acknowledged = 0;
  await until('an acknowledgement', async () => {
    const one = running[acknowledged % Math.max(1, running.length)];
    if (one === undefined) return false;
    const url = `http://127.0.0.1:${one.port}/slack/events`;
    const status = await deliverSigned(url, delivery, SIGNING).then(
      (response) => response.status,
      () => 0,
    );
    if (status === 200) acknowledged += 1;
    return acknowledged === 2;
  });
}

const words = (at: number) => JSON.stringify(server.posts[at]?.blocks);
const shows = (at: number, said: RegExp) =>
  until(`post ${at} with ${String(said)}, not ${words(at)}`, () => said.test(words(at)));
const posted = (count: number) => until(`${count} posts`, () => server.posts.length >= count);

function click(at: number, button: string, user: string): SlackDelivery {
  const post = server.posts[at];
  if (post === undefined) throw new Error('no such post');
  return people.click(button, post, {
    ...{ user, ts: post.ts },
    ...(post.thread !== null && { thread: post.thread }),
  });
}

/** Everybody answers the question in a post, while processes are killed among the answers. */
async function answerAll(at: number): Promise<void> {
  const answers = PEOPLE.map((user, n) => deliver(click(at, `choice:${n % 2}`, user)));
  await Promise.race(answers);
  await killOne();
  await Promise.all(answers);
}

async function playThrough(open: () => Promise<Store>): Promise<void> {
  await deliver(people.command('quiz', 'switches 2', { user: 'U1' }));
  await killOne();
  await posted(2);
  await answerAll(1);
  await shows(1, /6 people have answered/);
  const next = click(1, 'Next question', 'U1');
  await Promise.all([deliver(next), killOne()]);
  await posted(3);
  await shows(1, /6 people answered, 3 of them rightly/);
  // By the second question all who took part have answered, and it goes on by itself.
  await answerAll(2);
  await posted(4);
  await shows(2, /6 people answered, 3 of them rightly/);
  await until('the results', () => words(3).includes('That was the quiz'));
  for (const process of running.splice(0)) await process.stop();
  expect(server.posts.map(({ thread }) => thread)).toEqual([
    null,
    ...Array<string>(3).fill(server.posts[0]?.ts ?? ''),
  ]);
  const store = await open();
  for (const question of await store.quizzes.questionsOf(TEAM, 1))
    expect(await store.quizzes.answers(TEAM, question.id)).toHaveLength(PEOPLE.length);
  expect(await store.quizzes.find(TEAM, 1)).toMatchObject({ isRunning: false, position: 3 });
  await store.close();
}

describe('on the embedded store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quaymaster-quiz-'));
    home = { STORE: join(folder, 'store.sqlite') };
    await start();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('a quiz goes on when its process is killed and started again', async () => {
    await playThrough(() => openSqliteStore({ file: home['STORE'] ?? '' }));
  });
});

describeOnPostgres('on PostgreSQL', (database) => {
  beforeEach(async () => {
    await (await database().openEmpty(Date.now)).close();
    home = { DATABASE_URL: database().botUrl };
    await Promise.all([start(), start()]);
  });

  test('a quiz goes on when one of two replicas is killed, time and again', async () => {
    await playThrough(() => database().open());
  });
});
