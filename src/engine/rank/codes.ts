/** Error codes, names of alerts and versions in a question, and which candidates are about them. */
import type { NoteCollection } from '../index/note-collection.js';
import type { NoteIndex } from '../index/note-index.js';
import { FIELD } from '../index/unit-source.js';
import { isCode, isVersion } from '../query/identifiers.js';
import type { Slot } from '../query/slots.js';
import { INTRODUCES, type Introduction, type Introductions } from './introduction.js';

/** A name stands at the beginning of a line, or behind no more than a word or two of its kind ("Error E1042: …"). */
const NEAR_BEGINNING = 4;

/** A code of the question: its stem in the notes, and the most that a line can say of it. */
interface Code {
  readonly stem: number;
  readonly most: number;
}

/**
 * The candidates that are about the codes in a question: an error's or an alert's name, pasted among words that don't matter,
 * decides alone.
 * @returns nothing where the notes know no such code
 */
export function codesIn(
  { index }: NoteCollection,
  slots: readonly Slot[],
  entries: readonly number[],
): Introductions | undefined {
  const words = slots.map(({ asked }) => asked);
  const codes = slots.flatMap(({ asked, alternatives: [first] }, at): Code[] => {
    if (first?.by !== 'exact' && first?.by !== 'stem') return [];
    if (isVersion(asked)) return [{ stem: first.stem, most: INTRODUCES.inPassing }];
    return isCode(words, at) ? [{ stem: first.stem, most: INTRODUCES.defines }] : [];
  });
  if (codes.length === 0) return undefined;
  const byEntry = new Map<number, Introduction>();
  for (const entry of entries) {
    let best: Introduction | undefined;
    const first = index.noteFirst[entry]!;
    for (let unit = first; unit < first + index.noteUnits[entry]!; unit++) {
      const stems = index.stemsOf(unit);
      const degree = Math.max(
        ...codes.map((code) => Math.min(code.most, degreeOfCode(index, unit, stems, code.stem))),
      );
      if (degree > (best?.degree ?? 0)) best = { entry, unit, degree, isOnly: true };
    }
    if (best !== undefined) byEntry.set(entry, best);
  }
  return { byEntry, isKnown: true, isMeant: true };
}

/** How much a unit is about a code: a number of `INTRODUCES`, or 0. What alone has it, is about it. */
function degreeOfCode(
  index: NoteIndex,
  unit: number,
  stems: readonly number[],
  code: number,
): number {
  const at = stems.indexOf(code);
  if (at < 0) return 0;
  const isMeant = index.unitField[unit] !== FIELD.text || index.notesWith(code) === 1;
  return isMeant || at < NEAR_BEGINNING ? INTRODUCES.defines : INTRODUCES.inPassing;
}
