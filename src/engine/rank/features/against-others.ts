/** Features that compare the candidates of one question with each other; filled in when all are described. */
import { NOTHING } from './asked-words.js';
import type { Described } from './described.js';
import { PLACE } from './features.js';

const AGAINST_BEST = (
  ['bagAgainstBest', 'unitAgainstBest', 'diceAgainstBest', 'alignedVote'] as const
).map((name) => PLACE[name]);
const LOCAL_COVERAGE = PLACE.localCoverage;
const LOCAL_DICE = PLACE.localDice;

/** Divides what is to be compared with the best candidate by the best. */
export function compareWithBest(described: readonly Described[]): void {
  for (let feature = 0; feature < AGAINST_BEST.length; feature++) {
    const place = AGAINST_BEST[feature]!;
    let best = NOTHING;
    for (let at = 0; at < described.length; at++) {
      const value = described[at]!.row[place]!;
      if (value > best) best = value;
    }
    for (let at = 0; at < described.length; at++) described[at]!.row[place]! /= best;
  }
}

/**
 * Fills in coverage by weights that fall with the number of candidates that hold a word.
 * @param slots how many words the question has
 */
export function weighLocally(described: readonly Described[], slots: number): void {
  let total = NOTHING;
  for (let slot = 0; slot < slots; slot++) {
    const bit = 1 << slot;
    let holding = 0;
    for (let at = 0; at < described.length; at++)
      if ((described[at]!.noteMask & bit) !== 0) holding++;
    if (holding === 0) continue;
    const weight = Math.log(1 + described.length / holding);
    total += weight;
    for (let at = 0; at < described.length; at++) {
      const { row, noteMask, bestMask } = described[at]!;
      if ((noteMask & bit) !== 0) row[LOCAL_COVERAGE]! += weight;
      if ((bestMask & bit) !== 0) row[LOCAL_DICE]! += weight;
    }
  }
  for (let at = 0; at < described.length; at++) {
    const { row } = described[at]!;
    row[LOCAL_COVERAGE]! /= total;
    row[LOCAL_DICE]! /= total;
  }
}

/**
 * Fills in how a candidate stands among those of the same note: a page of which many sections are found is what the question is
 * about, and one of these answers it.
 * @param noteOf the note that an entry is of
 */
export function compareWithSiblings(
  described: readonly Described[],
  noteOf: (entry: number) => number,
): void {
  const notes = described.map(({ candidate }) => noteOf(candidate.note));
  let total = NOTHING;
  for (const { candidate } of described) total += candidate.bag;
  described.forEach(({ row, candidate }, at) => {
    let [sum, best] = [0, candidate.bag];
    described.forEach((other, place) => {
      if (place === at || notes[place] !== notes[at]) return;
      sum += other.candidate.bag;
      best = Math.max(best, other.candidate.bag);
    });
    row[PLACE.siblings] = sum / total;
    row[PLACE.amongSiblings] = candidate.bag / Math.max(NOTHING, best);
  });
}
