/** Whether a candidate is fair, and what is wrong with it if it is not. */
import type { AnswerEngine } from '../../engine/answer-engine.js';
import type { Refusal, StudyCard } from '../study-card.js';
import { answersInNotes } from './asked-of-notes.js';
import { tellsApart } from './choices.js';
import { definesIt } from './definition-wording.js';
import type { Check } from './fault.js';
import { gapIsTold } from './gap-wording.js';
import { readsWell } from './wording.js';
import { saysNothing } from './given-away.js';

/** The quick ones first: the last asks the engine. */
const CHECKS: readonly Check[] = [
  readsWell,
  gapIsTold,
  definesIt,
  saysNothing,
  tellsApart,
  answersInNotes,
];

/** Why a candidate is unfair; `null` for one that is fair. */
export function refusalOf(candidate: StudyCard, engine: AnswerEngine): Refusal | null {
  for (const check of CHECKS) {
    const fault = check(candidate, engine);
    if (fault === null) continue;
    const [reason, because] = fault;
    return { candidate, reason, ...(because === undefined ? {} : { because }) };
  }
  return null;
}
