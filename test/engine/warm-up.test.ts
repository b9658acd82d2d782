import { expect, test } from '@jest/globals';
import { createAnswerEngine } from '../../src/engine/create-answer-engine.js';
import { warmUp } from '../../src/engine/warm-up.js';
import { noteOf, SAMPLE_NOTES } from './sample-notes.js';

test('warming up changes no answer', () => {
  const engine = createAnswerEngine();
  engine.update([], SAMPLE_NOTES);
  const before = engine.ask('how big is a contaner image');
  warmUp(SAMPLE_NOTES);
  expect(engine.ask('how big is a contaner image')).toEqual(before);
});

test.each([
  ['no notes', []],
  ['a note without a letter', [noteOf('a', '')]],
  ['a long topic in another script', [noteOf('a', '容器'.repeat(500))]],
])('%s can be warmed up with', (_what, notes) => {
  expect(() => {
    warmUp(notes);
  }).not.toThrow();
});
