/** The card of a turn: as it was shown then, and how an answer to it is graded. Pure. */
import type { Learner } from '../../core/records/study/study.js';
import type { Words } from '../../engine/words/words.js';
import { arrangeChoices } from '../../study/arrange-choices.js';
import { gradeAnswer, type GradedAnswer } from '../../study/grade-answer.js';
import type { StudyCard } from '../../study/study-card.js';
import { choiceMeant } from '../../study/together/choice-meant.js';
import type { Student } from './student-desk.js';

/** A card that was asked, as its turn showed it. */
export interface TurnCard {
  readonly card: StudyCard;
  readonly turn: number;
}

/** The card that is meant. @param turn - `null`: the one that waits, or the one before; @returns `null` where there is none */
export function cardIn(
  { cards }: Pick<Student, 'cards'>,
  learner: Learner,
  turn: number | null,
): TurnCard | null {
  const { asked, last } = learner;
  const meant = turn === null ? (asked ?? last) : [asked, last].find((one) => one?.turn === turn);
  const card = meant ? cards.card(meant.card) : null;
  return meant && card ? { card: asShown(card, meant.turn), turn: meant.turn } : null;
}

/** Grades an answer: a letter or a choice's own words are a choice; anything else is graded word by word. */
export function gradeTyped(card: StudyCard, text: string, words: Words): GradedAnswer {
  const choices = card.choices ?? [];
  const meant = choiceMeant(choices, text);
  if (meant === null) return gradeAnswer(card, text, words);
  return { grade: choices[meant]?.isRight === true ? 'right' : 'wrong', missing: [] };
}

/** A card with its choices in the order in which a turn shows them. */
export function asShown(card: StudyCard, turn: number): StudyCard {
  return arrangeChoices(card, String(turn));
}
