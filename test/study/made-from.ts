/** Cards made of notes that a test writes. */
import { newEngine } from '../../src/app/engine-data.js';
import { plainText } from '../../src/core/inline.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';
import { makeCards, type MadeCards } from '../../src/study/make-cards.js';
import type { StudyCard } from '../../src/study/study-card.js';

/** The cards of one file. @param file - its name; the ending says the format */
export function madeFrom(text: string, file = 'notes.md'): MadeCards {
  const { notes } = parseNotes(file, text);
  const engine = newEngine();
  engine.update([], notes);
  return makeCards(notes, engine);
}

/** A card in a line: `kind: prompt → answer`. */
export function shortly({ kind, prompt, answer }: StudyCard): string {
  return `${kind}: ${plainText(prompt.words)} → ${plainText(answer)}`;
}

/** All cards of a text in short, and what was refused with its reason. */
export function toldOf(text: string, file?: string): string[] {
  const { cards, refused } = madeFrom(text, file);
  return [
    ...cards.map(shortly),
    ...refused.map(({ candidate, reason }) => `${reason}: ${shortly(candidate)}`),
  ];
}
