/**
 * The first place from `from` on that holds at least `value`, by steps that double and then halve: as quick as
 * reading on where the place is near, and much quicker where it is far.
 * @param data ascending between `from` and `end`
 * @returns `end` when there is none
 */
export function firstNotBelow(data: Uint32Array, from: number, end: number, value: number): number {
  if (from >= end || data[from]! >= value) return from;
  let step = 1;
  let low = from;
  while (low + step < end && data[low + step]! < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step);
  low++;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (data[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
