import { expect, test } from '@jest/globals';
import { engineData, newEngine } from '../../src/app/engine-data.js';
import { warmUp } from '../../src/engine/warm-up.js';
import { noteOf, SAMPLE_NOTES } from './sample-notes.js';

test('warming up changes no answer', () => {
  const engine = newEngine();
  engine.update([], SAMPLE_NOTES);
  const before = engine.ask('how big is a contaner image');
  warmUp(engineData(), SAMPLE_NOTES, () => 0);
  expect(engine.ask('how big is a contaner image')).toEqual(before);
});

test.each([
  ['no notes', []],
  ['a note without a letter', [noteOf('a', '')]],
  ['a long topic in another script', [noteOf('a', '容器'.repeat(500))]],
])('%s can be warmed up with', (_what, notes) => {
  expect(() => {
    warmUp(engineData(), notes, ticking(50));
  }).not.toThrow();
});

test('a slow machine is warmed up with fewer questions', () => {
  const quick = warmUp(engineData(), SAMPLE_NOTES, () => 0);
  const slow = warmUp(engineData(), SAMPLE_NOTES, ticking(100));
  expect(slow).toBeGreaterThan(0);
  expect(slow).toBeLessThan(quick);
});

/** A clock of a machine on which each question takes so many milliseconds. */
function ticking(by: number): () => number {
  let time = 0;
  return () => (time += by);
}
