/** A mark of a card's words: what is said against a card holds as long as it reads the same. */
import { hash } from 'node:crypto';
import { plainText } from '../core/inline.js';
import type { StudyCard } from './study-card.js';

const DIGITS = 16;

/** The mark: the same for the same question with the same answer and choices, in whatever order these are shown. */
export function wordingOf({ prompt, answer, choices }: StudyCard): string {
  const sides = (choices ?? []).map(({ content }) => plainText(content)).sort();
  const words = [plainText(prompt.words), plainText(answer), ...prompt.about, ...sides];
  const marked = JSON.stringify(words);
  return hash('sha256', marked, 'hex').slice(0, DIGITS);
}
