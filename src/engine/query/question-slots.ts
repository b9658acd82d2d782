/** A question as slots: one form for all ways to ask for a difference. */
import type { NoteIndex } from '../index/note-index.js';
import { comparisonOf } from './contrast.js';
import { slotsOf, type Slot } from './slots.js';

/** How notes head a comparison, by language. */
const FRAMES: readonly (readonly string[])[] = [
  ['difference', 'between'],
  ['unterschied', 'zwischen'],
];

/**
 * The slots of a question. Who asks for a difference asks for both sides; "vs", "compared to" and "what is the difference between"
 * are turned into the words with which the notes would head it, and these count as function words.
 * @param question without noise
 * @param asked how many of its words were asked; those after them come from the thread (default: all)
 */
export function slotsOfQuestion(index: NoteIndex, question: string, asked?: number): Slot[] {
  const { tokenize, isFunctionWord } = index.words;
  const comparison = asked === undefined ? comparisonOf(question, index.words) : undefined;
  if (comparison === undefined) return slotsOf(index, tokenize(question), asked);
  const { sides, rest } = comparison;
  const frame = frameOf(index);
  const besides = tokenize(rest).filter((word) => !isFunctionWord(word) && !ASKS.test(word));
  const names = sides.flat();
  const words = [...frame, ...names, ...besides];
  return slotsOf(index, words, words.length, { light: new Set(frame), names: new Set(names) });
}

/** Asks for a comparison and names nothing. */
const ASKS = /^(?:diff|compar|explain|unterschied|vergleich|erkl)/;

/** The words with which most notes head a comparison; none where no note does. */
function frameOf(index: NoteIndex): readonly string[] {
  const known = FRAMES.map((frame) => ({ frame, notes: notesWith(index, frame[0] ?? '') }));
  const [best] = known.sort((a, b) => b.notes - a.notes);
  return best !== undefined && best.notes > 0 ? best.frame : [];
}

function notesWith(index: NoteIndex, word: string): number {
  const id = index.vocabulary.stemId(index.words.stem(word));
  return id < 0 ? 0 : index.notesWith(id);
}
