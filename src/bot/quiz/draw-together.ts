/** Draws what is asked together when it is its turn to be posted, and says what becomes of it where that is refused. */
import type { ChatName } from '../../core/adapters.js';
import { isChat } from '../../core/adapters.js';
import type { Hindrance } from '../../core/records/incoming.js';
import type { Message, Place } from '../../core/message.js';
import type { Reply } from '../../core/reply.js';
import type { Store } from '../../core/records/store.js';
import type { Quiz } from '../../core/records/study/quizzes.js';
import type { Messages } from '../messages/messages.js';
import { clip, sayProblem } from '../reply/plain.js';
import type { DailyService } from './daily-service.js';
import { presentDaily, presentStopped, presentWish } from './daily-reply.js';
import { againOf, presentOpening, presentQuestion, presentResults } from './quiz-reply.js';
import type { QuizService } from './quiz-service.js';

/** What messages say of the outlet, as far as drawing needs it. */
export type Outlet = Pick<Message, 'hearsLittle'>;

/** What is drawn from. */
export interface TogetherDrawing {
  readonly store: Pick<Store, 'quizzes'>;
  readonly quizzes: QuizService;
  readonly daily: DailyService;
}

/** Draws a post. @param subject - as the services write it; @returns `null` where there is nothing to say (any more) */
export async function drawTogether(
  { store, quizzes, daily }: TogetherDrawing,
  subject: string,
  place: Place,
  { messages, hearsLittle }: Outlet & { readonly messages: Messages },
): Promise<Reply | null> {
  const [kind, number = ''] = subject.split('/');
  const id = Number(number);
  const hears = hearsLittle !== true;
  switch (kind) {
    case 'question': {
      await store.quizzes.draw(place, id);
      const shown = await quizzes.shown(place, id);
      if (shown === null) return null;
      if (shown.quiz === null) return presentDaily(await daily.withLast(shown), messages);
      const quiz = await quizzes.arrive(place, shown.quiz.id, place);
      const isThread = place.thread !== place.channel;
      return presentQuestion({ ...shown, quiz }, messages, isThread && hears ? 'heard' : 'shared');
    }
    case 'quiz-open': {
      const quiz = await store.quizzes.find(place, id);
      return quiz && presentOpening(quiz, messages, hears);
    }
    case 'quiz-end': {
      const quiz = await store.quizzes.find(place, id);
      return quiz && presentResults(quiz, await quizzes.results(quiz), messages);
    }
    case 'daily-begins': {
      const wish = await daily.find(place);
      return wish && presentWish(wish, messages);
    }
    case 'daily-stopped':
      return presentStopped(messages);
    default:
      return null;
  }
}

/**
 * Ends a quiz whose post the platform refuses, and says why and what helps.
 * @returns what whoever wanted the post is told; `null`: it is nothing that somebody waits for
 */
export async function refuseTogether(
  { store }: TogetherDrawing,
  subject: string,
  place: Place,
  { hindrance, messages }: { readonly hindrance: Hindrance | null; readonly messages: Messages },
): Promise<Reply | null> {
  const { adapter } = place;
  if (!isChat(adapter)) return null;
  const remedy = remedyOf(adapter, hindrance, messages);
  if (subject === 'daily-begins') return sayProblem(`${messages.say('daily.barred')} ${remedy}`);
  const quiz = await quizOf(store, subject, place);
  if (quiz === null) return null;
  // Nobody can see it, and it would keep another one from beginning there.
  await store.quizzes.stop(place, quiz.id);
  return sayProblem(`${messages.say('quiz.barred')} ${remedy}`, {
    kind: 'code',
    text: clip(againOf(quiz), 200),
  });
}

async function quizOf(
  { quizzes }: Pick<Store, 'quizzes'>,
  subject: string,
  place: Place,
): Promise<Quiz | null> {
  const [kind, number = ''] = subject.split('/');
  if (kind === 'quiz-open') return quizzes.find(place, Number(number));
  if (kind !== 'question') return null;
  const quiz = (await quizzes.question(place, Number(number)))?.quiz ?? null;
  return quiz === null ? null : quizzes.find(place, quiz);
}

function remedyOf(adapter: ChatName, hindrance: Hindrance | null, messages: Messages): string {
  return hindrance === null
    ? messages.say('barred.unknown')
    : messages.say(`barred.${adapter}.${hindrance}`);
}
