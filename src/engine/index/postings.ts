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
import { PostingTails, type Stretch } from './posting-tails.js';
import type { SnapshotReader, SnapshotWriter } from './snapshot.js';
import type { TokenPages } from './token-pages.js';

/** Bits of a posting that hold the frequency. */
export const FREQUENCY_BITS = 4;
const FREQUENCY_MASK = (1 << FREQUENCY_BITS) - 1;
/** A higher frequency says no more: saturation has flattened long before. */
const MOST_FREQUENT = FREQUENCY_MASK;

/** The unit of a posting. */
export const unitOf = (posting: number): number => posting >>> FREQUENCY_BITS;

/** How often the stem occurs in the unit of a posting, at most 15. */
export const frequencyOf = (posting: number): number => posting & FREQUENCY_MASK;

/** The running text of an index, to be filed. */
export interface RunningText {
  readonly units: number;
  /** By unit, the first of two numbers: its note; negative for a removed one, which is left out. */
  readonly unitFacts: Int32Array;
  readonly unitStart: Uint32Array;
  readonly unitLength: Uint16Array;
  readonly tokens: TokenPages;
  /** By word number: the number of its stem. */
  readonly stemOfWord: Uint32Array;
  readonly stemCount: number;
}

/** The inverted lists. */
export class Postings {
  private base = new Uint32Array(0);
  private starts = new Uint32Array(1);
  private readonly tails = new PostingTails();

  /** How many postings there are. */
  get size(): number {
    return this.base.length + this.tails.size;
  }

  /** How many of them were added since the last rebuild. */
  get added(): number {
    return this.tails.size;
  }

  /** The stretches of a stem's postings, ascending; none, one or two. Valid until the next call. */
  of(stem: number): Stretch[] {
    const stretches: Stretch[] = [];
    if (stem + 1 < this.starts.length) {
      const start = this.starts[stem]!;
      const end = this.starts[stem + 1]!;
      if (end > start) stretches.push({ data: this.base, start, end });
    }
    if (this.tails.size > 0) {
      const tail = this.tails.of(stem);
      if (tail.end > 0) stretches.push(tail);
    }
    return stretches;
  }

  /** How many postings a stem has, those of removed notes included. */
  lengthOf(stem: number): number {
    const inBase = stem + 1 < this.starts.length ? this.starts[stem + 1]! - this.starts[stem]! : 0;
    return inBase + this.tails.lengthOf(stem);
  }

  /** Adds a word of a unit. The unit's number is at least that of every unit added before. */
  add(stem: number, unit: number): void {
    const last = this.tails.lastOf(stem);
    if (last < 0 || unitOf(last) !== unit) this.tails.push(stem, (unit << FREQUENCY_BITS) | 1);
    else if (frequencyOf(last) < MOST_FREQUENT) this.tails.replaceLast(stem, last + 1);
  }

  /** Files every unit anew, in two sweeps: count, then fill. */
  rebuild(text: RunningText): void {
    const { stemCount } = text;
    const starts = new Uint32Array(stemCount + 1);
    const seen = new Uint32Array(stemCount);
    forEachStemOfUnit(text, (stem, unit) => {
      if (seen[stem] === unit + 1) return;
      seen[stem] = unit + 1;
      starts[stem + 1]!++;
    });
    for (let stem = 0; stem < stemCount; stem++) starts[stem + 1]! += starts[stem]!;
    const base = new Uint32Array(starts[stemCount]!);
    const cursor = starts.slice(0, stemCount);
    seen.fill(0);
    forEachStemOfUnit(text, (stem, unit) => {
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
    this.tails.clear();
  }

  /** Writes the lists; nothing was added since the last rebuild. */
  save(to: SnapshotWriter): void {
    to.array('postings', this.base);
    to.array('postings.starts', this.starts);
  }

  /** Takes over what was written. */
  load(from: SnapshotReader): void {
    this.base = from.array('postings', Uint32Array);
    this.starts = from.array('postings.starts', Uint32Array);
  }
}

function forEachStemOfUnit(
  { units, unitFacts, unitStart, unitLength, tokens, stemOfWord }: RunningText,
  visit: (stem: number, unit: number) => void,
): void {
  for (let unit = 0; unit < units; unit++) {
    if (unitFacts[2 * unit]! < 0) continue;
    const page = tokens.page(unitStart[unit]!);
    const from = tokens.offset(unitStart[unit]!);
    const end = from + unitLength[unit]!;
    for (let at = from; at < end; at++) visit(stemOfWord[page[at]!]!, unit);
  }
}
