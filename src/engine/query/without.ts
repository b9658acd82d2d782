/** "Without sudo" is not "with sudo": the words that a question or a line takes away. */
import type { NoteIndex } from '../index/note-index.js';
import type { Slot } from './slots.js';

/** Between the two stand articles at most: "without having to type sudo" is another matter. */
const MOST_BETWEEN = 2;

/** Whether a line takes away what the question does. */
export type TakesAway = (unit: number) => boolean;

/**
 * What lines to prefer to a question that takes something away.
 * @returns nothing where it takes away nothing
 */
export function takenAwayIn(index: NoteIndex, slots: readonly Slot[]): TakesAway | undefined {
  const { negation } = index.words.cues;
  const taken = new Set(
    slots
      .flatMap(({ asked }, at) =>
        negation.has(asked) ? (nextOfSubstance(slots, at)?.alternatives ?? []) : [],
      )
      .map((one) => one.stem),
  );
  if (taken.size === 0) return undefined;
  const signs = new Set(
    Array.from(negation, (word) => index.vocabulary.stemId(index.words.stem(word))),
  );
  const isFunction = (id: number): boolean => index.counts.isFunction[id] === 1;
  return (unit) => {
    let since = Infinity;
    for (const id of index.stemsOf(unit)) {
      if (signs.has(id)) since = 0;
      else if (taken.has(id) && since <= MOST_BETWEEN) return true;
      else since = isFunction(id) ? since + 1 : Infinity;
    }
    return false;
  };
}

function nextOfSubstance(slots: readonly Slot[], at: number): Slot | undefined {
  return slots.slice(at + 1, at + 2 + MOST_BETWEEN).find(({ isFunction }) => !isFunction);
}
