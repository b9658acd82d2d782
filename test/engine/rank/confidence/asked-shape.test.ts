/** What can be said of a question before anything is found for it, of notes about boats. */
import { expect, test } from '@jest/globals';
import { engineData } from '../../../../src/app/engine-data.js';
import { NoteCollection } from '../../../../src/engine/index/note-collection.js';
import { slotsOfQuestion } from '../../../../src/engine/query/question-slots.js';
import { askedShape, type AskedShape } from '../../../../src/engine/rank/confidence/asked-shape.js';
import { noteOf } from '../../sample-notes.js';

const { words, vectors } = engineData();
const collection = new NoteCollection(words);
collection.add(noteOf('a', 'Rowing boats', ['The oars hang in the shed', 'Mind the mooring rope']));
collection.add(noteOf('b', 'Tide table', ['High water is at noon']));
collection.index.commit();

const shapeOf = (question: string): AskedShape =>
  askedShape(slotsOfQuestion(collection.index, question), vectors);

test.each<[keyof AskedShape, string, string]>([
  ['unknownWord', 'rowing elephants', 'rowing boats'],
  ['unknownOther', 'rowing qzxwv', 'rowing boats'],
  ['respeltOther', 'mooring roppe', 'mooring rope'],
  ['functionShare', 'where are the boats', 'rowing boats'],
  ['rarestWord', 'mooring', 'water'],
  ['rarityOfWords', 'mooring oars', 'high water'],
  ['contentWords', 'rowing boats', 'where are the boats'],
  ['words', 'where are the boats', 'rowing boats'],
])('%s: there is more of it in %j than in %j', (part, more, less) => {
  expect(shapeOf(more)[part]).toBeGreaterThan(shapeOf(less)[part]);
});

test('what the notes know is neither unknown nor respelt', () => {
  expect(shapeOf('rowing boats')).toMatchObject({
    unknownWord: 0,
    unknownOther: 0,
    respeltWord: 0,
    respeltOther: 0,
    functionShare: 0,
  });
});

test('shares are of the whole question', () => {
  for (const question of ['rowing elephants', 'where are the qzxwv', 'mooring roppe', 'it is']) {
    const { unknownWord, unknownOther, respeltWord, respeltOther, functionShare } =
      shapeOf(question);
    const sum = unknownWord + unknownOther + respeltWord + respeltOther + functionShare;
    expect(sum).toBeGreaterThanOrEqual(0);
    expect(sum).toBeLessThanOrEqual(1.001);
  }
});
