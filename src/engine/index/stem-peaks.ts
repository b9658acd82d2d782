/**
 * For every stem the most that it adds to any note's first score, per unit of its weight. The search stops early by
 * these bounds, so they may be too high but never too low. They hold for the mean lengths at the last rebuild; a mean
 * that has grown since by some factor raises no score by more than that factor.
 */
import { B_NOTE, B_UNIT, K1, normOf, saturated, UNIT_SHARE } from './bm25.js';
import { withRoom } from './growable.js';
import type { SnapshotReader, SnapshotWriter } from './snapshot.js';

/** What no stem exceeds: both parts saturate at `K1 + 1`. */
const MOST = (K1 + 1) * (1 + UNIT_SHARE);
/** Sums are rounded differently in another order. */
const SLACK = 1.0001;

/** Upper bounds by stem. */
export class StemPeaks {
  private peaks = new Float32Array(0);
  /** Mean lengths at the last rebuild; 0 before the first. */
  private meanNote = 0;
  private meanUnit = 0;

  /** Whether there are bounds yet; small indexes do without. */
  get isKnown(): boolean {
    return this.meanNote > 0;
  }

  /** Starts anew; `raise` is to be called for every stem of every note. */
  reset(stems: number, meanNote: number, meanUnit: number): void {
    this.peaks = new Float32Array(stems);
    this.meanNote = meanNote;
    this.meanUnit = meanUnit;
  }

  /**
   * Takes in that a note holds a stem.
   * @param times how often, weighted by field
   * @param noteLength the note's length, weighted by field
   * @param unitLength the length of the note's shortest unit
   */
  raise(stem: number, times: number, noteLength: number, unitLength: number): void {
    if (stem >= this.peaks.length) this.peaks = withRoom(this.peaks, stem + 1);
    const peak =
      saturated(times, normOf(noteLength, this.meanNote, B_NOTE)) +
      UNIT_SHARE * saturated(times, normOf(unitLength, this.meanUnit, B_UNIT));
    if (peak > this.peaks[stem]!) this.peaks[stem] = peak;
  }

  /**
   * The bound of a stem.
   * @param meanNote mean length of a note now
   * @param meanUnit mean length of a unit now
   */
  of(stem: number, meanNote: number, meanUnit: number): number {
    if (!this.isKnown) return MOST;
    const grown = Math.max(1, meanNote / this.meanNote, meanUnit / this.meanUnit);
    return Math.min(MOST, (this.peaks[stem] ?? 0) * grown * SLACK);
  }

  /** Writes the bounds. */
  save(to: SnapshotWriter): void {
    to.array('peaks', this.peaks);
    to.fact('peaks', [this.meanNote, this.meanUnit]);
  }

  /** Takes over what was written. */
  load(from: SnapshotReader): void {
    this.peaks = from.array('peaks', Float32Array);
    [this.meanNote, this.meanUnit] = from.fact('peaks') as [number, number];
  }
}
