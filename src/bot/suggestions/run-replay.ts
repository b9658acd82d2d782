/** Runs a replay to its end, while others have their turn. */
import type { Note } from '../../core/note.js';
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { replay, type KnownQuestion, type NotesChange, type Replay } from '../../engine/replay.js';

/** Questions asked, and notes taken in, at a stretch: some ten milliseconds. */
const STRETCH = { questions: 20, notes: 100 };

/** What a replay works with. */
export interface Replaying {
  /** The notes as they are. */
  readonly notes: readonly Note[];
  readonly change: NotesChange;
  readonly known: readonly KnownQuestion[];
  /** An engine of its own, without notes. */
  readonly engine: AnswerEngine;
  /** Resolves when whatever else waits was done. */
  readonly othersTurn: () => Promise<void>;
}

/** Replays a change. */
export async function runReplay(given: Replaying): Promise<Replay> {
  const { notes, change, known, engine, othersTurn } = given;
  await engineOver(notes, engine, othersTurn);
  const steps = replay(engine, change, known);
  for (let count = 1; ; count++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % STRETCH.questions === 0) await othersTurn();
  }
}

/**
 * Gives notes to an engine of their own, while others have their turn.
 * @param engine - without notes
 * @returns the engine
 */
export async function engineOver(
  notes: readonly Note[],
  engine: AnswerEngine,
  othersTurn: Replaying['othersTurn'],
): Promise<AnswerEngine> {
  for (let from = 0; from < notes.length; from += STRETCH.notes) {
    engine.update([], notes.slice(from, from + STRETCH.notes));
    await othersTurn();
  }
  return engine;
}
