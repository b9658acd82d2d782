/** Takes what somebody simply types in a quiz's thread as their answer to the question that is open there. */
import { isChat } from '../../core/adapters.js';
import { ifAway } from '../../core/errors.js';
import type { Message, Place } from '../../core/message.js';
import { choiceMeant } from '../../study/together/choice-meant.js';
import { smallTalk } from '../ask/small-talk.js';
import type { Messages } from '../messages/messages.js';
import type { BotParts } from '../parts.js';
import type { QuizService, ShownQuestion } from './quiz-service.js';

/** Longer is talk. */
const LONGEST = 300;

/**
 * The message as it is meant.
 * @param message - screened
 * @returns the same where no question waits for it: commands, questions, politeness and interjections are no answers, and
 *   where there are choices only one of them is
 */
export async function asTypedAnswer(
  message: Message,
  { together, engine: { words } }: Pick<BotParts, 'together' | 'engine'>,
  messages: Messages,
): Promise<Message> {
  const { text, command, begins, place, alone } = message;
  const isTalk = command !== undefined || begins === true || text.length > LONGEST;
  const isOwnThread = place.thread !== place.channel && !place.thread.includes('/');
  if (together === undefined || isTalk || !isChat(place.adapter)) return message;
  if (!(isOwnThread || alone === true) || /^$|^\/|\?\s*$/.test(text)) return message;
  const open = await openIn(together.quizzes, place).catch(ifAway(null));
  if (open?.card == null) return message;
  const { choices } = open.card;
  const isAnswer =
    choices === null
      ? smallTalk(text, messages, words) === null &&
        words.tokenize(text).some((word) => !words.isFunctionWord(word))
      : choiceMeant(choices, text) !== null;
  return isAnswer ? { ...message, text: `/quiz answer ${open.question.id} ${text}` } : message;
}

async function openIn(quizzes: QuizService, place: Place): Promise<ShownQuestion | null> {
  const running = await quizzes.runningIn(place);
  return running && quizzes.openOf(running);
}
