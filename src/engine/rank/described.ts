/** What is known of a candidate when it is ranked. */
import type { Candidate } from './first-score.js';

/** A candidate with its features and the unit that matched best. */
export interface Described {
  readonly candidate: Candidate;
  readonly row: Float32Array;
  readonly bestUnit: number;
  /** By unit of `candidate.units`: share of the question's weight there, path included, blended with overlap. */
  readonly unitScores: readonly number[];
  /** One bit for each slot found in the note, and in the best unit. */
  readonly noteMask: number;
  readonly bestMask: number;
}
