/** Hands a question with what became of it to whoever keeps such things. */
import type { AnswerSource } from '../../core/records/inbox.js';
import type { Answer } from '../../engine/answer-engine.js';
import type { CommandContext } from '../command.js';
import { taughtIdOf } from '../../core/records/taught-notes.js';
import { teamOf } from '../teach/team.js';
import { noteVersion } from './note-version.js';
import { questionStems } from './question-stems.js';

/** Longest question that is kept, in UTF-16 code units: what follows is a pasted log. */
export const LONGEST_QUESTION = 300;

/**
 * Records an answer; one without a single word is none worth keeping. What rests on notes that not everybody may see is
 * not kept: it would show in the inbox and in the numbers.
 * @returns whether it is kept
 */
export async function recordQuestion(answer: Answer, context: CommandContext): Promise<boolean> {
  const { message, parts } = context;
  const { questions } = parts;
  if (questions === undefined) return false;
  await countForAuthor(answer, context);
  if (answer.passages.some(({ note }) => note.audience !== undefined)) return false;
  const stems = questionStems(answer.question, parts.engine.words);
  if (stems.length === 0) return false;
  await questions.record({
    id: message.id,
    place: message.place,
    author: message.author,
    question: answer.question.slice(0, LONGEST_QUESTION),
    stems,
    status: answer.status,
    answer: sourceOf(answer),
  });
  return true;
}

/** That a note from chat answered is counted without the question, so that its author may hear of it. */
async function countForAuthor(
  { status, quotes }: Answer,
  { message, parts }: CommandContext,
): Promise<void> {
  const note = taughtIdOf(quotes[0]?.note.id ?? '');
  if (note === null || status !== 'answered') return;
  await parts.noteAnswers?.record(teamOf(message.place), { note, question: message.id });
}

function sourceOf({ quotes, passages }: Answer): AnswerSource | null {
  const first = quotes[0] ?? passages.find(({ onSubject }) => onSubject);
  if (first === undefined) return null;
  const { note, passage } = first;
  return { note: note.id, topic: note.topic, passage: passage.id, version: noteVersion(note) };
}
