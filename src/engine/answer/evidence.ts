/** Why a passage was found: which word of the question matched which of the notes, where, and how much it gave. */
import type { WordMatch } from '../answer-engine.js';
import type { NoteIndex } from '../index/note-index.js';
import { FIELD, type Field } from '../index/unit-source.js';
import type { Alternative } from '../query/alternative.js';
import type { Slot } from '../query/slots.js';

/** A match in what the passage hangs below counts a little less, as in the ranking. */
const PATH_SHARE = 0.8;

/** A word of the notes that a slot matched. */
interface Found {
  readonly slot: Slot;
  readonly by: WordMatch['by'];
  /** The unit that has it. */
  readonly at: number;
  readonly word: number;
  readonly amount: number;
}

/**
 * The matches of one unit and of what it hangs below, most telling first.
 * @param slots the question's words
 * @param unit the unit that led to the passage
 */
export function evidenceOf(index: NoteIndex, slots: readonly Slot[], unit: number): WordMatch[] {
  const found: Found[] = [];
  let total = 0;
  for (const slot of slots) {
    const match = bestMatch(index, slot, unit);
    if (match === undefined) continue;
    found.push(match);
    total += match.amount;
  }
  found.sort((a, b) => b.amount - a.amount);
  return found.map(({ slot, by, at, word, amount }) => ({
    asked: slot.asked,
    matched: word === slot.word ? slot.asked : index.vocabulary.word(word),
    by: word === slot.word ? 'exact' : by,
    field: fieldOf(index, at, unit),
    weight: amount / total,
  }));
}

function bestMatch(index: NoteIndex, slot: Slot, unit: number): Found | undefined {
  let best: Found | undefined;
  let most = 0;
  for (let at = unit; at >= 0; at = index.unitParent[at]!) {
    for (const alternative of slot.alternatives) {
      const amount = slot.weight * alternative.similarity * (at === unit ? 1 : PATH_SHARE);
      if (best !== undefined && most >= amount) continue;
      const word = wordIn(index, at, alternative.stem, slot.word);
      if (word < 0) continue;
      most = amount;
      best = { slot, by: howFound(alternative), at, word, amount };
    }
  }
  return best;
}

/** An "exact" alternative names the stem; another form of the word in the note is a match by stem. */
function howFound(alternative: Alternative): WordMatch['by'] {
  return alternative.by === 'exact' ? 'stem' : alternative.by;
}

/** A word of the unit with the given stem, the wanted form if it is there; -1 for none. */
function wordIn(index: NoteIndex, unit: number, stem: number, wanted: number): number {
  const { stemOfWord } = index.vocabulary;
  const start = index.unitStart[unit]!;
  const page = index.tokens.page(start);
  const from = index.tokens.offset(start);
  const end = from + index.unitLength[unit]!;
  let found = -1;
  for (let at = from; at < end; at++) {
    const word = page[at]!;
    if (stemOfWord[word] !== stem) continue;
    if (word === wanted) return word;
    if (found < 0) found = word;
  }
  return found;
}

function fieldOf(index: NoteIndex, at: number, unit: number): WordMatch['field'] {
  switch (index.unitField[at] as Field) {
    case FIELD.topic:
      return 'topic';
    case FIELD.question:
      return 'question';
    case FIELD.keyword:
      return 'keyword';
    case FIELD.path:
      return 'path';
    case FIELD.text:
      return at === unit ? 'text' : 'path';
  }
}
