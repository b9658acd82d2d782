/** How deep a TOML text nests, known before it is parsed: the parser takes a level of the stack for each bracket. */

/**
 * Where brackets outside of strings and comments first stand deeper inside one another than they may, as an offset;
 * `null` where they never do. Right up to the first mistake of the text, at which its parser ends.
 * @see {@link https://toml.io/en/v1.1.0#string} for what ends a string
 */
export function tooDeepAt(text: string, most: number): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '#') at = endOf(text, '\n', at);
    else if (character === '"' || character === "'") at = endOfString(text, at, character);
    else if (character === ']' || character === '}') depth--;
    else if ((character === '[' || character === '{') && ++depth > most) return at;
  }
  return null;
}

/** The last place of the string that begins at `start`; the text's end where it has none. */
function endOfString(text: string, start: number, quote: '"' | "'"): number {
  const isLong = text.startsWith(quote.repeat(3), start);
  const mark = isLong ? quote.repeat(3) : quote;
  let at = start + mark.length;
  while (at < text.length && !text.startsWith(mark, at))
    at += quote === '"' && text.charAt(at) === '\\' ? 2 : 1;
  at += mark.length;
  // One or two quotes may stand in front of the three that end it.
  for (let more = 0; isLong && more < 2 && text.charAt(at) === quote; more++) at++;
  return at - 1;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end;
}
