/**
 * Asks questions before anybody does: code that has not run yet is interpreted, and the first answers would take ten
 * times as long. They are asked of engines of its own, so that nothing of it is counted or kept; of two, for code
 * compiled for the arrays of a single engine is thrown away when another is asked.
 */
import type { AnswerEngine } from './answer-engine.js';
import { createAnswerEngine } from './create-answer-engine.js';
import type { EngineData } from './engine-data.js';
import type { Note } from '../core/note.js';

/**
 * So many questions at most: with more, the 99th percentile of a process's first 20 questions hardly falls
 * (`npm run bench:speed -- 10000 --starts`).
 */
const QUESTIONS = 300;
/** Nobody wants to wait longer for the bot to be ready, in milliseconds; a busy machine is warmed up less. */
const LONGEST = 1000;
/** Enough notes for every part of a search to have something to do. */
const MOST_NOTES = 300;
/** Of a long topic, as many words as people ask in. */
const WORDS = 8;

/**
 * Warms the engine's code up: takes a few tenths of a second, and ends with the first question after `LONGEST`.
 * @param data the tables that engines need
 * @param notes what the questions are made from; none: nothing happens
 * @param now a clock, in milliseconds
 * @returns how many questions were asked
 */
export function warmUp(data: EngineData, notes: readonly Note[], now: () => number): number {
  if (notes.length === 0) return 0;
  const end = now() + LONGEST;
  const step = Math.ceil(notes.length / MOST_NOTES);
  const some = notes.filter((_, at) => at % step === 0);
  const engines = [createAnswerEngine(data), createAnswerEngine(data)] as const;
  for (const engine of engines) engine.update([], some);
  let asked = 0;
  for (; asked < QUESTIONS && now() < end; asked++)
    ask(engines[asked % 4 < 2 ? 0 : 1], some[asked % some.length]?.topic ?? '', asked);
  return asked;
}

/** Every other question is misspelt, so that what mends misspellings is warm as well. */
function ask(engine: AnswerEngine, topic: string, at: number): void {
  const question = topic.split(/\s+/, WORDS).join(' ');
  const gone = (at * 7) % Math.max(1, question.length);
  engine.ask(
    at % 2 === 0 ? `what is ${question}?` : question.slice(0, gone) + question.slice(gone + 1),
  );
}
