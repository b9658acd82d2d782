/** `Q:` and `A:` in front of a question and its answer, as people type them in any format. */

/** The label that marks a question. */
export const QUESTION_LABEL = 'Q';

const QUESTION_MARK = /^(?:q(?:uestion)?|frage)\s?\d{0,4}$/i;
const ANSWER_MARK = /^(?:a(?:ns(?:wer)?)?|antwort)\s?\d{0,4}$/i;
const MARK = /^([a-z]{1,8}\s?\d{0,4})\s?[:.)](?:\s+(\S.*))?$/is;

/** True for a label that marks a question: `Q`, `Q2`, `Question`. */
export const isQuestionMark = (label: string): boolean => QUESTION_MARK.test(label.trim());

/** True for a label that marks an answer: `A`, `A2`, `Answer`. */
export const isAnswerMark = (label: string): boolean => ANSWER_MARK.test(label.trim());

/** True for a label that marks either. */
export const isPairMark = (label: string): boolean => isQuestionMark(label) || isAnswerMark(label);

/** The question behind a `Q:`, `Q1.` or `Question:`; `null` if the words open with none. */
export function questionIn(words: string): string | null {
  const [, mark = '', rest] = MARK.exec(words.trim()) ?? [];
  return isQuestionMark(mark) && rest !== undefined ? rest : null;
}

/** The answer behind an `A:`, `A1.` or `Answer:` (empty if it follows below); `null` if the words open with none. */
export function answerIn(words: string): string | null {
  const [, mark = '', rest] = MARK.exec(words.trim()) ?? [];
  return isAnswerMark(mark) ? (rest ?? '') : null;
}
