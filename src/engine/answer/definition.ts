/** Questions for what something is: "what is X", "X", "define X", "X meaning", "was ist X". */
import type { Slot } from '../query/slots.js';

/** What such a question says besides the name. */
const AROUND = new Set(
  `what whats which who is are a an the of for does do mean means meaning define defined definition explain explanation stand
  stands term tell me about was wer ist sind ein eine der die das bedeutet bedeuten heisst heißt bedeutung definition erklar
  erklare`.split(/\s+/),
);
/** A longer name is a statement or a question of its own. */
const MOST_WORDS = 3;

/**
 * The words of the name that a question asks to have explained.
 * @param slots the question's words
 * @returns places among the slots; nothing where something else is asked
 */
export function definedBy(slots: readonly Slot[]): readonly number[] | undefined {
  const named: number[] = [];
  for (const [at, { asked, isFunction }] of slots.entries()) {
    if (AROUND.has(asked)) continue;
    if (isFunction) return undefined;
    named.push(at);
  }
  return named.length > 0 && named.length <= MOST_WORDS ? named : undefined;
}

/**
 * How many of a name's words a line begins with, articles aside.
 * @param stems the line's words
 * @param has for a stem, whether it may stand for a word of the name
 * @param isFunction for a stem, whether it is that of a function word
 */
export function leadingWords(
  stems: readonly number[],
  has: (stem: number) => boolean,
  isFunction: (stem: number) => boolean,
): number {
  let count = 0;
  for (const stem of stems) {
    if (has(stem)) count++;
    else if (count > 0 || !isFunction(stem)) return count;
  }
  return count;
}
