/**
 * What was added to the inverted lists since they were last rebuilt: for each stem a chain of chunks in one array.
 * Each chunk of a chain has twice the room of the one before, so that a long tail is read in long runs.
 *
 *     pool    … [next · room · used · posting posting …] …          first, last: by stem, 0 for none
 */
import { withRoom } from './growable.js';

const HEADER = 3;
const NEXT = 0;
const ROOM = 1;
const USED = 2;
const LEAST_ROOM = 2;
const MOST_ROOM = 4096;

/** A run of postings: the elements of `data` from `start` up to, not including, `end`. */
export interface Stretch {
  readonly data: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/** Appendable lists of postings by stem. */
export class PostingTails {
  private pool = new Uint32Array(1024);
  /** Place 0 means none. */
  private poolUsed = 1;
  private first = new Uint32Array(256);
  private last = new Uint32Array(256);
  private gathered = new Uint32Array(1024);
  /** How many postings there are. */
  size = 0;

  /** The last posting of a stem, or -1. */
  lastOf(stem: number): number {
    const chunk = stem < this.last.length ? this.last[stem]! : 0;
    return chunk === 0 ? -1 : this.pool[chunk + HEADER + this.pool[chunk + USED]! - 1]!;
  }

  /** Exchanges the last posting of a stem that has one. */
  replaceLast(stem: number, posting: number): void {
    const chunk = this.last[stem]!;
    this.pool[chunk + HEADER + this.pool[chunk + USED]! - 1] = posting;
  }

  /** Appends a posting. */
  push(stem: number, posting: number): void {
    this.first = withRoom(this.first, stem + 1);
    this.last = withRoom(this.last, stem + 1);
    let chunk = this.last[stem]!;
    if (chunk === 0 || this.pool[chunk + USED] === this.pool[chunk + ROOM])
      chunk = this.newChunk(stem, chunk);
    const used = this.pool[chunk + USED]!++;
    this.pool[chunk + HEADER + used] = posting;
    this.size++;
  }

  /** How many postings a stem has. */
  lengthOf(stem: number): number {
    let length = 0;
    let chunk = stem < this.first.length ? this.first[stem]! : 0;
    for (; chunk !== 0; chunk = this.pool[chunk + NEXT]!) length += this.pool[chunk + USED]!;
    return length;
  }

  /** The postings of a stem, in the order in which they were added. Valid until the next call. */
  of(stem: number): Stretch {
    const { pool } = this;
    let chunk = stem < this.first.length ? this.first[stem]! : 0;
    let end = 0;
    this.gathered = withRoom(this.gathered, this.lengthOf(stem));
    for (; chunk !== 0; chunk = pool[chunk + NEXT]!) {
      const used = pool[chunk + USED]!;
      this.gathered.set(pool.subarray(chunk + HEADER, chunk + HEADER + used), end);
      end += used;
    }
    return { data: this.gathered, start: 0, end };
  }

  /** Forgets everything. */
  clear(): void {
    this.pool = new Uint32Array(1024);
    this.poolUsed = 1;
    this.first = new Uint32Array(256);
    this.last = new Uint32Array(256);
    this.size = 0;
  }

  private newChunk(stem: number, before: number): number {
    const room = before === 0 ? LEAST_ROOM : Math.min(MOST_ROOM, this.pool[before + ROOM]! * 2);
    const chunk = this.poolUsed;
    this.poolUsed += HEADER + room;
    this.pool = withRoom(this.pool, this.poolUsed);
    this.pool[chunk + ROOM] = room;
    if (before === 0) this.first[stem] = chunk;
    else this.pool[before + NEXT] = chunk;
    this.last[stem] = chunk;
    return chunk;
  }
}
