/**
 * What was added to the inverted lists since they were last merged: for each stem a chain of chunks in one array.
 * Each chunk of a chain has twice the room of the one before, so that a long tail is read in long runs.
 *
 *     pool    … [next · room · used · posting posting …] …          first, last: by stem, 0 for none
 */
import { withRoom } from '../growable.js';

const HEADER = 3;
const NEXT = 0;
const ROOM = 1;
const USED = 2;
const LEAST_ROOM = 2;
const MOST_ROOM = 4096;
/** Copies kept between questions: about so many postings (16 MB), of so many lists. */
const MOST_GATHERED = 2 ** 22;
const MOST_COPIES = 10_000;

/** The lists of some stems that stand in one array: those of the base, or copies of tails. */
export interface Lists {
  data: Uint32Array;
  /** By place of the stem in the request: where its list starts, and where it ends; what follows is room. */
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Appendable lists of postings by stem. */
export class PostingTails {
  private pool = new Uint32Array(1024);
  /** Place 0 means none. */
  private poolUsed = 1;
  private first = new Uint32Array(256);
  private last = new Uint32Array(256);
  /** Copies of the lists asked for since the last change, and by stem where its copy starts and ends. */
  private gathered = new Uint32Array(1024);
  private gatheredUsed = 0;
  private readonly copies = new Map<number, readonly [start: number, end: number]>();
  /** What `of` returns, filled anew by each call. */
  private readonly lists: Lists = {
    data: this.gathered,
    starts: new Uint32Array(64),
    ends: new Uint32Array(64),
  };
  /** How many postings there are. */
  size = 0;

  /** Appends a posting. */
  push(stem: number, posting: number): void {
    if (this.copies.size > 0) this.forgetCopies();
    if (stem >= this.first.length) {
      this.first = withRoom(this.first, stem + 1);
      this.last = withRoom(this.last, stem + 1);
    }
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

  /**
   * Copies of the lists of some terms' stems. Valid until the next call. A copy serves later questions until something
   * is added: after a million notes were added, copying the tails of frequent words anew took a fifth of a question's
   * time.
   * @param from the first term
   * @param to the one after the last
   */
  of(terms: readonly { readonly stem: number }[], from = 0, to = terms.length): Lists {
    if (this.gatheredUsed > MOST_GATHERED || this.copies.size > MOST_COPIES) this.forgetCopies();
    const { lists } = this;
    if (lists.starts.length < to - from) {
      lists.starts = withRoom(lists.starts, to - from);
      lists.ends = withRoom(lists.ends, to - from);
    }
    for (let at = from; at < to; at++) {
      const { stem } = terms[at]!;
      const copy = this.copies.get(stem) ?? this.gather(stem);
      lists.starts[at - from] = copy[0];
      lists.ends[at - from] = copy[1];
    }
    lists.data = this.gathered;
    return lists;
  }

  /**
   * Copies a stem's postings, in the order in which they were added.
   * @param at where in `target` they begin
   * @returns where they end
   */
  copy(stem: number, target: Uint32Array, at: number): number {
    const { pool } = this;
    let end = at;
    let chunk = stem < this.first.length ? this.first[stem]! : 0;
    for (; chunk !== 0; chunk = pool[chunk + NEXT]!) {
      const from = chunk + HEADER;
      const to = from + pool[chunk + USED]!;
      for (let place = from; place < to; place++) target[end++] = pool[place]!;
    }
    return end;
  }

  /** Forgets everything. */
  clear(): void {
    this.forgetCopies();
    this.gathered = new Uint32Array(1024);
    this.pool = new Uint32Array(1024);
    this.poolUsed = 1;
    this.first = new Uint32Array(256);
    this.last = new Uint32Array(256);
    this.size = 0;
  }

  /** Copies a stem's list behind the copies there are. */
  private gather(stem: number): readonly [start: number, end: number] {
    const start = this.gatheredUsed;
    this.gathered = withRoom(this.gathered, start + this.lengthOf(stem));
    this.gatheredUsed = this.copy(stem, this.gathered, start);
    const copied = [start, this.gatheredUsed] as const;
    this.copies.set(stem, copied);
    return copied;
  }

  private forgetCopies(): void {
    this.copies.clear();
    this.gatheredUsed = 0;
  }

  private newChunk(stem: number, before: number): number {
    const room = before === 0 ? LEAST_ROOM : Math.min(MOST_ROOM, this.pool[before + ROOM]! * 2);
    const chunk = this.poolUsed;
    this.poolUsed += HEADER + room;
    if (this.poolUsed > this.pool.length) this.pool = withRoom(this.pool, this.poolUsed);
    this.pool[chunk + ROOM] = room;
    if (before === 0) this.first[stem] = chunk;
    else this.pool[before + NEXT] = chunk;
    this.last[stem] = chunk;
    return chunk;
  }
}
