/**
 * What the engine is handed besides notes: large tables that were learned or counted elsewhere and are kept as data
 * (knowledge/language). Whoever makes an engine reads them; the engine itself reads nothing.
 */
import type { ConfidenceWeights } from './rank/confidence/confidence.js';
import type { RankerWeights } from './rank/ranker.js';
import type { WordVectors } from './words/word-vectors.js';
import type { Words } from './words/words.js';

/** The tables; any number of engines share them. */
export interface EngineData {
  readonly words: Words;
  readonly vectors: WordVectors;
  readonly ranker: RankerWeights;
  readonly confidence: ConfidenceWeights;
}
