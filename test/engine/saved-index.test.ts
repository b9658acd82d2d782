import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAnswerEngine, openAnswerEngine } from '../../src/engine/create-answer-engine.js';
import type { AnswerEngine } from '../../src/engine/answer-engine.js';
import type { Note } from '../../src/core/note.js';
import { noteOf, SAMPLE_NOTES } from './sample-notes.js';

const text = fc
  .array(
    fc.constantFrom('kernel', 'kernels', 'image', 'layer', 'Größe', '容器', 'the', 'x86', '\ud800'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((words) => words.join(' '));
const notes = fc
  .array(fc.tuple(text, fc.array(text, { maxLength: 3 })), { maxLength: 10 })
  .map((list) => list.map(([topic, below], at) => noteOf(`n${at}`, topic, below)));

/** The saved index in one piece. */
function saved(list: readonly Note[]): Uint8Array {
  const engine = createAnswerEngine();
  engine.update([], list);
  return new Uint8Array(Buffer.concat(engine.save()));
}

function answers(engine: AnswerEngine): unknown {
  return ['kernl of an image', 'size', 'große 容器', 'x86 layres', ''].map((q) => engine.ask(q));
}

test('an index that was saved and opened answers as the one that was saved', () => {
  fc.assert(
    fc.property(notes, notes, (kept, extra) => {
      const first = createAnswerEngine();
      first.update([], kept);
      first.update(['n0'], extra.slice(0, 2));
      const opened = openAnswerEngine(Buffer.concat(first.save()));
      expect(answers(opened)).toEqual(answers(first));
      expect(opened.size()).toEqual(first.size());
      for (const engine of [first, opened]) engine.update(['n1', 'n3'], extra);
      expect(answers(opened)).toEqual(answers(first));
      expect(opened.size()).toEqual(first.size());
    }),
    { numRuns: 25 },
  );
});

test('saving the same notes twice gives the same bytes', () => {
  expect(saved(SAMPLE_NOTES)).toEqual(saved(SAMPLE_NOTES));
});

test('a saved index that is cut short is refused', () => {
  const whole = saved(SAMPLE_NOTES);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (length) => {
      expect(() => openAnswerEngine(whole.slice(0, length))).toThrow(/saved index/);
    }),
  );
});

test('a saved index in which one bit has changed is refused', () => {
  const whole = saved(SAMPLE_NOTES);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(7), (at, bit) => {
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      expect(() => openAnswerEngine(changed)).toThrow(/saved index/);
    }),
    { numRuns: 100 },
  );
});

test('bytes behind the end are refused', () => {
  const whole = saved(SAMPLE_NOTES);
  expect(() => openAnswerEngine(Buffer.concat([whole, new Uint8Array(8)]))).toThrow(
    'The saved index is damaged: its length is not the one it was saved with.',
  );
});

test.each([
  ['nothing', ''],
  ['another file', 'PK\u0003\u0004 some archive of some length'],
])('%s is no saved index', (_what, content) => {
  expect(() => openAnswerEngine(Buffer.from(content))).toThrow(
    'This is not a saved index of notes.',
  );
});

test('an index of another version says what to do', () => {
  const whole = saved(SAMPLE_NOTES);
  whole[12] = 200;
  expect(() => openAnswerEngine(whole)).toThrow(
    'The saved index was written by another version of Quaymaster. Delete it and build the index from the notes again.',
  );
});

test('bytes that begin anywhere in memory can be opened', () => {
  const whole = saved(SAMPLE_NOTES);
  const shifted = new Uint8Array(whole.length + 3);
  shifted.set(whole, 3);
  const opened = openAnswerEngine(shifted.subarray(3));
  expect(answers(opened)).toEqual(answers(openAnswerEngine(whole)));
});
