/**
 * Cards from notes. Candidates are made of what a note's form says is a question; each is then checked by the engine that
 * answers questions, and what might be unfair is refused with its reason: an unfair question is worse than none.
 */
import type { Note } from '../core/note.js';
import type { AnswerEngine } from '../engine/answer-engine.js';
import type { MakeCandidates } from './candidates/candidate.js';
import { contrastsOf } from './candidates/contrasts.js';
import { definitionsOf } from './candidates/definitions.js';
import { entriesOf } from './candidates/entries.js';
import { gapsOf } from './candidates/gaps.js';
import { markedOf } from './candidates/marks.js';
import { pairsOf } from './candidates/pairs.js';
import { stepsOf } from './candidates/steps.js';
import { refusalOf } from './fairness/refuse.js';
import { riddlesFor } from './riddles-for.js';
import type { Refusal, StudyCard } from './study-card.js';

/** What was made of notes. */
export interface MadeCards {
  readonly cards: readonly StudyCard[];
  readonly refused: readonly Refusal[];
}

/** In this order; of two candidates with one id the first stays. */
const MAKERS: readonly MakeCandidates[] = [
  markedOf,
  pairsOf,
  definitionsOf,
  contrastsOf,
  entriesOf,
  stepsOf,
  gapsOf,
];

/**
 * The cards of notes, in their order.
 * @param engine - knows these notes and no others
 * @param riddles - stand behind them where the notes are about images
 */
export function makeCards(
  notes: readonly Note[],
  engine: AnswerEngine,
  riddles: () => readonly StudyCard[] = () => [],
): MadeCards {
  const made = notes.map((note) => cardsOfNote(note, engine));
  return {
    cards: [...made.flatMap(({ cards }) => cards), ...riddlesFor(engine, riddles)],
    refused: made.flatMap(({ refused }) => refused),
  };
}

/** The cards of one note. @param engine - knows the note, and those that it is read with */
export function cardsOfNote(note: Note, engine: AnswerEngine): MadeCards {
  const cards: StudyCard[] = [];
  const refused: Refusal[] = [];
  const seen = new Set<string>();
  for (const candidate of MAKERS.flatMap((make) => [...make(note, engine.words)])) {
    if (seen.has(candidate.id)) continue;
    seen.add(candidate.id);
    const refusal = refusalOf(candidate, engine);
    if (refusal === null) cards.push(candidate);
    else refused.push(refusal);
  }
  return { cards, refused };
}
