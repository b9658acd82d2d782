/** What must be surer than what: pairs of a question and the notes that it is asked of. */
import { expect, test } from '@jest/globals';
import { newEngine } from '../../../../src/app/engine-data.js';
import { noteOf, type Sketch } from '../../sample-notes.js';

type Folder = readonly (readonly [topic: string, lines: readonly Sketch[]])[];

const BOATS: Folder = [
  ['Rowing boats', ['The oars hang in the shed.', 'Four people fit into a boat.']],
  ['Tide table', ['High water is at noon on Monday.', 'The table hangs at the pier.']],
  ['Life jackets', ['Everybody wears one.', 'They are washed in autumn.']],
];
/** The same, and a second note that says as much. */
const TWICE: Folder = [...BOATS, ['Tide table', ['Low water is at six.', 'It hangs at the club.']]];
const OTHERS: Folder = [
  ['Bread', ['Rye needs a sourdough.', 'Bake it for an hour.']],
  ['Cheese', ['Keep it cool.', 'Buy it at the market.']],
];

function confidenceOf(question: string, notes: Folder): number {
  const engine = newEngine();
  engine.update(
    [],
    notes.map(([topic, lines], at) => noteOf(`n${at}`, topic, lines)),
  );
  return engine.ask(question).confidence;
}

const asked = (question: string, notes = BOATS) => [question, notes] as const;

test.each([
  ['a name in full, than half of it', asked('tide table'), asked('tide clock')],
  ['what is covered, than what is not', asked('where are the oars'), asked('where is the anchor')],
  ['words as they stand, than misspelt', asked('rowing boats'), asked('roing baots')],
  ['a question, than its function words', asked('where are the oars'), asked('where are the')],
  [
    'with nothing unknown, than with a common word that no note has',
    asked('wash the life jackets'),
    asked('wash the life jackets elephant'),
  ],
  ['one note that says it, than two', asked('tide table'), asked('tide table', TWICE)],
  ['notes on the subject, than others', asked('tide table'), asked('tide table', OTHERS)],
  [
    'the whole question, than one word of a long one',
    asked('four people in a boat'),
    asked('how do I renew the passport of my daughter for the boat'),
  ],
  ['a question, than thanks', asked('when is high water'), asked('thanks, that worked')],
])('surer of %s', (_, [more, moreNotes], [less, lessNotes]) => {
  expect(confidenceOf(more, moreNotes)).toBeGreaterThan(confidenceOf(less, lessNotes));
});

test.each([
  ['nothing of it is in the notes', 'xylophone', 0.2],
  ['only function words are', 'what is it for', 0.6],
  ['the notes have one common word of it', 'who hangs pictures', 0.6],
])('not sure enough where %s: %s', (_, question, below) => {
  expect(confidenceOf(question, BOATS)).toBeLessThan(below);
});

test('a question that is nobody’s name is answered by the notes or not at all, never surely', () => {
  expect(confidenceOf('tide table', OTHERS)).toBeLessThan(0.2);
  expect(confidenceOf('', BOATS)).toBe(0);
});
