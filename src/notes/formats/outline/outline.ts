/** Outline notes (`.txt`): lines with `>` open topics, bullets and numbers hang below, indentation nests. */
import { readFrontMatter, withFrontMatter } from '../front-matter.js';
import { topicOfFile } from '../note-file.js';
import type { DraftedNotes } from '../note-draft.js';
import { draftOutlinePart } from './outline-passages.js';
import { readOutlineParts } from './outline-parts.js';
import { sourceLines } from '../source-text.js';

/**
 * Parses an outline file.
 * @param file - the file's name as citations show it; names the note of lines before the first topic
 * @param text - the whole file
 */
export function parseOutline(file: string, text: string): DraftedNotes {
  const source = sourceLines(file, text);
  const front = readFrontMatter(file, source.lines);
  const { parts, problems } = readOutlineParts({
    file,
    title: front.title ?? topicOfFile(file),
    lines: source.lines.slice(front.lines),
    opensTopics: true,
    joinsLines: true,
  });
  return {
    drafts: withFrontMatter(front, parts.map(draftOutlinePart)),
    problems: [...source.problems, ...front.problems, ...problems],
  };
}
