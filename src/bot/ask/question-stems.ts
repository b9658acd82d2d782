/** What a question is about, as the inbox compares questions: in the engine's own words. */
import { familyKey } from '../../engine/words/family.js';
import { isFunctionWord } from '../../engine/words/function-words.js';
import { SHORTHAND } from '../../engine/words/shorthand.js';
import { stem } from '../../engine/words/stem.js';
import { tokenize } from '../../engine/words/tokenize.js';

/** More of a question is not compared: nobody asks about more, and a pasted log is about its first lines. */
const MOST_STEMS = 24;

/**
 * The stems of a question's telling words: "delivery" and "deliver", "vm" and "virtual" come out the same.
 * @returns sorted, each once; of all words where none is telling; empty where there is no word at all
 */
export function questionStems(question: string): string[] {
  const words = tokenize(question);
  const telling = words.filter((word) => !isFunctionWord(word));
  const stems = (telling.length > 0 ? telling : words).map((word) =>
    familyOf(stem(spelledOut(word))),
  );
  return [...new Set(stems)].slice(0, MOST_STEMS).sort();
}

/** One word for all that stand for each other, whichever was typed. */
function spelledOut(word: string): string {
  return [word, ...(SHORTHAND.get(word) ?? [])].sort()[0] ?? word;
}

function familyOf(stem: string): string {
  return familyKey(stem) ?? stem;
}
