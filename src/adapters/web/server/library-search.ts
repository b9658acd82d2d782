/** What the notes page lists: files with their topics, and the lines that hold a filter's words. */
import type { LibraryFile, OutlineNode } from '../../../bot/bot.js';
import { plainText } from '../../../core/inline.js';
import type { LibraryEntry, LibraryHit, LibraryHits } from './api-contract.js';

/** As many lines as somebody reads through; after that a longer filter serves better. */
const MAX_HITS = 100;

/** Long paragraphs are cut in the list; the note itself is one click away. */
const MAX_HIT_LENGTH = 160;

/** The files with their topics, without the notes' text. */
export function indexLibrary(files: readonly LibraryFile[]): LibraryEntry[] {
  return files.map(({ file, notes }) => ({
    file,
    topics: notes.map(({ topic, outline }) => ({ topic, line: outline.line })),
  }));
}

/**
 * Finds the lines that hold every word of a filter, in any order, in upper or lower case, also inside words.
 * @param filter - words between blanks; none: no hits
 */
export function searchLibrary(files: readonly LibraryFile[], filter: string): LibraryHits {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const hits: LibraryHit[] = [];
  if (words.length === 0) return { hits, more: false };
  for (const hit of allLines(files)) {
    if (!words.every((word) => hit.text.toLowerCase().includes(word))) continue;
    if (hits.length === MAX_HITS) return { hits, more: true };
    hits.push({ ...hit, text: shorten(hit.text) });
  }
  return { hits, more: false };
}

function* allLines(files: readonly LibraryFile[]): Generator<LibraryHit> {
  for (const { file, notes } of files) {
    for (const { topic, outline } of notes) {
      for (const node of nodesOf(outline)) {
        yield { file, line: node.line, topic, text: lineText(node) };
      }
    }
  }
}

function* nodesOf(node: OutlineNode): Generator<OutlineNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** A heading's label is its whole text; elsewhere the label stands in front of it. */
function lineText({ label, content }: OutlineNode): string {
  const words = plainText(content);
  if (label === undefined || label === words) return words;
  return words === '' ? label : `${label}: ${words}`;
}

function shorten(text: string): string {
  if (text.length <= MAX_HIT_LENGTH) return text;
  return `${text.slice(0, MAX_HIT_LENGTH).replace(/(?<!\s)\s+\S*$/, '')} …`;
}
