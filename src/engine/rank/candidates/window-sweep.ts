/**
 * Reads the lists that can make a note one of the best, window by window in the order of the notes, and looks the notes
 * met there up in the other lists. A window's sums fit the processor's nearest cache, and each window asks for more
 * than the one before, as better notes have been found.
 */
import { withRoom } from '../../index/growable.js';
import { firstNotBelow } from '../../index/postings/gallop.js';
import type { Lists } from '../../index/postings/posting-tails.js';
import { IMPACT_BITS, MOST_IMPACT, noteOf } from '../../index/postings/postings.js';
import type { Term } from './terms.js';

/** About so many postings a window, and so many notes at most. */
const POSTINGS = 4096;
const MOST_NOTES = 1 << 15;
const LEAST_NOTES = 32;
/** The first windows are smaller: they find out what is needed. */
const FIRST_POSTINGS = 1024;
/**
 * Of a window's notes, those whose sums come to these shares of the highest are scored first, in this order: what they
 * score rules most of the others out.
 */
const SHARES = [0.95, 0.8, 0] as const;

/** What has been found so far. */
export interface Rivals {
  /** What a note must be able to reach to be worth a look now. */
  readonly needed: number;
  /** What a note must reach to be looked for. */
  readonly least: number;
  /** Scores a note and keeps it if it is among the best. */
  offer(note: number): void;
  /** Counts postings read; whether there is time for more. */
  spend(postings: number): boolean;
}

/** What to sweep for. */
export interface Sweep {
  readonly terms: readonly Term[];
  /** By term: the most that it and those after it can add. */
  readonly bounds: Float64Array;
  /** What one step of impact stands for. */
  readonly step: number;
  /** The first term to sweep; notes that hold one before it have been scored or ruled out. */
  readonly from: number;
  /** How many notes there are. */
  readonly notes: number;
}

/** Working columns of a sweep. */
export class WindowSweep {
  private readonly rivals: Rivals;
  /** By note of the window: the sum of its impacts, by weight. */
  private readonly sums = new Float32Array(MOST_NOTES);
  /** One bit for each note of the window that was met. */
  private readonly met = new Uint32Array(MOST_NOTES / 32);
  private open = new Uint32Array(1024);
  private openSums = new Float32Array(1024);
  private openCount = 0;
  /** By term: where its list is to be read on. */
  private at = new Uint32Array(64);

  constructor(rivals: Rivals) {
    this.rivals = rivals;
  }

  /** Sweeps the lists of one array. */
  sweep(lists: Lists, sweep: Sweep): void {
    const { terms, bounds, from, notes } = sweep;
    this.at = withRoom(this.at, terms.length);
    for (let term = 0; term < terms.length; term++) this.at[term] = lists.starts[term]!;
    let postings = FIRST_POSTINGS;
    for (;;) {
      let essential = terms.length;
      while (essential > from && bounds[essential - 1]! < this.rivals.least) essential--;
      const left = this.leftOf(lists, from, essential);
      if (left === 0) return;
      const first = this.firstNote(lists, from, essential);
      const width = Math.ceil(((notes - first) * postings) / left);
      const end = first + Math.max(LEAST_NOTES, Math.min(MOST_NOTES, width));
      for (let term = from; term < essential; term++) this.read(lists, term, sweep, first, end);
      this.gather(first, this.rivals.needed - bounds[essential]!);
      for (let term = essential; term < terms.length && this.openCount > 0; term++)
        this.lookUp(lists, term, sweep);
      this.offer();
      const read = left - this.leftOf(lists, from, essential);
      if (!this.rivals.spend(read)) return;
      postings = POSTINGS;
    }
  }

  /** Offers the open notes, the likeliest first. */
  private offer(): void {
    const { rivals, open, openSums, openCount } = this;
    let highest = 0;
    for (let place = 0; place < openCount; place++)
      if (openSums[place]! > highest) highest = openSums[place]!;
    for (let pass = 0; pass < SHARES.length; pass++) {
      const least = SHARES[pass]! * highest;
      for (let place = 0; place < openCount; place++) {
        const sum = openSums[place]!;
        if (sum >= least && sum >= rivals.needed) rivals.offer(open[place]!);
      }
    }
  }

  /** How many postings some terms' lists still have. */
  private leftOf({ ends }: Lists, from: number, to: number): number {
    let left = 0;
    for (let term = from; term < to; term++) left += ends[term]! - this.at[term]!;
    return left;
  }

  /** The next note of some terms' lists, of which one is not at its end. */
  private firstNote({ data, ends }: Lists, from: number, to: number): number {
    let first = Infinity;
    for (let term = from; term < to; term++)
      if (this.at[term]! < ends[term]!) first = Math.min(first, noteOf(data[this.at[term]!]!));
    return first;
  }

  /** Adds up a list's impacts between two notes. */
  private read(
    { data, ends }: Lists,
    term: number,
    sweep: Sweep,
    first: number,
    end: number,
  ): void {
    const { sums, met } = this;
    const gain = sweep.terms[term]!.weight * sweep.step;
    const stop = ends[term]!;
    let at = this.at[term]!;
    for (; at < stop; at++) {
      const posting = data[at]!;
      const note = (posting >>> IMPACT_BITS) - first;
      if (note >= end - first) break;
      sums[note]! += gain * (posting & MOST_IMPACT);
      met[note >>> 5]! |= 1 << (note & 31);
    }
    this.at[term] = at;
  }

  /** Opens the notes met whose sums come to what is needed, in ascending order, and clears the window. */
  private gather(first: number, needed: number): void {
    const { sums, met } = this;
    let count = 0;
    for (let word = 0; word < met.length; word++) {
      let bits = met[word]!;
      if (bits === 0) continue;
      met[word] = 0;
      this.open = withRoom(this.open, count + 32);
      this.openSums = withRoom(this.openSums, count + 32);
      for (; bits !== 0; bits &= bits - 1) {
        const note = (word << 5) + 31 - Math.clz32(bits & -bits);
        if (sums[note]! >= needed) {
          this.open[count] = first + note;
          this.openSums[count++] = sums[note]!;
        }
        sums[note] = 0;
      }
    }
    this.openCount = count;
  }

  /** Looks the open notes up in a list; drops those that cannot come to what is needed any more. */
  private lookUp({ data, ends }: Lists, term: number, { terms, bounds, step }: Sweep): void {
    const { open, openSums } = this;
    const gain = terms[term]!.weight * step;
    const needed = this.rivals.needed - bounds[term + 1]!;
    const end = ends[term]!;
    let at = this.at[term]!;
    let kept = 0;
    for (let place = 0; place < this.openCount; place++) {
      const note = open[place]!;
      let sum = openSums[place]!;
      at = firstNotBelow(data, at, end, (note << IMPACT_BITS) >>> 0);
      if (at < end && noteOf(data[at]!) === note) sum += gain * (data[at]! & MOST_IMPACT);
      if (sum < needed) continue;
      open[kept] = note;
      openSums[kept++] = sum;
    }
    this.at[term] = at;
    this.openCount = kept;
  }
}
