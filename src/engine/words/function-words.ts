/**
 * Function words: those that shape a sentence and say little of its subject. They are never dropped; they
 * count less, because "is it in" alone should find nothing while "it" in "it support" may still help.
 */
import { fold } from './fold.js';
import type { Words } from './words.js';

/** Japanese writes endings and particles in Hiragana; what it says little with is one or two of them long. */
const PARTICLE = /^\p{sc=Hiragana}{1,2}$/u;

/**
 * Tells function words.
 * @param byLanguage the words, by language, as they are written
 * @param stem the stem of a word
 */
export function createFunctionWords(
  byLanguage: ReadonlyMap<string, readonly string[]>,
  stem: Words['stem'],
): Pick<Words, 'isFunctionWord' | 'isEnglishFunctionWord' | 'isFunctionStem'> {
  const english: ReadonlySet<string> = new Set(byLanguage.get('English'));
  const all: ReadonlySet<string> = new Set([...byLanguage.values()].flat().map(fold));
  const stems: ReadonlySet<string> = new Set([...all].map(stem));
  return {
    isFunctionWord: (word) => all.has(word) || isParticle(word),
    isEnglishFunctionWord: (word) => english.has(word),
    isFunctionStem: (root) => stems.has(root) || isParticle(root),
  };
}

/** The length first: this is asked of every stem of an index. */
function isParticle(word: string): boolean {
  return word.length <= 2 && PARTICLE.test(word);
}
