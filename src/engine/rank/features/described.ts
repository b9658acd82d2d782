/** What is known of a candidate when it is ranked. */
import type { Candidate } from '../candidates/first-score.js';

/** A candidate with its features and the unit that matched best. */
export interface Described {
  readonly candidate: Candidate;
  /** Valid until the describer's next question: copy what is to be kept. */
  readonly row: Float32Array;
  readonly bestUnit: number;
  /** One bit for each slot found in the note, and in the best unit. */
  readonly noteMask: number;
  readonly bestMask: number;
}
