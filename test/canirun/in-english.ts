/** Verdicts' sentences as English words, for the tests of the rules. */
import { wordSentence } from '../../src/bot/messages/canirun/word-sentence.js';
import { messagesOf } from '../../src/bot/messages/messages.js';
import type { Sentence } from '../../src/canirun/said.js';

/** A sentence in English. */
export function inEnglish(sentence: Sentence): string {
  return wordSentence(sentence, messagesOf('en'));
}

/** Things that say a sentence, with its words instead. */
export function allInEnglish<T extends { readonly text: Sentence }>(
  items: readonly T[],
): readonly (Omit<T, 'text'> & { readonly text: string })[] {
  return items.map((item) => ({ ...item, text: inEnglish(item.text) }));
}
