/** Which question somebody speaks of who says that it has no answer yet. */
import type { CommandContext } from '../command.js';
import { LONGEST_QUESTION } from '../ask/record-question.js';
import { questionStems } from '../ask/question-stems.js';
import type { Unanswered } from './asking-service.js';

/**
 * Finds it: the one that was given, or the one that the conversation is about.
 * @returns `null` where there is none, or none with a word in it
 */
export function askedWords(given: string | undefined, context: CommandContext): Unanswered | null {
  const { parts, message, conversation } = context;
  const words = given ?? conversation?.asked?.question ?? conversation?.question;
  if (words === undefined) return null;
  const question = words.slice(0, LONGEST_QUESTION);
  const stems = questionStems(question, parts.engine.words);
  if (stems.length === 0) return null;
  const { id: by, place, author } = message;
  return { place, author, question, stems, by };
}
