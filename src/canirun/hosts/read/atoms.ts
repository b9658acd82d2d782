/**
 * Atoms: the smallest pieces of a host description that carry meaning.
 * Letters and numbers are kept apart, so that `win11`, `win-11` and `win 11` are the same two atoms.
 */
import { READING_BUDGET } from '../../../core/text/reading-budget.js';

/** A run of letters, a version-like number, or a plus sign behind one of these. */
export interface Atom {
  /** Lower case. */
  readonly text: string;
  readonly kind: 'word' | 'number' | 'plus';
  /** Offsets in the text that was read. */
  readonly start: number;
  readonly end: number;
  /** What stands before it: nothing, a mark such as `-`, a space, or the end of a statement. */
  readonly join: 'none' | 'mark' | 'space' | 'break';
  /** Whether a bracket opens before it: what is inside says something by itself (`7.9.2009 (Core)`). */
  readonly opens?: true;
}

const ATOM = /\p{L}+|\d+(?:\.\d+)*|\+/gu;
/** Marks in processors' names, as they report themselves: `Intel(R) Core(TM)2 Duo`. */
const TRADEMARK = /\((?:r|tm)\)/gi;
const BREAK = /[;\n]/;
const SPACE = /[\s,()[\]{}"'“”‘’|=]/;
const OPENS = /[([{]/;

/**
 * Brings a text to the form that all offsets refer to.
 * @param text - as typed or pasted
 * @returns as many characters as the budget allows, in compatibility composition, without control characters
 */
export function cleanText(text: string): string {
  return text
    .slice(0, READING_BUDGET.description)
    .normalize('NFKC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .replace(/^[ \t]*[-*][ \t]+\[(?:([xX])|[ \t]?)\][^\n]*/gm, tickedOnly)
    .slice(0, READING_BUDGET.description)
    .trim();
}

/** Of a form's boxes only those that are ticked say anything. */
function tickedOnly(line: string, tick: string | undefined): string {
  return tick === undefined ? '' : line.replace(/^[^\]]*\][ \t]*/, '');
}

/**
 * Takes a text apart.
 * @param text - a text from {@link cleanText}
 * @returns its atoms in order, as many as the budget allows
 */
export function readAtoms(text: string): Atom[] {
  const atoms: Atom[] = [];
  let previousEnd = 0;
  const unmarked = text.replace(TRADEMARK, (mark) => ' '.repeat(mark.length));
  for (const match of unmarked.matchAll(ATOM)) {
    const start = match.index;
    const [typed] = match;
    if (typed === '+' && (start === 0 || start !== previousEnd)) continue;
    const join = start === 0 ? 'break' : joinOf(unmarked, previousEnd, start);
    atoms.push({
      text: typed.toLowerCase(),
      kind: kindOf(typed),
      start,
      end: start + typed.length,
      join,
      ...(OPENS.test(unmarked.slice(previousEnd, start)) ? { opens: true as const } : {}),
    });
    previousEnd = start + typed.length;
    if (atoms.length === READING_BUDGET.atoms) break;
  }
  return atoms;
}

function kindOf(typed: string): Atom['kind'] {
  if (typed === '+') return 'plus';
  return typed >= '0' && typed < ':' ? 'number' : 'word';
}

function joinOf(text: string, from: number, to: number): Atom['join'] {
  if (from === to) return 'none';
  const between = text.slice(from, to);
  if (BREAK.test(between)) return 'break';
  return SPACE.test(between) ? 'space' : 'mark';
}
