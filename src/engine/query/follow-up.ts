/**
 * Recognises a question that leans on the one before it ("and its size?", "what about windows?", "why?") and
 * fills in what it leaves out.
 */
import type { Words } from '../words/words.js';

/** How a question leans on the one before: on its topic, or on the whole of it with one part exchanged. */
export type Leaning = 'topic' | 'question';

const EXCHANGES =
  /^(?:(?:and|but|so|ok|okay|und|aber)\s+)*(?:(?:what|how) about|was ist (?:denn )?mit|wie (?:ist|sieht) es (?:denn )?mit|(?:and|or|und|oder) (?:for|on|in|with|at|from|to|für|auf|in|mit|bei|am|im|ab|von|zu))(?=\s)/iu;
const OPENS =
  /^(?:and|but|also|or|then|so|und|aber|oder|dann|et|mais|y|pero|och|en|и|а|но|или|και|و|또|그리고|그럼|那|那么|那麼|じゃあ|では|और)(?=[\s,]|$)/iu;
const PRONOUNS =
  /(?:^|[\s(])(?:it|its|it's|they|their|them|theirs|that|those|these|this one|that one|one|ones|both|either|es|ihn|ihm|dazu|davon|dafür|damit|daran|dabei|darin|dort|deren|dessen|beide|beides|ça|cela|это|этого|этом|その|それ|这个|這個)(?=[\s?!.,)]|$)/iu;
const BARE =
  /^(?:how come|what else|more|tell me more|else|really|examples?|for example|mehr|beispiele?|zum beispiel|genauer)[\s?!.]*$/iu;

/** At most so many words of substance has a question that leans on a pronoun or an "and". */
const FEW = 4;
/** Fewer words are the whole of a question only where it leans on what was said. */
const MOST_WORDS = 6;

/**
 * Whether and how a question leans on the one before it.
 * @param question a question without noise
 */
export function leaningOf(
  question: string,
  { tokenize, isFunctionWord }: Words,
): Leaning | undefined {
  if (BARE.test(question)) return 'topic';
  const words = tokenize(question);
  const substance = words.filter((word) => !isFunctionWord(word)).length;
  if (EXCHANGES.test(question) && substance <= FEW) return 'question';
  if ((OPENS.test(question) || PRONOUNS.test(question)) && substance <= FEW) return 'topic';
  // "Until when?", "wo?": nothing of it says what it is about.
  if (substance === 0 && words.length > 0 && words.length <= MOST_WORDS) return 'topic';
  return undefined;
}

/** Whether a question is short enough to lean on the one before it without a word that says so. */
export function mayLean(question: string, { tokenize, isFunctionWord }: Words): boolean {
  return tokenize(question).filter((word) => !isFunctionWord(word)).length <= FEW;
}

/** A question with what it leaves out, as it is shown and searched: "and its size? (Containers and VMs)". */
export function filledIn(question: string, missing: string): string {
  return `${question} (${missing})`;
}

/** A follow-up and what was filled in behind it; nothing for a question that has none. */
export function filledParts(
  question: string,
  words: Words,
): { asked: string; missing: string } | undefined {
  const [, asked, missing] = /^(.*?\S) \((.+)\)$/su.exec(question) ?? [];
  return asked === undefined || missing === undefined || !mayLean(asked, words)
    ? undefined
    : { asked, missing };
}

/**
 * The question before, with what a follow-up names in the place of its like: "when do you open on Saturday", "and
 * Sunday?". Its like is the word that differs in its number, otherwise the last word of substance.
 * @param followUp at most a few words
 * @param before the question before, as understood
 * @returns nothing where the follow-up names more than that, or leans by a pronoun
 */
export function exchangedIn(followUp: string, before: string, words: Words): string | undefined {
  const { tokenize, isFunctionWord } = words;
  const plain = (word: string): string => tokenize(word).join(' ');
  const withoutDigits = (word: string): string => plain(word).replace(/\d+/gu, '');
  const isTelling = (word: string): boolean => tokenize(word).some((part) => !isFunctionWord(part));
  if (PRONOUNS.test(followUp)) return undefined;
  const asked = before.replace(/ \(.*$/su, '').split(/\s+/u);
  const known = new Set(asked.map(plain));
  const named = followUp
    .split(/[\s,?!]+/u)
    .filter((word) => isTelling(word) && !known.has(plain(word)));
  if (named.length === 0 || named.length > MOST_NAMED) return undefined;
  const name = named.join(' ');
  const numbered = asked.findIndex(
    (word) => /\d/u.test(word) && withoutDigits(word) === withoutDigits(name),
  );
  const at = numbered >= 0 ? numbered : asked.findLastIndex(isTelling);
  return at < 0 ? undefined : asked.with(at, name).join(' ');
}

/** What is exchanged has a name of this many words at most. */
const MOST_NAMED = 2;
