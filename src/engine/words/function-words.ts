/**
 * Function words: those that shape a sentence and say little of its subject. They are never dropped; they
 * count less, because "is it in" alone should find nothing while "it" in "it support" may still help.
 */
import { fold } from './fold.js';
import { FUNCTION_WORDS_ABROAD } from './function-words-abroad.js';
import { stem } from './stem.js';

const ENGLISH =
  `a about after all also am an and any anybody anyone anything are as at be because been before being both but
  by can cannot cant could couldnt did didnt do does doesnt doing dont each either else etc every few for from further get gets
  getting give go got had has hasnt have havent having he hello hence her here hers hey hi him his how however i id if ill im in
  into is isnt it its ive just kindly know let lets like me mine more most much my myself need no nor not of off ok okay on
  once one only or other our ours out over own per please pls plz so some someone something such tell than thank thanks that thats the their
  them then there these they theyre thing things this those though to too under until up us use used using versus very via vs want was wasnt we
  were what whats when where wheres whether which while who whom whose why will with without wont would wouldnt yes
  yet you youd youll your youre yours`.split(/\s+/);

const IN_ENGLISH: ReadonlySet<string> = new Set(ENGLISH);

const ABROAD = Object.values(FUNCTION_WORDS_ABROAD).flatMap((words) => fold(words).split(/\s+/));

/** Folded function words of English and of other languages. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set([...ENGLISH, ...ABROAD]);

/** Their stems. */
const FUNCTION_STEMS: ReadonlySet<string> = new Set([...FUNCTION_WORDS].map(stem));

/** Japanese writes endings and particles in Hiragana; what it says little with is one or two of them long. */
const PARTICLE = /^\p{sc=Hiragana}{1,2}$/u;

/** Whether a folded word is a function word. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || isParticle(word);
}

/** Whether a folded word is a function word of English. */
export function isEnglishFunctionWord(word: string): boolean {
  return IN_ENGLISH.has(word);
}

/** Whether a stem is that of a function word. */
export function isFunctionStem(stem: string): boolean {
  return FUNCTION_STEMS.has(stem) || isParticle(stem);
}

/** The length first: this is asked of every stem of an index. */
function isParticle(word: string): boolean {
  return word.length <= 2 && PARTICLE.test(word);
}
