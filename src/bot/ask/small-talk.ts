/** Hello gets one friendly line; thanks, laughter and assent a sign; everything longer is a question. */
import type { Reply } from '../../core/reply.js';
import type { Words } from '../../engine/words/words.js';
import { sayPlain } from '../reply/plain.js';
import type { Messages } from '../messages/messages.js';
import { remarkOf } from './remark.js';

const NAME =
  '(?: (?:there|all|everyone|everybody|folks|team|bot|quaymaster|zusammen|alle|allerseits|leute))?';
const GREETING = new RegExp(
  `^(?:hi+|hey+|hello+|hallo+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|moin|servus|grüß (?:dich|euch|gott)|guten? (?:morgen|tag|abend))${NAME}$`,
);
const THANKS = new RegExp(
  `^(?:ok |okay |great |perfect |cool |awesome |nice |super |prima |perfekt |toll )?(?:thanks?|thank you|thx|ty|cheers|much appreciated|danke|dankeschön|besten dank|vielen(?: lieben)? dank)(?: (?:a lot|so much|very much|a bunch|again|that helped|for (?:your |the )?help|dir|euch|schön|sehr|nochmals?|für die hilfe))?${NAME}$`,
);
const FAREWELL = new RegExp(
  `^(?:bye+|goodbye|see you|see ya|cya|good night|tschüss?|tschau|ciao|auf wiedersehen|bis (?:bald|dann|später|morgen)|gute nacht)${NAME}$`,
);

/**
 * Answers a message that is nothing but politeness.
 * @param message - as typed
 * @param messages - the language of the answer
 * @param words - how the engine takes texts as words
 * @returns one friendly line or a sign, or `null` when there is more in it
 */
export function smallTalk(message: string, messages: Messages, words: Words): Reply | null {
  if (message.length > LONGEST) return null;
  const said = message
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (GREETING.test(said)) return sayPlain(messages.say('say.hello'));
  if (THANKS.test(said)) return sign(messages.say('say.welcome'));
  if (FAREWELL.test(said)) return sign(messages.say('say.bye'));
  return remarkOf(message, words).kind === 'reaction' ? sign(SIGN) : null;
}

/** Longer messages have more in them. */
const LONGEST = 80;
const SIGN = '👍';

/** A sign where the outlet can put one to what was said; else the words. */
function sign(words: string): Reply {
  return { ...sayPlain(words), reaction: SIGN };
}
