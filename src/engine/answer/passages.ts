/** From ranked entries to the passages that are shown: the lines that answer, each once, with their evidence. */
import type { AskOptions, RankedPassage } from '../answer-engine.js';
import type { NoteCollection } from '../index/note-collection.js';
import { plainText, type Inline } from '../../core/inline.js';
import { passagesOf, type Passage } from '../../core/note.js';
import { FIELD } from '../index/unit-source.js';
import type { Slot } from '../query/slots.js';
import type { Described } from '../rank/features/described.js';
import type { Found, Ranked } from '../rank/finder.js';
import type { Words } from '../words/words.js';
import { evidenceOf } from './evidence.js';
import { locate, type LineShape } from './locate.js';

const DEFAULT_TOP = 3;
const MOST_PASSAGES = 100;

/** A passage by its numbers. */
interface Place {
  readonly note: number;
  /** Among the note's passages. */
  readonly position: number;
  /** The unit that led to it. */
  readonly unit: number;
  readonly score: number;
}

/** How many passages the caller gets at most. */
export function limitOf({ top = DEFAULT_TOP }: AskOptions): number {
  return Math.max(1, Math.min(MOST_PASSAGES, Math.floor(top) || DEFAULT_TOP));
}

/** The passages of what was found, best first, as many as the caller wants. */
export function rankedPassages(
  collection: NoteCollection,
  { ranked, slots, introducing, isOnSubject }: Found,
  options: AskOptions,
): RankedPassage[] {
  const limit = limitOf(options);
  const oncePerNote = options.oncePerNote === true;
  const best = ranked[0]?.score ?? 0;
  const entries = oncePerNote ? firstOfEachNote(collection, ranked) : ranked;
  const places = entries.slice(0, limit).flatMap(({ one, score }) => {
    const share = Math.exp((score - best) / 2);
    return oncePerNote
      ? [bestPlace(collection, one, share)]
      : leadBy(lineOf(collection, introducing), placesOf(collection, one, slots, share));
  });
  return firstOfEachPassage(
    places.sort((a, b) => b.score - a.score),
    limit,
  ).map(({ note: number, position, unit, score }) => {
    const note = collection.notes.note(number);
    const passage = passagesOf(note)[position] ?? note.root;
    const evidence = evidenceOf(collection.index, slots, unit);
    return { note, passage, score, evidence, onSubject: isOnSubject(evidence) };
  });
}

function firstOfEachNote({ entries }: NoteCollection, ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<number>();
  return ranked.filter(({ one }) => {
    const note = entries.note(one.candidate.note);
    return !seen.has(note) && seen.add(note);
  });
}

/** A unit, if it is a line: a heading is no answer, and what answers below it has been found. */
function lineOf({ index }: NoteCollection, unit: number | undefined): number | undefined {
  return unit !== undefined && index.unitField[unit] === FIELD.text ? unit : undefined;
}

/** Places with that of a unit, if it is among them, in front: as good as the best. */
function leadBy(unit: number | undefined, places: readonly Place[]): Place[] {
  const lead = places.find((place) => place.unit === unit);
  if (lead === undefined) return [...places];
  const score = Math.max(...places.map((place) => place.score));
  return [{ ...lead, score }, ...places.filter((place) => place !== lead)];
}

/** A candidate's passages, each once; the best one has the candidate's whole score. */
function placesOf(
  collection: NoteCollection,
  one: Described,
  slots: readonly Slot[],
  share: number,
): Place[] {
  const entry = one.candidate.note;
  const units = collection.unitsBelow(entry);
  if (units.length === 1) return [bestPlace(collection, one, share)];
  const note = collection.entries.note(entry);
  const passages = passagesOf(collection.notes.note(note));
  const shapes = new Map<number, LineShape>();
  const shapeOf = (unit: number): LineShape => {
    const known = shapes.get(unit);
    if (known !== undefined) return known;
    const shape = lineShape(passages[collection.index.unitPassage[unit]!], collection.index.words);
    shapes.set(unit, shape);
    return shape;
  };
  const lines = locate(collection.index, slots, units, shapeOf);
  const best = lines[0]?.score ?? 0;
  if (best === 0) return [bestPlace(collection, one, share)];
  return lines
    .filter(({ score }) => score > 0)
    .map((line) => ({ ...line, note, score: (share * line.score) / best }));
}

const LINE_KINDS: ReadonlySet<Passage['kind']> = new Set(['item', 'row', 'label']);

const NO_LINE = { labelWords: 0, opens: false, isLine: false, isCode: false, isLinks: false };

function lineShape(passage: Passage | undefined, { tokenize }: Words): LineShape {
  if (passage === undefined) return NO_LINE;
  const { kind, label, children, content } = passage;
  const labelWords = label === undefined ? 0 : tokenize(label).length;
  return {
    labelWords,
    opens: children.length > 0 && (kind === 'topic' || kind === 'label'),
    isLine: LINE_KINDS.has(kind) || (label !== undefined && kind !== 'topic') || kind === 'step',
    isCode: kind === 'code',
    isLinks: kind !== 'topic' && isNothingButLinks(content),
  };
}

/** Whether inline text has links, and not a word beside them. */
function isNothingButLinks(content: readonly Inline[]): boolean {
  const isLink = ({ kind }: Inline): boolean => kind === 'link';
  return (
    content.some(isLink) && !/[\p{L}\p{N}]/u.test(plainText(content.filter((one) => !isLink(one))))
  );
}

/** The passage of a candidate's best unit. */
function bestPlace(
  { entries, index }: NoteCollection,
  { candidate, bestUnit }: Described,
  score: number,
): Place {
  const position = index.unitPassage[bestUnit]!;
  return { note: entries.note(candidate.note), position, unit: bestUnit, score };
}

/** Each passage once: a section's lines are found through the section and through its note. */
function firstOfEachPassage(found: readonly Place[], limit: number): Place[] {
  const kept: Place[] = [];
  for (const place of found) {
    if (kept.length === limit) break;
    const { note, position } = place;
    if (!kept.some((other) => other.note === note && other.position === position)) kept.push(place);
  }
  return kept;
}
