/** Percentiles of measured times. */

/**
 * The value below which a share of the values lies.
 * @param share - 0 to 1
 */
export function percentile(values: readonly number[], share: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? NaN;
}
