/** What an answer is worth. */

/** How good an answer is. */
export type Grade = 'right' | 'half' | 'wrong';

/** An answer, graded. */
export interface GradedAnswer {
  readonly grade: Grade;
  /** The parts of the right answer that were missing, in its own words; none for a right one. */
  readonly missing: readonly string[];
}
