/** Which of the choices somebody means. Pure. */
import { plainText } from '../../core/inline.js';
import type { Choice } from '../study-card.js';

/** The letter of a choice. @param at - from 0 */
export function letterOf(at: number): string {
  return String.fromCodePoint(65 + at);
}

/** @param typed - its letter, alone or in brackets, or its words; @returns its place from 0, `null`: none is meant */
export function choiceMeant(choices: readonly Choice[], typed: string): number | null {
  const words = wordsOf(typed);
  const letter = /^\(?([a-z])[).:]?$/.exec(words)?.[1];
  const at =
    letter === undefined
      ? choices.findIndex(({ content }) => wordsOf(plainText(content)) === words)
      : letter.charCodeAt(0) - 97;
  return at >= 0 && at < choices.length ? at : null;
}

const wordsOf = (text: string): string =>
  text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/[.!]$/, '');
