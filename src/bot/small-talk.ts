/** Hello and thanks get one friendly line; everything longer is a question. */
import { text } from '../core/inline.js';
import type { Reply } from '../core/reply.js';

const NAME = '(?: (?:there|all|everyone|everybody|folks|team|bot|quaymaster))?';
const GREETING = new RegExp(
  `^(?:hi+|hey+|hello+|hallo|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day))${NAME}$`,
);
const THANKS = new RegExp(
  `^(?:ok |okay |great |perfect |cool |awesome |nice )?(?:thanks?|thank you|thx|ty|cheers|much appreciated)(?: (?:a lot|so much|very much|a bunch|again|that helped|for (?:your |the )?help))?${NAME}$`,
);
const FAREWELL = new RegExp(`^(?:bye+|goodbye|see you|see ya|cya|good night)${NAME}$`);

/**
 * Answers a message that is nothing but politeness.
 * @param message - as typed
 * @returns one friendly line, or `null` when there is more in it
 */
export function smallTalk(message: string): Reply | null {
  if (message.length > 80) return null;
  const words = message
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (GREETING.test(words))
    return line('Hello! Ask me anything that is in the notes, or say help to see what they cover.');
  if (THANKS.test(words)) return line('You’re welcome!');
  if (FAREWELL.test(words)) return line('See you!');
  return null;
}

function line(sentence: string): Reply {
  return {
    summary: sentence,
    blocks: [{ kind: 'paragraph', content: [text(sentence)] }],
    tone: 'plain',
    audience: 'everyone',
  };
}
