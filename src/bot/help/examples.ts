/** Finds questions that the notes answer, to show to people who don't know what to ask. */
import type { AnswerEngine } from '../../engine/answer-engine.js';
import type { Note } from '../../core/note.js';

/** How many candidates are tried at most; each is one search. */
const MAX_TRIES = 60;

/** Characters that a question to be shown has at most; Slack’s buttons hold no more (Block Kit, button element). */
const MAX_LENGTH = 75;

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
    const question = shownQuestion(note);
    return question === undefined ? [] : [{ note, question }];
  });
  const sentences = candidates.filter(({ question }) => isSentence(question));
  const phrases = candidates.filter(({ question }) => !isSentence(question));
  const ordered = [...spread(sentences, count), ...spread(phrases, count)];
  const found: string[] = [];
  for (const { note, question } of ordered.slice(0, MAX_TRIES)) {
    if (found.length === count) break;
    const answer = engine.ask(question, { top: 1 });
    if (answer.status === 'answered' && answer.passages[0]?.note.id === note.id)
      found.push(question);
  }
  return found;
}

/** One of a note's questions that is short enough to be shown; rather a sentence than words that somebody typed. */
function shownQuestion(note: Note): string | undefined {
  const isQuestion = note.topic.endsWith('?');
  const short = [...note.questions, ...(isQuestion ? [note.topic] : [])].filter(
    (asked) => asked.length <= MAX_LENGTH,
  );
  return short.find(isSentence) ?? short[0];
}

const isSentence = (question: string): boolean => /^\p{Lu}.*\?$/u.test(question);

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
