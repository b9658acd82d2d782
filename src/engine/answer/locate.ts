/**
 * Finds, in a part of a note that answers a question, the line that does. The part was found by all its words;
 * a line is chosen by what it adds to them: the words that the part shares tell its lines not apart.
 */
import type { NoteIndex } from '../index/note-index.js';
import { FIELD } from '../index/unit-source.js';
import type { Slot } from '../query/slots.js';
import { closeness } from './closeness.js';

/** A word of the question found in the path to a line counts this share of one found in the line. */
const ABOVE = 0.6;
/** One found right below a heading or label, which says nothing without it, counts this share. */
const BELOW = 0.5;
/** A line without a word of its own is led to by its place alone; it must not tie with one that has some. */
const NOTHING_OWN = 0.9;
/** A line that has the question's words side by side is worth up to this share more than one that scatters them. */
const TOGETHER = 0.15;

/** A line of the part, by the unit that holds it. */
export interface Located {
  readonly unit: number;
  /** Position of its passage in the note. */
  readonly position: number;
  /** Weight of the question's words that it covers; comparable within one part. */
  readonly score: number;
}

/** How much of each slot a unit covers, by itself and with its surroundings. */
interface Cover {
  readonly own: Float32Array;
  readonly total: Float32Array;
  /** How close together the unit's own ones stand, from 0 to 1. */
  readonly together: number;
}

/**
 * The lines of a part, best first; among equals the one that stands higher, so that a part's opening wins over
 * lines that only repeat it.
 * @param asked the question's words
 * @param units the part's units in reading order, the opening first; questions and keywords are passed over
 */
export function locate(
  index: NoteIndex,
  asked: readonly Slot[],
  units: readonly number[],
): Located[] {
  const covers = new Map<number, Cover>();
  const slots = telling(asked);
  const lines = units.filter(
    (unit) => index.unitField[unit] === FIELD.topic || index.unitField[unit] === FIELD.text,
  );
  const opening = lines[0];
  for (const unit of lines) {
    const stems = stemsOf(index, unit);
    const own = coverOf(stems, slots);
    const parent = index.unitParent[unit]!;
    const above = covers.get(parent >= 0 ? parent : (opening ?? unit));
    const total = own.map((amount, at) => Math.max(amount, ABOVE * aboveOf(above, at)));
    covers.set(unit, { own, total, together: closeness(placesOf(stems, slots)) });
  }
  for (const unit of lines) lift(index, covers, unit);
  return lines
    .map((unit) => ({
      unit,
      position: index.unitPassage[unit]!,
      score: scoreOf(covers.get(unit), slots),
    }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
}

/** Words of a question that stand in any line and tell none apart; others may ("To take it out", "Where: …"). */
const ANYWHERE = new Set(
  `a an the what which is are was do does did have has can could i you we it this that of to and
  der die das ein eine ist sind ich wir du es und`.split(/\s+/),
);

/** The words that tell lines apart; all where there is none. */
function telling(slots: readonly Slot[]): readonly Slot[] {
  const kept = slots.filter(({ asked }) => !ANYWHERE.has(asked));
  return kept.length > 0 ? kept : slots;
}

/** What a line's path covers: the line above it, and what covers that one from above in turn. */
function aboveOf(above: Cover | undefined, slot: number): number {
  return above === undefined ? 0 : Math.max(above.own[slot]!, above.total[slot]!);
}

/** Lets the line above share in what this one covers. */
function lift(index: NoteIndex, covers: ReadonlyMap<number, Cover>, unit: number): void {
  const above = covers.get(index.unitParent[unit]!);
  const own = covers.get(unit)?.own;
  if (above === undefined || own === undefined) return;
  own.forEach((amount, at) => {
    above.total[at] = Math.max(above.total[at]!, BELOW * amount);
  });
}

function stemsOf(index: NoteIndex, unit: number): number[] {
  const stems: number[] = [];
  index.forEachStem(unit, (stem) => stems.push(stem));
  return stems;
}

function coverOf(stems: readonly number[], slots: readonly Slot[]): Float32Array {
  const known = new Set(stems);
  return Float32Array.from(slots, ({ alternatives }) =>
    Math.max(0, ...alternatives.filter((a) => known.has(a.stem)).map((a) => a.similarity)),
  );
}

/** For each of the question's content words: where it stands in the unit. Words that don't are left out. */
function placesOf(stems: readonly number[], slots: readonly Slot[]): number[][] {
  return slots
    .filter(({ isFunction }) => !isFunction)
    .map(({ alternatives }) => {
      const wanted = new Set(alternatives.map(({ stem }) => stem));
      return stems.flatMap((stem, at) => (wanted.has(stem) ? [at] : []));
    })
    .filter((places) => places.length > 0);
}

function scoreOf(cover: Cover | undefined, slots: readonly Slot[]): number {
  if (cover === undefined) return 0;
  const sum = cover.total.reduce((total, amount, at) => total + amount * slots[at]!.weight, 0);
  return cover.own.some((amount, at) => amount > 0 && !slots[at]!.isFunction)
    ? sum * (1 + TOGETHER * cover.together)
    : sum * NOTHING_OWN;
}
