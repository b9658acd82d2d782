/** Takes answers to questions that are asked together, and shows what they were worth: in a chat later, alone at once. */
import { isChat } from '../../core/adapters.js';
import type { Reply } from '../../core/reply.js';
import { streakOf } from '../../study/together/streak.js';
import type { CommandContext } from '../command.js';
import { sayPlain, sayProblem } from '../reply/plain.js';
import { presentGraded, presentQuestion, presentResults, presentTaken } from './quiz-reply.js';
import type { AnswerOutcome, QuizActor } from './quiz-service.js';
import type { Together } from './together.js';

/** Takes an answer. Alone, the result and the next question follow at once. @returns `null`: silence is right */
export async function answerIn(
  number: number,
  words: string,
  actor: QuizActor,
  together: Together,
  context: CommandContext,
): Promise<Reply | null> {
  const { messages, message } = context;
  const outcome = await together.quizzes.answer(number, words, actor);
  // What is only overheard may be talk: taken it gets a sign, and nothing else is said of it.
  if (!message.addressed)
    return outcome.kind === 'taken'
      ? { ...presentTaken(outcome.answer, 'taken', messages), reaction: '👍' }
      : null;
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
      : presentQuestion(open, messages, 'alone');
  const summary = `${messages.say(`quiz.short.${answer.grade}`)} ${next.summary}`;
  return { ...next, summary, blocks: [...graded, ...next.blocks] };
}

/** Shows the answer to a question of the day to whoever has given theirs. */
export async function reveal(
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
