/**
 * What authors mark to be learnt, as Obsidian's spaced repetition has it: `==words==`, `question::answer`, a line of `?` between
 * the two. The marks are kept beside the words, so that quotations stay as they are.
 */
import { plainText, type Inline } from '../../core/inline.js';
import { dropInline } from '../../core/text/inline-edit.js';
import type { LabelSpan } from './label.js';

/**
 * A line that only turns from a question to its answer, with its mark: `?`, or `??` where it may be asked both ways.
 * @returns `null` for any other line
 */
export function turnMark(line: readonly Inline[]): readonly Inline[] | null {
  const words = plainText(line).trim();
  return /^\?{1,2}$/.test(words) ? [{ kind: 'text', text: words, mark: 'turn' }] : null;
}

/**
 * The words behind a label. One that ends in `::` is a question to learn, which a plain one is not: an empty leaf in front says
 * so.
 */
export function behindLabel(
  content: readonly Inline[],
  { end, textStart }: LabelSpan,
  plain: string,
): Inline[] {
  const words = dropInline(content, textStart);
  const isMarked = plain.slice(end, textStart).includes('::') && isPlainAt(content, end);
  return isMarked ? [{ kind: 'text', text: '', mark: 'turn' }, ...words] : words;
}

/** Whether a place in the plain words is in a leaf of text: two colons in the words of a link part a title. */
function isPlainAt(content: readonly Inline[], place: number): boolean {
  let end = 0;
  const node = content.find((one) => (end += plainText([one]).length) > place);
  return node?.kind !== 'link' && node?.kind !== 'code';
}

/** Takes out the signs of highlights, and marks the leaves between a sign that opens and one that closes. */
export function withHighlights(line: readonly Inline[]): Inline[] {
  const found: Inline[] = [];
  const pieces = line.flatMap((node): readonly (Inline | typeof SIGN)[] =>
    node.kind === 'text' ? splitAtSigns(node.text) : [node],
  );
  const signs = pieces.filter((piece) => piece === SIGN).length;
  let isOpen = false;
  pieces.forEach((piece, at) => {
    if (piece !== SIGN) found.push(isOpen ? marked(piece) : piece);
    else if (signs % 2 === 0 && touchesWords(pieces[isOpen ? at - 1 : at + 1], isOpen))
      isOpen = !isOpen;
  });
  return found;
}

const SIGN = '==';

function splitAtSigns(words: string): (Inline | typeof SIGN)[] {
  return words
    .split(SIGN)
    .flatMap((part, at): (Inline | typeof SIGN)[] => [
      ...(at > 0 ? ([SIGN] as const) : []),
      ...(part === '' ? [] : [{ kind: 'text', text: part } as const]),
    ]);
}

/** A sign with a blank on its inner side compares two things ("a == b"). */
function touchesWords(inner: Inline | typeof SIGN | undefined, closes: boolean): boolean {
  if (inner === undefined || inner === SIGN) return false;
  const words = plainText([inner]);
  return closes ? !/\s$/.test(words) : !/^\s/.test(words);
}

function marked(node: Inline): Inline {
  return 'text' in node
    ? { ...node, mark: 'gap' }
    : { ...node, children: node.children.map(marked) };
}
