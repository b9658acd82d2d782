/**
 * From a note to the units that are indexed: its topic, each other way to ask for it, its keywords, and each
 * passage. Long passages are cut into windows, so that one telling paragraph is not drowned by its neighbours.
 */
import type { Note, Passage } from '../note.js';
import { tokenize } from '../words/tokenize.js';
import { FIELD, type UnitSource } from './note-index.js';

/** Words of a window. */
const WINDOW = 160;
/** A rest shorter than this stays with the window before it. */
const SHORTEST_REST = 60;

/** Cuts a note into units; the topic is always the first. */
export function unitsOfNote(note: Note): UnitSource[] {
  const topic: UnitSource = { field: FIELD.topic, parent: -1, passage: 0, words: topicWords(note) };
  const units = [topic];
  for (const question of note.questions) {
    units.push({ field: FIELD.question, parent: 0, passage: 0, words: tokenize(question) });
  }
  const keywords = note.keywords.flatMap(tokenize);
  if (keywords.length > 0)
    units.push({ field: FIELD.keyword, parent: 0, passage: 0, words: keywords });
  let passage = 0;
  const visit = (above: Passage, parent: number): void => {
    for (const child of above.children) {
      passage++;
      const first = units.length;
      for (const words of windowsOf(tokenize(wordsOf(child)))) {
        units.push({ field: FIELD.text, parent, passage, words });
      }
      visit(child, first);
    }
  };
  visit(note.root, 0);
  return units;
}

/** The opening words; where the topic says something else than the passage that opens the note, both. */
function topicWords(note: Note): string[] {
  const own = wordsOf(note.root);
  return tokenize(own.includes(note.topic) ? own : `${note.topic}\n${own}`);
}

/** A passage's words with its label in front. */
function wordsOf(passage: Passage): string {
  const { label, text } = passage;
  return label === undefined || text.startsWith(label) ? text : `${label} ${text}`;
}

function windowsOf(words: readonly string[]): (readonly string[])[] {
  if (words.length <= WINDOW + SHORTEST_REST) return [words];
  const windows: string[][] = [];
  let from = 0;
  while (words.length - from > WINDOW + SHORTEST_REST) {
    windows.push(words.slice(from, from + WINDOW));
    from += WINDOW;
  }
  windows.push(words.slice(from));
  return windows;
}
