/** What is wrong with a definition's words: they say how good a thing is, or that more will be said. */
import { plainText } from '../../core/inline.js';
import type { Words } from '../../engine/words/words.js';
import { spokenWords } from '../sentence.js';
import { GAP, type StudyCard } from '../study-card.js';
import type { Check } from './fault.js';

/** So many words in, what is said of a thing says what it is, or how good. */
const OPENING = 5;

/** Checks what is said of a term. */
export const definesIt: Check = (candidate, { words }) => {
  if (candidate.isMarked || (candidate.kind !== 'term' && candidate.kind !== 'meaning'))
    return null;
  const said = saidOf(candidate);
  if (isCutOff(said, words)) return ['no-question'];
  const spoken = spokenWords(said);
  const found =
    spoken.slice(0, OPENING).find((word) => words.cues.appraising.has(word)) ??
    spoken.find((word) => OURSELVES.has(word)) ??
    RHETORIC.exec(said)?.[0] ??
    (candidate.kind === 'term' ? A_WAY.exec(said)?.[0] : undefined);
  return found === undefined ? null : ['several-answers', found];
};

const saidOf = ({ kind, prompt, answer }: StudyCard): string =>
  (kind === 'term' ? plainText(prompt.words).split(GAP).at(-1) : plainText(answer)) ?? '';

/** What a thing is to whoever writes is not what it is: "the tool that we use most". */
const OURSELVES: ReadonlySet<string> = new Set([
  'we',
  'us',
  'our',
  'my',
  'i',
  'wir',
  'uns',
  'unser',
  'unsere',
  'ich',
  'mein',
]);

/** "A lens, not a verdict" is said for effect. */
const RHETORIC = /,\snot\s(?:an?|the)\s/i;
/** One way of several to do the same. */
const A_WAY = /^\s*(?:is|are)\s(?:an?|the|one)\s(?:\S+\s){0,2}ways?\b/i;

/** Goes on in a list or code that is not shown: ends in a colon, or in a small word without a sign ("can be used to"). */
function isCutOff(shown: string, { isFunctionWord }: Words): boolean {
  if (/[:,]$|\blike so\b/.test(shown.trim())) return true;
  const last = spokenWords(shown).at(-1) ?? '';
  return isFunctionWord(last) && /[\p{L}\p{N}]$/u.test(shown.trim());
}
