/** What is wrong with a candidate. */
import type { AnswerEngine } from '../../engine/answer-engine.js';
import type { RefusalReason, StudyCard } from '../study-card.js';

/** What a check finds: nothing, or a reason and perhaps what shows it. */
export type Fault = readonly [reason: RefusalReason, because?: string] | null;

/** Looks for one kind of fault. */
export type Check = (candidate: StudyCard, engine: AnswerEngine) => Fault;
