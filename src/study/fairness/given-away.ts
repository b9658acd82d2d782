/** Whether what is shown says the answer already. */
import { plainText } from '../../core/inline.js';
import type { Words } from '../../engine/words/words.js';
import { GAP } from '../study-card.js';
import type { Check } from './fault.js';

/** What a contrast must not say: that the other side is so as well. */
const OF_BOTH =
  /\b(?:both|too|also|either|same|like|unlike|beide[ns]?|auch|ebenso|gleiche[nrs]?|wie)\b/i;

/** Checks that neither the prompt nor what stands above it names the answer, or one of the choices. */
export const saysNothing: Check = (candidate, { words }) => {
  const { kind, prompt, answer, accepted, choices, isMarked } = candidate;
  if (kind === 'pair' || kind === 'order' || kind === 'riddle') return null;
  const shown = plainText(prompt.words).replaceAll(GAP, ' ');
  if (kind === 'contrast' || kind === 'entry') {
    const both = OF_BOTH.exec(shown)?.[0];
    if (both !== undefined) return ['several-answers', both];
  }
  if (kind === 'meaning') return null;
  const above = isMarked ? [] : kind === 'contrast' || kind === 'entry' ? [] : prompt.about;
  const stems = stemsOf([shown, ...above].join(' '), words);
  const named =
    kind === 'contrast' || kind === 'entry'
      ? (choices ?? []).map(({ content }) => plainText(content))
      : [];
  const right = [plainText(answer), ...accepted];
  // Of a command of several words ("docker ps -a"), what is left tells more than what is said.
  const isSaidOf = kind === 'gap' ? isAllSaid : isSaid;
  const found = [...right, ...named].find((name) => isSaidOf(name, stems, words));
  return found === undefined ? null : ['gives-away', found];
};

function stemsOf(text: string, { tokenize, stem }: Words): ReadonlySet<string> {
  return new Set(tokenize(text).map(stem));
}

/** Whether one of a name's words of substance is said; of a name without such, all of its words. */
function isSaid(name: string, said: ReadonlySet<string>, words: Words): boolean {
  const all = words.tokenize(name);
  const telling = all.filter((word) => !words.isFunctionWord(word));
  if (telling.length === 0)
    return all.length > 0 && all.every((word) => said.has(words.stem(word)));
  return telling.some(
    (word) => said.has(words.stem(word)) || hasFamily(word, said, words) || isPartOf(word, said),
  );
}

/** Whether each of a name's words is said. */
function isAllSaid(name: string, said: ReadonlySet<string>, words: Words): boolean {
  const all = words.tokenize(name);
  return all.length > 0 && all.every((word) => isSaid(word, said, words));
}

/** "Virtualisation" says "virtual". */
function hasFamily(word: string, said: ReadonlySet<string>, { stem, familyKey }: Words): boolean {
  const key = familyKey(stem(word));
  return key !== undefined && [...said].some((other) => familyKey(other) === key);
}

/** Shorter words begin others by chance. */
const SHORTEST_PART = 4;

/** "upperdir" says "upper", and the other way round. */
function isPartOf(word: string, said: ReadonlySet<string>): boolean {
  return [...said].some(
    (other) =>
      Math.min(other.length, word.length) >= SHORTEST_PART &&
      (word.startsWith(other) || other.startsWith(word)),
  );
}
