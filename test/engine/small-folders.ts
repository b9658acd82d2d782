/** Small folders as somebody just begins them, for tests of what the engine makes of their first notes. */
import type { Answer, AnswerEngine } from '../../src/engine/answer-engine.js';
import { newEngine } from '../../src/app/engine-data.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

/** An engine with the notes of some files. @param files - texts by file name */
export function engineWith(files: Readonly<Record<string, string>>): AnswerEngine {
  const engine = newEngine();
  for (const [file, text] of Object.entries(files)) engine.update([], parseNotes(file, text).notes);
  return engine;
}

/** What somebody reads first: the label, the words, and what hangs below. */
export function saidFirst({ passages: [first] }: Answer): string {
  if (first === undefined) return '';
  const { label, text, children } = first.passage;
  return [label, text, ...children.map((child) => child.text)].filter(Boolean).join(' · ');
}
