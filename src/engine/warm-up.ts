/**
 * Asks questions before anybody does: code that has not run yet is interpreted, and the first answers would take ten
 * times as long. They are asked of an engine of its own, so that nothing of it is counted or kept.
 */
import type { AnswerEngine } from './answer-engine.js';
import { createAnswerEngine } from './create-answer-engine.js';
import type { Note } from './note.js';

/** So many questions suffice for the compiler to have seen to what every question runs through. */
const QUESTIONS = 1000;
/** Enough notes for every part of a search to have something to do. */
const MOST_NOTES = 300;
/** Of a long topic, as many words as people ask in. */
const WORDS = 8;

/**
 * Warms the engine's code up: takes a few tenths of a second.
 * @param notes what the questions are made from; none: nothing happens
 */
export function warmUp(notes: readonly Note[]): void {
  if (notes.length === 0) return;
  const step = Math.ceil(notes.length / MOST_NOTES);
  const some = notes.filter((_, at) => at % step === 0);
  const engine = createAnswerEngine();
  engine.update([], some);
  for (let at = 0; at < QUESTIONS; at++) ask(engine, some[at % some.length]?.topic ?? '', at);
}

/** Every other question is misspelt, so that what mends misspellings is warm as well. */
function ask(engine: AnswerEngine, topic: string, at: number): void {
  const question = topic.split(/\s+/, WORDS).join(' ');
  const gone = (at * 7) % Math.max(1, question.length);
  engine.ask(
    at % 2 === 0 ? `what is ${question}?` : question.slice(0, gone) + question.slice(gone + 1),
  );
}
