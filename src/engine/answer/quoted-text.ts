/** A quotation as plain text, and how long it is. */
import type { Passage } from '../../core/note.js';

/** The whole of so many lines can be an answer; more is a wall. */
const MOST_LINES = 12;
/** The same in characters: a dozen long paragraphs are no dozen lines. */
const MOST_CHARACTERS = 1600;

/**
 * The words of a quotation: each line with its label in front, what hangs below it in lines of its own.
 * @param withChildren whether what hangs below the passage is quoted along
 */
export function quotedText(passage: Passage, withChildren: boolean): string {
  return linesOf(passage, withChildren).join('\n');
}

/** Whether a passage with all that hangs below it is short enough to be quoted as a whole. */
export function isShort(passage: Passage): boolean {
  const lines = linesOf(passage, true);
  return (
    lines.length <= MOST_LINES + 1 &&
    lines.reduce((sum, line) => sum + line.length, 0) <= MOST_CHARACTERS
  );
}

function linesOf(passage: Passage, withChildren: boolean): string[] {
  const { label, text, children } = passage;
  const own = label === undefined || text.startsWith(label) ? text : labelled(label, text);
  const below = withChildren ? children.flatMap((child) => linesOf(child, true)) : [];
  return own === '' ? below : [own, ...below];
}

function labelled(label: string, text: string): string {
  return text === '' ? label : `${label}: ${text}`;
}
