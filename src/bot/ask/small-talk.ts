/** Hello gets one friendly line; thanks, laughter and assent a sign; everything longer is a question. */
import type { Reply } from '../../core/reply.js';
import type { Words } from '../../engine/words/words.js';
import { sayPlain } from '../reply/plain.js';
import type { Messages } from '../messages/messages.js';
import { remarkOf } from './remark.js';

/** Longer messages have more in them. */
const LONGEST = 80;
const SIGN = '👍';

/**
 * Answers a message that is nothing but politeness.
 * @param message - as typed
 * @param messages - the language of the answer
 * @param words - how the engine takes texts as words
 * @returns one friendly line or a sign, or `null` when there is more in it
 */
export function smallTalk(message: string, messages: Messages, words: Words): Reply | null {
  if (message.length > LONGEST) return null;
  switch (words.politeness(message)) {
    case 'greeting':
      return sayPlain(messages.say('say.hello'));
    case 'thanks':
      return sign(messages.say('say.welcome'));
    case 'farewell':
      return sign(messages.say('say.bye'));
    case null:
      return remarkOf(message, words).kind === 'reaction' ? sign(SIGN) : null;
  }
}

/** A sign where the outlet can put one to what was said; else the words. */
function sign(words: string): Reply {
  return { ...sayPlain(words), reaction: SIGN };
}
