/** Whether the choices can be told apart, and none but the right one is right. */
import { plainText } from '../../core/inline.js';
import type { Words } from '../../engine/words/words.js';
import type { Check } from './fault.js';

/** Two choices that share more of their words are one to whoever chooses. */
const TOO_ALIKE = 0.7;

/** Checks the choices against one another. */
export const tellsApart: Check = ({ choices }, { words }) => {
  if (choices === null) return null;
  if (choices.length < 2) return ['few-siblings'];
  const texts = choices.map(({ content }) => plainText(content));
  for (const [at, text] of texts.entries()) {
    const alike = texts.slice(at + 1).find((other) => likeness(text, other, words) > TOO_ALIKE);
    if (alike !== undefined) return ['same-choice', alike];
  }
  return null;
};

/** The share of stems that two texts have in common. */
export function likeness(a: string, b: string, { tokenize, stem }: Words): number {
  const [one, other] = [a, b].map((text) => new Set(tokenize(text).map(stem)));
  if (one === undefined || other === undefined) return 0;
  const shared = [...one].filter((root) => other.has(root)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 1 : shared / all;
}
