/** Lines of a Markdown file as the parser is to see them: as many as before, each in its place. */
import type { SourceLine } from '../../source-text.js';
import { withCallouts } from './admonitions.js';
import { fencedLines } from './fenced-lines.js';
import { withoutComments } from './obsidian-comments.js';
import { withoutSiteMarkup } from './site-markup.js';

/**
 * Takes out what is no part of the notes, and writes what dialects have of their own as plain Markdown.
 * @param file - its ending tells MDX
 * @returns one line for each
 */
export function markdownLines(file: string, lines: readonly SourceLine[]): string[] {
  const shown = withoutComments(lines.map(({ text }) => text));
  return spacedHeadings(withCallouts(withoutSiteMarkup(shown, file)));
}

/** `##Heading`, which GitHub once took for a heading and people still write. One `#` may well be a tag. */
const TIGHT_HEADING = /^(\s{0,3}(?:(?:[-*+]|\d{1,9}[.)])\s+)?#{2,6})(?=[\p{L}\p{N}*_"'(`[])/u;

function spacedHeadings(lines: readonly string[]): string[] {
  if (!lines.some((line) => TIGHT_HEADING.test(line))) return [...lines];
  const isCode = fencedLines(lines);
  return lines.map((line, at) => (isCode[at] === true ? line : line.replace(TIGHT_HEADING, '$1 ')));
}
