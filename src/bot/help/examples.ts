/** Finds questions that the notes answer, to show to people who don't know what to ask. */
import type { AnswerEngine } from '../../engine/answer-engine.js';
import type { Note } from '../../core/note.js';

/** How many candidates are tried at most; each is one search. */
const MAX_TRIES = 60;

/**
 * Picks questions spread over the notes, each tried: it is answered, by the note that it belongs to.
 * @param notes - all notes, in file order
 * @param engine - the engine that knows these notes
 * @param count - how many to find at most
 */
export function exampleQuestions(
  notes: readonly Note[],
  engine: AnswerEngine,
  count: number,
): string[] {
  const candidates = notes.flatMap((note) => {
    const question = note.questions.find((asked) => asked.length <= 75) ?? questionTopic(note);
    return question === undefined ? [] : [{ note, question }];
  });
  const found: string[] = [];
  for (const { note, question } of spread(candidates, count).slice(0, MAX_TRIES)) {
    if (found.length === count) break;
    const answer = engine.ask(question, { top: 1 });
    if (answer.status === 'answered' && answer.passages[0]?.note.id === note.id)
      found.push(question);
  }
  return found;
}

function questionTopic(note: Note): string | undefined {
  return note.topic.endsWith('?') && note.topic.length <= 75 ? note.topic : undefined;
}

/** The same values, so ordered that the first few come from all over the list. */
function spread<T>(values: readonly T[], stride: number): T[] {
  const step = Math.max(1, Math.floor(values.length / Math.max(1, stride)));
  const ordered: T[] = [];
  for (let start = 0; start < step; start += 1)
    for (let at = start; at < values.length; at += step) {
      const value = values[at];
      if (value !== undefined) ordered.push(value);
    }
  return ordered;
}
