/** How the first candidate stands among the others: who its rivals are, and by how much it leads. */

/** A ranked candidate. */
export interface Contender {
  readonly row: Float32Array;
  readonly score: number;
  /** The note that it is of, by a number, and the position of the passage that opens it. */
  readonly note: number;
  readonly opening: number;
}

/** How the first stands. */
export interface Standing {
  readonly first: Float32Array;
  /** The best rival; none: nothing else has anything of the question. */
  readonly rival: Float32Array | undefined;
  /** By how much it leads its best rival, and the best of another note; infinite without one. */
  readonly lead: number;
  readonly leadOverOtherNotes: number;
  /** The probability of the first among all, by the ranker's scores. */
  readonly probability: number;
}

/**
 * Looks at the first of some candidates.
 * @param ranked best first, at least one
 * @param isSame whether two candidates say the same: a copy is no rival
 */
export function standingOf<One extends Contender>(
  ranked: readonly One[],
  isSame: (first: One, other: One) => boolean = () => false,
): Standing {
  const first = ranked[0]!;
  let rival: One | undefined;
  let other: One | undefined;
  let sum = 1;
  for (let at = 1; at < ranked.length; at++) {
    const one = ranked[at]!;
    if (isWithin(first, one) || isSame(first, one)) continue;
    sum += Math.exp(one.score - first.score);
    rival ??= one;
    if (one.note !== first.note) other ??= one;
  }
  return {
    first: first.row,
    rival: rival?.row,
    lead: rival === undefined ? Infinity : first.score - rival.score,
    leadOverOtherNotes: other === undefined ? Infinity : first.score - other.score,
    probability: 1 / sum,
  };
}

/** A section and the opening of its own note go together; two sections are rivals, as two notes are. */
const isWithin = (first: Contender, other: Contender): boolean =>
  first.note === other.note && (first.opening === 0 || other.opening === 0);
