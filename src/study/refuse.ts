/** Whether a candidate is fair, and what is wrong with it if it is not. */
import { plainText } from '../core/inline.js';
import type { AnswerEngine } from '../engine/answer-engine.js';
import type { Words } from '../engine/words/words.js';
import type { Refusal, RefusalReason, StudyCard } from './study-card.js';

/** A prompt or an answer that is longer is not read to its end, in characters. */
const LONGEST = 320;
/** What begins so is answered by yes or no. */
const YES_NO =
  /^(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|ist|sind|kann|darf|muss|hat|gibt)\b/i;

/** Why a candidate is unfair; `null` for one that is fair. */
export function refusalOf(candidate: StudyCard, engine: AnswerEngine): Refusal | null {
  const prompt = plainText(candidate.prompt.words);
  const answer = plainText(candidate.answer);
  const refused = (reason: RefusalReason, because?: string): Refusal => ({
    candidate,
    reason,
    ...(because === undefined ? {} : { because }),
  });
  if (prompt.length > LONGEST || answer.length > LONGEST) return refused('too-long');
  if (candidate.kind === 'pair' && YES_NO.test(prompt)) return refused('yes-no');
  const given = givenAway(candidate, engine.words);
  return given === undefined ? null : refused('gives-away', given);
}

/** The choice that the prompt names. */
function givenAway({ kind, prompt, choices, answer }: StudyCard, words: Words): string | undefined {
  if (kind === 'pair') return undefined;
  const shown = new Set(words.tokenize(plainText(prompt.words)).map(words.stem));
  const named = choices?.map(({ content }) => plainText(content)) ?? [plainText(answer)];
  return named.find((name) =>
    words.tokenize(name).some((word) => !words.isFunctionWord(word) && shown.has(words.stem(word))),
  );
}
