/**
 * Finds, in a part of a note that answers a question, the line that does. The part was found by all its words;
 * a line is chosen by what it adds to them: the words that the part shares tell its lines not apart.
 */
import type { NoteIndex } from '../index/note-index.js';
import { FIELD } from '../index/unit-source.js';
import { FUNCTION_WEIGHT } from '../index/vocabulary/stem-counts.js';
import type { Slot } from '../query/slots.js';
import { closeness } from './closeness.js';
import { takenAwayIn } from '../query/without.js';
import { namedBy } from '../query/named.js';
import { leadingWords } from './leading-words.js';

/** A word of the question found in the path to a line counts this share of one found in the line. */
const ABOVE = 0.6;
/** One found right below a heading or label, which says nothing without it, counts this share. */
const BELOW = 0.5;
/** A line without a word of its own is led to by its place alone; it must not tie with one that has some. */
const NOTHING_OWN = 0.9;
/** A line that has the question's words side by side is worth up to this share more than one that scatters them. */
const TOGETHER = 0.15;

/** What a word counts that every line of the part has or stands below. */
const SHARED = 0.25;

/** A line that takes away what the question does ("without sudo") is worth so much more than one that has it. */
const AS_TAKEN = 0.4;

/** A word in a line's label counts so much more. */
const IN_LABEL = 0.25;
/** What a line below a heading must add to it, as a share of the question's weight. */
const LEAST_ADDED = 0.15;

/** A word in code stands there by chance: it counts no more than one in the path. */
const IN_CODE = ABOVE;
/** Nor does a word in a line that is nothing but links: it says where to read on, and answers nothing itself. */
const IN_LINKS = ABOVE;

/** A line of the part, by the unit that holds it. */
export interface Located {
  readonly unit: number;
  /** Position of its passage in the note. */
  readonly position: number;
  /** Weight of the question's words that it covers; comparable within one part. */
  readonly score: number;
}

/** What the choice of a line needs to know of a passage's shape. */
export interface LineShape {
  /** How many words of its label stand at the beginning of its unit. */
  readonly labelWords: number;
  /** A heading or label with lines below it. */
  readonly opens: boolean;
  /** A line of a list or table, which can be the whole answer: no prose, no step of a procedure. */
  readonly isLine: boolean;
  readonly isCode: boolean;
  /** Links, with nothing said beside them. */
  readonly isLinks: boolean;
}

/** How much of each slot a unit covers, by itself and with its surroundings. */
interface Cover {
  readonly own: Float32Array;
  readonly total: Float32Array;
  /** How close together the unit's own ones stand, from 0 to 1. */
  readonly together: number;
  /** What its label has of each slot. */
  readonly label: Float32Array;
}

/**
 * The lines of a part, best first; among equals the one that stands higher, so that a part's opening wins over
 * lines that only repeat it.
 * @param asked the question's words
 * @param units the part's units in reading order, the opening first; questions and keywords are passed over
 * @param shapeOf what a line's passage looks like
 */
export function locate(
  index: NoteIndex,
  asked: readonly Slot[],
  units: readonly number[],
  shapeOf: (unit: number) => LineShape,
): Located[] {
  const covers = new Map<number, Cover>();
  const slots = telling(asked);
  const wanted = wantedBy(slots);
  const lines = units.filter((unit) => isLine(index.unitField[unit]));
  const opening = lines[0];
  for (const unit of withHeadingsAbove(index, lines)) {
    const stems = index.stemsOf(unit);
    const found = coverOf(stems, wanted, slots);
    const share = shareOfOwn(shapeOf(unit));
    const own = share === 1 ? found : found.map((amount) => amount * share);
    const parent = index.unitParent[unit]!;
    const above = covers.get(parent >= 0 ? parent : (opening ?? unit));
    // A heading stands for those above it, too.
    const handed = index.unitField[unit] === FIELD.topic ? 1 : ABOVE;
    const total = own.map((amount, at) => Math.max(amount, handed * aboveOf(above, at)));
    const label = labelCover(stems, shapeOf(unit).labelWords, wanted, slots);
    covers.set(unit, { own, total, together: closeness(placesOf(stems, wanted, slots)), label });
  }
  const weights = tellingWeights(
    slots,
    lines.flatMap((unit) => covers.get(unit) ?? []),
  );
  for (const unit of lines) lift(index, covers, unit);
  const takesAway = takenAwayIn(index, asked);
  const located = lines
    .map((unit) => ({
      unit,
      position: index.unitPassage[unit]!,
      score:
        scoreOf(covers.get(unit), slots, weights) * (takesAway?.(unit) === true ? 1 + AS_TAKEN : 1),
    }))
    .sort((a, b) => b.score - a.score || a.position - b.position);
  return withAnswerFirst(located, (line) => {
    const { opens } = shapeOf(line.unit);
    if (!opens) return undefined;
    const below = located.filter(
      ({ unit }) => shapeOf(unit).isLine && isBelow(index, unit, line.unit),
    );
    return bestBelow(line, below, covers, weights) ?? introducing(index, slots, line, below);
  });
}

/** Puts the line that answers before the heading or label that led to it, again and again. */
function withAnswerFirst(
  located: readonly Located[],
  below: (line: Located) => Located | undefined,
): Located[] {
  let lines = [...located];
  for (;;) {
    const [first] = lines;
    const answer = first === undefined ? undefined : below(first);
    if (first === undefined || answer === undefined) return lines;
    const score = first.score * (1 + TOGETHER);
    lines = [{ ...answer, score }, ...lines.filter(({ unit }) => unit !== answer.unit)];
  }
}

/** The line below a heading or label that has most of what is asked and the heading lacks; none where no line has. */
function bestBelow(
  above: Located,
  below: readonly Located[],
  covers: ReadonlyMap<number, Cover>,
  weights: readonly number[],
): Located | undefined {
  const known = covers.get(above.unit)?.own;
  if (known === undefined) return undefined;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let best: Located | undefined;
  let most = LEAST_ADDED * all;
  for (const line of below) {
    const own = covers.get(line.unit)?.own;
    const added = weights.reduce(
      (sum, weight, at) => sum + Math.max(0, (own?.[at] ?? 0) - known[at]!) * weight,
      0,
    );
    if (added > most) [best, most] = [line, added];
  }
  return best;
}

/**
 * Of a topic that names several things, the line that begins with the one whose meaning is asked for. A topic that names this
 * one alone introduces it itself.
 */
function introducing(
  index: NoteIndex,
  slots: readonly Slot[],
  above: Located,
  below: readonly Located[],
): Located | undefined {
  const named = namedBy(slots, index.words);
  if (named === undefined) return undefined;
  const stems = new Set(named.flatMap((at) => slots[at]!.alternatives.map(({ stem }) => stem)));
  const has = (stem: number): boolean => stems.has(stem);
  const isFunction = (stem: number): boolean => index.counts.isFunction[stem] === 1;
  const others = index.stemsOf(above.unit).filter((stem) => !has(stem) && !isFunction(stem));
  if (others.length === 0) return undefined;
  const counted = below.map((line) => ({
    line,
    count: leadingWords(index.stemsOf(line.unit), has, isFunction),
  }));
  const [best] = counted.sort((a, b) => b.count - a.count || a.line.position - b.line.position);
  return best !== undefined && best.count > 0 ? best.line : undefined;
}

/** What a line's own words count. */
function shareOfOwn({ isCode, isLinks }: LineShape): number {
  if (isCode) return IN_CODE;
  return isLinks ? IN_LINKS : 1;
}

function isBelow(index: NoteIndex, unit: number, above: number): boolean {
  for (let at = index.unitParent[unit]!; at >= 0; at = index.unitParent[at]!)
    if (at === above) return true;
  return false;
}

const isLine = (field: number | undefined): boolean =>
  field === FIELD.topic || field === FIELD.text;

/** The lines, each section's opening after the unit of the headings above it. */
function withHeadingsAbove(index: NoteIndex, lines: readonly number[]): number[] {
  return lines.flatMap((unit) =>
    index.unitField[unit] === FIELD.topic && index.unitParent[unit]! >= 0
      ? [index.unitParent[unit]!, unit]
      : [unit],
  );
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

/**
 * How much each word counts among the part's lines: one that all of them have, or stand below, tells them not apart, but the
 * line that has it leads among equals.
 */
function tellingWeights(slots: readonly Slot[], covers: readonly Cover[]): number[] {
  return slots.map(({ weight }, slot) => {
    const having = covers.filter(({ total }) => total[slot]! > 0).length;
    return weight * (SHARED + (1 - SHARED) * (1 - (having - 1) / Math.max(1, covers.length)));
  });
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

/** By stem: the slots that it may stand for, by their places, and how surely. */
type Wanted = ReadonlyMap<number, readonly { readonly at: number; readonly similarity: number }[]>;

function wantedBy(slots: readonly Slot[]): Wanted {
  const wanted = new Map<number, { at: number; similarity: number }[]>();
  slots.forEach(({ alternatives }, at) => {
    for (const { stem, similarity } of alternatives) {
      const known = wanted.get(stem);
      const same = known?.find((one) => one.at === at);
      if (known === undefined) wanted.set(stem, [{ at, similarity }]);
      else if (same === undefined) known.push({ at, similarity });
      else same.similarity = Math.max(same.similarity, similarity);
    }
  });
  return wanted;
}

function coverOf(
  stems: readonly number[],
  wanted: Wanted,
  { length }: readonly Slot[],
): Float32Array {
  const cover = new Float32Array(length);
  for (const stem of stems)
    for (const { at, similarity } of wanted.get(stem) ?? NONE)
      if (similarity > cover[at]!) cover[at] = similarity;
  return cover;
}

const NONE: readonly never[] = [];

/** What the label at the beginning of a line has of each slot: less where most of it says something else. */
function labelCover(
  stems: readonly number[],
  words: number,
  wanted: Wanted,
  slots: readonly Slot[],
): Float32Array {
  const label = stems.slice(0, words);
  const cover = coverOf(label, wanted, slots);
  const share = label.filter((stem) => wanted.has(stem)).length / Math.max(1, label.length);
  return share === 1 ? cover : cover.map((amount) => amount * share);
}

/** For each of the question's content words: where it stands in the unit. Words that don't are left out. */
function placesOf(stems: readonly number[], wanted: Wanted, slots: readonly Slot[]): number[][] {
  const places: (number[] | undefined)[] = [];
  stems.forEach((stem, place) => {
    for (const { at } of wanted.get(stem) ?? NONE)
      if (!slots[at]!.isFunction) (places[at] ??= []).push(place);
  });
  return places.filter((found) => found !== undefined);
}

/** A label names what its line is about: also a word like "where" is telling where it is all of the label. */
function labelled(amount: number, { isFunction }: Slot): number {
  if (isFunction) return amount < 1 ? 0 : 1 / FUNCTION_WEIGHT - 1;
  return amount * IN_LABEL;
}

function scoreOf(
  cover: Cover | undefined,
  slots: readonly Slot[],
  weights: readonly number[],
): number {
  if (cover === undefined) return 0;
  const sum = cover.total.reduce(
    (total, amount, at) => total + (amount + labelled(cover.label[at]!, slots[at]!)) * weights[at]!,
    0,
  );
  return cover.own.some((amount, at) => amount > 0 && !slots[at]!.isFunction)
    ? sum * (1 + TOGETHER * cover.together)
    : sum * NOTHING_OWN;
}
