import { shippedWords, wordVectors } from '../../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/engine/index/note-index.js';
import { FIELD } from '../../../../src/engine/index/unit-source.js';
import { slotsOf } from '../../../../src/engine/query/slots.js';
import { Alignment, type Aligned } from '../../../../src/engine/rank/features/alignment.js';
import { AskedWords } from '../../../../src/engine/rank/features/asked-words.js';
import { MetWords } from '../../../../src/engine/rank/features/met-words.js';
import { WordRows } from '../../../../src/engine/rank/features/word-rows.js';

const { tokenize } = shippedWords();

/** How each note, a topic with lines below it, aligns with a question. */
function alignedWith(question: string, notes: readonly (readonly string[])[]): Aligned[] {
  const index = new NoteIndex(shippedWords());
  const numbers = notes.map((lines, at) =>
    index.add(
      `n${at}`,
      lines.map((line, place) => ({
        field: place === 0 ? FIELD.topic : FIELD.text,
        parent: place === 0 ? -1 : 0,
        passage: place,
        words: tokenize(line),
      })),
    ),
  );
  index.commit();
  const [asked, rows] = [new AskedWords(index), new WordRows(index, wordVectors())];
  const met = new MetWords(index, wordVectors(), asked, rows);
  const alignment = new Alignment(asked, met);
  const slots = slotsOf(index, tokenize(question));
  asked.open(slots);
  rows.open();
  met.open(slots);
  return numbers.map((note) => {
    const first = index.noteFirst[note] ?? 0;
    const units = index.noteUnits[note] ?? 0;
    alignment.begin();
    for (let unit = first; unit < first + units; unit++)
      alignment.take(met.read(unit), unit === first);
    return { ...alignment.finish(units) };
  });
}

test('a line with the same words matches wholly, near words partly, others hardly', () => {
  const [same, near, other] = alignedWith('reimburse the doctor', [
    ['reimburse the doctor'],
    ['refund the physician'],
    ['paint the bicycle'],
  ]);
  expect(same?.best).toBeCloseTo(1, 2);
  expect(near?.best).toBeLessThan(0.9);
  expect(near?.best).toBeGreaterThan((other?.best ?? 1) + 0.1);
});

test('a misspelt word stands for what it was taken for', () => {
  const [right, wrong] = alignedWith('physcian', [['doctor'], ['bicycle'], ['physician']]);
  expect(right?.best).toBeGreaterThan((wrong?.best ?? 1) + 0.1);
});

test('several lines that say it count more than one', () => {
  const [one, three] = alignedWith('cancel my order', [
    ['orders', 'cancel my order', 'colours of the bicycle', 'opening hours'],
    ['orders', 'cancel my order', 'i want to cancel the order', 'cancel order'],
  ]);
  expect(three?.bestThree).toBeGreaterThan(one?.bestThree ?? 1);
  expect(three?.vote).toBeGreaterThan(one?.vote ?? 1);
});

test('whatever is asked, every share lies between 0 and 1', () => {
  const words = fc.array(fc.constantFrom('doctor', 'refund', 'the', 'qzx', 'car', 'is'), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(words, fc.array(words, { minLength: 1, maxLength: 5 }), (question, lines) => {
      const [found] = alignedWith(question.join(' '), [lines.map((line) => line.join(' '))]);
      const { vote, ...shares } = found ?? { vote: NaN };
      expect(vote).toBeGreaterThanOrEqual(0);
      for (const share of Object.values(shares)) {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1.0001);
      }
    }),
    { numRuns: 30 },
  );
});
