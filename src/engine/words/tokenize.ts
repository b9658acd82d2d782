/**
 * Words of a text, folded, in reading order. Scripts that put spaces between words are split at what is no
 * letter or digit; Chinese, Japanese, Thai and their like by `Intl.Segmenter`, whose dictionary words are
 * completed by pairs of characters so that two segmentations of one phrase still meet.
 */
import { fold } from './fold.js';
import { NAME_MARK, spelledOut } from './spelled-out.js';
import type { Words } from './words.js';

/** Longer words are cut: no dictionary has them, and every later step costs in proportion to length. */
const LONGEST_WORD = 48;

/** What is written without spaces between words, by script; marks that scripts share belong to each (the Japanese "ー"). */
const DENSE =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
const LETTER = '\\p{L}\\p{M}\\p{N}';
const DENSE_LETTER = `(?=[${LETTER}])[${DENSE}]`;
const SPACED_LETTER = `(?![${DENSE}])[${LETTER}]`;

/**
 * A word: letters, marks and digits, with apostrophes inside; versions (`10.0.17763`, `v1.2.3`, `python3.11`) stay whole; the
 * names of languages that end in signs (`c++`, `c#`) keep them; a run of a script without spaces ends where another one
 * begins (`docker怎么安装`); a name in capitals, marked by `spelledOut`, keeps its mark.
 */
const WORD = new RegExp(
  [
    `${NAME_MARK}[a-z]+`,
    '[a-z]*\\p{N}+(?:\\.\\p{N}+)+',
    `[a-z](?:\\+\\+|#)(?!${SPACED_LETTER})`,
    `(?:${DENSE_LETTER})+`,
    `(?:${SPACED_LETTER})+(?:'[\\p{L}\\p{M}]+)*`,
  ].join('|'),
  'gu',
);

const UNSPACED = new RegExp(`[${DENSE}]`, 'u');

const BEYOND_LATIN = /[^\u0000-\u024f]/; // eslint-disable-line no-control-regex -- a plain code point range

/** Units of ASCII. */
const LETTER_A = 97;
const LETTER_Z = 122;
const DOT = 46;
const APOSTROPHE = 39;
const PLUS = 43;
const HASH = 35;
const BEYOND_ASCII = 128;

/** Splits texts into words. */
export interface Tokenizer {
  /** The folded words of any string, in reading order; empty when there is no letter or digit. */
  readonly tokenize: Words['tokenize'];
  /** The same without the short cut for plain texts: for the test that holds the two together. */
  readonly tokenizeAny: Words['tokenize'];
}

/**
 * Makes a tokenizer.
 * @param isFunctionWord tells function words
 */
export function createTokenizer(isFunctionWord: Words['isFunctionWord']): Tokenizer {
  const unspaced = createUnspaced(isFunctionWord);
  return {
    tokenize: (text) => {
      const spelled = spelledOut(text, isFunctionWord);
      return plainWords(spelled) ?? wordsOf(spelled, unspaced);
    },
    tokenizeAny: (text) => wordsOf(spelledOut(text, isFunctionWord), unspaced),
  };
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/**
 * The words of a text that asks for nothing but splitting at what is no letter or digit.
 * @returns what `tokenizeAny` would; nothing for a text beyond ASCII, or one with apostrophes, versions, signs that may
 * belong to a name, or very long words
 */
function plainWords(text: string): string[] | undefined {
  const folded = text.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    if ((unit >= LETTER_A && unit <= LETTER_Z) || isDigit(unit)) {
      if (start < 0) start = at;
      continue;
    }
    if (unit >= BEYOND_ASCII || unit === APOSTROPHE || unit === PLUS || unit === HASH)
      return undefined;
    if (start < 0) continue;
    const mayBeVersion = unit === DOT && isDigit(folded.charCodeAt(at + 1));
    if (mayBeVersion || at - start > LONGEST_WORD) return undefined;
    words.push(folded.slice(start, at));
    start = -1;
  }
  if (start < 0) return words;
  if (folded.length - start > LONGEST_WORD) return undefined;
  words.push(folded.slice(start));
  return words;
}

/** Splits any text, by its Unicode properties. */
function wordsOf(spelled: string, pushUnspaced: PushUnspaced): string[] {
  const folded = fold(spelled);
  const found = folded.match(WORD);
  if (found === null) return [];
  const words: string[] = [];
  const unspaced = BEYOND_LATIN.test(folded) && UNSPACED.test(folded);
  for (const word of found) {
    if (word.startsWith(NAME_MARK)) words.push(word.slice(NAME_MARK.length).toUpperCase());
    else if (unspaced && UNSPACED.test(word)) pushUnspaced(words, word);
    else
      words.push(
        withoutApostrophe(word.length > LONGEST_WORD ? word.slice(0, LONGEST_WORD) : word),
      );
  }
  return words;
}

/** What French and Italian leave of a short word before a vowel: "l'image", "qu'est", "dell'ordine". */
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|un|all|dall|dell|nell|sull)'(?=\p{L}{2})/u;

/** "what's" is "what", "don't" is "dont", "l'image" is "image": all are typed with and without the sign. */
function withoutApostrophe(word: string): string {
  if (!word.includes("'")) return word;
  return word.replace(/'s$/, '').replace(ELIDED, '').replaceAll("'", '');
}

type PushUnspaced = (words: string[], run: string) => void;

/** Pushes dictionary words and, for those of substance that are longer than two characters, each pair of neighbours. */
function createUnspaced(isFunctionWord: Words['isFunctionWord']): PushUnspaced {
  // Built on first use: most knowledge bases never need it, and it takes milliseconds to load.
  let segmenter: Intl.Segmenter | undefined;
  return (words, run) => {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
    for (const { segment, isWordLike } of segmenter.segment(run)) {
      if (isWordLike !== true) continue;
      const characters = Array.from(segment).slice(0, LONGEST_WORD);
      const whole = characters.join('');
      words.push(whole);
      if (characters.length < 3 || isFunctionWord(whole)) continue;
      for (let at = 0; at + 1 < characters.length; at++) {
        words.push(`${characters[at] ?? ''}${characters[at + 1] ?? ''}`);
      }
    }
  };
}
