import { shippedWords } from '../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NoteIndex } from '../../src/engine/index/note-index.js';
import { FIELD_WEIGHT, type Field, type UnitSource } from '../../src/engine/index/unit-source.js';
import { slotsOf, type Slot } from '../../src/engine/query/slots.js';
import { CandidateSearch } from '../../src/engine/rank/candidates/candidates.js';

const stem = lookedUpOnce(shippedWords().stem);

/** A unit in short: its field and its words. */
type Unit = readonly [Field, readonly string[]];

const WORDS = [
  'kernel',
  'image',
  'layer',
  'host',
  'registry',
  'tag',
  'build',
  'cache',
  'volume',
  'port',
];
const unit = fc.tuple(
  fc.constantFrom<Field>(0, 1, 2, 3),
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }),
);
const collection = fc.array(fc.array(unit, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 30,
});
const question = fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 });

const sourcesOf = (units: readonly Unit[]): UnitSource[] =>
  units.map(([field, words]) => ({ field, words, parent: -1, passage: 0 }));

function indexOf(notes: readonly (readonly Unit[])[]): NoteIndex {
  const index = new NoteIndex(shippedWords());
  notes.forEach((units, id) => {
    index.add(`note ${id}`, sourcesOf(units));
  });
  index.commit();
  return index;
}

/** BM25 as in the books, by a loop over everything: of the whole note, and 0.7 times that of its best unit. */
function plainScores(
  notes: readonly (readonly Unit[])[],
  asked: readonly string[],
  index: NoteIndex,
): number[] {
  const lengthOf = (units: readonly Unit[]): number =>
    units.reduce((sum, [field, words]) => sum + FIELD_WEIGHT[field] * words.length, 0);
  const meanNote = notes.reduce((sum, units) => sum + lengthOf(units), 0) / notes.length;
  const all = notes.flat();
  const meanUnit = all.reduce((sum, [, words]) => sum + words.length, 0) / all.length;
  const times = (words: readonly string[], word: string): number =>
    Math.min(15, words.filter((other) => stem(other) === stem(word)).length);
  const part = (weight: number, tf: number, length: number): number =>
    tf === 0 ? 0 : (weight * tf * 2.2) / (tf + 1.2 * length);
  return notes.map((units) => {
    const weights = asked.map((word) => index.rarity(index.vocabulary.stemId(stem(word))));
    const bag = asked.map((word, at) =>
      part(
        weights[at] ?? 0,
        units.reduce((sum, [field, words]) => sum + FIELD_WEIGHT[field] * times(words, word), 0),
        0.5 + (0.5 * lengthOf(units)) / meanNote,
      ),
    );
    const best = units.map(([, words]) =>
      sum(
        asked.map((word, at) =>
          part(weights[at] ?? 0, times(words, word), 0.6 + (0.4 * words.length) / meanUnit),
        ),
      ),
    );
    return sum(bag) + 0.7 * Math.max(...best);
  });
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

test('the fast index scores like a plain loop over all notes', () => {
  fc.assert(
    fc.property(collection, question, (notes, words) => {
      const index = indexOf(notes);
      const asked = words.filter((word) => index.vocabulary.wordId(word) >= 0);
      const plain = plainScores(notes, asked, index);
      const fast = new CandidateSearch(index, notes.length).find(slotsOf(index, asked));
      expect(fast.length).toBe(plain.filter((score) => score > 0).length);
      for (const { note, bag, unit: best } of fast)
        expect(bag + 0.7 * best).toBeCloseTo(plain[note] ?? -1, 3);
      const scores = fast.map(({ note }) => plain[note] ?? 0);
      scores.slice(1).forEach((score, at) => {
        expect(score).toBeLessThanOrEqual((scores[at] ?? 0) + 1e-4);
      });
    }),
    { numRuns: 40 },
  );
});

/** Notes of one to three units over a vocabulary in which the n-th word comes 1/n as often as the first. */
function zipfian(count: number, random: () => number): readonly (readonly Unit[])[] {
  const word = (): string => `w${Math.floor(1 / (random() + 1e-4))}`;
  const below = (most: number): number => Math.floor(random() * most);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.max(0, below(5) - 2) }, (): Unit => {
      return [below(4) as Field, Array.from({ length: 1 + below(14) }, word)];
    }),
  );
}

/** The slots of known words, without what else they may stand for. */
function plainSlots(index: NoteIndex, words: readonly string[]): Slot[] {
  return slotsOf(index, words).map((slot) => ({
    ...slot,
    alternatives: slot.alternatives.filter(({ by }) => by === 'exact'),
  }));
}

const asked = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 7, 11, 41, 77, 90, 300, 700), {
  minLength: 1,
  maxLength: 6,
});

test('pruning misses no note that comes near the best', () => {
  const notes = zipfian(3000, seeded(5));
  const index = indexOf(notes.slice(0, 2250));
  // What comes later stands in the tails of the lists, on a scale made for the notes before.
  notes.slice(2250).forEach((units, at) => {
    index.add(`note ${2250 + at}`, sourcesOf(units));
    if (at % 150 === 0) index.commit();
  });
  index.commit();
  const search = new CandidateSearch(index, 10);
  fc.assert(
    fc.property(asked, (ranks) => {
      const words = ranks
        .map((rank) => `w${rank}`)
        .filter((word) => index.vocabulary.wordId(word) >= 0);
      const fast = search.find(plainSlots(index, words));
      const plain = plainScores(notes, words, index).sort((a, b) => b - a);
      const near = plain.slice(0, 10).filter((score) => score >= 0.4 * (plain[0] ?? 0));
      near.forEach((score, at) => {
        expect((fast[at]?.bag ?? 0) + 0.7 * (fast[at]?.unit ?? 0)).toBeCloseTo(score, 3);
      });
    }),
    { numRuns: 20 },
  );
});

test('what is far behind the best fills up a large index to what is wanted, and no further', () => {
  const index = indexOf(zipfian(4000, seeded(9)));
  const slots = plainSlots(index, ['w1', 'w2', 'w3', 'w300']);
  const search = new CandidateSearch(index, 60);
  for (const wanted of [10, 20]) {
    const scores = search.find(slots, wanted).map(({ bag, unit: best }) => bag + 0.7 * best);
    expect(scores).not.toEqual([]);
    scores.slice(wanted).forEach((score) => {
      expect(score).toBeGreaterThanOrEqual(0.4 * (scores[0] ?? 0));
    });
  }
  expect(search.find(slots, 20)[0]).toEqual(search.find(slots)[0]);
});

test('removed notes are found no more, however far the lists have come since', () => {
  const notes = zipfian(3000, seeded(7));
  const index = indexOf(notes);
  for (let note = 0; note < 3000; note += 3) index.remove(note);
  index.commit();
  const living = notes.flatMap((units, note) => (note % 3 === 0 ? [] : [{ note, units }]));
  const search = new CandidateSearch(index, 10);
  fc.assert(
    fc.property(asked, (ranks) => {
      const words = ranks
        .map((rank) => `w${rank}`)
        .filter((word) => index.vocabulary.wordId(word) >= 0);
      const fast = search.find(plainSlots(index, words));
      const plain = plainScores(
        living.map(({ units }) => units),
        words,
        index,
      );
      const best = Math.max(...plain);
      expect(fast.filter(({ note }) => note % 3 === 0)).toEqual([]);
      expect((fast[0]?.bag ?? 0) + 0.7 * (fast[0]?.unit ?? 0)).toBeCloseTo(best, 3);
    }),
    { numRuns: 10 },
  );
});

/** A loop over everything asks for the stems of the same few words ten thousand times. */
function lookedUpOnce(of: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const stem = known.get(word) ?? of(word);
    known.set(word, stem);
    return stem;
  };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
