/** Shares as people read them. */

/** Whole percents of a share from 0 to 1. */
export function percentOf(share: number): number {
  return Math.round(share * 100);
}
