import { expect, test } from '@jest/globals';
import { newEngine, wordVectors } from '../../../src/app/engine-data.js';
import { DIMENSIONS } from '../../../src/engine/words/word-vectors.js';
import { parseNotes } from '../../../src/notes/formats/parse-notes.js';

function likeness(a: string, b: string): number {
  const [x, y] = [a, b].map((word) => {
    const sum = new Float32Array(DIMENSIONS);
    wordVectors().addTo(sum, wordVectors().rowOf(word), 1);
    return sum;
  }) as [Float32Array, Float32Array];
  const product = (p: Float32Array, q: Float32Array): number =>
    p.reduce((sum, value, at) => sum + value * (q[at] ?? 0), 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

test.each([
  ['refund', 'reimburse', 'weather'],
  ['car', 'vehicle', 'password'],
  ['computer', 'laptop', 'holiday'],
  ['doctor', 'physician', 'payment'],
])('%s is nearer to %s than to %s', (word, related, other) => {
  expect(likeness(word, related)).toBeGreaterThan(likeness(word, other) + 0.1);
});

test('the cosine to a probe is that of the vectors', () => {
  const vectors = wordVectors();
  const probes = new Float32Array(2 * DIMENSIONS);
  vectors.probe(vectors.rowOf('refund'), probes, DIMENSIONS);
  const near = vectors.cosine(vectors.rowOf('reimburse'), probes, DIMENSIONS);
  expect(near).toBeCloseTo(likeness('refund', 'reimburse'), 4);
});

test('a word that no text has is not known', () => {
  expect(wordVectors().rowOf('qzxjv')).toBe(-1);
});

test('among notes that share the same word with a question, the one nearer in meaning comes first', () => {
  const engine = newEngine();
  const lines = [
    { id: 'a', text: 'The doctor sells it' },
    { id: 'b', text: 'The garage sells it' },
    { id: 'c', text: 'The library lends books' },
  ];
  const { notes } = parseNotes('n.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
  engine.update([], notes);
  const found = engine.ask('which physician sells it', { oncePerNote: true });
  expect(found.passages[0]?.note.id).toBe('a');
});
