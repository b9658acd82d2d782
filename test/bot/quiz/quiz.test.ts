/** `/quiz` from the command to the results, over a real store; what is posted is read from the outbox and drawn by the bot. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readQuiz } from '../../../src/bot/quiz/read-quiz.js';
import { presentResults } from '../../../src/bot/quiz/quiz-reply.js';
import { messagesOf } from '../../../src/bot/messages/messages.js';
import { OUTSIDER } from '../../../src/core/permissions.js';
import type { Incoming } from '../../../src/core/records/incoming.js';
import type { Place } from '../../../src/core/message.js';
import type { Reply } from '../../../src/core/reply.js';
import type { Store } from '../../../src/core/records/store.js';
import { ANYBODY_MS, IDLE_MS } from '../../../src/bot/quiz/quiz-service.js';
import { openMemoryStore } from '../../../src/store/sqlite/sqlite-store.js';
import { NOTES, notesOf, openQuizBot, type QuizBot } from '../../fixtures/quiz-bot.js';

const THREAD = { adapter: 'slack', workspace: 'T1', channel: 'C1', thread: '1.1' } as const;
const PAGE = { adapter: 'web', workspace: 'local', channel: 'S1', thread: 'S1' } as const;

let clock: number;
let store: Store;
let quiz: QuizBot;
let said = 0;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 24, 9);
  store = await openMemoryStore(() => clock);
  quiz = openQuizBot(store, () => clock);
});
afterEach(() => store.close());

async function say(text: string, author = 'U1', place: Place = THREAD): Promise<Reply> {
  const message = { id: `m${++said}`, place, author, text, addressed: true };
  const reply = await quiz.bot.handle(message);
  if (reply === null) throw new Error('silence');
  return reply;
}

/** Draws what waits in the outbox, as whoever speaks to the platform does. */
async function posted(): Promise<readonly { key: string; edit: boolean; words: string }[]> {
  const drawn: { key: string; edit: boolean; words: string }[] = [];
  for (;;) {
    const taken = await store.outbox.take('slack', 'test', 60_000, 100);
    if (taken.length === 0) return drawn;
    for (const { key, body } of taken) {
      const { own, message } = JSON.parse(body) as Incoming<null>;
      const reply = own && (await quiz.bot.draw(own.subject, message.place));
      await store.outbox.done(key, `posted ${key}`);
      if (reply)
        drawn.push({ key, edit: own.replaces !== undefined, words: JSON.stringify(reply) });
    }
  }
}

/** The words of buttons in a drawn reply. */
const buttons = (words = ''): string[] =>
  [...words.matchAll(/"message":"([^"]*)"/g)].map(([, message]) => message ?? '');
/** The button of the right answer, and of a wrong one. */
async function answersTo(question: number): Promise<{ right: string; wrong: string }> {
  const shown = await quiz.together.quizzes.shown(THREAD, question);
  const right = shown?.card?.choices?.findIndex(({ isRight }) => isRight) ?? -1;
  return { right: 'AB'[right] ?? '', wrong: 'BA'[right] ?? '' };
}

test('a quiz in a thread asks one question a message, and shows how many answered by an edit', async () => {
  expect(await say('/quiz switches 2')).toMatchObject({ audience: 'asker' });
  const [first, ...more] = await posted();
  expect(more).toEqual([]);
  expect(first?.words).toMatch(/Question 1 of 2.*Nobody has answered yet/);
  expect(buttons(first?.words)).toEqual(['/quiz answer 1 A', '/quiz answer 1 B', '/quiz next 1 1']);
  expect(await say('/quiz answer 1 a', 'U2')).toMatchObject({ audience: 'asker' });
  const [edit, ...none] = await posted();
  expect(none).toEqual([]);
  expect(edit).toMatchObject({
    edit: true,
    words: expect.stringContaining('One person has answered'),
  });
});

test('many answers before the platform is asked lead to one edit, which shows them all', async () => {
  await say('/quiz switches 1');
  await posted();
  for (const author of ['U2', 'U3', 'U4']) await say('/quiz answer 1 A', author);
  const edits = await posted();
  expect(edits).toHaveLength(1);
  expect(edits[0]?.words).toContain('3 people have answered');
});

test('everybody answers once, and a second choice changes nothing', async () => {
  await say('/quiz switches 1');
  await say('/quiz answer 1 A', 'U2');
  expect((await say('/quiz answer 1 B', 'U2')).summary).toContain('already (A)');
  expect(await store.quizzes.answers(THREAD, 1)).toHaveLength(1);
});

test('who began it goes on; the result has the spread, the line of the note and where it stands', async () => {
  await say('/quiz switches 1');
  const { right, wrong } = await answersTo(1);
  await say(`/quiz answer 1 ${right}`, 'U2');
  await say(`/quiz answer 1 ${wrong}`, 'U3');
  await posted();
  expect((await say('/quiz next 1 1', 'U2')).summary).toContain('Only who began');
  await say('/quiz next 1 1');
  const [result, whole] = await posted();
  expect(result?.words).toMatch(/2 people answered, 1 of them rightly/);
  expect(result?.words).toMatch(/right; 1 of the answers, 50 %/);
  expect(result?.words).toMatch(/made\.md, line \d+/);
  expect(whole?.words).toMatch(/That was the quiz.*\(1 of 2 knew\)/);
  expect((await say('/quiz answer 1 A', 'U4')).summary).toContain('closed');
});

test('it goes on by itself when all who took part have answered', async () => {
  await say('/quiz switches 2');
  for (const author of ['U2', 'U3']) await say('/quiz answer 1 A', author);
  await say('/quiz next 1 1');
  await posted();
  await say('/quiz answer 2 A', 'U2');
  expect((await store.quizzes.find(THREAD, 1))?.position).toBe(2);
  await say('/quiz answer 2 A', 'U3');
  expect((await posted()).at(-1)?.words).toContain('That was the quiz');
});

test('going on twice at once goes on once, and again after a crash posts nothing twice', async () => {
  await say('/quiz switches 2');
  await Promise.all([say('/quiz next 1 1'), say('/quiz next 1 1')]);
  await say('/quiz next 1 1');
  const keys = (await posted()).map(({ key }) => key);
  expect(keys.filter((key) => key === 'question/2')).toHaveLength(1);
  expect((await store.quizzes.find(THREAD, 1))?.position).toBe(2);
});

test('an answer in one’s own words is graded as typed', async () => {
  await say('/quiz eggs 1');
  const [first] = await posted();
  expect(first?.words).toContain('"form":"quizanswer 1"');
  await say('/quiz answer 1 six minuts in boiling water', 'U2');
  await say('/quiz answer 1 two hours in the oven', 'U3');
  const answers = await store.quizzes.answers(THREAD, 1);
  expect(answers.map(({ grade }) => grade).sort()).toEqual(['right', 'wrong']);
});

/** Overheard in the quiz's thread, as nobody addresses the bot there. */
async function type(text: string, author = 'U2', place: Place = THREAD): Promise<Reply | null> {
  return quiz.bot.handle({ id: `m${++said}`, place, author, text, addressed: false });
}

test('what is simply typed in the thread is an answer, with a sign; talk is not', async () => {
  await say('/quiz eggs 1');
  for (const talk of ['is it four?', 'thanks!', 'hm', '🎉', '/quiz streak nobody'])
    await type(talk, 'U2');
  expect(await store.quizzes.answers(THREAD, 1)).toEqual([]);
  expect(await type('six minutes in boiling water')).toMatchObject({ reaction: '👍' });
  expect(await type('or rather an hour')).toBeNull();
  expect(await type('an hour in the oven', 'U3')).toMatchObject({ reaction: '👍' });
  expect((await store.quizzes.answers(THREAD, 1)).map(({ grade }) => grade).sort()).toEqual([
    'right',
    'wrong',
  ]);
  expect(await type('six minutes', 'U4', { ...THREAD, thread: '9.9' })).toBeNull();
  expect(await type('six minutes', 'U4', { ...THREAD, thread: 'C1' })).toBeNull();
  expect(await store.quizzes.answers(THREAD, 1)).toHaveLength(2);
});

test('of choices the letter or the words are an answer, and nothing else is', async () => {
  await say('/quiz switches 1');
  expect(await type('I wonder about B here')).toBeNull();
  expect(await type('b')).toMatchObject({ reaction: '👍' });
  expect(await store.quizzes.answers(THREAD, 1)).toMatchObject([{ choice: 1 }]);
  expect(await type('hub', 'U3')).toMatchObject({ reaction: '👍' });
});

test('what the platform refuses ends the quiz, and whoever began it hears what helps', async () => {
  await say('/quiz switches 2');
  const [post] = await store.outbox.take('slack', 'test', 60_000, 1);
  const { own, message } = JSON.parse(post?.body ?? '') as Incoming<null>;
  expect(own).toMatchObject({ subject: 'question/1', wantedBy: 'U1' });
  const told = await quiz.bot.refused('question/1', message.place, 'absent');
  expect(told).toMatchObject({ audience: 'asker', tone: 'bad' });
  expect(JSON.stringify(told)).toMatch(/not a member.*\/quiz start switches 2/);
  expect((await say('/quiz switches')).summary).not.toContain('runs here already');
});

test('where the bot can only answer, nothing is begun that it could not post', async () => {
  const asking = {
    id: 'm0',
    place: THREAD,
    author: 'U1',
    addressed: true,
    answersOnly: true,
  } as const;
  const reply = await quiz.bot.handle({ ...asking, text: '/quiz switches 2' });
  expect(reply).toMatchObject({ tone: 'bad', summary: expect.stringContaining('DISCORD_TOKEN') });
  expect(await store.quizzes.runningIn(THREAD)).toBeNull();
});

test('nobody doing anything for long stops it, and says so', async () => {
  await say('/quiz switches 2');
  await posted();
  clock += IDLE_MS - 1;
  expect(await quiz.together.quizzes.lookAtAll()).toBe(0);
  clock += 1;
  expect(await quiz.together.quizzes.lookAtAll()).toBe(1);
  expect((await posted()).at(-1)?.words).toContain('has ended after one question');
  expect((await say('/quiz next 1 1')).summary).toContain('ended');
});

test('a question with a time is over when it is, and anybody goes on where who began it is gone', async () => {
  await say('/quiz switches 2 3 min');
  clock += 3 * 60_000 - 1;
  expect(await quiz.together.quizzes.lookAtAll()).toBe(0);
  clock += 1;
  expect(await quiz.together.quizzes.lookAtAll()).toBe(1);
  expect((await store.quizzes.find(THREAD, 1))?.position).toBe(2);
  clock += ANYBODY_MS;
  await say('/quiz next 1 2', 'U9');
  expect((await store.quizzes.find(THREAD, 1))?.isRunning).toBe(false);
});

test('one quiz runs in a place, and /quiz stop ends it', async () => {
  await say('/quiz switches 2');
  expect((await say('/quiz eggs')).summary).toContain('runs here already');
  expect((await say('/quiz stop', 'U2')).summary).toContain('Only who began');
  await say('/quiz stop');
  expect((await say('/quiz stop')).summary).toContain('No quiz runs here');
});

test('by a command outside threads the channel sees it begin, and the questions stand below that', async () => {
  await say('/quiz switches 1', 'U1', { ...THREAD, thread: 'C1/U1' });
  const taken = await store.outbox.take('slack', 'test', 60_000, 1);
  expect(JSON.parse(taken[0]?.body ?? '')).toMatchObject({
    message: { place: { thread: 'C1' } },
    own: { subject: 'quiz-open/1' },
  });
  await store.outbox.done(taken[0]?.key ?? '', 'T1/C1/7.7');
  const [next] = await store.outbox.take('slack', 'test', 60_000, 1);
  expect(JSON.parse(next?.body ?? '')).toMatchObject({
    own: { subject: 'question/1', below: { key: 'quiz/1/open', title: 'switches' } },
  });
  await quiz.bot.draw('question/1', { ...THREAD, thread: '7.7' });
  expect(await store.quizzes.runningIn({ ...THREAD, thread: '7.7' })).toMatchObject({ id: 1 });
});

test('only cards that everybody in the channel may see are asked', async () => {
  const [, ...others] = notesOf(NOTES);
  const limited = others.map((note) => ({ ...note, audience: [['C2']] }));
  quiz.become(limited);
  expect((await say('/quiz eggs')).summary).toContain('no fair question');
  expect((await say('/quiz eggs', 'U1', { ...THREAD, channel: 'C2' })).tone).toBe('plain');
  quiz.become([]);
  expect((await posted()).map(({ words }) => words).join()).toContain('withdrawn');
});

test('an outsider is asked from notes that everybody may see, and retires no card', async () => {
  const outsider = (text: string) =>
    quiz.bot.handle(
      { id: `m${++said}`, place: THREAD, author: 'UGUEST', text, addressed: true },
      () => Promise.resolve(OUTSIDER),
    );
  const [first, ...others] = notesOf(NOTES);
  quiz.become([
    ...(first ? [first] : []),
    ...others.map((note) => ({ ...note, audience: [['C1']] })),
  ]);
  expect((await outsider('/quiz eggs'))?.summary).toContain('no fair question');
  expect((await outsider('/quiz switches 1'))?.tone).toBe('plain');
  expect((await outsider('/quiz unfair 1'))?.summary).toContain('members only');
  expect(await store.vetoes.list(THREAD)).toEqual([]);
  expect((await say('/quiz eggs', 'U1', { ...THREAD, thread: '2.2' })).tone).toBe('plain');
});

test('what somebody called a quiz is a topic again when it is begun anew', () => {
  const quizOf = { id: 1, place: THREAD, minutes: null, total: 5, position: 6, touchedAt: 0 };
  const shown = { question: {}, card: null, quiz: null, answers: [{ choice: 0, grade: 'right' }] };
  const again = (topic: string) =>
    buttons(
      JSON.stringify(
        presentResults({ ...quizOf, topic, isRunning: false }, [shown as never], messagesOf('en')),
      ),
    )[0] ?? '';
  for (const topic of ['stop', 'answer 12', 'next 3', 'unfair 3', ''])
    expect(readQuiz(again(topic).slice('/quiz '.length))).toEqual({
      ...{ action: 'start', topic, count: 5 },
    });
});

test('alone on the page the result and the next question follow at once', async () => {
  const first = await say('/quiz switches 2', 'me', PAGE);
  expect(first.summary).toContain('Question 1 of 2');
  const second = await say('/quiz answer 1 A', 'me', PAGE);
  expect(second.summary).toMatch(/^(Right|Not quite)\. Question 2 of 2/);
  const last = await say('/quiz answer 2 A', 'me', PAGE);
  expect(last.summary).toContain('That was the quiz');
  expect(await store.outbox.backlog()).toEqual([]);
});

test('alone, who goes on without an answer sees it', async () => {
  await say('/quiz switches 2', 'me', PAGE);
  const second = await say('/quiz next 1 1', 'me', PAGE);
  expect(second.summary).toContain('Question 2 of 2');
  expect(JSON.stringify(second)).toMatch(/Right is: [AB]\. .*made\.md, line/);
});

test('alone what is typed next is the answer, but for questions', async () => {
  await say('/quiz eggs 1', 'me', PAGE);
  expect((await say('what is a switch?', 'me', PAGE)).summary).not.toContain('That was the quiz');
  await say('/quiz eggs 1', 'me', PAGE);
  expect((await say('six minutes', 'me', PAGE)).summary).toMatch(/^Half right|^Right/);
});

test('a card that was asked is not asked again before all others', async () => {
  await say('/quiz eggs 1', 'me', PAGE);
  await say('/quiz stop', 'me', PAGE);
  clock += 60_000;
  const asked = new Set<string>();
  for (let at = 0; at < 4; at += 1) {
    await say('/quiz 1', 'me', PAGE);
    const [question] = await store.quizzes.questionsOf(PAGE, at + 2);
    asked.add(question?.card ?? '');
    await say('/quiz stop', 'me', PAGE);
    clock += 60_000;
  }
  expect(asked.size).toBe(4);
});

test.each([
  ['too many questions', '/quiz 50'],
  ['too long a time', '/quiz 3 90 min'],
  ['what is not in the notes', '/quiz zebras'],
  ['a question that is not there', '/quiz answer 77 A'],
  ['a quiz that is not there', '/quiz next 77 1'],
])('%s is answered with what to do', async (_what, text) => {
  expect(await say(text)).toMatchObject({ tone: 'bad', audience: 'asker' });
});

test('what many get wrong goes to the inbox, once', async () => {
  for (const round of [1, 2]) {
    await say('/quiz switches 1');
    const { wrong } = await answersTo(round);
    for (const author of ['U2', 'U3', 'U4', 'U5'])
      await say(`/quiz answer ${round} ${wrong}`, author);
    await say(`/quiz next ${round} 1`);
    clock += 60_000;
  }
  const [entry, ...more] = await store.inbox.list(THREAD, { state: 'open', limit: 9 });
  expect(more.length).toBeLessThan(2);
  expect(entry).toMatchObject({ causes: { missed: 4 }, nearest: { topic: 'Switches and hubs' } });
});

test('what two people call unfair nobody is asked again', async () => {
  await say('/quiz eggs 1');
  await say('/quiz next 1 1');
  expect((await say('/quiz unfair 1', 'U2')).summary).toContain('one more person');
  expect((await say('/quiz unfair 1', 'U2')).summary).toContain('one more person');
  expect((await say('/quiz unfair 1', 'U3')).summary).toContain('nobody is asked it again');
  expect((await say('/quiz eggs 1')).tone).toBe('bad');
});

test('results of a month are shown without whoever does not want to be listed, or not at all', async () => {
  await say('/quiz switches 1');
  const { right } = await answersTo(1);
  for (const author of ['U2', 'U3']) await say(`/quiz answer 1 ${right}`, author);
  expect(JSON.stringify(await say('/quiz board'))).toMatch(/"person":"U[23]".*"person":"U[23]"/);
  await say('/privacy unlist', 'U3');
  const board = await say('/quiz board');
  expect(JSON.stringify(board)).not.toContain('U3');
  expect(board.audience).toBe('asker');
  clock = Date.UTC(2026, 11, 1);
  expect((await say('/quiz board')).summary).toContain('2026-12');
  await quiz.settings.change([
    {
      scope: { adapter: 'slack', workspace: 'T1', channel: 'C1' },
      name: 'leaderboard',
      value: 'off',
      author: 'U1',
    },
  ]);
  expect((await say('/quiz board')).tone).toBe('bad');
});

test('what somebody answered is shown to them and erased', async () => {
  await say('/quiz switches 1', 'U2');
  await say('/quiz answer 1 A', 'U2');
  const kinds = (await store.personal.show(THREAD, 'U2')).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['quizzes', 'answers']));
  await store.personal.erase(THREAD, 'U2');
  expect(await store.quizzes.answers(THREAD, 1)).toEqual([]);
});
