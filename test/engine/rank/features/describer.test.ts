import { shippedWords, wordVectors } from '../../../../src/app/engine-data.js';
import { expect, test } from '@jest/globals';
import { NoteIndex } from '../../../../src/engine/index/note-index.js';
import { FIELD } from '../../../../src/engine/index/unit-source.js';
import { slotsOf } from '../../../../src/engine/query/slots.js';
import { CandidateSearch } from '../../../../src/engine/rank/candidates/candidates.js';
import { Describer } from '../../../../src/engine/rank/features/describer.js';

const { tokenize } = shippedWords();

const LINES = [
  'the doctor sees you at nine',
  'refund of a cancelled order',
  'cancel an order before it is sent',
  'the physician is in on monday',
  'orders and refunds',
];

function indexOf(lines: readonly string[]): NoteIndex {
  const index = new NoteIndex(shippedWords());
  lines.forEach((line, at) => {
    index.add(`n${at}`, [
      { field: FIELD.topic, parent: -1, passage: 0, words: tokenize(line) },
      { field: FIELD.text, parent: 0, passage: 1, words: tokenize(`${line} please`) },
    ]);
  });
  index.commit();
  return index;
}

test('a question is described alike whatever was asked before it', () => {
  const index = indexOf(LINES);
  const search = new CandidateSearch(index, 30);
  const rowsBy = (describer: Describer, question: string): number[][] => {
    const slots = slotsOf(index, tokenize(question));
    return describer
      .describe(slots, search.find(slots), (entry) => entry)
      .map(({ row }) => [...row]);
  };
  const used = new Describer(index, wordVectors());
  for (const question of ['cancel my order', 'docter on monday', 'refunds', 'cancel my order'])
    expect(rowsBy(used, question)).toEqual(rowsBy(new Describer(index, wordVectors()), question));
});
