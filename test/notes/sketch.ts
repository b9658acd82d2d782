/** Notes as lines of text, so that a test shows the whole tree at a glance. */
import type { Note, Passage } from '../../src/core/note.js';
import { parseNotes } from '../../src/notes/formats/parse-notes.js';

/** Parses a file and draws its passages: line, indentation, kind, label, words. */
export function sketch(file: string, text: string): string[] {
  return parseNotes(file, text).notes.flatMap((note) => drawNote(note));
}

/** The passages of one note. */
export function drawNote(note: Note): string[] {
  return draw(note.root, 0);
}

function draw(passage: Passage, depth: number): string[] {
  const { line, endLine } = passage.source;
  const place = line === endLine ? `${line}` : `${line}-${endLine}`;
  const own = `${place} ${'  '.repeat(depth)}${passage.kind} ${words(passage)}`;
  return [own, ...passage.children.flatMap((child) => draw(child, depth + 1))];
}

function words({ kind, label, text }: Passage): string {
  if (label === undefined) return text;
  return kind === 'label' || kind === 'topic' ? `${label}:` : `${label}: ${text}`;
}
