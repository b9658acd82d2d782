/**
 * Recognises a question that leans on the one before it ("and its size?", "what about windows?", "why?") and
 * fills in what it leaves out.
 */
import { FUNCTION_WORDS } from '../words/function-words.js';
import { tokenize } from '../words/tokenize.js';

/** How a question leans on the one before: on its topic, or on the whole of it with one part exchanged. */
export type Leaning = 'topic' | 'question';

const EXCHANGES =
  /^(?:and |but |so |ok |okay )*(?:what|how) about\b|^(?:and|or) (?:for|on|in|with)\b/i;
const OPENS = /^(?:and|but|also|or|then|so)\b/i;
const PRONOUNS =
  /\b(?:it|its|it's|they|their|them|theirs|that|those|these|this one|that one|one|both|either)\b/i;
const BARE =
  /^(?:why|how|how so|how come|when|where|who|which|what else|more|tell me more|else|and|really|example|examples|why not|how much|how many|how long)\b[\s?!.]*$/i;

/** At most so many words of substance has a question that leans on a pronoun or an "and". */
const FEW = 4;

/**
 * Whether and how a question leans on the one before it.
 * @param question a question without noise
 */
export function leaningOf(question: string): Leaning | undefined {
  if (BARE.test(question)) return 'topic';
  const substance = tokenize(question).filter((word) => !FUNCTION_WORDS.has(word)).length;
  if (EXCHANGES.test(question) && substance <= FEW) return 'question';
  if ((OPENS.test(question) || PRONOUNS.test(question)) && substance <= FEW) return 'topic';
  return undefined;
}

/** A question with what it leaves out, as it is shown and searched: "and its size? (Containers and VMs)". */
export function filledIn(question: string, missing: string): string {
  return `${question} (${missing})`;
}
