/** JSON that strangers serve or paste: how deep it nests and how much it holds is known before it is parsed. */
import { READING_BUDGET } from './reading-budget.js';

/** A JSON text read, or why not; the reason completes "it …". */
export type JsonReading =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/**
 * Parses a JSON text, unless it nests deeper or holds more values than any honest one.
 *
 * @param text - any text
 */
export function readJson(text: string): JsonReading {
  const { depth, values } = measure(text);
  if (depth > READING_BUDGET.depth)
    return { ok: false, reason: `nests more than ${READING_BUDGET.depth} levels deep` };
  if (values > READING_BUDGET.values)
    return { ok: false, reason: `holds more than ${READING_BUDGET.values} values` };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, reason: 'is no JSON' };
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/** Depth and number of values by brackets and commas outside of strings; stops where it is too deep already. */
function measure(text: string): { readonly depth: number; readonly values: number } {
  let [depth, deepest, values] = [0, 0, 1];
  for (let at = 0; at < text.length && deepest <= READING_BUDGET.depth; at++) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at);
    else if (character === COMMA) values++;
    // `[` and `{`, `]` and `}` differ in one bit.
    else if ((character | 0x20) === 0x7b) deepest = Math.max(deepest, ++depth);
    else if ((character | 0x20) === 0x7d) depth--;
  }
  return { depth: deepest, values };
}

/** The place of the quote that ends the string which begins at `start`; the text's end where none does. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE)
    at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
