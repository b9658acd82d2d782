/** How the first candidate stands: who is a rival, and who is not. */
import { expect, test } from '@jest/globals';
import { standingOf, type Contender } from '../../../../src/engine/rank/confidence/standing.js';

/** A candidate: its score, its note, and the passage that opens it (0: the note itself). */
const one = (score: number, note: number, opening = 0): Contender => ({
  row: new Float32Array([score]),
  score,
  note,
  opening,
});
const rivalOf = (ranked: readonly Contender[]) => standingOf(ranked).rival?.[0];

test.each<[string, readonly Contender[], number | undefined, number, number]>([
  ['alone', [one(5, 1)], undefined, Infinity, Infinity],
  ['before another note', [one(5, 1), one(3, 2)], 3, 2, 2],
  ['before its own section', [one(5, 1), one(4, 1, 2)], undefined, Infinity, Infinity],
  ['a section before its own note', [one(5, 1, 2), one(4, 1)], undefined, Infinity, Infinity],
  ['a section before its sister', [one(5, 1, 2), one(4, 1, 7)], 4, 1, Infinity],
  ['before its section, then another', [one(5, 1), one(4, 1, 2), one(1, 2)], 1, 4, 4],
  ['a section before its sister, then another', [one(5, 1, 2), one(4, 1, 7), one(2, 3)], 4, 1, 3],
])('%s', (_, ranked, rival, lead, leadOverOtherNotes) => {
  expect(rivalOf(ranked)).toBe(rival);
  expect(standingOf(ranked)).toMatchObject({ lead, leadOverOtherNotes });
});

test('the nearer the rivals, and the more of them, the less probable the first', () => {
  const probabilities = [
    [one(5, 1)],
    [one(5, 1), one(1, 2)],
    [one(5, 1), one(4, 2)],
    [one(5, 1), one(4, 2), one(4, 3)],
    [one(5, 1), one(5, 2), one(5, 3)],
  ].map((ranked) => standingOf(ranked).probability);
  expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a));
  expect(probabilities[0]).toBe(1);
  expect(probabilities.at(-1)).toBeCloseTo(1 / 3);
});

test('a copy of the first is no rival', () => {
  const ranked = [one(5, 1), one(5, 2), one(2, 3)];
  const isCopy = (_: Contender, { note }: Contender) => note === 2;
  expect(standingOf(ranked, isCopy)).toMatchObject({ lead: 3, leadOverOtherNotes: 3 });
});
