/**
 * What each feature says of two notes that a question finds: for each, a pair of which one must have more of it. A row
 * is to be read "asked …, this note has more of it than that one".
 */
import { expect, test } from '@jest/globals';
import { engineData } from '../../../../src/app/engine-data.js';
import type { Note } from '../../../../src/core/note.js';
import { NoteCollection } from '../../../../src/engine/index/note-collection.js';
import { slotsOfQuestion } from '../../../../src/engine/query/question-slots.js';
import { CandidateSearch } from '../../../../src/engine/rank/candidates/candidates.js';
import { Describer } from '../../../../src/engine/rank/features/describer.js';
import { FEATURES, PLACE, type Feature } from '../../../../src/engine/rank/features/features.js';
import { parseNotes } from '../../../../src/notes/formats/parse-notes.js';
import { noteOf, type Sketch } from '../../sample-notes.js';

const { words, vectors, ranker, confidence } = engineData();

/** A note in short: topic, lines, other ways to ask for it. */
type Short = readonly [topic: string, lines: readonly Sketch[], questions?: readonly string[]];

/** Notes that have little to do with any question, so that words are rarer or commoner. */
const OTHERS: readonly Short[] = [
  ['Kitchen', ['the kettle is on the shelf', 'cups are in the left cupboard']],
  ['Parking', ['cars park behind the house', 'bikes stand in the yard']],
  ['Guests', ['guests sign in', 'badges hang at reception']],
];

const noteOfShort = ([topic, lines, questions = []]: Short, id: string): Note =>
  noteOf(id, topic, lines, { questions });

/** Rows of two notes among others, by their entries: "more", "less", and their sections. */
function rowsOf(question: string, notes: readonly Note[]): ReadonlyMap<string, Float32Array> {
  const collection = new NoteCollection(words);
  const ids = new Map(notes.map(({ id }, at) => [id, ['more', 'less'][at] ?? '']));
  for (const note of notes) collection.add(note);
  OTHERS.forEach((note, at) => {
    collection.add(noteOfShort(note, `other ${at}`));
  });
  collection.index.commit();
  const { index, entries } = collection;
  const slots = slotsOfQuestion(index, question);
  const candidates = new CandidateSearch(index, 30).find(slots);
  const found = new Describer(index, vectors).describe(slots, candidates, (entry) =>
    entries.note(entry),
  );
  return new Map(
    found.map(({ candidate, row }) => {
      const entry = candidate.note;
      const id = collection.notes.id(entries.note(entry));
      const section = entries.opening(entry) === 0 ? '' : ' section';
      return [`${ids.get(id) ?? id}${section}`, row.slice()];
    }),
  );
}

const rowsFor = (question: string, more: Short, less: Short) =>
  rowsOf(question, [noteOfShort(more, 'a'), noteOfShort(less, 'b')]);

const long = 'and so on and on with many other things that matter little in this place';

const TABLE: readonly (readonly [Feature, string, Short, Short])[] = [
  // How many of the question's words the whole note has, and how often.
  ['bag', 'tide table', ['Sea', ['the tide table']], ['Wood', ['a table']]],
  ['bagAgainstBest', 'tide table', ['Sea', ['the tide table']], ['Wood', ['a table']]],
  ['noteCoverage', 'tide table', ['Sea', ['tide', 'table']], ['Wood', ['table', 'table']]],
  ['contentCoverage', 'where is the tide', ['Sea', ['tide']], ['Wood', ['where is the wood']]],
  ['sureCoverage', 'one photo', ['Wall', ['a photo']], ['Door', ['a picture']]],
  ['rarest', 'the xylophone table', ['Band', ['xylophone']], ['Wood', ['table']]],
  ['likelihood', 'tide', ['Sea', ['tide, tide and tide']], ['Wood', [`tide ${long}`]]],
  ['contentLikelihood', 'the tide', ['Sea', ['tide and tide']], ['Wood', [`the tide ${long}`]]],
  ['lineShare', 'tide', ['Sea', ['tide', 'tide']], ['Wood', ['tide', 'oak', 'elm', 'ash']]],
  ['localCoverage', 'tide kettle', ['Sea', ['tide']], ['Wood', ['kettle']]],

  // How much of it stands in one place.
  ['unit', 'tide table', ['Sea', ['the tide table']], ['Wood', ['tide', 'table']]],
  ['unitAgainstBest', 'tide table', ['Sea', ['the tide table']], ['Wood', ['tide', 'table']]],
  ['unitCoverage', 'tide table', ['Sea', ['the tide table']], ['Wood', ['tide', 'table']]],
  ['textCoverage', 'tide table', ['Sea', ['the tide table']], ['Tide table', ['oak']]],
  ['pathCoverage', 'sea tide table', ['Sea', ['tide table']], ['Wood', ['sea', 'tide table']]],
  ['dice', 'tide table', ['Sea', ['tide table']], ['Wood', [`tide table ${long}`]]],
  ['diceAgainstBest', 'tide table', ['Sea', ['tide table']], ['Wood', [`tide table ${long}`]]],
  ['contentDice', 'tide table', ['Sea', ['tide table']], ['Wood', [`tide table ${long}`]]],
  ['plainDice', 'tide table', ['Sea', ['tide table']], ['Wood', [`tide table ${long}`]]],
  ['cosine', 'tide table', ['Sea', ['tide table']], ['Wood', [`tide table ${long}`]]],
  ['localDice', 'tide table', ['Sea', ['tide table']], ['Wood', ['tide', 'table']]],
  ['exact', 'tides', ['Sea', ['the tides']], ['Wood', ['the tide']]],
  ['window', 'tide table', ['Sea', ['the tide table']], ['Wood', [`tide ${long} table`]]],

  // Whether words stand beside each other as they were asked.
  ['pairs', 'tide table', ['Sea', ['the tide table']], ['Wood', ['table of the tide']]],
  ['pairsUnweighted', 'tide table', ['Sea', ['the tide table']], ['Wood', ['table of the tide']]],
  [
    'pairsInNote',
    'tide table of the sea',
    ['Sea', ['tide table', 'of the sea']],
    ['Wood', ['table, tide', 'sea, of']],
  ],

  // Whether more than one line agrees.
  [
    'secondDice',
    'tide table',
    ['Sea', ['tide table', 'tide table']],
    ['Wood', ['tide table', 'x']],
  ],
  ['vote', 'tide table', ['Sea', ['tide table', 'tide table']], ['Wood', ['tide table', 'x']]],
  [
    'cosineVote',
    'tide table',
    ['Sea', ['tide table', 'tide table']],
    ['Wood', ['tide table', 'x']],
  ],

  // What the topic and what stands above have.
  ['topicCoverage', 'tide table', ['Tide table', ['oak']], ['Wood', ['tide table']]],
  ['topicPrecision', 'tide table', ['Tide table', ['oak']], [`Tide table ${long}`, ['oak']]],
  ['topicDice', 'tide table', ['Tide table', ['oak']], [`Tide table ${long}`, ['oak']]],
  ['topicContentDice', 'tide table', ['Tide table', ['oak']], [`Tide table ${long}`, ['oak']]],
  ['rarestInTopic', 'xylophone', ['Xylophone', ['oak']], ['Wood', ['xylophone']]],
  ['topicIsBest', 'tide table', ['Tide table', ['oak']], ['Wood', ['tide table']]],
  ['alias', 'tide table', ['Sea', ['oak'], ['tide table']], ['Wood', ['tide table']]],

  // The note's shape, whatever is asked.
  ['short', 'tide', ['Sea', ['tide']], ['Wood', [`tide ${long}`, long]]],
  ['fewUnits', 'tide', ['Sea', ['tide']], ['Wood', ['tide', 'oak', 'elm', 'ash']]],

  // What the titles have, what a line adds to them, and what is missing.
  ['titlesCoverage', 'tide table', ['Tide table', ['oak']], ['Wood', ['tide table']]],
  ['titlesContent', 'the tide', ['Tide', ['the oak']], ['Wood', ['the tide']]],
  ['textAdds', 'sea tide table', ['Sea', ['tide table']], ['Tide table', ['sea']]],
  ['secondRarest', 'xylophone shelf', ['Xylophone', ['shelf']], ['Xylophone', ['oak']]],
  ['worstMissing', 'xylophone shelf', ['Band', ['xylophone']], ['Wood', ['shelf']]],

  // Nearness in meaning, of words that nobody typed.
  ['meaning', 'the doctor', ['A', ['the physician']], ['B', ['the carpet']]],
  ['meaningOfThree', 'the doctor', ['A', ['the physician']], ['B', ['the carpet']]],
  ['meaningOfAll', 'the doctor', ['A', ['the physician']], ['B', ['the carpet', 'the physician']]],
  ['meaningOfTopic', 'the doctor', ['The physician', ['oak']], ['The carpet', ['oak']]],

  // Words matched one by one, by likeness.
  ['aligned', 'the doctor on monday', ['A', ['the physician on monday']], ['B', ['the monday']]],
  [
    'alignedOfThree',
    'the doctor on monday',
    ['A', ['the physician on monday', 'physician on monday']],
    ['B', ['the physician on monday', 'oak']],
  ],
  [
    'alignedContent',
    'the doctor on monday',
    ['A', ['physician, monday']],
    ['B', ['the one on monday']],
  ],
  ['alignedStrictly', 'the doctor on monday', ['A', ['the doctor on monday']], ['B', ['monday']]],
  ['alignedFound', 'the doctor on monday', ['A', ['doctor, monday']], ['B', ['the monday']]],
  ['alignedTopic', 'the doctor', ['The physician', ['oak']], ['The carpet', ['physician, the']]],
  ['alignedVote', 'tide table', ['Sea', ['tide table', 'tide table']], ['Wood', ['table']]],
];

test.each(TABLE)('%s: asked %j, %j has more of it than %j', (feature, question, more, less) => {
  const rows = rowsFor(question, more, less);
  const [high, low] = ['more', 'less'].map((id) => rows.get(id)?.[PLACE[feature]]);
  expect(high).toBeGreaterThan(low ?? Infinity);
});

test('aboveCoverage: a section has what stands above it; it is no word of its own', () => {
  const notes = ['Harbour', 'Village'].flatMap(
    (heading) => parseNotes(`${heading}.md`, `# ${heading}\n\n## Boats\n\nThey lie here.\n`).notes,
  );
  const rows = rowsOf('boats in the harbour', notes);
  const of = (id: string, feature: Feature) => rows.get(id)?.[PLACE[feature]] ?? NaN;
  expect(of('more section', 'aboveCoverage')).toBeGreaterThan(of('less section', 'aboveCoverage'));
  expect(of('more section', 'unitCoverage')).toBeCloseTo(of('less section', 'unitCoverage'));
});

test('isTop, siblings, amongSiblings: of a page of which more is found, each section has more beside it', () => {
  const page = '# Harbour\n\n## Boats\n\nThey lie here.\n\n## Old boats\n\nBoats of oak.\n';
  const notes = parseNotes('page.md', page).notes;
  const rows = rowsOf('boats', [...notes, noteOfShort(['Wood', ['boats']], 'b')]);
  const of = (id: string, feature: Feature) => rows.get(id)?.[PLACE[feature]] ?? NaN;
  expect(of('less', 'isTop')).toBeGreaterThan(of('more section', 'isTop'));
  expect(of('more section', 'siblings')).toBeGreaterThan(of('less', 'siblings'));
  expect(of('less', 'amongSiblings')).toBe(1);
  expect(of('more section', 'amongSiblings')).toBeGreaterThan(0);
});

test('every feature has its row in the table, and lies where its line says', () => {
  const told = new Set([
    ...TABLE.map(([feature]) => feature),
    'aboveCoverage',
    'isTop',
    'siblings',
    'amongSiblings',
  ]);
  expect(FEATURES.filter((feature) => !told.has(feature))).toEqual([]);
  for (const [, question, more, less] of TABLE)
    for (const row of rowsFor(question, more, less).values())
      row.forEach((value, at) => {
        const least = FEATURES[at]?.startsWith('meaning') === true ? -1 : 0;
        expect(value).toBeGreaterThanOrEqual(least);
        expect(value).toBeLessThanOrEqual(1.6);
      });
});

test('the weights name the features that are filled, and no others', () => {
  expect([...ranker.features].sort()).toEqual([...FEATURES].sort());
  const own = confidence.features.filter((name) => FEATURES.some((feature) => feature === name));
  expect(own.sort()).toEqual([...FEATURES].sort());
});
