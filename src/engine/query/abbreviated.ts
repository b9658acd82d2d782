/** Abbreviations in a question: what they stand for, and what stands for them, as the notes explain it or everybody knows it. */
import type { NoteIndex } from '../index/note-index.js';
import type { Alternative } from './alternative.js';

/** What an abbreviation stands for, by the most telling of its words. */
const LONG_SIMILARITY = 0.6;
/** An abbreviation, by all the words that it stands for. */
const SHORT_SIMILARITY = 0.85;

/**
 * What abbreviations of a question stand for, and the abbreviations of what is written out in it.
 * @param words the question's words, in order
 * @returns by word, what it may stand for as well
 */
export function abbreviationsIn(
  index: NoteIndex,
  words: readonly string[],
): ReadonlyMap<string, readonly Alternative[]> {
  const found = new Map<string, Alternative[]>();
  const add = (word: string, other: Alternative | undefined): void => {
    if (other !== undefined) found.set(word, [...(found.get(word) ?? []), other]);
  };
  for (const definitions of [index.definitions, index.words.abbreviations]) {
    words.forEach((word, at) => {
      for (const long of definitions.longOf(word)) add(word, mostTelling(index, long));
      for (const { short, length } of definitions.shortAt(words, at))
        for (const part of words.slice(at, at + length))
          if (!index.words.isFunctionWord(part)) add(part, abbreviated(index, short));
    });
  }
  return found;
}

/** The rarest of the words that an abbreviation stands for, where the notes have all of them. */
function mostTelling(index: NoteIndex, long: readonly string[]): Alternative | undefined {
  const known = long
    .filter((word) => !index.words.isFunctionWord(word))
    .map((word) => ({ word, id: index.vocabulary.stemId(index.words.stem(word)) }));
  if (known.some(({ id }) => id < 0 || index.notesWith(id) === 0)) return undefined;
  const [best] = known.sort((a, b) => index.rarity(b.id) - index.rarity(a.id));
  if (best === undefined) return undefined;
  return { stem: best.id, similarity: LONG_SIMILARITY, by: 'synonym', matched: best.word };
}

function abbreviated(index: NoteIndex, short: string): Alternative | undefined {
  const id = index.vocabulary.stemId(index.words.stem(short));
  if (id < 0 || index.notesWith(id) === 0) return undefined;
  return { stem: id, similarity: SHORT_SIMILARITY, by: 'synonym', matched: short };
}
