/**
 * A quiz and a question of the day with two replicas on one PostgreSQL, through the real Slack SDK: whichever replica hears what,
 * each question is posted once, everybody counts once, and what one leaves behind the other goes on with.
 */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { Store } from '../../src/core/records/store.js';
import { openQuizBot, type QuizBot } from '../fixtures/quiz-bot.js';
import { openRoom, quiet, until, type SlackRoom } from '../adapters/slack/slack-room.js';
import { describeOnPostgres } from '../store/postgres-database.js';

jest.setTimeout(240_000);

const TEAM = { adapter: 'slack', workspace: 'T1' } as const;
const DAY = 24 * 60 * 60_000;

/** One of the replicas. */
interface Replica {
  readonly store: Store;
  readonly quiz: QuizBot;
  readonly room: SlackRoom;
}

describeOnPostgres('two replicas', (database) => {
  let clock: number;
  let replicas: Replica[];
  let opened: Store[];

  async function openReplica(apiUrl?: string): Promise<Replica> {
    const store =
      opened.length === 0
        ? await database().openEmpty(() => clock)
        : await database().open({ ownerUrl: undefined, now: () => clock, poolSize: 4 });
    opened.push(store);
    const quiz = openQuizBot(store, () => clock);
    const { bot, settings } = quiz;
    const room = await openRoom('http', {
      ...{ store, bot, settings, staff: ['U1'] },
      ...(apiUrl !== undefined && { apiUrl }),
    });
    return { store, quiz, room };
  }

  beforeEach(async () => {
    clock = Date.UTC(2026, 10, 24, 9);
    opened = [];
    const first = await openReplica();
    replicas = [first, await openReplica(first.room.server.apiUrl)];
  });
  afterEach(async () => {
    for (const { room } of replicas) await room.close();
    for (const store of opened) await store.close();
    expect(replicas[0]?.room.server.violations).toEqual([]);
  });

  const at = (n: number): Replica => {
    const replica = replicas[n];
    if (replica === undefined) throw new Error('no such replica');
    return replica;
  };
  const posts = () => at(0).room.server.posts;
  const words = (n: number) => JSON.stringify(posts()[n]?.blocks);
  const shows = (n: number, said: RegExp) =>
    until(`post ${n} with ${String(said)}, not ${words(n)}`, () => said.test(words(n)));
  const click = (n: number, label: string, user: string) => {
    const post = posts()[n];
    if (post === undefined) throw new Error('no such post');
    const where = { user, ts: post.ts, ...(post.thread !== null && { thread: post.thread }) };
    return at(0).room.people.click(label, post, where);
  };

  test('a quiz goes on through both, with everything delivered to both', async () => {
    const begin = at(0).room.people.command('quiz', 'switches 2', { user: 'U1' });
    await Promise.all(replicas.map(({ room }) => room.deliver(begin)));
    await until('the first question', () => posts().length === 2);
    const people = ['U2', 'U3', 'U4', 'U5', 'U6', 'U7'];
    await Promise.all(
      people.flatMap((user, n) => {
        const answer = click(1, `choice:${n % 2}`, user);
        return replicas.map(({ room }) => room.deliver(answer));
      }),
    );
    await shows(1, /6 people have answered/);
    expect(await at(1).store.quizzes.answers(TEAM, 1)).toHaveLength(6);
    const next = click(1, 'Next question', 'U1');
    await Promise.all(replicas.map(({ room }) => room.deliver(next)));
    await until('the second question', () => posts().length === 3);
    await shows(1, /6 people answered, 3 of them rightly/);
    // One is gone; the other goes on.
    await at(0).room.adapter.stop();
    await at(1).room.deliver(click(2, 'Finish', 'U1'));
    await until('the results', () => posts().length === 4);
    await quiet();
    expect(posts().map(({ thread }) => thread)).toEqual([
      null,
      ...Array<string>(3).fill(posts()[0]?.ts ?? ''),
    ]);
  });

  test('a question of the day is asked once, however many come round at the same moment', async () => {
    const place = { ...TEAM, channel: 'C1', thread: 'C1' };
    await at(0).store.dailyQuestions.want(
      { place, minute: 0, zone: 'Europe/Berlin', topic: '' },
      'U1',
    );
    for (let day = 1; day <= 3; day += 1) {
      clock += DAY;
      await Promise.all([0, 1, 0, 1].map((n) => at(n).quiz.together.daily.askAll()));
      await until(`question ${day}`, () => posts().length === day);
    }
    await quiet();
    expect(posts()).toHaveLength(3);
    expect(posts().map(({ channel, thread }) => [channel, thread])).toEqual(
      Array(3).fill(['C1', null]),
    );
    await shows(0, /Nobody answered/);
  });
});
