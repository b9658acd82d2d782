/**
 * For every stem the notes that hold it, in ascending order. A posting packs the note's number and the stem's impact
 * there (impacts.ts) in 32 bits: to sweep a list, nothing else has to be looked at.
 *
 *     base    | stem 0 | stem 1 |  stem 2  | …      one array, the tails merged in now and then
 *     tails     stem 1 -> [ … ]   stem 7 -> [ … ]   what was added since
 *
 * Notes are numbered in order of arrival, so a tail follows its base. Removed notes stay in the lists until their next
 * merge; whoever reads looks whether a note is still there.
 */
import { withRoom } from '../growable.js';
import { PostingTails, type Lists } from './posting-tails.js';

/** Bits of a posting that hold the impact. */
export const IMPACT_BITS = 8;
/** The highest impact. */
export const MOST_IMPACT = (1 << IMPACT_BITS) - 1;
/** So many notes have room in a posting. */
export const MOST_NOTES = 2 ** (32 - IMPACT_BITS);

/** The note of a posting. */
export const noteOf = (posting: number): number => posting >>> IMPACT_BITS;

/** The inverted lists. */
export class Postings {
  private base = new Uint32Array(0);
  private starts = new Uint32Array(1);
  private readonly tails = new PostingTails();
  /** What `of` returns, filled anew by each call. */
  private readonly bases: Lists = {
    data: this.base,
    starts: new Uint32Array(64),
    ends: new Uint32Array(64),
  };
  private readonly basesOnly: readonly Lists[] = [this.bases];
  private readonly both: Lists[] = [this.bases];

  /** How many postings there are. */
  get size(): number {
    return this.base.length + this.tails.size;
  }

  /** How many of them were added since the last merge. */
  get added(): number {
    return this.tails.size;
  }

  /** How many notes a stem's list has, removed ones included. */
  lengthOf(stem: number): number {
    return this.baseEnd(stem) - this.baseStart(stem) + this.tails.lengthOf(stem);
  }

  /**
   * The lists of some terms' stems: first their bases, then, if anything was added, their tails. Valid until the next
   * call.
   * @param from the first term
   * @param to the one after the last
   */
  of(terms: readonly { readonly stem: number }[], from = 0, to = terms.length): readonly Lists[] {
    const { bases } = this;
    if (bases.starts.length < to - from) {
      bases.starts = withRoom(bases.starts, to - from);
      bases.ends = withRoom(bases.ends, to - from);
    }
    bases.data = this.base;
    for (let at = from; at < to; at++) {
      const { stem } = terms[at]!;
      bases.starts[at - from] = this.baseStart(stem);
      bases.ends[at - from] = this.baseEnd(stem);
    }
    if (this.tails.size === 0) return this.basesOnly;
    this.both[1] = this.tails.of(terms, from, to);
    return this.both;
  }

  /** Adds a note to a stem's list. Its number is higher than that of every note added before. */
  add(stem: number, note: number, impact: number): void {
    this.tails.push(stem, ((note << IMPACT_BITS) | impact) >>> 0);
  }

  /**
   * Brings the tails into the base.
   * @param stemCount how many stems there are
   * @param isThere whether a note is still there; the others are left out. Nothing: all are there
   */
  merge(stemCount: number, isThere?: (note: number) => boolean): void {
    const { base } = this;
    const merged = new Uint32Array(this.size);
    const starts = new Uint32Array(stemCount + 1);
    let used = 0;
    for (let stem = 0; stem < stemCount; stem++) {
      starts[stem] = used;
      const end = this.baseEnd(stem);
      for (let at = this.baseStart(stem); at < end; at++) {
        const posting = base[at]!;
        if (isThere === undefined || isThere(noteOf(posting))) merged[used++] = posting;
      }
      used = this.tails.copy(stem, merged, used);
    }
    starts[stemCount] = used;
    this.base = used === merged.length ? merged : merged.slice(0, used);
    this.starts = starts;
    this.tails.clear();
  }

  /** Forgets everything. */
  clear(): void {
    this.base = new Uint32Array(0);
    this.starts = new Uint32Array(1);
    this.tails.clear();
  }

  private baseStart(stem: number): number {
    return this.starts[Math.min(stem, this.starts.length - 1)]!;
  }

  private baseEnd(stem: number): number {
    return this.starts[Math.min(stem + 1, this.starts.length - 1)]!;
  }
}
