/** Grades an answer that names one of several choices. */
import { plainText } from '../../core/inline.js';
import { spokenWords } from '../sentence.js';
import type { Words } from '../../engine/words/words.js';
import type { Choice } from '../study-card.js';
import type { GradedAnswer } from './graded-answer.js';
import { isSame, saidWords } from './said-words.js';

/** A choice is denied by a "not" at most so many words before it. */
const NEAR = 3;

/**
 * Grades by the choices that are named and not denied: the right one alone is right.
 * @returns `null` where none is named
 */
export function gradeChoice(
  choices: readonly Choice[],
  typed: string,
  words: Words,
): GradedAnswer | null {
  const named = choices.filter(({ content }) => names(plainText(content), typed, words));
  const [only, ...more] = named;
  if (only === undefined) return null;
  const right = choices.find(({ isRight }) => isRight);
  if (only.isRight && more.length === 0) return { grade: 'right', missing: [] };
  return { grade: 'wrong', missing: right === undefined ? [] : [plainText(right.content)] };
}

/** Whether all of a choice's words stand side by side, with no denial in front of them. */
function names(choice: string, typed: string, words: Words): boolean {
  const wanted = saidWords(choice, words);
  const said = saidWords(typed, words);
  if (wanted.length === 0) return choice.trim() !== '' && choice.trim() === typed.trim();
  return said.some((_, at) => {
    const isThere = wanted.every((word, offset) => {
      const one = said[at + offset];
      return one !== undefined && isSame(one, word, words);
    });
    return isThere && !isDenied(said.slice(Math.max(0, at - NEAR), at), words);
  });
}

function isDenied(before: readonly { readonly written: string }[], { cues }: Words): boolean {
  return before.some(({ written }) => spokenWords(written).some((word) => cues.denial.has(word)));
}
