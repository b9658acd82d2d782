/**
 * Grades what somebody typed. Words are compared as questions are: by their stems, with slips of the pen; the wrong word, the
 * wrong number and a "not" too many are no slips. Half of an answer is half, and what was missing is quoted.
 */
import { plainText } from '../core/inline.js';
import type { Words } from '../engine/words/words.js';
import type { StudyCard } from './study-card.js';
import { gradeChoice } from './grading/grade-choice.js';
import { gradeCode } from './grading/grade-code.js';
import type { Grade, GradedAnswer } from './grading/graded-answer.js';
import { gradeWords } from './grading/grade-words.js';
import { isCode } from './grading/said-words.js';

export type { GradedAnswer } from './grading/graded-answer.js';

const ORDER: readonly Grade[] = ['right', 'half', 'wrong'];

/** More is not read: no answer is that long. */
const LONGEST_READ = 2_000;

/** Grades an answer, as it was typed. Letters of choices are the caller's, who knows in which order they were shown. */
export function gradeAnswer(card: StudyCard, typed: string, words: Words): GradedAnswer {
  const text = typed.slice(0, LONGEST_READ);
  const chosen = card.choices === null ? null : gradeChoice(card.choices, text, words);
  if (chosen !== null) return chosen;
  const prompt = plainText(card.prompt.words);
  const right = plainText(card.answer);
  const grades = [right, ...card.accepted].map((answer) =>
    isCode(card.answer) ? gradeCode(answer, text) : gradeWords({ answer, prompt }, text, words),
  );
  const [best] = grades.sort((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade));
  return best ?? { grade: 'wrong', missing: [right] };
}
