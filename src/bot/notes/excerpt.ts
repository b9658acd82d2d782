/** A long paragraph cut to what is read at a glance: whole sentences, those that answer among them. Pure. */
import { plainText, type Inline } from '../../core/inline.js';

/** A stretch of a text, in UTF-16 units; the end excluded. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The end of a sentence, with the blanks behind it. */
const SENTENCE_END = /[.!?…。！？]["'”’)\]]*\s+/g;

/**
 * Cuts inline text to whole sentences that stand together: where all does not fit, those with the most of the words, the
 * earliest of equals. What is left out is an ellipsis. A single sentence that is too long is cut at a word.
 * @param words - what is looked for, in small letters
 * @param most - in UTF-16 units, ellipses not counted
 * @returns the same text where it fits
 */
export function excerpt(
  content: readonly Inline[],
  words: readonly string[],
  most: number,
): readonly Inline[] {
  const whole = plainText(content);
  if (whole.length <= most) return content;
  const { from, to } = bestWindow(whole, words, most);
  const before: readonly Inline[] = from === 0 ? [] : [{ kind: 'text', text: '… ' }];
  const after: readonly Inline[] = to === whole.length ? [] : [{ kind: 'text', text: ' …' }];
  return [...before, ...slice(content, from, to), ...after];
}

/** Windows begin where sentences do, and hold as many sentences as fit. */
function bestWindow(whole: string, words: readonly string[], most: number): Stretch {
  const sentences = sentencesOf(whole);
  let best: Stretch | undefined;
  let mostFound = -1;
  for (const [at, { from }] of sentences.entries()) {
    const to = sentences.slice(at).findLast((sentence) => sentence.to - from <= most)?.to;
    const window = { from, to: to ?? wordEnd(whole, from, from + most) };
    const seen = whole.slice(window.from, window.to).toLowerCase();
    const found = words.filter((word) => seen.includes(word)).length;
    if (found <= mostFound) continue;
    mostFound = found;
    best = window;
    // Later windows can't hold more than all words.
    if (found === words.length) break;
  }
  return best ?? { from: 0, to: wordEnd(whole, 0, most) };
}

function sentencesOf(whole: string): readonly Stretch[] {
  const sentences: Stretch[] = [];
  let from = 0;
  for (const match of whole.matchAll(SENTENCE_END)) {
    sentences.push({ from, to: match.index + match[0].trimEnd().length });
    from = match.index + match[0].length;
  }
  if (from < whole.length) sentences.push({ from, to: whole.length });
  return sentences;
}

/** The end of the last whole word before `limit`; within a long one, of the last whole character. */
function wordEnd(whole: string, from: number, limit: number): number {
  const space = whole.lastIndexOf(' ', limit);
  if (space > from + (limit - from) / 2) return space;
  return /[\uD800-\uDBFF]/.test(whole.charAt(limit - 1)) ? limit - 1 : limit;
}

/** The part of inline text between two places of its plain text. */
function slice(content: readonly Inline[], from: number, to: number): readonly Inline[] {
  const kept: Inline[] = [];
  let at = 0;
  for (const node of content) {
    const end = at + plainText([node]).length;
    if (end > from && at < to) kept.push(part(node, from - at, to - at));
    at = end;
  }
  return kept;
}

function part(node: Inline, from: number, to: number): Inline {
  return 'text' in node
    ? { ...node, text: node.text.slice(Math.max(0, from), Math.max(0, to)) }
    : { ...node, children: slice(node.children, from, to) };
}
