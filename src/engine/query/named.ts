/** Questions for what something is: "what is X", "X", "define X", "X meaning", "was ist X". */
import type { Words } from '../words/words.js';
import type { Slot } from './slots.js';

/** A longer name is a statement or a question of its own. */
const MOST_WORDS = 4;

/**
 * The words of the name that a question asks to have explained.
 * @param slots the question's words
 * @param words tells what such a question says besides the name, and function words of English
 * @returns places among the slots; nothing where something else is asked
 */
export function namedBy(slots: readonly Slot[], words: Words): readonly number[] | undefined {
  const named: number[] = [];
  for (const [at, { asked, isFunction }] of slots.entries()) {
    if (words.cues.definition.has(asked)) continue;
    if (isFunction && !isNameInCapitals(slots[at], words)) return undefined;
    named.push(at);
  }
  // "what is der": all of it may stand around a name, and then the last of it is one that the notes write in capitals.
  if (named.length === 0 && isNameInCapitals(slots.at(-1), words)) return [slots.length - 1];
  return named.length > 0 && named.length <= MOST_WORDS ? named : undefined;
}

/** A word that means something only elsewhere ("der", "est") and that the notes have as a name. English "it" stays "it". */
function isNameInCapitals(slot: Slot | undefined, words: Words): boolean {
  if (slot === undefined || words.isEnglishFunctionWord(slot.asked)) return false;
  const name = slot.asked.toUpperCase();
  return slot.alternatives.some(({ by, matched }) => by === 'exact' && matched === name);
}
