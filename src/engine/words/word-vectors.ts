/**
 * What words mean, as far as counts of their neighbours in large texts tell: "reimburse" stands near "refund". A
 * word is a point of `DIMENSIONS` numbers; a text is the sum of its words, the commonest counting least (Arora,
 * Liang and Ma, "A simple but tough-to-beat baseline for sentence embeddings", 2017). A table, not a model: it is
 * looked up and added, and knows single words of English only.
 */
/** Numbers a word. */
export const DIMENSIONS = 48;

const LINE_END = 10;

/** Arora's constant: words more frequent than this count less and less. */
const COMMON = 3e-4;
/** The frequency of the commonest word times the number of words, by Zipf's law over a large vocabulary. */
const ZIPF = 11;

/** The decoded table. */
export interface WordVectors {
  /** The words, commonest first; a word's place is its row. */
  readonly words: readonly string[];
  /** A word's row, or -1 when it is not known. */
  rowOf(word: string): number;
  /** Adds a known word to a sum of `DIMENSIONS` numbers. */
  addTo(sum: Float32Array, row: number, weight: number): void;
  /** Writes what `cosine` needs to know of a known word into `DIMENSIONS` numbers of `probes`, from a place on. */
  probe(row: number, probes: Float32Array, from: number): void;
  /** How like a known word is to the probe at a place: the cosine of their vectors, -1 to 1. */
  cosine(row: number, probes: Float32Array, from: number): number;
}

/**
 * Decodes the table: a line of JSON with the worth of one step of each number (`scales`), a line of words, commonest
 * first, then two numbers a byte, each 8 too high (`scripts/build-word-vectors.ts` writes it). Takes some ten
 * milliseconds.
 * @throws Error when the file is cut short, or has other numbers a word
 */
export function decodeWordVectors(file: Uint8Array): WordVectors {
  const first = file.indexOf(LINE_END);
  const second = file.indexOf(LINE_END, first + 1);
  const text = new TextDecoder();
  const { scales: steps } = JSON.parse(text.decode(file.subarray(0, first))) as {
    scales: number[];
  };
  const words = text.decode(file.subarray(first + 1, second)).split(' ');
  const bytes = file.subarray(second + 1);
  if (steps.length !== DIMENSIONS || bytes.length !== (words.length * DIMENSIONS) / 2)
    throw new Error('The table of word vectors is cut short, or was made for another version.');
  const rows = new Map(words.map((word, row) => [word, row]));
  const numbers = unpacked(bytes);
  const scales = Float32Array.from(steps);
  const weights = Float32Array.from({ length: rows.size }, (_, rank) => weightOf(rank));
  const shares = Float32Array.from({ length: rows.size }, (_, row) => 1 / lengthOf(row));
  function lengthOf(row: number): number {
    let squares = 0;
    for (let at = 0, from = row * DIMENSIONS; at < DIMENSIONS; at++)
      squares += (scales[at]! * numbers[from + at]!) ** 2;
    return Math.sqrt(Math.max(squares, 1e-9));
  }
  return {
    words,
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
function unpacked(bytes: Uint8Array): Int8Array {
  const numbers = new Int8Array(bytes.length * 2);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    numbers[2 * at] = (byte >> 4) - 8;
    numbers[2 * at + 1] = (byte & 15) - 8;
  }
  return numbers;
}
