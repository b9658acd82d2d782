/** Takes what somebody says next as the words that a command waits for: an answer is typed as it comes to mind. */
import type { Message } from '../core/message.js';
import { smallTalk } from './ask/small-talk.js';
import { ownThread } from './in-view.js';
import type { Messages } from './messages/messages.js';
import type { BotParts } from './parts.js';
import { asTypedAnswer } from './quiz/typed-answer.js';

/** Later, nobody thinks of the question any more. */
const WAITS_MS = 30 * 60_000;

/**
 * The message as it is meant.
 * @param message - screened
 * @returns the same where nothing waits for it: commands, questions and politeness are never answers, and something else was
 *   talked about since
 */
export async function asAwaited(
  message: Message,
  parts: BotParts,
  messages: Messages,
): Promise<Message> {
  const answer = await asTypedAnswer(message, parts, messages);
  if (answer !== message) return answer;
  const { conversations, engine, now } = parts;
  const { text, addressed, command, begins, place } = message;
  if (!addressed || command !== undefined || begins === true || /^$|^\/|\?\s*$/.test(text))
    return message;
  const [own, here] = await Promise.all([
    conversations.recall(ownThread(message)),
    conversations.recall(place),
  ]);
  if (own === null || now().getTime() - own.at > WAITS_MS) return message;
  if (here !== null && here.at > own.at) return message;
  const offered = own.offered?.find(([word]) => word === text.toLowerCase().replace(/[.!]$/, ''));
  if (offered !== undefined) return { ...message, text: offered[1] };
  if (own.awaits === undefined) return message;
  if (smallTalk(text, messages, engine.words) !== null) return message;
  return { ...message, text: `${own.awaits} ${text}` };
}
