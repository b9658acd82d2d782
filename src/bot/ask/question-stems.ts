/** What a question is about, as the inbox compares questions: in the engine's own words. */
import type { Words } from '../../engine/words/words.js';

/** More of a question is not compared: nobody asks about more, and a pasted log is about its first lines. */
const MOST_STEMS = 24;

/**
 * The stems of a question's telling words: "delivery" and "deliver", "vm" and "virtual" come out the same.
 * @param by - how the engine takes texts as words
 * @returns sorted, each once; of all words where none is telling; empty where there is no word at all
 */
export function questionStems(question: string, by: Words): string[] {
  const words = by.tokenize(question);
  const telling = words.filter((word) => !by.isFunctionWord(word));
  const stems = (telling.length > 0 ? telling : words).map((word) => {
    const stem = by.stem(spelledOut(word, by));
    return by.familyKey(stem) ?? stem;
  });
  return [...new Set(stems)].slice(0, MOST_STEMS).sort();
}

/** One word for all that stand for each other, whichever was typed. */
function spelledOut(word: string, { shorthand }: Words): string {
  return [word, ...(shorthand.get(word) ?? [])].sort()[0] ?? word;
}
