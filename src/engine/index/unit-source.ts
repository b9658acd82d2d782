/** A unit, the part of a note that is scored on its own, and the field that it is of. */

/** Which part of a note a unit is. The numbers are stored. */
export const FIELD = { topic: 0, question: 1, keyword: 2, text: 3, path: 4 } as const;

/** A number of `FIELD`. */
export type Field = (typeof FIELD)[keyof typeof FIELD];

/**
 * How much a word counts by its field when a note is scored as one bag of words: authors put the telling words
 * into the topic, and other ways to ask are nearly the question itself. The headings above a section are those of its
 * neighbours, too.
 */
export const FIELD_WEIGHT: Readonly<Record<Field, number>> = { 0: 2, 1: 1.5, 2: 1.5, 3: 1, 4: 1 };

/** A unit to be indexed. */
export interface UnitSource {
  readonly field: Field;
  /** Position, among the note's units, of the unit that this one hangs below; -1 for none. */
  readonly parent: number;
  /** Position, among the note's passages, of the passage that it leads to. */
  readonly passage: number;
  /** Its words, folded; at most `LONGEST_UNIT` are kept. */
  readonly words: readonly string[];
}
