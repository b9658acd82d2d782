/** Words near one in meaning, by the table of word vectors: what somebody else may say instead. */
import { DIMENSIONS, type WordVectors } from '../src/engine/words/word-vectors.js';
import type { Neighbours } from './question-forms.js';

/** Less alike is another matter. */
const LEAST = 0.62;
const MOST = 6;

/** Finds the nearest words, most alike first. */
export function nearWords(vectors: WordVectors): Neighbours {
  const known = new Map<string, readonly string[]>();
  const find = (word: string): readonly string[] => {
    const row = vectors.rowOf(word);
    if (row < 0) return [];
    const probe = new Float32Array(DIMENSIONS);
    vectors.probe(row, probe, 0);
    return vectors.words
      .map((other, at) => ({ other, alike: at === row ? 0 : vectors.cosine(at, probe, 0) }))
      .filter(({ alike }) => alike > LEAST)
      .sort((a, b) => b.alike - a.alike)
      .slice(0, MOST)
      .map(({ other }) => other);
  };
  return (word) => {
    const near = known.get(word) ?? find(word);
    known.set(word, near);
    return near;
  };
}
