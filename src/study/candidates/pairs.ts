/** The author's own questions: `Q:` with `A:`, records with a question, callouts that ask. */
import type { Note } from '../../core/note.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, type MakeCandidates } from './candidate.js';

/** The card of a note that is a question with one answer. */
export const pairsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const [answer, ...more] = note.root.children;
  if (answer === undefined || more.length > 0 || answer.children.length > 0) return;
  if (answer.kind !== 'answer' || !isQuestion(note)) return;
  const draft = {
    kind: 'pair',
    anchor: [],
    words: note.root.content,
    about: note.root.path.slice(0, -1),
    answer: answer.content,
  } as const;
  yield candidateOf(note, answer, draft, words);
};

function isQuestion({ topic, questions }: Note): boolean {
  return questions.includes(topic) || topic.trimEnd().endsWith('?');
}
