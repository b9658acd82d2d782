/**
 * What words mean, as far as counts of their neighbours in large texts tell: "reimburse" stands near "refund". A
 * word is a point of `DIMENSIONS` numbers; a text is the sum of its words, the commonest counting least (Arora,
 * Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings", 2017). A table, not a model: it is
 * looked up and added, and knows single words of English only.
 */
import { DIMENSIONS, NUMBERS, SCALES, WORDS } from './word-vector-table.js';

export { DIMENSIONS };

/** Arora's constant: words more frequent than this count less and less. */
const COMMON = 3e-4;
/** The frequency of the commonest word times the number of words, by Zipf's law over a large vocabulary. */
const ZIPF = 11;

/** The decoded table. */
export interface WordVectors {
  /** A word's row, or -1 when it is not known. */
  rowOf(word: string): number;
  /** Adds a known word to a sum of `DIMENSIONS` numbers. */
  addTo(sum: Float32Array, row: number, weight: number): void;
  /** Writes what `cosine` needs to know of a known word into `DIMENSIONS` numbers of `probes`, from a place on. */
  probe(row: number, probes: Float32Array, from: number): void;
  /** How like a known word is to the probe at a place: the cosine of their vectors, -1 to 1. */
  cosine(row: number, probes: Float32Array, from: number): number;
}

let decoded: WordVectors | undefined;

/** The table, decoded on first use: it takes some ten milliseconds. */
export function wordVectors(): WordVectors {
  decoded ??= decode();
  return decoded;
}

function decode(): WordVectors {
  const rows = new Map(WORDS.split(' ').map((word, row) => [word, row]));
  const numbers = fromBase64(NUMBERS);
  const weights = Float32Array.from({ length: rows.size }, (_, rank) => weightOf(rank));
  const scales = Float32Array.from(SCALES);
  const shares = Float32Array.from({ length: rows.size }, (_, row) => 1 / lengthOf(row));
  function lengthOf(row: number): number {
    let squares = 0;
    for (let at = 0, from = row * DIMENSIONS; at < DIMENSIONS; at++)
      squares += (scales[at]! * numbers[from + at]!) ** 2;
    return Math.sqrt(Math.max(squares, 1e-9));
  }
  return {
    rowOf: (word) => rows.get(word) ?? -1,
    addTo(sum, row, weight) {
      const share = weight * weights[row]!;
      for (let at = 0, from = row * DIMENSIONS; at < DIMENSIONS; at++)
        sum[at]! += share * scales[at]! * numbers[from + at]!;
    },
    probe(row, probes, from) {
      for (let at = 0; at < DIMENSIONS; at++)
        probes[from + at] = shares[row]! * scales[at]! ** 2 * numbers[row * DIMENSIONS + at]!;
    },
    cosine(row, probes, from) {
      let sum = 0;
      for (let at = 0, start = row * DIMENSIONS; at < DIMENSIONS; at++)
        sum += probes[from + at]! * numbers[start + at]!;
      return sum * shares[row]!;
    },
  };
}

/** How much the word of a rank counts: near 0 for the commonest, near 1 for rare ones. */
function weightOf(rank: number): number {
  return COMMON / (COMMON + 1 / ((rank + 3) * ZIPF));
}

/** Two numbers a byte, each 8 too high. */
function fromBase64(text: string): Int8Array {
  const bytes = atob(text);
  const numbers = new Int8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes.charCodeAt(at);
    numbers[2 * at] = (byte >> 4) - 8;
    numbers[2 * at + 1] = (byte & 15) - 8;
  }
  return numbers;
}
