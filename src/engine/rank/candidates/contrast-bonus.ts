/** A question about a contrast wants the note that is about both sides. */
import type { NoteIndex } from '../../index/note-index.js';
import { FIELD } from '../../index/unit-source.js';
import type { Contrast } from '../../query/contrast.js';

/** Worth about as much as a rare word of the question more in the topic. */
const BONUS = 1.5;

/**
 * What a candidate's score gains when its topic, or another way to ask for it, names both sides.
 * @param note the candidate's number
 * @param contrast the sides, or nothing when the question asks for no contrast
 */
export function contrastBonus(
  index: NoteIndex,
  note: number,
  contrast: Contrast | undefined,
): number {
  if (contrast === undefined) return 0;
  const first = index.noteFirst[note]!;
  for (let unit = first; unit < first + index.noteUnits[note]!; unit++) {
    const field = index.unitField[unit];
    if ((field === FIELD.topic || field === FIELD.question) && namesBoth(index, unit, contrast))
      return BONUS;
  }
  return 0;
}

function namesBoth(index: NoteIndex, unit: number, contrast: Contrast): boolean {
  const stems = new Set<number>();
  index.forEachStem(unit, (id) => stems.add(id));
  return contrast.every((side) =>
    side.some((word) => stems.has(index.vocabulary.stemId(index.words.stem(word)))),
  );
}
