/** Copies: a file that lies in two folders, a section that was pasted twice. */
import type { NoteIndex } from '../../index/note-index.js';
import { FIELD } from '../../index/unit-source.js';

/** Whether two entries have the same words in the same order, whatever they hang below. */
export function saySame(index: NoteIndex, one: number, other: number): boolean {
  const [left, right] = [ownUnits(index, one), ownUnits(index, other)];
  return (
    left.length === right.length && left.every((unit, at) => sameUnit(index, unit, right[at]!))
  );
}

function ownUnits(index: NoteIndex, entry: number): number[] {
  const first = index.noteFirst[entry]!;
  const units = Array.from({ length: index.noteUnits[entry]! }, (_, at) => first + at);
  return units.filter((unit) => index.unitField[unit] !== FIELD.path);
}

function sameUnit(index: NoteIndex, one: number, other: number): boolean {
  const length = index.unitLength[one]!;
  if (length !== index.unitLength[other]!) return false;
  const [start, from] = [index.unitStart[one]!, index.unitStart[other]!];
  const [left, right] = [index.tokens.page(start), index.tokens.page(from)];
  const [a, b] = [index.tokens.offset(start), index.tokens.offset(from)];
  for (let at = 0; at < length; at++) if (left[a + at] !== right[b + at]) return false;
  return true;
}
