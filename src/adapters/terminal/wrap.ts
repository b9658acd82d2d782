/** Wraps text to a terminal's width. */
import { stripVTControlCharacters } from 'node:util';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** East Asian wide and fullwidth blocks and emoji take two columns (Unicode UAX #11). */
const WIDE =
  /^(?:\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u;

/** Columns that a text takes in a terminal; style sequences take none. */
export function displayWidth(words: string): number {
  const bare = stripVTControlCharacters(words);
  // ASCII is the common case and needs no segmentation.
  if (/^[\x20-\x7e]*$/.test(bare)) return bare.length;
  let columns = 0;
  for (const { segment } of segmenter.segment(bare)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/**
 * Breaks lines at blanks so that none is wider than `width` columns where a blank allows it.
 * A single longer word stays whole: addresses and commands must remain copyable.
 */
export function wrap(words: string, width: number): string {
  const limit = Math.max(20, width);
  return words
    .split('\n')
    .map((line) => wrapLine(line, limit))
    .join('\n');
}

function wrapLine(line: string, limit: number): string {
  const [first = '', ...words] = line.split(' ');
  const lines: string[] = [];
  let current = first;
  let columns = displayWidth(first);
  for (const word of words) {
    const size = displayWidth(word);
    if (columns + 1 + size > limit) {
      lines.push(current);
      current = word;
      columns = size;
    } else {
      current = `${current} ${word}`;
      columns += 1 + size;
    }
  }
  return [...lines, current].join('\n');
}
