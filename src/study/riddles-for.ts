/** Which notes have riddles beside their cards. */
import type { AnswerEngine } from '../engine/answer-engine.js';
import type { StudyCard } from './study-card.js';

/** Notes that answer this are about images, and whoever learns from them may be asked riddles. */
const SUBJECT = 'what is a container image';

/** The riddles that belong to notes: all where the notes are about images, else none. @param engine - knows these notes */
export function riddlesFor(
  engine: AnswerEngine,
  riddles: () => readonly StudyCard[],
): readonly StudyCard[] {
  return engine.ask(SUBJECT, { top: 1 }).status === 'answered' ? riddles() : [];
}
