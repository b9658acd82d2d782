/** The stems that a question searches for, with what they can give a note at most. */
import type { NoteIndex } from '../../index/note-index.js';
import type { Slot } from '../../query/slots.js';

/** One stem to search for. */
export interface Term {
  readonly stem: number;
  /** How telling it is here: its rarity, less where it stands for a word less surely. */
  readonly weight: number;
  /** The most that it adds to any note's score. */
  readonly bound: number;
  /** How long its list is. */
  readonly length: number;
}

/**
 * The distinct stems of all slots, those first that can give most; the same order whatever order the notes came in.
 * @param step what one step of impact stands for (`Impacts.step`)
 */
export function termsOf(index: NoteIndex, slots: readonly Slot[], step: number): Term[] {
  const weights = new Map<number, number>();
  for (const { alternatives } of slots) {
    for (const { stem, similarity } of alternatives) {
      const weight = index.rarity(stem) * similarity;
      if (weight > (weights.get(stem) ?? 0)) weights.set(stem, weight);
    }
  }
  const { stemTexts } = index.vocabulary;
  const terms: Term[] = [];
  weights.forEach((weight, stem) => {
    const bound = weight * step * index.impacts.peakOf(stem);
    terms.push({ stem, weight, bound, length: index.postings.lengthOf(stem) });
  });
  return terms.sort(
    (a, b) => b.bound - a.bound || b.weight - a.weight || stemTexts.compare(a.stem, b.stem),
  );
}

/** By term: the most that it and those after it can add to a note's score; 0 at the end. */
export function boundsFrom(terms: readonly Term[]): Float64Array {
  const bounds = new Float64Array(terms.length + 1);
  for (let at = terms.length - 1; at >= 0; at--) bounds[at] = bounds[at + 1]! + terms[at]!.bound;
  return bounds;
}
