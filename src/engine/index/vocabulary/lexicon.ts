/**
 * Texts by number and numbers by text, without a string object each: the UTF-16 units of all texts in one array,
 * and a hash table of numbers (open addressing, at most half full).
 *
 *     units   k e r n e l i m a g e …      starts   0 6 11 …      table   … 2 … 1 …   (number + 1)
 */
import { withRoom } from '../growable.js';
import { finished, HASH_START, hashOf, mixed } from '../hash.js';

/** No text, in the hash table. */
const EMPTY = 0;

/** A growing set of texts, numbered from 0 in order of arrival. */
export class Lexicon {
  /** The UTF-16 units of all texts. Valid up to `starts[count]`. */
  units = new Uint16Array(1024);
  /** By text: where it starts; it ends where the next one starts. */
  starts = new Uint32Array(256);
  private table = new Uint32Array(512);
  count = 0;

  /** The number of a text, or -1. */
  idOf(text: string): number {
    return this.table[this.slotOf(text)]! - 1;
  }

  /** The number of a text, given now if it is new. */
  intern(text: string): number {
    const slot = this.slotOf(text);
    const known = this.table[slot]!;
    return known === EMPTY ? this.append(text, slot) : known - 1;
  }

  /** The text of a number. */
  text(id: number): string {
    const units: ArrayLike<number> = this.units.subarray(this.starts[id], this.starts[id + 1]);
    return String.fromCharCode.apply(null, units as number[]);
  }

  /** Length of a text, in UTF-16 units. */
  lengthOf(id: number): number {
    return this.starts[id + 1]! - this.starts[id]!;
  }

  /** Which of two texts comes first, unit by unit: negative, zero or positive, as for `Array.sort`. */
  compare(a: number, b: number): number {
    const { units } = this;
    const [fromA, fromB] = [this.starts[a]!, this.starts[b]!];
    const [lengthA, lengthB] = [this.lengthOf(a), this.lengthOf(b)];
    for (let at = 0; at < lengthA && at < lengthB; at++) {
      const difference = units[fromA + at]! - units[fromB + at]!;
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  /** The slot that holds a text, or the empty one where it belongs. */
  private slotOf(text: string): number {
    const { table } = this;
    const mask = table.length - 1;
    let slot = hashOf(text) & mask;
    while (table[slot]! !== EMPTY && !this.isText(table[slot]! - 1, text)) slot = (slot + 1) & mask;
    return slot;
  }

  private isText(id: number, text: string): boolean {
    const { units } = this;
    const start = this.starts[id]!;
    if (this.starts[id + 1]! - start !== text.length) return false;
    for (let at = 0; at < text.length; at++)
      if (units[start + at]! !== text.charCodeAt(at)) return false;
    return true;
  }

  private append(text: string, slot: number): number {
    const id = this.count++;
    const start = this.starts[id]!;
    const end = start + text.length;
    if (end > this.units.length) this.units = withRoom(this.units, end);
    for (let at = 0; at < text.length; at++) this.units[start + at] = text.charCodeAt(at);
    this.starts = withRoom(this.starts, id + 2);
    this.starts[id + 1] = end;
    this.table[slot] = id + 1;
    if (this.count * 2 > this.table.length) this.rehash();
    return id;
  }

  private rehash(): void {
    const table = new Uint32Array(this.table.length * 2);
    const mask = table.length - 1;
    for (let id = 0; id < this.count; id++) {
      let slot = this.hashOfId(id) & mask;
      while (table[slot]! !== EMPTY) slot = (slot + 1) & mask;
      table[slot] = id + 1;
    }
    this.table = table;
  }

  /** What `hashOf` makes of the text of a number. */
  private hashOfId(id: number): number {
    let hash = HASH_START;
    const end = this.starts[id + 1]!;
    for (let at = this.starts[id]!; at < end; at++) hash = mixed(hash, this.units[at]!);
    return finished(hash);
  }
}
