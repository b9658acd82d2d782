/** Text on its way to any platform: cleaned of what deceives, cut at a word. Escaping is each platform's own. */

/**
 * Control characters but line feed and tab; marks that reorder what is read (Unicode bidi embeddings, overrides,
 * isolates); halves of surrogate pairs.
 */
const UNSAFE = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** The text without characters that deceive or that JSON readers refuse. */
export function cleanText(text: string): string {
  return text.replace(UNSAFE, '');
}

/** The beginning of a text that somebody may go on editing: cut without an ellipsis. */
export function beginning(text: string, max: number): string {
  return cleanText(text.trim().slice(0, max)).trim();
}

/** The text in one line. */
export function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** What stands at the end of a text that was cut. */
export const ELLIPSIS = '…';

/**
 * Cuts a text so that it has at most `max` characters with the ellipsis: at the last blank if one is near enough,
 * never inside a character.
 */
export function cutAtWord(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = Math.max(0, max - ELLIPSIS.length);
  const blank = text.slice(0, room + 1).search(/\s\S*$/);
  const kept = text.slice(0, blank > room / 2 ? blank : room);
  return kept.replace(/[\ud800-\udbff]$/, '').trimEnd() + ELLIPSIS;
}
