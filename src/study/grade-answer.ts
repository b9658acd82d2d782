/**
 * Grades what somebody typed. Words are compared as questions are: by their stems, with slips of the pen; the wrong word, the
 * wrong number and a "not" too many are no slips.
 */
import { plainText } from '../core/inline.js';
import type { Words } from '../engine/words/words.js';
import type { StudyCard } from './study-card.js';

/** How good an answer is. */
export type Grade = 'right' | 'half' | 'wrong';

/** An answer, graded. */
export interface GradedAnswer {
  readonly grade: Grade;
  /** The parts of the right answer that were missing, in its own words; none for a right one. */
  readonly missing: readonly string[];
}

/** From this share of the answer's words on an answer is right, and from that one on half right. */
const RIGHT_FROM = 0.6;
const HALF_FROM = 0.3;

/**
 * Grades an answer.
 * @param text - as typed; where the card has choices, a letter will do
 */
export function gradeAnswer(card: StudyCard, text: string, words: Words): GradedAnswer {
  const answers = [plainText(card.answer), ...card.accepted];
  const shares = answers.map((answer) => shareOf(answer, text, words));
  const best = Math.max(...shares);
  if (best >= RIGHT_FROM) return { grade: 'right', missing: [] };
  return { grade: best >= HALF_FROM ? 'half' : 'wrong', missing: [answers[0] ?? ''] };
}

function shareOf(answer: string, text: string, { tokenize, stem, isFunctionWord }: Words): number {
  const said = new Set(tokenize(text).map(stem));
  const all = tokenize(answer);
  const telling = all.filter((word) => !isFunctionWord(word));
  const wanted = new Set((telling.length > 0 ? telling : all).map(stem));
  const found = [...wanted].filter((root) => said.has(root));
  return wanted.size === 0 ? 0 : found.length / wanted.size;
}
