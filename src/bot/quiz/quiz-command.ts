/** `/quiz`: questions from the notes, asked together in a thread, or alone on the page and in the terminal. */
import { isChat } from '../../core/adapters.js';
import type { Message } from '../../core/message.js';
import { isOutside } from '../../core/permissions.js';
import type { Reply } from '../../core/reply.js';
import { VETOES_TO_RETIRE } from '../../core/records/study/card-vetoes.js';
import { streakOf } from '../../study/together/streak.js';
import { defineCommand, type CommandContext } from '../command.js';
import { ownThread } from '../in-view.js';
import { EN } from '../messages/en.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { presentScores, presentStreak } from './board-reply.js';
import { answerIn, reveal } from './answer-quiz.js';
import { presentLeft, presentQuestion, presentResults } from './quiz-reply.js';
import type { QuizActor, QuizWish, StepOutcome } from './quiz-service.js';
import { readQuiz, type QuizWanted } from './read-quiz.js';
import type { Together } from './together.js';

/** Questions of a quiz where nobody says how many, and at most. */
const USUAL_COUNT = 5;
const MOST_QUESTIONS = 20;
/** Longest time for a question, in minutes. */
const MOST_MINUTES = 60;
/** Longest topic and longest answer in one's own words. */
const LONGEST_TYPED = 500;

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
    asksZone: true,
    canBeOff: true,
    asksMembership: true,
    example: '/quiz start 5',
  },
  readText: readQuiz,
  async run(wanted: QuizWanted, context) {
    const { message, messages, parts } = context;
    const { together } = parts;
    if (together === undefined) return { reply: sayProblem(messages.say('quiz.notKept')) };
    if (message.answersOnly === true)
      return { reply: sayProblem(messages.say('together.answersOnly')) };
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

/** Whoever asks, with the day that it is where they are. */
function actorOf({ place, author, zone }: Message): QuizActor {
  return { place, author, ...(zone !== undefined && { zone }) };
}

async function act(
  wanted: QuizWanted,
  together: Together,
  context: CommandContext,
): Promise<Reply | null> {
  const { message, messages } = context;
  const actor = actorOf(message);
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
  { topic = '', count = USUAL_COUNT, minutes }: Extract<QuizWanted, { action: 'start' }>,
  { quizzes }: Together,
  { message, messages, settings }: CommandContext,
): Promise<Reply> {
  if (count < 1 || count > MOST_QUESTIONS)
    return sayProblem(messages.say('quiz.wrongCount', { most: MOST_QUESTIONS }));
  if (minutes !== undefined && (minutes < 1 || minutes > MOST_MINUTES))
    return sayProblem(messages.say('quiz.wrongMinutes', { most: MOST_MINUTES }));
  if (topic.length > LONGEST_TYPED)
    return sayProblem(messages.say('quiz.tooLong', { most: LONGEST_TYPED }));
  const { place, permissions } = message;
  const outside = isOutside(permissions, settings.values);
  const wish: QuizWish = { topic, count, minutes: minutes ?? null, isOutside: outside };
  const outcome = await quizzes.begin(wish, actorOf(message));
  if (outcome.kind === 'none')
    return sayProblem(messages.say(topic === '' ? 'quiz.noCards' : 'quiz.noCardsAbout', { topic }));
  if (!isChat(place.adapter)) {
    const open = await quizzes.openOf(outcome.quiz);
    if (open !== null) return presentQuestion(open, messages, 'alone');
  }
  const { total: most } = outcome.quiz;
  const said =
    outcome.kind === 'running'
      ? messages.say('quiz.runs')
      : messages.say(most < count ? 'quiz.beginsShort' : 'quiz.begins', { count: most });
  return { ...sayPlain(said), audience: 'asker' };
}

async function goOn(
  { number, position }: Extract<QuizWanted, { action: 'next' }>,
  together: Together,
  context: CommandContext,
): Promise<Reply> {
  const { message } = context;
  const from = position ?? (await together.quizzes.runningIn(message.place))?.position ?? 0;
  const outcome = await together.quizzes.next(number, from, actorOf(message));
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
        const all = await quizzes.results(after);
        if (open === null) return presentResults(after, all, messages);
        const left = all.find(({ question }) => question.position === after.position - 1);
        const next = presentQuestion(open, messages, 'alone');
        return { ...next, blocks: [...presentLeft(left, messages), ...next.blocks] };
      }
      const said = messages.say(after.isRunning ? 'quiz.nextComes' : 'quiz.resultsCome');
      return { ...sayPlain(said), audience: 'asker' };
    }
  }
}

async function board(
  together: Together,
  { message, messages, settings }: CommandContext,
): Promise<Reply> {
  if (settings.values.leaderboard === 'off') return sayProblem(messages.say('board.isOff'));
  const { month, scores } = await together.scores(actorOf(message));
  return presentScores(month, scores, messages);
}
