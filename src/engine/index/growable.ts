/**
 * Typed arrays that grow. Flat numbers instead of objects keep a million notes within a few hundred megabytes,
 * out of the garbage collector's sight.
 */

/** The typed arrays in use. */
export type Numbers =
  Int8Array | Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/**
 * A copy of `array` with room for at least `needed` elements, or `array` itself when it has room. Room doubles,
 * so that appending costs constant time on average. Where every word passes, callers look at the length themselves
 * first: this function sees arrays of all kinds, so the compiler cannot make it quick.
 * @param array the array to grow; elements past the old end are zero
 * @param needed number of elements that must fit
 */
export function withRoom<T extends Numbers>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const Kind = array.constructor as new (length: number) => T;
  const grown = new Kind(Math.max(needed, array.length * 2, 16));
  grown.set(array);
  return grown;
}

/** An appendable list of unsigned 32-bit numbers. */
export class NumberList {
  /** Elements from `length` on are room. */
  data: Uint32Array;
  length = 0;

  constructor(room = 4) {
    this.data = new Uint32Array(room);
  }

  /** Appends one number. */
  push(value: number): void {
    if (this.length === this.data.length) this.data = withRoom(this.data, this.length + 1);
    this.data[this.length++] = value;
  }
}
