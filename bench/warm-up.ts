/**
 * Asks an engine a few questions before anybody does: code that has not run yet is interpreted, and the first
 * answers would take ten times as long.
 */
import type { AnswerEngine } from '../src/engine/answer-engine.js';

/** So many questions suffice for the compiler to have seen to what every question runs through. */
const QUESTIONS = 400;
/** Of a long topic, as many words as people ask in. */
const WORDS = 8;

/**
 * Warms an engine up.
 * @param topics what some notes are about; none: nothing happens
 */
export function warmUp(engine: AnswerEngine, topics: readonly string[]): void {
  for (let at = 0; at < QUESTIONS && topics.length > 0; at++) {
    const topic = topics[at % topics.length] ?? '';
    const question = topic.split(/\s+/, WORDS).join(' ');
    engine.ask(at % 2 === 0 ? `what is ${question}?` : withoutOneLetter(question, at));
  }
}

/** A misspelling, so that what mends them is warm as well. */
function withoutOneLetter(text: string, at: number): string {
  const gone = at % Math.max(1, text.length);
  return text.slice(0, gone) + text.slice(gone + 1);
}
