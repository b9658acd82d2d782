/** `/quiz`: questions from the notes, asked together in a thread, or alone on the page and in the terminal. */
import { isChat } from '../../core/adapters.js';
import { isOutside } from '../../core/permissions.js';
import type { Reply } from '../../core/reply.js';
import { VETOES_TO_RETIRE } from '../../core/records/study/card-vetoes.js';
import { streakOf } from '../../study/together/streak.js';
import { defineCommand, type CommandContext } from '../command.js';
import { ownThread } from '../in-view.js';
import { EN } from '../messages/en.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { presentScores, presentStreak } from './board-reply.js';
import { presentGraded, presentQuestion, presentResults, presentTaken } from './quiz-reply.js';
import type { AnswerOutcome, QuizActor, QuizWish, StepOutcome } from './quiz-service.js';
import type { Together } from './together.js';

/** Questions of a quiz where nobody says how many, and at most. */
const USUAL_COUNT = 5;
const MOST_QUESTIONS = 20;
/** Longest time for a question, in minutes. */
const MOST_MINUTES = 60;
/** Longest topic and longest answer in one's own words. */
const LONGEST_TYPED = 500;

/** What somebody wants of it. */
type Wanted =
  | {
      readonly action: 'start';
      readonly count?: number | undefined;
      readonly minutes?: number | undefined;
      readonly topic?: string | undefined;
    }
  | { readonly action: 'answer'; readonly number: number; readonly words: string }
  | { readonly action: 'next'; readonly number: number; readonly position?: number | undefined }
  | { readonly action: 'reveal' | 'unfair'; readonly number: number }
  | { readonly action: 'stop' | 'board' | 'streak' };

/** Begins a quiz, takes answers, goes on, and stops. */
export const quiz = defineCommand({
  spec: {
    name: 'quiz',
    summary: EN['command.quiz'],
    arguments: [
      {
        name: 'action',
        summary: EN['command.quiz.action'],
        takes: {
          start: [
            { name: 'count', summary: EN['command.quiz.count'], takes: 'number', optional: true },
            {
              name: 'minutes',
              summary: EN['command.quiz.minutes'],
              takes: 'number',
              optional: true,
            },
            {
              name: 'topic',
              summary: EN['command.quiz.topic'],
              takes: 'words',
              optional: true,
              completes: 'topic',
              example: 'containers',
            },
          ],
          answer: [
            { name: 'number', summary: EN['command.quiz.number'], takes: 'number' },
            { name: 'words', summary: EN['command.quiz.words'], takes: 'words' },
          ],
          next: [
            { name: 'number', summary: EN['command.quiz.number'], takes: 'number' },
            {
              name: 'position',
              summary: EN['command.quiz.position'],
              takes: 'number',
              optional: true,
            },
          ],
          reveal: [{ name: 'number', summary: EN['command.quiz.number'], takes: 'number' }],
          unfair: [{ name: 'number', summary: EN['command.quiz.number'], takes: 'number' }],
          stop: [],
          board: [],
          streak: [],
        },
      },
    ],
    canBeOff: true,
    asksMembership: true,
    example: '/quiz start 5',
  },
  // A topic, how many and how long are written in any order, and `start` is mostly left out.
  readText: (typed): Wanted => readTyped(typed),
  async run(wanted: Wanted, context) {
    const { together } = context.parts;
    if (together === undefined) return { reply: sayProblem(context.messages.say('quiz.notKept')) };
    const reply = await act(wanted, together, context);
    await keepAwaited(together, context);
    return { reply };
  },
});

/** Alone, what is typed next answers the question that is open. */
async function keepAwaited(
  { quizzes }: Together,
  { message, parts: { conversations, now } }: CommandContext,
): Promise<void> {
  const { place, author } = message;
  if (isChat(place.adapter)) return;
  const running = await quizzes.runningIn(place);
  const open = running && (await quizzes.openOf(running));
  const own = ownThread(message);
  if (open === null) return conversations.forget(own);
  const awaits = `/quiz answer ${open.question.id}`;
  const at = now().getTime();
  await conversations.remember(own, { question: '', noteId: null, awaits, at }, author);
}

/** Reads what was typed behind `/quiz`. */
export function readTyped(typed: string): Wanted {
  const plain = /^(stop|board|streak)$/i.exec(typed)?.[1]?.toLowerCase();
  if (plain === 'stop' || plain === 'board' || plain === 'streak') return { action: plain };
  const answer = /^answer\s+#?(\d{1,15})\s+(\S[^]*)$/i.exec(typed);
  if (answer?.[2] !== undefined)
    return { action: 'answer', number: Number(answer[1]), words: answer[2] };
  const step = /^(next|reveal|unfair)\s+#?(\d{1,15})(?:\s+(\d{1,4}))?$/i.exec(typed);
  const verb = step?.[1]?.toLowerCase();
  if (verb === 'reveal' || verb === 'unfair') return { action: verb, number: Number(step?.[2]) };
  if (step !== null)
    return {
      action: 'next',
      number: Number(step[2]),
      ...(step[3] !== undefined && { position: Number(step[3]) }),
    };
  return readStart(typed.replace(/^start(?:\s+|$)/i, ''));
}

function readStart(typed: string): Wanted {
  const MINUTES = /(?:^|\s)(\d{1,4})\s?min(?:utes?|uten)?(?=\s|$)/i;
  const minutes = MINUTES.exec(typed)?.[1];
  const rest = typed.replace(MINUTES, ' ').trim();
  const COUNT = /(?:^|\s)(\d{1,4})$/;
  const count = COUNT.exec(rest)?.[1];
  return {
    action: 'start',
    topic: rest.replace(COUNT, '').trim(),
    ...(minutes !== undefined && { minutes: Number(minutes) }),
    ...(count !== undefined && { count: Number(count) }),
  };
}

async function act(wanted: Wanted, together: Together, context: CommandContext): Promise<Reply> {
  const { message, messages } = context;
  const actor = { place: message.place, author: message.author };
  switch (wanted.action) {
    case 'start':
      return begin(wanted, together, context);
    case 'answer': {
      const { number, words } = wanted;
      if (words.length > LONGEST_TYPED)
        return sayProblem(messages.say('quiz.tooLong', { most: LONGEST_TYPED }));
      return answerIn(number, words, actor, together, context);
    }
    case 'next':
      return goOn(wanted, together, context);
    case 'stop':
      return stepped(await together.quizzes.stop(actor), together, context);
    case 'reveal':
      return reveal(wanted.number, actor, together, context);
    case 'unfair': {
      // It takes a card from all of the workspace.
      if (isOutside(message.permissions, context.settings.values))
        return sayProblem(messages.say('say.membersOnlyCommand'));
      const people = await together.veto(wanted.number, actor);
      if (people === null)
        return sayProblem(messages.say('quiz.noSuch', { number: wanted.number }));
      const retired = people >= VETOES_TO_RETIRE ? 'yes' : 'no';
      return { ...sayPlain(messages.say('quiz.vetoed', { retired })), audience: 'asker' };
    }
    case 'board':
      return board(together, context);
    case 'streak': {
      const { days, now } = await together.daysOf(actor);
      return presentStreak(streakOf(days, now), messages);
    }
  }
}

async function begin(
  { topic = '', count = USUAL_COUNT, minutes }: Extract<Wanted, { action: 'start' }>,
  { quizzes }: Together,
  { message, messages, settings }: CommandContext,
): Promise<Reply> {
  if (count < 1 || count > MOST_QUESTIONS)
    return sayProblem(messages.say('quiz.wrongCount', { most: MOST_QUESTIONS }));
  if (minutes !== undefined && (minutes < 1 || minutes > MOST_MINUTES))
    return sayProblem(messages.say('quiz.wrongMinutes', { most: MOST_MINUTES }));
  if (topic.length > LONGEST_TYPED)
    return sayProblem(messages.say('quiz.tooLong', { most: LONGEST_TYPED }));
  const { place, author, permissions } = message;
  const outside = isOutside(permissions, settings.values);
  const wish: QuizWish = { topic, count, minutes: minutes ?? null, isOutside: outside };
  const outcome = await quizzes.begin(wish, { place, author });
  if (outcome.kind === 'none')
    return sayProblem(messages.say(topic === '' ? 'quiz.noCards' : 'quiz.noCardsAbout', { topic }));
  if (!isChat(place.adapter)) {
    const open = await quizzes.openOf(outcome.quiz);
    if (open !== null) return presentQuestion(open, messages, false);
  }
  const { total: most } = outcome.quiz;
  const said =
    outcome.kind === 'running'
      ? messages.say('quiz.runs')
      : messages.say(most < count ? 'quiz.beginsShort' : 'quiz.begins', { count: most });
  return { ...sayPlain(said), audience: 'asker' };
}

/** Takes an answer. Alone, the result and the next question follow at once. */
export async function answerIn(
  number: number,
  words: string,
  actor: QuizActor,
  together: Together,
  context: CommandContext,
): Promise<Reply> {
  const { messages } = context;
  const outcome = await together.quizzes.answer(number, words, actor);
  switch (outcome.kind) {
    case 'gone':
      return sayProblem(messages.say('quiz.noSuch', { number }));
    case 'no-choice':
      return sayProblem(messages.say('quiz.noChoice'));
    case 'closed':
      return sayProblem(messages.say('quiz.closed'));
    case 'before':
    case 'taken':
      return isChat(actor.place.adapter)
        ? taken(outcome, actor, together, context)
        : alone(outcome, actor, together, context);
  }
}

type Counted = Extract<AnswerOutcome, { kind: 'taken' | 'before' }>;

/** The answer to a question of the day may be seen at once; in a quiz it comes with the result. */
async function taken(
  { kind, answer, shown }: Counted,
  actor: QuizActor,
  together: Together,
  { messages }: CommandContext,
): Promise<Reply> {
  const reply = presentTaken(answer, kind, messages);
  if (shown.quiz !== null) return reply;
  const { days, now } = await together.daysOf(actor);
  const { days: count } = streakOf(days, now);
  return {
    ...reply,
    blocks: [
      ...reply.blocks,
      ...(count > 1
        ? [{ kind: 'note' as const, content: messages.inline('quiz.streakNow', { count }) }]
        : []),
      {
        kind: 'choices',
        prompt: messages.say('daily.later'),
        choices: [
          {
            label: messages.say('daily.reveal'),
            message: `/quiz reveal ${shown.question.id}`,
            quiet: true,
          },
        ],
      },
    ],
  };
}

async function alone(
  { answer, shown }: Counted,
  actor: QuizActor,
  { quizzes }: Together,
  { messages }: CommandContext,
): Promise<Reply> {
  const { card, quiz: running, question } = shown;
  const graded = card === null ? [] : presentGraded(answer, card, messages);
  if (running === null) return { ...sayPlain(messages.say('quiz.answered')), blocks: graded };
  const step = await quizzes.next(running.id, question.position, actor);
  const after = step.kind === 'done' ? step.quiz : running;
  const open = await quizzes.openOf(after);
  const next =
    open === null
      ? presentResults(after, await quizzes.results(after), messages)
      : presentQuestion(open, messages, false);
  const summary = `${messages.say(`quiz.short.${answer.grade}`)} ${next.summary}`;
  return { ...next, summary, blocks: [...graded, ...next.blocks] };
}

async function goOn(
  { number, position }: Extract<Wanted, { action: 'next' }>,
  together: Together,
  context: CommandContext,
): Promise<Reply> {
  const { place, author } = context.message;
  const from = position ?? (await together.quizzes.runningIn(place))?.position ?? 0;
  const outcome = await together.quizzes.next(number, from, { place, author });
  return stepped(outcome, together, context);
}

async function stepped(
  outcome: StepOutcome,
  { quizzes }: Together,
  { message, messages }: CommandContext,
): Promise<Reply> {
  switch (outcome.kind) {
    case 'none':
      return sayProblem(messages.say('quiz.noneRuns'));
    case 'ended':
      return sayProblem(messages.say('quiz.hasEnded'));
    case 'not-yours':
      return sayProblem(messages.say('quiz.notYours'));
    case 'done': {
      const { quiz: after } = outcome;
      if (!isChat(message.place.adapter)) {
        const open = await quizzes.openOf(after);
        return open === null
          ? presentResults(after, await quizzes.results(after), messages)
          : presentQuestion(open, messages, false);
      }
      const said = messages.say(after.isRunning ? 'quiz.nextComes' : 'quiz.resultsCome');
      return { ...sayPlain(said), audience: 'asker' };
    }
  }
}

/** Shows the answer to a question of the day to whoever has given theirs. */
async function reveal(
  number: number,
  { place, author }: QuizActor,
  { quizzes }: Together,
  { messages }: CommandContext,
): Promise<Reply> {
  const shown = await quizzes.shown(place, number);
  const isHere = shown !== null && shown.question.place.channel === place.channel;
  if (!isHere || shown.card === null) return sayProblem(messages.say('quiz.noSuch', { number }));
  const isOpen = shown.question.closedAt === null;
  const answer = await quizzes.answerOf(place, number, author);
  if (isOpen && (shown.quiz !== null || answer === null))
    return sayProblem(messages.say(shown.quiz === null ? 'daily.answerFirst' : 'quiz.resultLater'));
  const result = presentQuestion(
    { ...shown, question: { ...shown.question, closedAt: shown.question.closedAt ?? 0 } },
    messages,
  );
  return { ...result, audience: 'asker' };
}

async function board(
  together: Together,
  { message, messages, settings }: CommandContext,
): Promise<Reply> {
  if (settings.values.leaderboard === 'off') return sayProblem(messages.say('board.isOff'));
  const { month, scores } = await together.scores(message.place);
  return presentScores(month, scores, messages);
}
