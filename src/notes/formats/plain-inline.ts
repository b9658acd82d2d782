/** Inline text of the plain formats: what people type in any text field, code between backticks, bold and addresses. */
import { code, link, plainText, strong, text, type Inline } from '../../core/inline.js';

/**
 * `code`, then **bold**, then an address. Every part excludes its own delimiter, so that a match never
 * backtracks over what another one has read.
 */
const MARKUP =
  /`([^`\n]+)`|\*\*([^*\s](?:[^*]*[^*\s])?)\*\*|\bhttps?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/gi;

/** Reads a run of plain words. */
export function plainInline(words: string): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  for (const match of words.matchAll(MARKUP)) {
    if (match.index > end) found.push(text(words.slice(end, match.index)));
    found.push(piece(match));
    end = match.index + match[0].length;
  }
  if (end < words.length) found.push(text(words.slice(end)));
  return found;
}

/** The same, with its words without markup beside it. */
export function plainWords(words: string): { text: string; content: Inline[] } {
  const content = plainInline(words);
  return { text: plainText(content), content };
}

function piece(match: RegExpExecArray): Inline {
  const [whole, codeWords, boldWords] = match;
  if (codeWords !== undefined) return code(codeWords);
  if (boldWords !== undefined) return strong(boldWords);
  return link(whole, whole);
}
