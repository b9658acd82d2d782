/** The author's own questions: `Q:` with `A:`, records with a question, callouts that ask, headings that are questions. */
import type { Note, Passage } from '../../core/note.js';
import type { StudyCard } from '../study-card.js';
import { candidateOf, type MakeCandidates } from './candidate.js';

/** The card of a note that is a question with one answer. */
export const pairsOf: MakeCandidates = function* (note, words): Iterable<StudyCard> {
  const [answer, ...more] = note.root.children;
  if (answer === undefined || !isQuestion(note) || !isWhole(answer)) return;
  if (lengthOf(more) > answer.text.length) return;
  const draft = {
    kind: 'pair',
    anchor: [],
    words: note.root.content,
    about: note.root.path.slice(0, -1),
    answer: answer.content,
  } as const;
  yield candidateOf(note, answer, draft, words);
};

/** What follows the answer goes into it further, if it is no longer than the answer. */
function lengthOf(passages: readonly Passage[]): number {
  return passages.reduce((sum, { text, children }) => sum + text.length + lengthOf(children), 0);
}

/** One run of words that answers by itself. */
function isWhole({ kind, children }: Passage): boolean {
  return children.length === 0 && (kind === 'answer' || kind === 'paragraph');
}

/** What only its `questions` ask is named by its topic, which may be no question. */
function isQuestion({ topic, questions }: Note): boolean {
  return topic.trimEnd().endsWith('?') || (questions.includes(topic) && /\s/.test(topic.trim()));
}
