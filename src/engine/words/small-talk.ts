/** What people say to each other, or to a bot, without asking the notes anything: "happy birthday", "bis morgen". */
import { fold } from './fold.js';

/** Longer messages have more in them. */
const LONGEST = 80;
/** A "*" stands for so many words at most. */
const MOST_WORDS = 3;

/**
 * Tells small talk.
 * @param phrases whole messages, folded, in words with one blank between them; a "*" behind one stands for a few words more
 */
export function createSmallTalk(phrases: readonly string[]): (message: string) => boolean {
  const whole = new Set<string>();
  const begun = new Set<string>();
  for (const phrase of phrases) {
    const words = phrase.replace(/ \*$/, '');
    whole.add(words);
    if (words !== phrase) begun.add(words);
  }
  return (message) => {
    if (message.length > LONGEST) return false;
    const words = wordsOf(message);
    if (whole.has(words.join(' '))) return true;
    const shortest = Math.max(1, words.length - MOST_WORDS);
    for (let length = words.length - 1; length >= shortest; length--)
      if (begun.has(words.slice(0, length).join(' '))) return true;
    return false;
  };
}

/** The words of a message as the phrases have them: folded, "I'm" as "im". */
const wordsOf = (message: string): string[] =>
  fold(message)
    .replace(/'/g, '')
    .match(/[\p{L}\p{M}\p{N}ー]+/gu) ?? [];
