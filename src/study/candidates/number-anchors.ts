/**
 * What a gap of a number is called. The number is the answer and changes ("10 years", then "12 years"), so that no word of it
 * counts; nor do most words of its sentence, which is edited more often than what it is about.
 */
import type { Words } from '../../engine/words/words.js';
import { cardId } from '../card-id.js';

/** A number that is left out, and where. */
export interface NumberGap {
  /** What it stands below, from the note's topic on, and which of its sentence's numbers it is where there are several. */
  readonly below: readonly string[];
  /** The plain words around it, without the number and its unit. */
  readonly around: string;
}

/**
 * The anchors of one note's numbers, in their order. Each is named by what it stands below and the first word of substance
 * around it: its subject, in most sentences. Where several have both in common, by all words around them instead.
 */
export function numberAnchors(gaps: readonly NumberGap[], words: Words): (readonly string[])[] {
  const named = gaps.map(({ below, around }) => {
    const telling = tellingWords(around, words);
    const short = [...below, telling[0] ?? ''];
    return { short, key: cardId('', 'gap', short, words), whole: [...below, telling.join(' ')] };
  });
  const times = new Map<string, number>();
  for (const { key } of named) times.set(key, (times.get(key) ?? 0) + 1);
  return named.map(({ short, key, whole }) => (times.get(key) === 1 ? short : whole));
}

/** The stems of the words of substance; other numbers may change as well. */
function tellingWords(around: string, { tokenize, stem, isFunctionWord }: Words): string[] {
  const all = tokenize(around).filter((word) => !/^\p{N}/u.test(word));
  const telling = all.filter((word) => !isFunctionWord(word));
  return (telling.length > 0 ? telling : all).map(stem);
}
