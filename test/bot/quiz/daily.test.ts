/** The question of the day, from the command to its end, over a real store; what is posted is read from the outbox. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { shippedRiddles } from '../../../src/app/study/shipped-riddles.js';
import type { Incoming } from '../../../src/core/records/incoming.js';
import { OPERATOR, type Permissions } from '../../../src/core/permissions.js';
import type { Reply } from '../../../src/core/reply.js';
import type { Store } from '../../../src/core/records/store.js';
import { UNANSWERED_DAYS } from '../../../src/bot/quiz/daily-service.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { openQuizBot, type QuizBot } from '../../fixtures/quiz-bot.js';

const CHANNEL = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: 'C1' } as const;
const DAY = 24 * 60 * 60_000;

let clock: number;
let store: Store;
let quiz: QuizBot;
let said = 0;

beforeEach(async () => {
  // Half past six in Berlin.
  clock = Date.UTC(2026, 10, 23, 5, 30);
  store = await openMemoryStore(() => clock);
  quiz = openQuizBot(store, () => clock);
});
afterEach(() => store.close());

async function say(
  text: string,
  author = 'U1',
  permissions: Permissions = OPERATOR,
): Promise<Reply> {
  const message = { id: `m${++said}`, place: CHANNEL, author, text, addressed: true };
  const reply = await quiz.bot.handle(message, () => Promise.resolve(permissions));
  if (reply === null) throw new Error('silence');
  return reply;
}

/** Sets it, and has the channel told. */
async function set(wish: string): Promise<void> {
  await say(`/daily ${wish}`);
  await drawn();
}

/** Comes round as the job does, and draws what is posted. */
async function comeRound(): Promise<readonly { key: string; edit: boolean; words: string }[]> {
  await quiz.together.daily.askAll();
  return drawn();
}

/** Draws what waits in the outbox. */
async function drawn(): Promise<Awaited<ReturnType<typeof comeRound>>> {
  const drawn: { key: string; edit: boolean; words: string }[] = [];
  for (;;) {
    const taken = await store.outbox.take('slack', 'test', 60_000, 100);
    if (taken.length === 0) return drawn;
    for (const { key, body } of taken) {
      const { own, message } = JSON.parse(body) as Incoming<null>;
      const reply = own && (await quiz.bot.draw(own.subject, message.place));
      await store.outbox.done(key, `posted ${key}`);
      const edit = own?.replaces !== undefined;
      if (reply) drawn.push({ key, edit, words: JSON.stringify(reply) });
    }
  }
}

test('whoever manages sets it, and everybody sees when it comes', async () => {
  expect((await say('/daily')).summary).toContain('no question of the day');
  expect(
    await say('/daily 08:00 Europe/Berlin', 'U2', { administrates: false, groups: [] }),
  ).toMatchObject({ tone: 'bad' });
  expect((await say('/daily 08:00 europe/berlin switches')).summary).toMatch(
    /switches every day at 08:00 \(Europe\/Berlin\)/,
  );
  expect((await say('/daily')).summary).toContain('every day at 08:00');
  await say('/daily off');
  expect((await say('/daily')).summary).toContain('no question of the day');
});

test('the channel reads what it gets, and the log of settings has who changed it from what to what', async () => {
  await say('/daily 08:00 Europe/Berlin switches');
  expect((await comeRound()).map(({ words }) => words).join()).toContain('switches every day at');
  await say('/daily 09:30 UTC', 'U2');
  await say('/daily off', 'U2');
  await say('/daily off', 'U2');
  const log = JSON.stringify(await say('/settings log'));
  expect(log).toContain('(not set) → 08:00 Europe/Berlin switches');
  expect(log).toContain('08:00 Europe/Berlin switches → 09:30 UTC');
  expect(log).toContain('09:30 UTC → (not set)');
  expect(await store.settings.log(CHANNEL, 9)).toHaveLength(3);
});

test('without a zone it is the channel’s, else that of whoever sets it, and says so; where nobody knows one it is asked for', async () => {
  expect(await say('/daily 08:00')).toMatchObject({
    tone: 'bad',
    summary: expect.stringContaining('time zone'),
  });
  expect(await store.dailyQuestions.all()).toEqual([]);
  const inTokyo = { ...OPERATOR, zone: 'Asia/Tokyo' };
  const set = await say('/daily 08:00 switches', 'U1', inTokyo);
  expect(set.summary).toMatch(/switches every day at 08:00 \(Asia\/Tokyo\)/);
  expect(JSON.stringify(set)).toContain('your own time zone');
  const again = await say('/daily 09:00', 'U2', { ...OPERATOR, zone: 'Europe/Rome' });
  expect(again.summary).toContain('09:00 (Asia/Tokyo)');
  expect(JSON.stringify(again)).toContain('as before');
});

test.each([
  ['no time', '/daily soon Europe/Berlin'],
  ['no zone', '/daily 08:00 Atlantis'],
  ['what the notes do not have', '/daily 08:00 UTC zebras'],
])('%s is answered with what to do', async (_what, text) => {
  expect(await say(text)).toMatchObject({ tone: 'bad' });
  expect(await store.dailyQuestions.all()).toEqual([]);
});

test('it is asked once at its hour, and its answer comes with the next one, on another card', async () => {
  await set('08:00 Europe/Berlin');
  expect(await comeRound()).toEqual([]);
  clock += 90 * 60_000;
  const [first, ...more] = await comeRound();
  expect(more).toEqual([]);
  expect(first?.words).toContain('Question of the day');
  expect(await comeRound()).toEqual([]);
  const question = Number(first?.key.split('/')[1]);
  await say(`/quiz answer ${question} A`, 'U2');
  clock += DAY;
  const next = await comeRound();
  const posted = next.find(({ edit }) => !edit);
  expect(posted?.words).toContain('The last one was');
  expect(next.some(({ edit, words }) => edit && words.includes('Right is'))).toBe(true);
  const cards = await store.quizzes.dailyOf(CHANNEL, 5);
  expect(new Set(cards.map(({ card }) => card)).size).toBe(2);
  expect((await say(`/quiz answer ${question} B`, 'U3')).summary).toContain('closed');
});

test('the answer is shown at once to who has answered, and to nobody else', async () => {
  await say('/daily 05:00 UTC switches');
  clock += DAY;
  await comeRound();
  const [question] = await store.quizzes.dailyOf(CHANNEL, 1);
  const id = question?.id ?? 0;
  expect((await say(`/quiz reveal ${id}`, 'U2')).summary).toContain('Answer first');
  const taken = await say(`/quiz answer ${id} A`, 'U2');
  expect(JSON.stringify(taken)).toContain(`/quiz reveal ${id}`);
  const shown = await say(`/quiz reveal ${id}`, 'U2');
  expect(shown).toMatchObject({ audience: 'asker' });
  expect(JSON.stringify(shown)).toContain('Right is');
});

test('after downtime of days one question is asked, not many', async () => {
  await set('05:00 UTC');
  clock += 4 * DAY;
  expect(await comeRound()).toHaveLength(1);
  expect(await comeRound()).toEqual([]);
  expect(await store.quizzes.dailyOf(CHANNEL, 9)).toHaveLength(1);
});

test('after five days without an answer it stops, says so, and goes on when it is wanted anew', async () => {
  await set('05:00 UTC');
  for (let day = 0; day < UNANSWERED_DAYS; day += 1) {
    clock += DAY;
    expect((await comeRound()).filter(({ edit }) => !edit)).toHaveLength(1);
  }
  clock += DAY;
  const last = await comeRound();
  expect(last.map(({ words }) => words).join()).toContain('Nobody has answered for 5 days');
  expect(
    last.some(
      ({ words }) => words.includes('"Question of the day"') && !words.includes('Right is'),
    ),
  ).toBe(false);
  clock += DAY;
  expect(await comeRound()).toEqual([]);
  await say('/daily 05:00 UTC');
  expect((await comeRound()).filter(({ edit }) => !edit).map(({ key }) => key)).toEqual([
    `m${said}/daily-begins`,
    expect.stringMatching(/^question/),
  ]);
});

test('one answer in five days keeps it going', async () => {
  await say('/daily 05:00 UTC');
  for (let day = 0; day < UNANSWERED_DAYS + 2; day += 1) {
    clock += DAY;
    await comeRound();
    const [question] = await store.quizzes.dailyOf(CHANNEL, 1);
    if (day === 3) await say(`/quiz answer ${question?.id ?? 0} A`, 'U2');
  }
  expect(await store.dailyQuestions.all()).toHaveLength(1);
});

test('two that come round at the same moment ask the same, once', async () => {
  await set('05:00 UTC');
  clock += DAY;
  await Promise.all([quiz.together.daily.askAll(), quiz.together.daily.askAll()]);
  expect(await comeRound()).toHaveLength(1);
  expect(await store.quizzes.dailyOf(CHANNEL, 9)).toHaveLength(1);
});

test('streaks count the person’s own days', async () => {
  await say('/daily 05:00 UTC');
  for (let day = 0; day < 3; day += 1) {
    clock += DAY;
    await comeRound();
    const [question] = await store.quizzes.dailyOf(CHANNEL, 1);
    await say(`/quiz answer ${question?.id ?? 0} A`, 'U2');
  }
  expect((await say('/quiz streak', 'U2')).summary).toMatch(/3 days in a row.*Today counts/);
  expect((await say('/quiz streak', 'U9')).summary).toContain('no streak yet');
});

test('riddles of /canirun are asked, too, where somebody wants them', async () => {
  const riddles = await shippedRiddles();
  quiz = openQuizBot(store, () => clock, undefined, riddles);
  await set('05:00 UTC canirun');
  clock += DAY;
  const [question] = await comeRound();
  expect(question?.words).toContain('Which of these hosts runs');
  const shown = await quiz.together.quizzes.shown(CHANNEL, 1);
  const right = shown?.card?.choices?.findIndex(({ isRight }) => isRight) ?? -1;
  await say(`/quiz answer 1 ${'ABCD'[right] ?? ''}`, 'U2');
  expect(await store.quizzes.answers(CHANNEL, 1)).toMatchObject([{ grade: 'right' }]);
});
