/**
 * What must be seen in a text before it is folded: capitals. Names that people write split and joined are written both
 * ways ("KubePodCrashLooping kube pod crash looping"), so that either finds the other, and an abbreviation that would be
 * a function word in small letters ("DER", "IT") is marked as a name.
 */
import type { Words } from './words.js';

/** Stands before an abbreviation in capitals. A private-use character: no keyboard has it, and folding leaves it alone. */
export const NAME_MARK = '\uE000';

/** Only such texts need a second look: two capitals in a row, a capital inside a word, a word joined with a short one. */
const MAY_HOLD_NAMES = /[A-Z]{2}|[a-z][A-Z]|[A-Za-z0-9][._-][A-Za-z0-9]/;

/** Two to five capitals that stand alone. Longer ones are no function words. */
const CAPITALS = /(?<![\p{L}\p{N}])[A-Z]{2,5}(?![\p{L}\p{N}])/gu;
const SMALL_LETTER = /\p{Ll}/u;
const SEVERAL_WORDS = /[\p{L}\p{N}]\s+[\p{L}\p{N}]/u;

/** A name of words that are joined by their capitals; two ("GitHub", "JavaScript") are one word to everybody. */
const CAMEL =
  /(?<![A-Za-z0-9])(?=[A-Za-z]{0,60}[a-z][A-Z])[A-Za-z][A-Za-z0-9]{4,60}(?![A-Za-z0-9])/g;
const HUMP = /(?<![A-Z])[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g;
const FEWEST_HUMPS = 3;

/** "Node.js", "e-mail", "wi-fi", "utf-8": two parts, one of them short, that many write as one word. */
const JOINED =
  /(?<![\w.@/-])(?:[A-Za-z]{1,3}[.-][A-Za-z]{2,12}|[A-Za-z]{2,12}[.-][A-Za-z0-9]{1,3})(?![\w@/-]|\.\w)/g;
const SHORTEST_JOINED = 4;

/** "ORA-12154", "CVE-2024-3094": letters and a number make one code. */
const CODE = /(?<![\w.@/-])[A-Za-z]{1,8}-(?:\d{4,8}|\d{1,8}-\d{1,8})(?![\w@/-]|\.\w)/g;

/** "ERR_MODULE_NOT_FOUND", "max_open_files": a name of words that are joined by low lines. */
const SNAKE =
  /(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9]{0,30}(?:_[A-Za-z0-9]{1,30}){2,8}(?![A-Za-z0-9_])/g;

/** "python3.11" beside "Python 3.11"; "v1.2.3" is one word. */
const NUMBERED = /(?<![\w.])([A-Za-z]{2,20})(\d{1,9}(?:\.\d{1,9}){1,5})(?![\w])/g;

/**
 * A text with its names written in each of their usual ways.
 * @param text any string
 * @param isFunctionWord tells function words
 * @returns the text itself when there are none, which is nearly always
 */
export function spelledOut(text: string, isFunctionWord: Words['isFunctionWord']): string {
  if (!MAY_HOLD_NAMES.test(text)) return text;
  return markedNames(text.replace(SNAKE, splitAtLowLines), isFunctionWord)
    .replace(CAMEL, splitAtCapitals)
    .replace(JOINED, (name) => {
      const joined = name.replace(/[.-]/, '');
      return joined.length < SHORTEST_JOINED ? name : `${name} ${joined}`;
    })
    .replace(CODE, (code) => `${code} ${code.replaceAll('-', '')}`)
    .replace(NUMBERED, (name, word: string, version: string) => `${name} ${word} ${version}`);
}

/** In a text that is all in capitals, they say nothing; one word alone is a name. */
function markedNames(text: string, isFunctionWord: Words['isFunctionWord']): string {
  if (!SMALL_LETTER.test(text) && SEVERAL_WORDS.test(text)) return text;
  return text.replace(CAPITALS, (name) =>
    isFunctionWord(name.toLowerCase()) ? NAME_MARK + name : name,
  );
}

/** In small letters: its parts are words of a name, and none of them is one in capitals of its own. */
function splitAtLowLines(name: string): string {
  const small = name.toLowerCase();
  return `${small.replaceAll('_', '')} ${small.replaceAll('_', ' ')}`;
}

function splitAtCapitals(name: string): string {
  const humps = name.match(HUMP) ?? [];
  return humps.length < FEWEST_HUMPS ? name : `${name} ${humps.join(' ')}`;
}
