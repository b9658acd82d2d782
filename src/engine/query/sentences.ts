/**
 * Takes a message apart: people tell a story and ask in the middle of it, or ask two things at once. Which part is
 * the question, the search decides.
 */
import type { Words } from '../words/words.js';
import { withoutNoise } from './noise.js';

/** The parts of a message that may be its question. */
export interface MessageParts {
  /** Sentences that end in a question mark, else what follows "my question is"; empty for a short single question. */
  readonly questions: readonly string[];
  /** What else may be meant in a long message: its sentences, and the clauses of long ones. */
  readonly others: readonly string[];
}

const SENTENCE =
  /[^.!?。！？؟\n]+(?:(?<![.!?。！？؟\n])[.!?。！？؟\n]+(?=\s|$|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana})|[.!?](?=\S)[^.!?。！？؟\n]*)*/gu;
const CLAUSE = /[^,;:()–—、，；]+/gu;
const ASKS = /[?？؟]["')\s]*$/u;
/** What leads to the question of a long message. */
const LEAD =
  /\b(?:(?:my|the|one|our) question(?: is| would be|:)|what (?:i|we) (?:wanted|want|would like|need) to (?:ask|know) is|(?:i|we) (?:just )?(?:wanted|want|would like|need) to (?:ask|know)|wondering|(?:meine|die|eine) frage(?: noch)?(?: ist| wäre| lautet|:)|(?:ich )?wollte (?:mal |nur |gerne? )?(?:fragen|wissen))[\s,:]+(.{8,})/isu;

/** Of fewer characters are no `LONG` words. */
const SHORT = 60;
const MANY_MARKS = /[?？؟].*[?？؟]/su;
const NO_PARTS: MessageParts = { questions: [], others: [] };

/** Shorter messages, in words, are one question. */
const LONG = 24;
/** A sentence of more words is told in clauses. */
const LONG_SENTENCE = 20;
/** Shorter clauses say something in passing. */
const SHORTEST_CLAUSE = 5;
const MOST_QUESTIONS = 3;
const MOST_OTHERS = 10;

/**
 * The parts of a message.
 * @param core the message without noise
 */
export function partsOf(core: string, { tokenize, isFunctionWord }: Words): MessageParts {
  const wordsIn = (text: string): number => tokenize(text).length;
  // One word of substance in passing is no question.
  const says = (part: string): boolean => tokenize(part).some((word) => !isFunctionWord(word));
  if (core.length < SHORT && !MANY_MARKS.test(core)) return NO_PARTS;
  const sentences = core.match(SENTENCE) ?? [];
  const asked = sentences
    .filter((sentence) => ASKS.test(sentence))
    .map(trimmed)
    .filter(says);
  const isLong = wordsIn(core) > LONG;
  if (!isLong)
    return { questions: asked.length > 1 ? asked.slice(0, MOST_QUESTIONS) : [], others: [] };
  const led = LEAD.exec(core)?.[1]?.match(SENTENCE)?.[0];
  const questions = asked.length > 0 || led === undefined ? asked : [trimmed(led)].filter(says);
  const clauses = sentences
    .filter((sentence) => wordsIn(sentence) > LONG_SENTENCE)
    .flatMap((sentence) => sentence.match(CLAUSE) ?? [])
    .filter((clause) => wordsIn(clause) >= SHORTEST_CLAUSE);
  const others = [...sentences, ...clauses]
    .map(trimmed)
    .filter((part) => says(part) && part !== core);
  return {
    questions: questions.slice(0, MOST_QUESTIONS),
    others: [...new Set(others)].slice(0, MOST_OTHERS),
  };
}

const trimmed = (part: string): string => withoutNoise(part.trim());
