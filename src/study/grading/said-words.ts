/** The words of an answer and of what was typed, so that the same thing said in another way is the same. */
import { plainText, type Inline } from '../../core/inline.js';
import { typingCost } from '../../engine/index/vocabulary/edit-distance.js';
import type { Words } from '../../engine/words/words.js';
import { trimSigns } from '../trim-signs.js';

/** A word of the right answer, or of what was typed. */
export interface SaidWord {
  /** Folded; numbers in digits, units by their signs. */
  readonly word: string;
  /** Folded, as it was typed. */
  readonly typed: string;
  readonly stem: string;
  /** Says little by itself. */
  readonly isFunction: boolean;
  readonly isNumber: boolean;
  readonly isUnit: boolean;
  /** In capitals, or with digits: one letter more is another name. */
  readonly isName: boolean;
  /** As it was written. */
  readonly written: string;
}

/** A number and its unit, a "v" and its version, written as one word. */
const NUMBER_WITH_LETTERS = /(?<![\p{L}\p{N}.])(\d+(?:\.\d+)?)(\p{L}{1,9})(?![\p{L}\p{N}])/gu;
const LETTER_WITH_NUMBER = /(?<![\p{L}\p{N}])v(\d+)/giu;

/** The words of a text, in their order. */
export function saidWords(text: string, words: Words): SaidWord[] {
  const apart = withOne(text, words)
    .replace(NUMBER_WITH_LETTERS, '$1 $2')
    .replace(LETTER_WITH_NUMBER, 'v $1');
  return apart
    .split(/\s+/)
    .flatMap(
      (written) =>
        numberIn(written, words) ??
        words.tokenize(written).map((word) => saidWord(word, written, words)),
    );
}

/** "One hour" is a number, "one of them" is none. */
function withOne(text: string, { cues }: Words): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(?:one|eine?|einen)\s(\p{L}{1,14})/giu,
    (whole, next: string) => (cues.unit.has(next.toLowerCase()) ? `1 ${next}` : whole),
  );
}

/** "Sixty-eight" in one word. */
function numberIn(written: string, words: Words): SaidWord[] | null {
  const [tens, ones, ...more] = words
    .tokenize(written)
    .map((word) => words.alike.get(word) ?? word);
  if (tens === undefined || ones === undefined || more.length > 0) return null;
  return /^[2-9]0$/.test(tens) && /^[1-9]$/.test(ones)
    ? [saidWord(String(Number(tens) + Number(ones)), written, words)]
    : null;
}

function saidWord(typed: string, written: string, words: Words): SaidWord {
  const word = words.alike.get(typed) ?? typed;
  const isNumber = /^\d/.test(word);
  return {
    word,
    typed,
    stem: words.stem(word),
    isFunction: words.isFunctionWord(word) && !isNumber,
    isNumber,
    isUnit: words.cues.unit.has(word) || written.includes('%'),
    isName: /\d|\p{Lu}.*\p{Lu}/u.test(written),
    written: trimmed(written),
  };
}

/** Without the signs around it. */
const trimmed = (written: string): string =>
  trimSigns(written, (sign) => !/[\p{L}\p{N}%$]/u.test(sign));

/** Whether a word of the answer was said by one of the words that were typed. */
export function isSaid(wanted: SaidWord, said: readonly SaidWord[], words: Words): boolean {
  return said.some(
    (one, at) =>
      isSame(one, wanted, words) ||
      joined(one, said[at + 1]) === wanted.word ||
      isHalfOf(one, wanted),
  );
}

const joined = (one: SaidWord, next: SaidWord | undefined): string => one.word + (next?.word ?? '');

/** "Bootloader" says "boot" and "loader". */
function isHalfOf(one: SaidWord, wanted: SaidWord): boolean {
  const { length } = wanted.word;
  if (length < SHORTEST_HALF || one.word.length < 2 * SHORTEST_HALF) return false;
  return one.word.startsWith(wanted.word) || one.word.endsWith(wanted.word);
}

const SHORTEST_HALF = 4;

/** The same word, another form of it, or a slip of the pen. */
export function isSame(one: SaidWord, wanted: SaidWord, words: Words): boolean {
  if (one.word === wanted.word) return true;
  if (wanted.isName) return isPlural(one, wanted);
  if (one.stem === wanted.stem) return true;
  if (one.isNumber || wanted.isNumber || wanted.isFunction) return false;
  const family = words.familyKey(one.stem);
  if (family !== undefined && family === words.familyKey(wanted.stem)) return true;
  return isSlip(one.word, wanted.word) || isSlip(one.typed, wanted.typed);
}

/** "VMs" for "VM", and the other way round; "HTTPS" is not several of "HTTP". */
function isPlural(one: SaidWord, wanted: SaidWord): boolean {
  const [short, long] =
    one.word.length < wanted.word.length ? [one.word, wanted.word] : [wanted.word, one.word];
  return !/\d/.test(short) && short.length < SHORTEST_SWAPPED && long === `${short}s`;
}

/** Letters below which a mistake makes another word, and from which on there may be two. */
const SHORTEST_SWAPPED = 4;
const SHORTEST_MISTYPED = 5;
const SHORTEST_TWICE = 9;
/** What mistakes may cost: two neighbouring letters in the other order; one letter; two likely ones. */
const SWAP = 0.7;
const ONE = 1;
const TWO_LIKELY = 1.5;

/** Whether one word is another one mistyped: few mistakes, and none in its first letter. */
function isSlip(typed: string, meant: string): boolean {
  const length = Math.min(typed.length, meant.length);
  if (length < SHORTEST_SWAPPED || !typed.startsWith(meant.charAt(0))) return false;
  const limit = length < SHORTEST_MISTYPED ? SWAP : length < SHORTEST_TWICE ? ONE : TWO_LIKELY;
  const units = unitsOf(meant);
  return typingCost(unitsOf(typed), units, 0, units.length, 2) <= limit;
}

/** The same word of code, or a slip in a long one without signs. */
export function isSlipOfCode(typed: string, meant: string): boolean {
  if (typed === meant) return true;
  return /^[a-z]{5,}$/.test(meant) && isSlip(typed.toLowerCase(), meant);
}

function unitsOf(word: string): Uint16Array {
  return Uint16Array.from(word, (_, at) => word.charCodeAt(at));
}

/** Whether an answer is code: typed as it stands, word for word. */
export function isCode(answer: readonly Inline[]): boolean {
  return (
    answer.length > 0 &&
    answer.every((node) => node.kind === 'code' || /^\s*$/.test(plainText([node])))
  );
}
