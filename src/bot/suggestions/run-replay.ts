/** Runs a replay to its end, while others have their turn. */
import type { AnswerEngine } from '../../engine/answer-engine.js';
import { replay, type KnownQuestion, type NotesChange, type Replay } from '../../engine/replay.js';

/** Questions asked at a stretch: a few milliseconds. */
const STRETCH = 20;

/**
 * Replays a change.
 * @param engine - as {@link replay} takes it
 * @param othersTurn - resolves when whatever else waits was done
 */
export async function runReplay(
  engine: AnswerEngine,
  change: NotesChange,
  known: readonly KnownQuestion[],
  othersTurn: () => Promise<void>,
): Promise<Replay> {
  const steps = replay(engine, change, known);
  for (let count = 1; ; count++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (count % STRETCH === 0) await othersTurn();
  }
}
