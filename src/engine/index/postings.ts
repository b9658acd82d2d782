/**
 * For every stem the units that hold it, in ascending order. A posting packs the unit's number and how often the
 * stem occurs there (1 to 15) in 32 bits.
 *
 *     base    | stem 0 | stem 1 |  stem 2  | …      one array, rebuilt now and then by a counting sort
 *     tails     stem 1 -> [ … ]   stem 7 -> [ … ]   what was added since
 *
 * Units are numbered in order of arrival, so a tail follows its base and both are read in one sweep. Removed
 * notes stay in the lists until the next rebuild; whoever reads skips units without a note.
 */
import { NumberList } from './growable.js';

/** Bits of a posting that hold the frequency. */
export const FREQUENCY_BITS = 4;
const FREQUENCY_MASK = (1 << FREQUENCY_BITS) - 1;
/** A higher frequency says no more: saturation has flattened long before. */
const MOST_FREQUENT = FREQUENCY_MASK;

/** The unit of a posting. */
export const unitOf = (posting: number): number => posting >>> FREQUENCY_BITS;

/** How often the stem occurs in the unit of a posting, at most 15. */
export const frequencyOf = (posting: number): number => posting & FREQUENCY_MASK;

/** One stretch of postings: the elements of `data` from `start` up to, not including, `end`. */
export interface Stretch {
  readonly data: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/** Reads a unit's stems: calls back once for each word, in order. */
export type UnitReader = (unit: number, visit: (stem: number) => void) => void;

/** The inverted lists. */
export class Postings {
  private base = new Uint32Array(0);
  private starts = new Uint32Array(1);
  private tails = new Map<number, NumberList>();
  private tailSize = 0;

  /** How many postings there are. */
  get size(): number {
    return this.base.length + this.tailSize;
  }

  /** How many of them were added since the last rebuild. */
  get added(): number {
    return this.tailSize;
  }

  /** The stretches of a stem's postings, ascending; none, one or two. */
  of(stem: number): Stretch[] {
    const stretches: Stretch[] = [];
    if (stem + 1 < this.starts.length) {
      const start = this.starts[stem]!;
      const end = this.starts[stem + 1]!;
      if (end > start) stretches.push({ data: this.base, start, end });
    }
    const tail = this.tails.get(stem);
    if (tail !== undefined) stretches.push({ data: tail.data, start: 0, end: tail.length });
    return stretches;
  }

  /** How many postings a stem has, those of removed notes included. */
  lengthOf(stem: number): number {
    const inBase = stem + 1 < this.starts.length ? this.starts[stem + 1]! - this.starts[stem]! : 0;
    return inBase + (this.tails.get(stem)?.length ?? 0);
  }

  /** Adds a word of a unit. The unit's number is at least that of every unit added before. */
  add(stem: number, unit: number): void {
    let tail = this.tails.get(stem);
    if (tail === undefined) {
      tail = new NumberList();
      this.tails.set(stem, tail);
    }
    const last = tail.length - 1;
    if (last < 0 || unitOf(tail.data[last]!) !== unit) {
      tail.push((unit << FREQUENCY_BITS) | 1);
      this.tailSize++;
    } else if (frequencyOf(tail.data[last]!) < MOST_FREQUENT) {
      tail.data[last]!++;
    }
  }

  /**
   * Files every unit anew, in two sweeps: count, then fill.
   * @param stems how many stems there are
   * @param units how many units there are
   * @param read gives a unit's stems; none for a removed unit
   */
  rebuild(stems: number, units: number, read: UnitReader): void {
    const starts = new Uint32Array(stems + 1);
    const seen = new Uint32Array(stems);
    forEachWord(units, read, (stem, unit) => {
      if (seen[stem] === unit + 1) return;
      seen[stem] = unit + 1;
      starts[stem + 1]!++;
    });
    for (let stem = 0; stem < stems; stem++) starts[stem + 1]! += starts[stem]!;
    const base = new Uint32Array(starts[stems]!);
    const cursor = starts.slice(0, stems);
    seen.fill(0);
    forEachWord(units, read, (stem, unit) => {
      const at = cursor[stem]!;
      if (seen[stem] !== unit + 1) {
        seen[stem] = unit + 1;
        base[at] = (unit << FREQUENCY_BITS) | 1;
        cursor[stem]!++;
      } else if (frequencyOf(base[at - 1]!) < MOST_FREQUENT) {
        base[at - 1]!++;
      }
    });
    this.base = base;
    this.starts = starts;
    this.tails = new Map();
    this.tailSize = 0;
  }
}

function forEachWord(
  units: number,
  read: UnitReader,
  visit: (stem: number, unit: number) => void,
): void {
  for (let unit = 0; unit < units; unit++) {
    read(unit, (stem) => {
      visit(stem, unit);
    });
  }
}
