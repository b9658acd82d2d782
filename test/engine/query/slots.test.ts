/** What a word of a question may stand for, on folders of a few lines. */
import { expect, test } from '@jest/globals';
import { newEngine, shippedWords } from '../../../src/app/engine-data.js';
import { NoteCollection } from '../../../src/engine/index/note-collection.js';
import { comparisonOf } from '../../../src/engine/query/contrast.js';
import { slotsOfQuestion } from '../../../src/engine/query/question-slots.js';
import type { Slot } from '../../../src/engine/query/slots.js';
import { noteOf, type Sketch } from '../sample-notes.js';

const WORDS = shippedWords();

function slots(notes: readonly (readonly [string, readonly Sketch[]])[], question: string): Slot[] {
  const collection = new NoteCollection(WORDS);
  notes.forEach(([topic, lines], at) => {
    collection.add(noteOf(`n${at}`, topic, lines));
  });
  collection.index.commit();
  return slotsOfQuestion(collection.index, question);
}

const slotFor = (found: readonly Slot[], asked: string): Slot => {
  const slot = found.find((one) => one.asked === asked);
  if (slot === undefined) throw new Error(`no slot for ${asked}`);
  return slot;
};

const FORMATS = [
  ['Certificates', ['DER: a binary form', 'PEM: a text form', 'IT keeps the keys']],
  ['Lifts', ['one lift goes to the roof']],
] as const;

test.each(['what is DER', 'what is der', 'DER'])(
  'a name in capitals is none of substance: %s',
  (q) => {
    const slot = slots(FORMATS, q).find(({ asked }) => asked.toLowerCase() === 'der');
    expect(slot).toMatchObject({ isFunction: false, alternatives: [{ matched: 'DER' }] });
  },
);

test('a pronoun stays one where the notes have a name of its letters', () => {
  expect(slotFor(slots(FORMATS, 'where does it keep keys'), 'it').isFunction).toBe(true);
});

test('a name in capitals finds it written small', () => {
  const [slot] = slots([['Help', ['ask it support']]], 'IT');
  expect(slot).toMatchObject({ isFunction: false, alternatives: [{ matched: 'it' }] });
});

const EXPLAINED = [
  ['Disks', ['A storage area network (SAN) lends disks.', 'The area around the desk']],
  ['Papers', ['RFC (request for comments) is a paper', 'OOM: out of memory']],
  ['Backups', ['the nightly copy lies on the SAN', 'killed because memory ran out']],
] as const;

test.each([
  ['san', 'san', ['storage', 'network']],
  ['what is an rfc', 'rfc', ['request', 'comments']],
  ['oom', 'oom', ['memory']],
  ['storage area network', 'storage', ['san']],
])('%s: what the notes explain stands for it', (question, asked, any) => {
  const others = slotFor(slots(EXPLAINED, question), asked).alternatives;
  expect(others.some(({ matched, by }) => by === 'synonym' && any.includes(matched))).toBe(true);
});

test('an abbreviation that all know finds it written out, and is no misspelling', () => {
  const found = slots([['Pipelines', ['continuous integration runs the tests', 'a cat']]], 'ci');
  expect(found[0]?.alternatives.map(({ by }) => by)).toEqual(['synonym']);
});

const weightOf = (found: readonly Slot[], asked: string): number => slotFor(found, asked).weight;

test('of a pasted message the known error code decides', () => {
  const notes = [
    ['E1042', ['the port is taken']],
    ['Start', ['on start it connects']],
  ] as const;
  const found = slots([...notes, ['Other', ['a line']]], 'connection E1042 127.0.0.1');
  expect(weightOf(found, 'e1042')).toBeGreaterThan(2 * weightOf(found, '127.0.0.1'));
  expect(weightOf(found, 'e1042')).toBeGreaterThan(1.5 * weightOf(found, 'connection'));
});

test('what a misspelt verb may mean does not outweigh a noun that stands as typed', () => {
  const found = slots(
    [
      ['Colours', ['paint']],
      ['Points', ['point']],
    ],
    'paintt point',
  );
  expect(weightOf(found, 'point')).toBeGreaterThan(weightOf(found, 'paintt'));
});

const FAQ = noteOf('faq', 'What is the difference between a process and a thread?', [
  'A process has memory of its own, threads share one.',
]);

test.each([
  'process vs thread',
  'process versus thread?',
  'diff between process and thread',
  'how is a process different from a thread',
  'how do a process and a thread differ',
  'compare process with thread',
  'process compared to thread',
  'difference process thread',
])('%s is asked as the difference between both', (question) => {
  const engine = newEngine();
  engine.update(
    [],
    [FAQ, noteOf('b', 'Rope', ['a thread of hemp']), noteOf('c', 'Law', ['due process'])],
  );
  const long = engine.ask('what is the difference between a process and a thread');
  expect(engine.ask(question).confidence).toBeCloseTo(long.confidence, 5);
});

test.each([
  ['Unterschied Kasse Bank', ['kasse'], ['bank']],
  ['Unterschied zwischen Kasse und Bank', ['kasse'], ['bank']],
  ['was ist der unterschied von kasse und bank', ['kasse'], ['bank']],
  ['worin unterscheiden sich Kasse und Bank?', ['kasse'], ['bank']],
  ['Kasse im Vergleich zu Bank', ['kasse'], ['bank']],
])('%s compares', (question, a, b) => {
  expect(comparisonOf(question, WORDS)?.sides).toEqual([a, b]);
});

test.each(['which is faster, rust or go', 'is rust faster than go', 'what is the difference'])(
  '%s is no comparison as a whole',
  (question) => {
    expect(comparisonOf(question, WORDS)).toBeUndefined();
  },
);
