/** What can be said of a question before anything is found for it: how much of it the notes know, and how particular it is. */
import type { Slot } from '../../query/slots.js';
import type { WordVectors } from '../../words/word-vectors.js';

/** Shares are of the question's weight. */
export interface AskedShape {
  /** In common words that no note has: then it is no misspelling, and the notes say nothing of it. */
  readonly unknownWord: number;
  /** In names, rare words and what cannot be read, that no note has. */
  readonly unknownOther: number;
  /** In common words that matched by another spelling only. */
  readonly respeltWord: number;
  /** Likewise in what is no common word: surely misspelt. */
  readonly respeltOther: number;
  /** In function words. */
  readonly functionShare: number;
  /** How rare in the language its rarest word is that the notes have, 0 to 1: "thanks, that works" has none. */
  readonly rarestWord: number;
  /** The mean of it over the words of substance, by weight. */
  readonly rarityOfWords: number;
  /** How many words of substance there are, and how many words. */
  readonly contentWords: number;
  readonly words: number;
}

const NOTHING = 1e-6;

/** Looks at the words of a question. */
export function askedShape(slots: readonly Slot[], vectors: WordVectors): AskedShape {
  const shape = {
    unknownWord: 0,
    unknownOther: 0,
    respeltWord: 0,
    respeltOther: 0,
    functionShare: 0,
    rarestWord: 0,
    rarityOfWords: 0,
    contentWords: 0,
    words: slots.length,
  };
  let total = NOTHING;
  let content = NOTHING;
  for (const { weight } of slots) total += weight;
  const rarest = Math.log(vectors.words.length);
  for (const { asked, weight, isFunction, alternatives } of slots) {
    const share = weight / total;
    if (isFunction) {
      shape.functionShare += share;
      continue;
    }
    shape.contentWords++;
    const row = vectors.rowOf(asked);
    const rarity = row < 0 ? 1 : Math.log(1 + row) / rarest;
    content += weight;
    shape.rarityOfWords += weight * rarity;
    const first = alternatives[0];
    if (first === undefined) shape[row >= 0 ? 'unknownWord' : 'unknownOther'] += share;
    else if (first.by === 'typo' && !isMisspeltInNotes(row, vectors.rowOf(first.matched)))
      shape[row >= 0 ? 'respeltWord' : 'respeltOther'] += share;
    else shape.rarestWord = Math.max(shape.rarestWord, rarity);
  }
  shape.rarityOfWords /= content;
  return shape;
}

/** A common word that was typed right and that the notes have misspelt: they do say something of it. */
const isMisspeltInNotes = (asked: number, matched: number): boolean => asked >= 0 && matched < 0;
